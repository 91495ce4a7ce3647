import GraphModel

/// GEXF 1.3 for Gephi: kinds coloured as in our drawings, edges with spells from event dates.
///
/// Source: the GEXF 1.3 schema (gexf.net). All edges are directed there, since readers refuse
/// files that mix both; `symmetric` tells.
struct GEXFWriter {
  private let graph: EntityGraph

  init(_ graph: EntityGraph) {
    self.graph = graph
  }

  private static let nodeAttributes = [
    ("kind", "string"), ("wikidata", "string"), ("aliases", "string"), ("mentions", "integer"),
  ]
  private static let edgeAttributes = [
    ("type", "string"), ("family", "string"), ("symmetric", "boolean"), ("polarity", "string"),
    ("modality", "string"), ("attributedTo", "string"), ("confidence", "double"),
    ("sources", "integer"), ("sentence", "string"), ("document", "string"),
  ]

  var text: String {
    let ids = XMLIdentifiers(graph)
    var out = """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
      <meta><creator>entente</creator></meta>
      <graph mode="dynamic" defaultedgetype="directed" timeformat="date" \
      timerepresentation="interval">

      """
    out += declarations("node", GEXFWriter.nodeAttributes)
    out += declarations("edge", GEXFWriter.edgeAttributes)
    out += "<nodes>\n"
    for entity in graph.entities {
      out += "<node id=\"\(ids.escaped(entity.id))\" label=\"\(XMLEscaping.escaped(entity.name))\">"
      out += "<attvalues>" + value("kind", entity.kind.rawValue)
      if let wikidata = entity.wikidata { out += value("wikidata", wikidata) }
      if !entity.aliases.isEmpty {
        out += value("aliases", entity.aliases.joined(separator: "; "))
      }
      out += value("mentions", String(entity.mentions.count)) + "</attvalues>"
      let color =
        switch entity.kind {
        case .person: "r=\"230\" g=\"159\" b=\"0\""
        case .organization: "r=\"86\" g=\"180\" b=\"233\""
        case .state: "r=\"18\" g=\"67\" b=\"109\""
        }
      out += "<viz:color \(color)/></node>\n"
    }
    out += "</nodes>\n<edges>\n"
    for (place, edge) in graph.edges.enumerated() { write(edge, place, ids, to: &out) }
    return out + "</edges>\n</graph>\n</gexf>\n"
  }

  private func write(_ edge: Edge, _ place: Int, _ ids: XMLIdentifiers, to out: inout String) {
    out += "<edge id=\"e\(place)\" source=\"\(ids.escaped(edge.source))\" "
    out += "target=\"\(ids.escaped(edge.target))\" type=\"directed\" "
    out += "label=\"\(XMLEscaping.escaped(edge.label))\" weight=\"\(max(edge.sources, 1))\">"
    out += "<attvalues>" + value("type", edge.type) + value("family", edge.family.rawValue)
    out += value("symmetric", String(edge.symmetric)) + value("polarity", edge.polarity.rawValue)
    out += value("modality", edge.modality.rawValue)
    if let claimant = edge.attributedTo { out += value("attributedTo", claimant) }
    var confidence = JSONBytes()
    confidence.fraction(edge.confidence)
    out += value("confidence", String(decoding: confidence.bytes, as: UTF8.self))
    out += value("sources", String(edge.sources))
    if let first = edge.evidence.first {
      out += value("sentence", first.sentence) + value("document", first.document)
    }
    out += "</attvalues>"
    let start = edge.time?.start.flatMap(ISODay.first)
    let end = edge.time?.end.flatMap(ISODay.last)
    if start != nil || end != nil {
      out += "<spells><spell"
      if let start { out += " start=\"\(start)\"" }
      if let end { out += " end=\"\(end)\"" }
      out += "/></spells>"
    }
    out += "</edge>\n"
  }

  private func declarations(_ scope: String, _ attributes: [(String, String)]) -> String {
    attributes.reduce("<attributes class=\"\(scope)\">\n") {
      $0 + "<attribute id=\"\($1.0)\" title=\"\($1.0)\" type=\"\($1.1)\"/>\n"
    } + "</attributes>\n"
  }

  private func value(_ name: String, _ value: String) -> String {
    "<attvalue for=\"\(name)\" value=\"\(XMLEscaping.escaped(value))\"/>"
  }
}
