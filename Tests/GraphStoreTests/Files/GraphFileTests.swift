import Foundation
import GraphExchange
import GraphModel
import SampleGraphs
import Testing

@testable import GraphStore

@Suite("Files of graphs")
struct GraphFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func graphML(_ graph: EntityGraph) throws -> [UInt8] {
    try #require(GraphExporter.export(graph, as: .graphml).first).bytes
  }

  @Test("GraphML is read as the JSON it was made from, whatever the file is called")
  func graphML() throws {
    var random = SeededGenerator(seed: 7)
    let graph = EntityGraph.merging((0..<20).map { Samples.document($0, using: &random) })
    let bytes = try graphML(graph)
    #expect(try GraphFile(folder.write(bytes, to: "a.graphml")).read() == graph.canonicalized())
    #expect(try GraphFile(folder.write([0x0A] + bytes, to: "a")).read() == graph.canonicalized())
  }

  @Test("GraphML cut short names the file and the line")
  func cutShort() throws {
    var random = SeededGenerator(seed: 8)
    let bytes = try graphML(Samples.document(0, using: &random))
    let path = try folder.write(bytes.prefix(bytes.count / 2), to: "a.graphml")
    let error = #expect(throws: GraphStoreError.self) { try GraphFile(path).read() }
    #expect(error?.description.hasPrefix("\(path): line ") == true)
  }

  @Test("a page of the web is no graph")
  func page() throws {
    let path = try folder.write("<!doctype html><title>News</title>".utf8, to: "a.html")
    #expect(throws: GraphStoreError.self) { try GraphFile(path).read() }
  }
}
