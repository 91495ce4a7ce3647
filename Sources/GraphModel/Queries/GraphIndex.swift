/// A graph in memory, indexed for queries. Built in O(n); the graph's ids are used as they are.
public struct GraphIndex: QueryableGraph {
  public let graph: EntityGraph
  private let nodes: [String: Int]
  private let documents: [String: Int]
  /// Edge numbers by node, best supported first.
  private let edgesAt: [[Int]]
  /// Edge numbers, best supported first.
  private let ranking: [Int]
  private let days: [EventDays?]
  private let firstSeen: [String?]
  private let names: [String: [NameMatch]]

  public init(_ graph: EntityGraph) {
    self.graph = graph
    var nodes: [String: Int] = [:]
    nodes.reserveCapacity(graph.entities.count)
    for (node, entity) in graph.entities.enumerated() { nodes[entity.id] = node }
    var documents: [String: Int] = [:]
    for (number, document) in graph.documents.enumerated() { documents[document.id] = number }
    func date(of id: String) -> String? { documents[id].flatMap { graph.documents[$0].date } }

    let edges = graph.edges
    ranking = edges.indices.sorted { GraphIndex.precedes(edges[$0], edges[$1]) }
    var edgesAt = [[Int]](repeating: [], count: graph.entities.count)
    for number in ranking {
      let ends = (nodes[edges[number].source], nodes[edges[number].target])
      if let node = ends.0 { edgesAt[node].append(number) }
      if let node = ends.1, ends.0 != ends.1 { edgesAt[node].append(number) }
    }
    days = edges.map { edge in
      EventDays(time: edge.time, published: edge.evidence.lazy.compactMap { date(of: $0.document) })
    }
    firstSeen = graph.entities.map { entity in
      entity.mentions.lazy.compactMap { date(of: $0.document) }.min()
    }
    var names: [String: [NameMatch]] = [:]
    for (node, entity) in graph.entities.enumerated() {
      for (key, rank) in NameForms.of(
        name: entity.name, aliases: entity.aliases, kind: entity.kind)
      {
        names[key, default: []].append(NameMatch(node: node, rank: rank))
      }
    }
    self.nodes = nodes
    self.documents = documents
    self.edgesAt = edgesAt
    self.names = names
  }

  public func node(id: String) -> Int? { nodes[id] }

  public func entity(node: Int) -> Entity { graph.entities[node] }

  public func summary(node: Int) -> EntitySummary {
    let entity = graph.entities[node]
    return EntitySummary(
      id: entity.id, kind: entity.kind, name: entity.name, aliases: entity.aliases,
      wikidata: entity.wikidata, degree: edgesAt[node].count, mentions: entity.mentions.count,
      firstSeen: firstSeen[node])
  }

  public func names(equalTo key: FoldedName) -> [NameMatch] { names[key.text] ?? [] }

  public func allNames() -> [String] {
    graph.entities.flatMap { [$0.name] + $0.aliases }
  }

  public func entities(_ query: EntityQuery) -> [EntitySummary] {
    let part = query.match.map { FoldedName($0).text }
    let wanted = graph.entities.indices.filter { node in
      let entity = graph.entities[node]
      if !query.kinds.isEmpty, !query.kinds.contains(entity.kind) { return false }
      guard let part else { return true }
      return ([entity.name] + entity.aliases).contains { name in
        FoldedName(name).text.contains(part)
      }
    }
    let sorted = wanted.map(summary(node:)).sorted { query.precedes($0, $1) }
    return query.limit.map { Array(sorted.prefix($0)) } ?? sorted
  }

  public func edges(_ filter: EdgeFilter, limit: Int?) -> [Edge] {
    edgeNumbers(filter, limit: limit).map { graph.edges[$0] }
  }

  public func edgeNumbers(_ filter: EdgeFilter, limit: Int?) -> [Int] {
    let end = filter.between?.a ?? filter.from ?? filter.to ?? filter.touching
    let candidates = end.map { id in nodes[id].map { edgesAt[$0] } ?? [] } ?? ranking
    var found: [Int] = []
    for number in candidates where filter.matches(graph.edges[number], days: days[number]) {
      if let limit, found.count == limit { break }
      found.append(number)
    }
    return found
  }

  public func edges(idPrefix prefix: String, limit: Int) -> [Edge] {
    Array(graph.edges.lazy.filter { $0.id.hasPrefix(prefix) }.prefix(limit))
  }

  public func edge(number: Int) -> Edge { graph.edges[number] }

  public func steps(from node: Int, families: Set<RelationFamily>) -> [GraphStep] {
    edgesAt[node].compactMap { number in
      let edge = graph.edges[number]
      guard edge.polarity == .affirmed, families.isEmpty || families.contains(edge.family) else {
        return nil
      }
      let other = graph.entities[node].id == edge.source ? edge.target : edge.source
      return nodes[other].map { GraphStep(edge: number, node: $0) }
    }
  }

  public func document(id: String) -> DocumentRecord? {
    documents[id].map { graph.documents[$0] }
  }

  public func search(_ words: String, limit: Int?) -> [SearchHit] {
    let wanted = SearchWords.split(words)
    if wanted.isEmpty { return [] }
    var hits: [SearchHit] = []
    for edge in graph.edges {
      for evidence in edge.evidence where SearchWords.all(wanted, in: evidence.sentence) {
        if let limit, hits.count == limit { return hits }
        hits.append(SearchHit(edge: edge, evidence: evidence))
      }
    }
    return hits
  }

  public func statistics() -> GraphStatistics {
    var statistics = GraphStatistics()
    statistics.documents = graph.documents.count
    for entity in graph.entities {
      statistics.entities[entity.kind, default: 0] += 1
      statistics.mentions += entity.mentions.count
    }
    statistics.edges = graph.edges.count
    for edge in graph.edges {
      statistics.evidence += edge.evidence.count
      statistics.families[edge.family, default: 0] += 1
      statistics.polarities[edge.polarity, default: 0] += 1
      statistics.modalities[edge.modality, default: 0] += 1
      if edge.sources > 1 { statistics.confirmed += 1 }
    }
    let dates = graph.documents.compactMap(\.date)
    statistics.firstDate = dates.min()
    statistics.lastDate = dates.max()
    return statistics
  }

  private static func precedes(_ a: Edge, _ b: Edge) -> Bool {
    if a.sources != b.sources { return a.sources > b.sources }
    if a.confidence != b.confidence { return a.confidence > b.confidence }
    return a.id.precedes(b.id)
  }
}

extension EntityQuery {
  /// The order of the result; ids decide between equals.
  package func precedes(_ a: EntitySummary, _ b: EntitySummary) -> Bool {
    switch order {
    case .degree where a.degree != b.degree: return a.degree > b.degree
    case .firstSeen where a.firstSeen != b.firstSeen:
      return (a.firstSeen ?? "~") < (b.firstSeen ?? "~")
    case .name:
      let (x, y) = (FoldedName(a.name).text, FoldedName(b.name).text)
      return x.hasSameBytes(as: y) ? a.id.precedes(b.id) : x.precedes(y)
    default: return a.id.precedes(b.id)
    }
  }
}

/// Words as the full-text index has them: letters and digits, folded.
public enum SearchWords {
  public static func split(_ text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map { FoldedName(String($0)).text }
      .filter { !$0.isEmpty }
  }

  static func all(_ wanted: [String], in sentence: String) -> Bool {
    let words = Set(split(sentence))
    return wanted.allSatisfy(words.contains)
  }
}
