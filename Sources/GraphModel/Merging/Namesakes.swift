/// Tells persons of one name apart by the states that their posts are in.
///
/// Graphs made apart agree on a person by his full name alone
/// (``Entity/stableID(kind:name:wikidata:document:)``).
/// Where documents give posts of different states to one name, as of an American senator and an
/// Australian minister, and no document gives both to one person, they are namesakes: the one of most
/// documents keeps the id and the documents that tell nothing, each other gets the state's id behind
/// an "@". All that decides is in the edges, so that merging can take it back, unite, and decide
/// anew: it stays associative.
///
/// The others' names say the state too, "John Smith (Australia)", with the plain name as an alias.
package struct Namesakes: Sendable {
  /// Documents by the state whose post they give, by person.
  private var claims: [ExactText: [ExactText: Claim]] = [:]

  fileprivate struct Claim: Sendable {
    var documents: Set<ExactText> = []
    /// The state's id in the graph, which may be a territory's or a former state's.
    var state: String
  }

  package init() {}

  /// The families of posts, which a person has in one state at a time.
  package static let families: Set<RelationFamily> = [.leads, .serves, .speaksFor, .represents]

  /// Edges less sure decide nothing.
  package static let leastConfidence = 0.7

  /// Whether the entity may turn out to be several: a person by full name, in no knowledge base.
  package static func mayBeSeveral(_ id: String) -> Bool {
    id.hasPrefix("person:") && !id.utf8.contains(UInt8(ascii: "#"))
  }

  /// The id before namesakes were told apart.
  package static func pooled(_ id: String) -> String {
    guard id.hasPrefix("person:"), let end = id.utf8.firstIndex(of: UInt8(ascii: "@")) else {
      return id
    }
    return String(id[..<end])
  }

  /// A name without the state that tells its bearer apart.
  static func plain(_ name: String) -> String {
    guard name.utf8.last == UInt8(ascii: ")"), let bracket = name.utf8.lastIndex(of: 0x28),
      bracket > name.utf8.startIndex
    else { return name }
    let space = name.utf8.index(before: bracket)
    return name.utf8[space] == 0x20 ? String(name[..<space]) : name
  }

  /// The state in which the edge says that its source has a post; nil where it says none.
  package static func state(of edge: Edge) -> String? {
    // Rounded as JSON has it, so that a graph decides the same before and after it is written.
    guard families.contains(edge.family), edge.polarity == .affirmed, edge.modality == .actual,
      (edge.confidence * 10_000).rounded() >= leastConfidence * 10_000,
      mayBeSeveral(edge.source)
    else { return nil }
    return SovereignStates.sovereign(of: edge.target)
  }

  /// Enters what the edge says, if it is about a post.
  package mutating func enter(_ edge: Edge) {
    guard let state = Namesakes.state(of: edge), !edge.evidence.isEmpty else { return }
    var claim =
      claims[ExactText(edge.source)]?[ExactText(state)] ?? Claim(state: edge.target)
    claim.documents.formUnion(edge.evidence.lazy.map { ExactText($0.document) })
    if edge.target.precedes(claim.state) { claim.state = edge.target }
    claims[ExactText(edge.source), default: [:]][ExactText(state)] = claim
  }

  /// The persons that are several, with where each document's mentions go.
  package func partitions() -> [String: NamesakePartition] {
    var found: [String: NamesakePartition] = [:]
    for (person, states) in claims where states.count > 1 {
      if let partition = NamesakePartition(person.text, states) { found[person.text] = partition }
    }
    return found
  }
}

