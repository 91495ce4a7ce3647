extension Curation {
  /// The graph with every rule applied in order, canonical, and the rules that matched nothing.
  ///
  /// Rules look at names and places, never at what was there before: applied to a graph that holds
  /// their results already, they change it no further.
  public func applied(to graph: EntityGraph) -> (graph: EntityGraph, unmatched: [CurationRule]) {
    if rules.isEmpty { return (graph, []) }
    var curated = CuratedGraph(graph)
    let unmatched = rules.filter { !curated.apply($0) }
    return (curated.graph(), unmatched)
  }
}

/// An entity's name in a rule.
public struct EntityName: Sendable, Hashable {
  /// The id that the text is, if it is one.
  public let id: String
  /// The kind it asks for; nil for any.
  public let kind: EntityKind?
  /// Compared with names and aliases.
  public let folded: FoldedName

  public init(_ text: String) {
    id = text
    let kind = EntityKind.allCases.first { text.hasPrefix("\($0.rawValue):") }
    self.kind = kind
    folded = FoldedName(kind.map { String(text.dropFirst($0.rawValue.count + 1)) } ?? text)
  }
}

/// A graph while rules change it.
private struct CuratedGraph {
  private var documents: [DocumentRecord]
  private var entities: [Entity]
  private var edges: [Edge]

  init(_ graph: EntityGraph) {
    documents = graph.documents
    entities = graph.entities
    edges = graph.edges
  }

  func graph() -> EntityGraph {
    EntityGraph(documents: documents, entities: entities, edges: edges).canonicalized()
  }

  /// Whether the rule found what it is about.
  mutating func apply(_ rule: CurationRule) -> Bool {
    switch rule.action {
    case .merge(let name, let other): merge(name, into: other, because: rule)
    case .splitDocument(let name, let document, let other):
      split(name, to: other, because: rule) { $0.document == document }
    case .splitMentions(let name, let text, let other):
      split(name, to: other, because: rule) { [text = FoldedName(text)] in
        FoldedName($0.text) == text
      }
    case .rename(let name, let other):
      change(name) { entity in
        if entity.name == other { return }
        entity.aliases.append(entity.name)
        entity.name = other
      }
    case .kind(let name, let kind): change(name) { $0.kind = kind }
    case .reject(let name): reject(name)
    case .rejectEdge(let id): rejectEdge(id)
    }
  }

  /// Indices of the entities a name means: by id, else by name, else by alias.
  private func find(_ text: String) -> [Int] {
    if let index = entities.firstIndex(where: { $0.id == text }) { return [index] }
    let name = EntityName(text)
    let candidates = entities.indices.filter { name.kind == nil || entities[$0].kind == name.kind }
    let named = candidates.filter { FoldedName(entities[$0].name) == name.folded }
    if !named.isEmpty { return named }
    return candidates.filter { entities[$0].aliases.contains { FoldedName($0) == name.folded } }
  }

  private mutating func change(_ name: String, _ change: (inout Entity) -> Void) -> Bool {
    let found = find(name)
    for index in found { change(&entities[index]) }
    return !found.isEmpty
  }

  private mutating func merge(
    _ name: String, into other: String, because rule: CurationRule
  ) -> Bool {
    // Of several that bear the name, the one spoken of most keeps it.
    let target = find(other).min { a, b in
      let (x, y) = (entities[a], entities[b])
      return x.mentions.count != y.mentions.count
        ? x.mentions.count > y.mentions.count : x.id.precedes(y.id)
    }
    guard let target else { return false }
    let merged = find(name).filter { $0 != target }
    let id = entities[target].id
    for index in merged {
      let entity = entities[index]
      entities[target].aliases += [entity.name] + entity.aliases
      entities[target].mentions += entity.mentions.map { $0.moved(because: rule) }
    }
    let ids = Set(merged.map { entities[$0].id })
    edges = edges.compactMap { edge in
      let renamed = edge.renamed { ids.contains($0) ? id : $0 }
      let isLoopNow = renamed.source == renamed.target && edge.source != edge.target
      return isLoopNow ? nil : renamed
    }
    entities.removeAll { ids.contains($0.id) }
    return !merged.isEmpty
  }

