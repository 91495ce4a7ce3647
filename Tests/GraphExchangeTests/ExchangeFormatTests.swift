import GraphExchange
import GraphModel
import SampleGraphs
import Testing

@Suite struct ExchangeFormatTests {
  func text(_ format: ExchangeFormat, part: Int = 0) -> String {
    String(decoding: GraphExporter.export(LeadersCall.graph, as: format)[part].bytes, as: UTF8.self)
  }

  @Test("a path's suffix tells the format")
  func suffixes() {
    #expect(ExchangeFormat(path: "a/b.GraphML") == .graphml)
    #expect(ExchangeFormat(path: "b.ftm.json") == .ftm)
    #expect(ExchangeFormat(path: "b.ttl") == .turtle)
    #expect(ExchangeFormat(path: "b.json") == .json)
    #expect(ExchangeFormat(path: "b.xyz") == nil)
    #expect(ExchangeFormat(path: "graphml") == nil)
    #expect(ExportedFile(part: "nodes", bytes: []).path(beside: "x/n.csv") == "x/n.nodes.csv")
    #expect(ExportedFile(part: "nodes", bytes: []).path(beside: "x.y/n") == "x.y/n.nodes")
  }

  @Test("GEXF carries the time of an event as a spell")
  func spells() {
    #expect(text(.gexf).contains("<spell start=\"2031-11-01\" end=\"2031-11-30\"/>"))
  }

  @Test("a denied plan is no fact for FollowTheMoney")
  func denied() throws {
    let line = try #require(
      text(.ftm).split(separator: "\n").first { $0.contains("denied planning") })
    #expect(line.contains("\"schema\":\"UnknownLink\""))
    #expect(line.contains("\"negated planned\""))
    #expect(text(.ftm).contains("\"schema\":\"Directorship\""))
  }

  @Test("linked data states affirmed facts directly and the rest as statements alone")
  func linked() {
    #expect(
      text(.turtle).contains("entente:leads wd:Q90001")
        || text(.turtle).contains("entente:leads <http://www.wikidata.org/entity/Q90001>"))
    #expect(!text(.turtle).contains("entente:assault <http"))
  }

  @Test("each edge is a line of each table and script")
  func counts() {
    let edges = LeadersCall.graph.edges.count
    #expect(text(.csv, part: 1).split(separator: "\r\n").count == edges + 1)
    #expect(text(.cypher).split(separator: "\n").count { $0.hasPrefix("MATCH") } == edges)
    #expect(text(.mermaid).split(separator: "\n").count { $0.contains("|\"") } == edges)
  }
}