/// One name's documents by bearer.
package struct NamesakePartition: Sendable {
  private let main: String
  private let others: [ExactText: String]
  /// Ids of the states, as the graph has them, by the ids of all bearers but the main.
  fileprivate let states: [String: String]

  /// nil where all states are one person's.
  fileprivate init?(_ id: String, _ claims: [ExactText: Namesakes.Claim]) {
    // States that one document joins are one person's.
    var groups: [(states: [ExactText], documents: Set<ExactText>)] = []
    for (state, claim) in claims.sorted(by: { $0.key < $1.key }) {
      var joined = (states: [state], documents: claim.documents)
      let isJoined = groups.map { !$0.documents.isDisjoint(with: claim.documents) }
      for (group, isJoined) in zip(groups, isJoined) where isJoined {
        joined.states += group.states
        joined.documents.formUnion(group.documents)
      }
      groups = zip(groups, isJoined).filter { !$0.1 }.map(\.0) + [joined]
    }
    guard groups.count > 1 else { return nil }
    let named = groups.map { (state: $0.states.min()!, documents: $0.documents) }
      .sorted {
        $0.documents.count != $1.documents.count
          ? $0.documents.count > $1.documents.count : $0.state < $1.state
      }
    main = id
    var others: [ExactText: String] = [:]
    var states: [String: String] = [:]
    for group in named.dropFirst() {
      let other = id + "@" + FoldedName(group.state.text).words.joined(separator: "-")
      states[other] = claims[group.state]?.state
      for document in group.documents { others[document] = other }
    }
    self.others = others
    self.states = states
  }

  /// The id of the bearer whom the document means.
  package func id(in document: String) -> String { others[ExactText(document)] ?? main }
}

extension EntityGraph {
  /// The graph with persons split as `partitions` say; sources are to be counted anew.
  ///
  /// - Parameter names: of states, by id.
  package func parted(
    by partitions: [String: NamesakePartition], names: [String: String]
  ) -> EntityGraph {
    var graph = EntityGraph(documents: documents)
    for entity in entities {
      if let partition = partitions[entity.id] {
        graph.entities += entity.parted(by: partition, names: names)
      } else {
        graph.entities.append(entity)
      }
    }
    for edge in edges { graph.edges += edge.parted(by: partitions) }
    return graph
  }
}

extension Entity {
  /// The bearers of the name, each with the mentions of its documents, and of the names those that
  /// its documents use; what no mention shows all of them keep. One that only edges know of is there
  /// as well.
  fileprivate func parted(
    by partition: NamesakePartition, names stateNames: [String: String]
  ) -> [Entity] {
    var mentionsByID = Dictionary(
      uniqueKeysWithValues: ([id] + partition.states.keys).map {
        (ExactText($0), [EntityMention]())
      })
    for mention in mentions {
      mentionsByID[ExactText(partition.id(in: mention.document)), default: []].append(mention)
    }
    let shown = Set(mentions.map { ExactText($0.text) })
    return mentionsByID.sorted { $0.key < $1.key }.map { id, mentions in
      let own = Set(mentions.map { ExactText($0.text) })
      let names = ([name] + aliases).filter {
        !shown.contains(ExactText($0)) || own.contains(ExactText($0))
      }
      var part = self
      part.id = id.text
      part.mentions = mentions
      var fullest = names.first ?? name
      for other in names.dropFirst() where Entity.isFuller(other, than: fullest) { fullest = other }
      part.name = fullest
      if let state = partition.states[id.text].flatMap({ stateNames[$0] }) {
        part.name += " (\(state))"
      }
      part.aliases = names.filter { !$0.hasSameBytes(as: part.name) }.sorted { $0.precedes($1) }
      return part
    }
  }
}

extension Edge {
  /// The edge once for each combination of bearers that its evidence means.
  fileprivate func parted(by partitions: [String: NamesakePartition]) -> [Edge] {
    let ends = [source, target] + (attributedTo.map { [$0] } ?? [])
    guard ends.contains(where: { partitions[$0] != nil }), !evidence.isEmpty else { return [self] }
    var parts: [ExactText: Edge] = [:]
    for piece in evidence {
      var part = renamed { partitions[$0]?.id(in: piece.document) ?? $0 }
      part.evidence = []
      parts[ExactText(part.id), default: part].evidence.append(piece)
    }
    return parts.sorted { $0.key < $1.key }.map(\.value)
  }
}
