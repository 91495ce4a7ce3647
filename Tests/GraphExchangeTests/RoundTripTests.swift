import GraphExchange
import GraphModel
import SampleGraphs
import Testing

@Suite struct RoundTripTests {
  func exported(_ graph: EntityGraph, _ format: ExchangeFormat) throws -> [UInt8] {
    try #require(GraphExporter.export(graph, as: format).first).bytes
  }

  @Test("JSON and GraphML read back to the same graph")
  func sample() throws {
    let graph = LeadersCall.graph.canonicalized()
    #expect(try EntityGraph(json: exported(graph, .json)) == graph)
    #expect(try EntityGraph(graphML: exported(graph, .graphml)) == graph)
  }

  @Test("the lines of a graph's documents merge to the same graph")
  func lines() throws {
    let graph = LeadersCall.graph.canonicalized()
    var merger = GraphMerger()
    try GraphJSON.forEachLine(of: exported(graph, .jsonl)) { record, _ in
      if case .graph(let part) = record { merger.add(part) }
    }
    let merged = merger.graph()
    #expect(merged.entities.map(\.id) == graph.entities.map(\.id))
    #expect(merged.edges.map(\.evidence).count == graph.edges.count)
  }

  @Test("GraphML of other origin is refused with its line")
  func foreign() {
    #expect(throws: ExchangeError.self) {
      try EntityGraph(graphML: Array("<graphml>\n<graph/></graphml>".utf8))
    }
    #expect(throws: ExchangeError.invalidGraphML(line: 2, "the file ends inside <b>")) {
      try EntityGraph(graphML: Array("<a>\n<b ".utf8))
    }
    #expect(throws: ExchangeError.self) {
      try EntityGraph(graphML: Array("<!DOCTYPE a [<!ENTITY b \"c\">]>".utf8))
    }
  }

  @Test("arbitrary text survives JSON and GraphML, and the same graph gives the same bytes")
  func hostile() throws {
    var source = HostileGraph(seed: 11)
    for _ in 0..<300 {
      let graph = source.next().canonicalized()
      let kept = try EntityGraph(json: exported(graph, .json))
      #expect(try EntityGraph(graphML: exported(graph, .graphml)) == kept)
      var reversed = graph
      reversed.entities.reverse()
      reversed.edges.reverse()
      for format in ExchangeFormat.allCases {
        #expect(
          GraphExporter.export(graph, as: format) == GraphExporter.export(reversed, as: format))
      }
    }
  }

  @Test("a truncated GraphML file is an error, never a crash")
  func truncated() throws {
    let bytes = try exported(LeadersCall.graph, .graphml)
    for length in stride(from: 0, to: bytes.count - 20, by: 997) {
      #expect(throws: ExchangeError.self) {
        try EntityGraph(graphML: Array(bytes[..<length]))
      }
    }
  }
}
