import Foundation
import GraphModel
import SampleGraphs
import Testing

private let samplesFolder = ProcessInfo.processInfo.environment["ENTENTE_SAMPLES"]

/// Writes the sample graphs as files for `Tests/Integration`: `ENTENTE_SAMPLES=FOLDER swift test`.
@Suite(.enabled(if: samplesFolder != nil)) struct SampleFiles {
  @Test("the sample graphs are written")
  func write() throws {
    let folder = URL(fileURLWithPath: try #require(samplesFolder))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    func write(_ graph: EntityGraph, _ name: String) throws {
      try Data(graph.json()).write(to: folder.appendingPathComponent(name + ".json"))
    }
    try write(LeadersCall.graph.canonicalized(), "leaders-call")
    for count in [15, 100, 150, 1000, 2000, 5000, 100_000] {
      try write(GeneratedGraph.news(edges: count).canonicalized(), "news-\(count)")
    }
  }
}
