import GraphModel
import SampleGraphs
import Testing

@Suite("Graphs written piece by piece")
struct GraphJSONStreamTests {
  @Test("the pieces are the bytes of the whole", arguments: [GraphJSONLayout.records, .oneLine])
  func equalBytes(_ layout: GraphJSONLayout) {
    let graph = Samples.call
    var stream = GraphJSONStream(layout)
    var bytes: [UInt8] = []
    for document in graph.documents { stream.append(EntityGraph(documents: [document])) }
    for entity in graph.entities {
      stream.append(EntityGraph(entities: [entity]))
      bytes += stream.take()
    }
    stream.append(EntityGraph(edges: graph.edges))
    stream.end()
    #expect(bytes + stream.take() == graph.json(layout))
  }

  @Test(
    "lists without records are there and empty", arguments: [GraphJSONLayout.records, .oneLine])
  func empty(_ layout: GraphJSONLayout) {
    var stream = GraphJSONStream(layout)
    stream.end()
    #expect(stream.take() == EntityGraph().json(layout))
    let edges = EntityGraph(edges: Samples.call.edges)
    var second = GraphJSONStream(layout)
    second.append(edges)
    second.end()
    #expect(second.take() == edges.json(layout))
  }
}
