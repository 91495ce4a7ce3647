import GraphModel

/// A graph as the graphs of its documents, one a line.
struct DocumentSplit {
  private let graph: EntityGraph

  init(_ graph: EntityGraph) {
    self.graph = graph
  }

  /// JSON Lines in the order of the documents. Entities and edges without any evidence come last,
  /// in a line of their own. O(evidence + mentions).
  var lines: [UInt8] {
    var edges: [String: [Edge]] = [:]
    var entities: [String: [String: Entity]] = [:]
    let named = Dictionary(
      graph.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    func note(_ id: String, in document: String) {
      guard entities[document]?[id] == nil, var entity = named[id] else { return }
      entity.mentions = []
      entities[document, default: [:]][id] = entity
    }
    for entity in graph.entities {
      for mention in entity.mentions {
        note(entity.id, in: mention.document)
        entities[mention.document]?[entity.id]?.mentions.append(mention)
      }
      if entity.mentions.isEmpty { note(entity.id, in: "") }
    }
    for edge in graph.edges {
      let parts = Dictionary(grouping: edge.evidence, by: \.document)
      for (document, evidence) in parts.isEmpty ? ["": []] : parts {
        var part = edge
        part.evidence = evidence
        part.sources = parts.count > 1 ? 1 : edge.sources
        edges[document, default: []].append(part)
        for id in [edge.source, edge.target] + (edge.attributedTo.map { [$0] } ?? []) {
          note(id, in: document)
        }
      }
    }
    var out: [UInt8] = []
    let known = graph.documents.map(\.id)
    for (place, document) in (known + [""]).enumerated() {
      var part = EntityGraph()
      if place < known.count { part.documents = [graph.documents[place]] }
      part.entities = entities[document].map { Array($0.values) } ?? []
      part.edges = edges[document] ?? []
      if place == known.count && (part.entities.isEmpty || known.contains("")) { continue }
      out += part.canonicalized().json(.oneLine)
    }
    return out
  }
}
