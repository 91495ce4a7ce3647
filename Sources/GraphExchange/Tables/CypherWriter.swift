import GraphModel

/// A Cypher script: statements that may be run again, since they merge by id.
struct CypherWriter {
  private let graph: EntityGraph

  init(_ graph: EntityGraph) {
    self.graph = graph
  }

  var text: String {
    var out = "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n"
    for entity in graph.entities {
      out += "MERGE (n:Entity {id: \(quoted(entity.id))}) SET n:\(Neo4j.label(entity.kind)), "
      out += "n.name = \(quoted(entity.name)), n.kind = \(quoted(entity.kind.rawValue))"
      if let wikidata = entity.wikidata { out += ", n.wikidata = \(quoted(wikidata))" }
      if !entity.aliases.isEmpty {
        out += ", n.aliases = [" + entity.aliases.map(quoted).joined(separator: ", ") + "]"
      }
      out += ";\n"
    }
    for edge in graph.edges {
      out +=
        "MATCH (a:Entity {id: \(quoted(edge.source))}), (b:Entity {id: \(quoted(edge.target))})"
      out += " MERGE (a)-[r:\(Neo4j.type(edge.family)) {id: \(quoted(edge.id))}]->(b) SET "
      out += "r.type = \(quoted(edge.type)), r.label = \(quoted(edge.label)), "
      out += "r.symmetric = \(edge.symmetric), r.polarity = \(quoted(edge.polarity.rawValue)), "
      out += "r.modality = \(quoted(edge.modality.rawValue)), r.sources = \(edge.sources), "
      var confidence = JSONBytes()
      confidence.fraction(edge.confidence)
      out += "r.confidence = \(String(decoding: confidence.bytes, as: UTF8.self))"
      if let claimant = edge.attributedTo { out += ", r.attributedTo = \(quoted(claimant))" }
      if let start = edge.time?.start { out += ", r.start = \(quoted(start))" }
      if let end = edge.time?.end { out += ", r.end = \(quoted(end))" }
      if !edge.evidence.isEmpty {
        out += ", r.sentences = ["
        out += edge.evidence.map { quoted($0.sentence) }.joined(separator: ", ")
        out += "], r.documents = ["
        out += edge.evidence.map { quoted($0.document) }.joined(separator: ", ") + "]"
      }
      out += ";\n"
    }
    return out
  }

  /// A string literal: nothing in it can end it, and each statement stays on its line.
  private func quoted(_ text: String) -> String {
    var out = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": out += "\\'"
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || (0x2028...0x2029).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "'"
  }
}