  private mutating func split(
    _ name: String, to other: String, because rule: CurationRule,
    where isMoved: (EntityMention) -> Bool
  ) -> Bool {
    var anyMoved = false
    for index in find(name) {
      let entity = entities[index]
      let moved = entity.mentions.filter(isMoved)
      if moved.isEmpty { continue }
      anyMoved = true
      entities[index].mentions.removeAll(where: isMoved)
      dropUnusedAliases(of: index, after: moved)
      let id = place(moved.map { $0.moved(because: rule) }, of: entity, under: other)
      moveEdges(from: entity, to: id, moved)
    }
    return anyMoved
  }

  /// Names that only the moved mentions used do not stay behind.
  private mutating func dropUnusedAliases(of index: Int, after moved: [EntityMention]) {
    let left = Set(entities[index].mentions.map(\.text))
    let gone = Set(moved.map(\.text)).subtracting(left)
    entities[index].aliases.removeAll { gone.contains($0) }
  }

  /// Gives mentions to the entity of this name, made if there is none; its id.
  private mutating func place(
    _ mentions: [EntityMention], of entity: Entity, under name: String
  ) -> String {
    if let index = find(name).first(where: { entities[$0].id != entity.id }) {
      entities[index].mentions += mentions
      return entities[index].id
    }
    let kind = EntityName(name).kind
    let plain = kind.map { String(name.dropFirst($0.rawValue.count + 1)) } ?? name
    let id = Entity.stableID(
      kind: kind ?? entity.kind, name: plain, document: mentions[0].document)
    let names = Set(
      mentions.lazy.filter {
        ($0.form == .name || $0.form == .credit) && $0.text != plain
      }.map(\.text))
    entities.append(
      Entity(
        id: id, kind: kind ?? entity.kind, name: plain, aliases: names.sorted { $0.precedes($1) },
        mentions: mentions))
    return id
  }

  /// Splits each edge of `entity` by which of its evidence the moved mentions back.
  private mutating func moveEdges(from entity: Entity, to id: String, _ moved: [EntityMention]) {
    let places = Set(moved.map(Place.init))
    let documents = Set(moved.map(\.document))
    let kept = Set(entity.mentions.lazy.filter { !places.contains(Place($0)) }.map(\.document))
    /// Where the mention's place is unknown, a document moves when it is spoken of no more in it.
    func isMoved(_ document: String, _ span: TextSpan?) -> Bool {
      if let span { return places.contains(Place(document: document, span: span)) }
      return documents.contains(document) && !kept.contains(document)
    }
    edges = edges.flatMap { edge -> [Edge] in
      guard edge.source == entity.id || edge.target == entity.id || edge.attributedTo == entity.id
      else { return [edge] }
      var parts: [Edge] = []
      for evidence in edge.evidence {
        var part = edge
        part.evidence = [evidence]
        if edge.source == entity.id, isMoved(evidence.document, evidence.sourceSpan) {
          part.source = id
        }
        if edge.target == entity.id, isMoved(evidence.document, evidence.targetSpan) {
          part.target = id
        }
        if edge.attributedTo == entity.id, isMoved(evidence.document, nil) {
          part.attributedTo = id
        }
        if part.source != part.target || edge.source == edge.target { parts.append(part) }
      }
      return edge.evidence.isEmpty ? [edge] : parts
    }
  }

  private mutating func reject(_ name: String) -> Bool {
    let ids = Set(find(name).map { entities[$0].id })
    entities.removeAll { ids.contains($0.id) }
    edges.removeAll { ids.contains($0.source) || ids.contains($0.target) }
    // What a rejected claimant said stands as the article's own word.
    for index in edges.indices where edges[index].attributedTo.map(ids.contains) == true {
      edges[index].attributedTo = nil
    }
    return !ids.isEmpty
  }

  private mutating func rejectEdge(_ id: String) -> Bool {
    let count = edges.count
    edges.removeAll { $0.id == id || $0.contentID == id }
    return edges.count < count
  }
}

/// Where a mention stands.
private struct Place: Hashable {
  let document: String
  let span: TextSpan

  init(document: String, span: TextSpan) {
    self.document = document
    self.span = span
  }

  init(_ mention: EntityMention) {
    self.init(document: mention.document, span: TextSpan(mention.start, mention.end))
  }
}

extension EntityMention {
  /// The mention at its new entity, with the rule that moved it as its reason.
  fileprivate func moved(because rule: CurationRule) -> EntityMention {
    var mention = self
    let cause = "curation: \(rule)"
    if reason?.contains(cause) != true {
      mention.reason = reason.map { "\($0); \(cause)" } ?? cause
    }
    return mention
  }
}
