extension EntityGraph {
  /// The union of graphs: entities, edges and documents of one id become one.
  ///
  /// Associative, commutative and idempotent: any split of a corpus, in any order, with repeats,
  /// gives the same graph. It holds because each part of the result is a set union, or the greatest
  /// under a fixed order, or computed from those. O(n log n) for n records in all.
  ///
  /// Namesakes whose posts are in different states are told apart (``Namesakes``), anew each time:
  /// what an earlier merge told apart may turn out to be one person.
  ///
  /// Ids that do not follow from content (``Entity/stableID(kind:name:wikidata:document:)``)
  /// are replaced by ones that do, since "e1" means another entity in each document.
  public static func merging(_ graphs: some Sequence<EntityGraph>) -> EntityGraph {
    var merger = GraphMerger()
    for graph in graphs { merger.add(graph) }
    return merger.graph()
  }

  /// The graph with stable ids, without duplicates and in canonical order. Namesakes stay as they
  /// are, one or several.
  public func canonicalized() -> EntityGraph {
    var merger = GraphMerger(tellsNamesakesApart: false)
    merger.add(self)
    return merger.graph()
  }

  /// The canonical graph with all namesakes taken for one, as merging has it before it decides.
  package func pooled() -> EntityGraph {
    var merger = GraphMerger()
    merger.add(self)
    return merger.pooledGraph()
  }
}

/// Gathers graphs one after the other; memory holds the union.
public struct GraphMerger: Sendable {
  private var documents: [ExactText: DocumentRecord] = [:]
  private var entities: [ExactText: EntityUnion] = [:]
  private var edges: [ExactText: EdgeUnion] = [:]
  private let tellsNamesakesApart: Bool

  public init() {
    self.init(tellsNamesakesApart: true)
  }

  /// - Parameter tellsNamesakesApart: pool namesakes, and tell them apart in the result; false leaves
  ///   them as they are.
  package init(tellsNamesakesApart: Bool) {
    self.tellsNamesakesApart = tellsNamesakesApart
  }

  /// Adds what `graph` holds.
  public mutating func add(_ graph: EntityGraph) {
    for document in graph.documents {
      documents[ExactText(document.id), default: document].formUnion(document)
    }
    let scope = graph.documents.map(\.id).min { $0.precedes($1) } ?? ""
    var ids: [ExactText: String] = [:]
    ids.reserveCapacity(graph.entities.count)
    for entity in graph.entities {
      let stable = entity.stable(in: scope)
      let id = tellsNamesakesApart ? Namesakes.pooled(stable) : stable
      ids[ExactText(entity.id)] = id
      var entity = entity
      if !id.hasSameBytes(as: stable) { entity.name = Namesakes.plain(entity.name) }
      entities[ExactText(id), default: EntityUnion(id: id)].formUnion(entity)
    }
    for edge in graph.edges {
      let edge = edge.renamed { ids[ExactText($0)] ?? $0 }
      edges[ExactText(edge.id), default: EdgeUnion(edge)].formUnion(edge)
    }
  }

  /// The union of everything added, canonical.
  public func graph() -> EntityGraph {
    guard tellsNamesakesApart else { return pooledGraph() }
    let partitions = namesakes().partitions()
    if partitions.isEmpty { return pooledGraph() }
    let pooled = partialGraph()
    return pooled.parted(by: partitions, names: pooled.stateNames).canonicalized()
  }

  /// The posts that tell namesakes apart.
  private func namesakes() -> Namesakes {
    var namesakes = Namesakes()
    for union in edges.values {
      namesakes.enter(union.edge)
    }
    return namesakes
  }

  /// The union with all namesakes taken for one.
  func pooledGraph() -> EntityGraph {
    EntityGraph(
      documents: documents.sorted { $0.key < $1.key }.map(\.value),
      entities: entities.sorted { $0.key < $1.key }.map { $0.value.entity() },
      edges: edges.sorted { $0.key < $1.key }.map { $0.value.settled() })
  }

  /// The union of everything added so far, to be merged with others: in order, but with sources
  /// not counted yet, which is the costly part and wants all evidence.
  package func partialGraph() -> EntityGraph {
    EntityGraph(
      documents: documents.sorted { $0.key < $1.key }.map(\.value),
      entities: entities.sorted { $0.key < $1.key }.map { $0.value.entity() },
      edges: edges.sorted { $0.key < $1.key }.map { $0.value.inOrder() })
  }
}

extension DocumentRecord {
  /// Each field is the greater of the two; a field that is there beats one that is not.
  fileprivate mutating func formUnion(_ other: DocumentRecord) {
    title = greater(title, other.title)
    date = greater(date, other.date)
    url = greater(url, other.url)
    sha256 = greater(sha256, other.sha256)
  }
}

