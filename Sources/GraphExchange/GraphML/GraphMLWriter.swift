import GraphModel

/// GraphML: what programs usually look for as keys of its own, and the rest of an entity or edge as
/// JSON, so that ``GraphMLReader`` loses nothing.
///
/// Source: the GraphML primer and `graphml-structure.xsd` (graphml.graphdrawing.org).
struct GraphMLWriter {
  private let graph: EntityGraph

  init(_ graph: EntityGraph) {
    self.graph = graph
  }

  /// Keys: name, for what, type.
  private static let keys: [(String, String, String)] = [
    ("schema", "graph", "string"), ("documents", "graph", "string"),
    ("name", "node", "string"), ("kind", "node", "string"), ("wikidata", "node", "string"),
    ("aliases", "node", "string"), ("json", "node", "string"),
    ("label", "edge", "string"), ("type", "edge", "string"), ("family", "edge", "string"),
    ("symmetric", "edge", "boolean"), ("polarity", "edge", "string"),
    ("modality", "edge", "string"), ("attributedTo", "edge", "string"),
    ("start", "edge", "string"), ("end", "edge", "string"), ("confidence", "edge", "double"),
    ("sources", "edge", "int"), ("sentence", "edge", "string"), ("json", "edge", "string"),
  ]

  var text: String {
    var out = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
      http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

      """
    for (name, scope, type) in GraphMLWriter.keys {
      out += "<key id=\"\(scope)-\(name)\" for=\"\(scope)\" attr.name=\"\(name)\" "
      out += "attr.type=\"\(type)\"/>\n"
    }
    out += "<graph id=\"entente\" edgedefault=\"directed\">\n"
    out += data("graph-schema", EntityGraph.schema)
    out += data("graph-documents", documents)
    let ids = XMLIdentifiers(graph)
    for entity in graph.entities {
      out += "<node id=\"\(ids.escaped(entity.id))\">"
      out += data("node-name", entity.name) + data("node-kind", entity.kind.rawValue)
      if let wikidata = entity.wikidata { out += data("node-wikidata", wikidata) }
      if !entity.aliases.isEmpty {
        out += data("node-aliases", entity.aliases.joined(separator: "; "))
      }
      out += data("node-json", exact(entity.json())) + "</node>\n"
    }
    for (place, edge) in graph.edges.enumerated() { write(edge, place, ids, to: &out) }
    return out + "</graph>\n</graphml>\n"
  }

  private func write(_ edge: Edge, _ place: Int, _ ids: XMLIdentifiers, to out: inout String) {
    out += "<edge id=\"e\(place)\" source=\"\(ids.escaped(edge.source))\" "
    out += "target=\"\(ids.escaped(edge.target))\">"
    out += data("edge-label", edge.label) + data("edge-type", edge.type)
    out += data("edge-family", edge.family.rawValue)
    out += data("edge-symmetric", String(edge.symmetric))
    out += data("edge-polarity", edge.polarity.rawValue)
    out += data("edge-modality", edge.modality.rawValue)
    if let claimant = edge.attributedTo { out += data("edge-attributedTo", claimant) }
    if let start = edge.time?.start { out += data("edge-start", start) }
    if let end = edge.time?.end { out += data("edge-end", end) }
    var confidence = JSONBytes()
    confidence.fraction(edge.confidence)
    out += data("edge-confidence", String(decoding: confidence.bytes, as: UTF8.self))
    out += data("edge-sources", String(edge.sources))
    if let first = edge.evidence.first { out += data("edge-sentence", first.sentence) }
    out += data("edge-json", exact(edge.json())) + "</edge>\n"
  }

  private func data(_ key: String, _ value: String) -> String {
    "<data key=\"\(key)\">" + XMLEscaping.escaped(value) + "</data>"
  }

  /// The documents as the schema has them.
  private var documents: String {
    exact(EntityGraph(documents: graph.documents).json(.oneLine).dropLast(while: { $0 == 0x0A }))
  }

  /// JSON that XML can hold: two characters that JSON leaves as they are, XML has not.
  private func exact(_ json: [UInt8]) -> String {
    let text = String(decoding: json, as: UTF8.self)
    if XMLEscaping.allows(text) { return text }
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFFFE: out += "\\ufffe"
      case 0xFFFF: out += "\\uffff"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}

extension [UInt8] {
  fileprivate func dropLast(while matches: (UInt8) -> Bool) -> [UInt8] {
    Array(self[..<(lastIndex { !matches($0) }.map { $0 + 1 } ?? 0)])
  }
}

/// Entity ids as XML can hold them; those it cannot are numbered.
struct XMLIdentifiers {
  private var replaced: [String: String] = [:]

  init(_ graph: EntityGraph) {
    let unsafe = graph.entities.map(\.id).filter { $0.isEmpty || !XMLEscaping.allows($0) }
    guard !unsafe.isEmpty else { return }
    let taken = Set(graph.entities.map(\.id))
    var number = 0
    for id in unsafe {
      repeat { number += 1 } while taken.contains("node-\(number)")
      replaced[id] = "node-\(number)"
    }
  }

  func escaped(_ id: String) -> String {
    replaced[id] ?? XMLEscaping.escaped(id)
  }
}
