import GraphModel
import SampleGraphs
import Testing

@testable import GraphStore

@Suite("External merging")
struct ExternalMergerTests {
  private func documents(_ count: Int) -> [EntityGraph] {
    var random = SeededGenerator(seed: 7)
    return (0..<count).map { Samples.document($0, using: &random) }
  }

  private func bytes(_ merger: inout ExternalMerger, _ layout: GraphJSONLayout) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try merger.write(layout) { bytes += $0 }
    return bytes
  }

  @Test("what went to disk comes back as the bytes of merging in memory")
  func spilling() throws {
    let graphs = documents(3000)
    var merger = ExternalMerger(memory: 1)
    for graph in graphs + graphs.reversed() { try merger.add(graph) }
    #expect(merger.hasSpilled)
    #expect(try bytes(&merger, .records) == EntityGraph.merging(graphs).json(.records))
    #expect(try merger.graph() == EntityGraph.merging(graphs))
  }

  @Test("a full level of runs becomes one run of the next, and nothing is lost")
  func levels() throws {
    let graphs = documents(400)
    var merger = ExternalMerger(limit: 20_000, folder: ExternalMerger.temporaryFolder)
    for graph in graphs { try merger.add(graph) }
    #expect(try bytes(&merger, .oneLine) == EntityGraph.merging(graphs).json(.oneLine))
  }

  @Test("namesakes are told apart on disk as in memory")
  func namesakes() throws {
    let graphs =
      documents(200)
      + (0..<90).map {
        Samples.post("p\($0)", $0 % 3 == 0 ? nil : $0 % 2 == 0 ? "Q30" : "Q408", "Far State")
      }
    var merger = ExternalMerger(limit: 20_000, folder: ExternalMerger.temporaryFolder)
    for graph in graphs { try merger.add(graph) }
    let whole = EntityGraph.merging(graphs)
    #expect(whole.entities.contains { $0.id == "person:john-harlow@q408" })
    #expect(merger.hasSpilled)
    #expect(try bytes(&merger, .oneLine) == whole.json(.oneLine))
    #expect(try merger.graph() == whole)
  }

  @Test("few graphs stay in memory")
  func small() throws {
    var merger = ExternalMerger(memory: 1 << 30, folder: "/nonexistent")
    try merger.add(Samples.call)
    #expect(!merger.hasSpilled)
    #expect(
      try bytes(&merger, .records) == EntityGraph.merging([Samples.call]).json(.records))
  }

  @Test("nothing merged is an empty graph")
  func nothing() throws {
    var merger = ExternalMerger(memory: 1)
    #expect(try bytes(&merger, .oneLine) == EntityGraph().json(.oneLine))
  }

  @Test("a folder that takes no temporary file is an error that names it")
  func noFolder() {
    var merger = ExternalMerger(limit: 1, folder: "/nonexistent")
    #expect {
      try merger.add(Samples.call)
    } throws: {
      "\($0)".hasPrefix("/nonexistent: cannot be written: ")
    }
  }
}