/// An entity while its parts come together.
private struct EntityUnion: Sendable {
  let id: String
  private var kind: EntityKind?
  private var name: String?
  private var names: Set<ExactText> = []
  private var wikidata: String?
  private var mentions: [EntityMention] = []

  init(id: String) {
    self.id = id
  }

  mutating func formUnion(_ other: Entity) {
    // Sources that disagree on the kind (a Wikidata id read as state and organization) settle on
    // the first of the list, whichever comes first.
    kind = min(kind ?? other.kind, other.kind)
    name = name.map { Entity.isFuller(other.name, than: $0) ? other.name : $0 } ?? other.name
    names.insert(ExactText(other.name))
    for alias in other.aliases { names.insert(ExactText(alias)) }
    wikidata = greater(wikidata, other.wikidata)
    mentions += other.mentions
  }

  func entity() -> Entity {
    let fullest: String = self.name ?? ""
    // A loop: the optimizer of Swift 6.3.1 crashes on the closure form.
    var aliases: [String] = []
    for other in names.sorted() where !other.text.hasSameBytes(as: fullest) {
      aliases.append(other.text)
    }
    return Entity(
      id: id, kind: kind ?? .organization, name: fullest, aliases: aliases,
      wikidata: wikidata,
      mentions: mentions.sortedWithoutRepeats { EntityMention.precedes($0, $1) })
  }
}

extension Entity {
  /// Whether `a` says more than `b`: more words, then more letters, then the later in byte order.
  package static func isFuller(_ a: String, than b: String) -> Bool {
    let (aWords, bWords) = (a.utf8.count { $0 == 0x20 }, b.utf8.count { $0 == 0x20 })
    if aWords != bWords { return aWords > bWords }
    let (aCount, bCount) = (a.unicodeScalars.count, b.unicodeScalars.count)
    return aCount != bCount ? aCount > bCount : b.precedes(a)
  }

  /// The id that follows from content; `scope` is the document for an entity without mentions.
  fileprivate func stable(in scope: String) -> String {
    if Entity.isStable(id) { return id }
    let place = mentions.map(\.document).min { $0.precedes($1) } ?? scope
    return Entity.stableID(kind: kind, name: name, wikidata: wikidata, document: place)
  }
}

extension EntityMention {
  package static func precedes(_ a: EntityMention, _ b: EntityMention) -> Bool {
    if !a.document.hasSameBytes(as: b.document) { return a.document.precedes(b.document) }
    if (a.start, a.end) != (b.start, b.end) { return (a.start, a.end) < (b.start, b.end) }
    if !a.text.hasSameBytes(as: b.text) { return a.text.precedes(b.text) }
    if a.form != b.form { return a.form.rawValue < b.form.rawValue }
    return GraphModel.precedes(a.reason, b.reason) ?? false
  }
}

extension Evidence {
  package static func precedes(_ a: Evidence, _ b: Evidence) -> Bool {
    if !a.document.hasSameBytes(as: b.document) { return a.document.precedes(b.document) }
    if (a.start, a.end) != (b.start, b.end) { return (a.start, a.end) < (b.start, b.end) }
    if a.trigger != b.trigger { return a.trigger < b.trigger }
    for (x, y) in [(a.sourceSpan, b.sourceSpan), (a.targetSpan, b.targetSpan)] where x != y {
      guard let x else { return true }
      guard let y else { return false }
      return x < y
    }
    if !a.rule.hasSameBytes(as: b.rule) { return a.rule.precedes(b.rule) }
    return a.sentence.precedes(b.sentence)
  }
}

extension Edge {
  /// The edge between other names of its entities, with the id that follows from them.
  func renamed(_ name: (String) -> String) -> Edge {
    var edge = self
    edge.source = name(source)
    edge.target = name(target)
    edge.attributedTo = attributedTo.map(name)
    edge.id = edge.contentID
    return edge
  }
}

extension Array {
  /// Sorted, and equal neighbours (neither precedes the other) kept once.
  // Not inlined: the optimizer of Swift 6.3.1 crashes on what inlining makes of it.
  @inline(never)
  func sortedWithoutRepeats(_ precedes: (Element, Element) -> Bool) -> [Element] {
    if count < 2 { return self }
    var result: [Element] = []
    result.reserveCapacity(count)
    for element in sorted(by: precedes) {
      if let last = result.last, !precedes(last, element) { continue }
      result.append(element)
    }
    return result
  }
}

private func greater(_ a: String?, _ b: String?) -> String? {
  guard let a else { return b }
  guard let b else { return a }
  return a.precedes(b) ? b : a
}
