import Foundation
import GraphExchange
import GraphModel
import GraphRendering
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

  @Test("hostile graphs are written in every format, for consumers.py --fuzz")
  func fuzz() throws {
    let folder = URL(fileURLWithPath: try #require(samplesFolder))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let count = ProcessInfo.processInfo.environment["ENTENTE_FUZZ"].flatMap { Int($0) } ?? 500
    let place = folder.appendingPathComponent("fuzz.jsonl")
    _ = FileManager.default.createFile(atPath: place.path, contents: nil)
    let file = try FileHandle(forWritingTo: place)
    var source = HostileGraph(seed: 7)
    var options = RenderOptions()
    options.selection.unlimited = true
    options.selection.keepsIsolated = true
    for _ in 0..<count {
      let graph = source.next().canonicalized()
      var json = JSONBytes()
      json.raw("{\"nodes\":\(graph.entities.count),\"edges\":\(graph.edges.count)")
      json.raw(",\"arrows\":\(graph.edges.count),\"files\":{\"svg\":")
      json.string(String(decoding: try GraphRenderer.render(graph, options), as: UTF8.self))
      var flat = RenderOptions(format: .dot)
      flat.folding = .none
      json.member("dot", DOTWriter(flat).write(graph))
      for format in ExchangeFormat.allCases {
        for file in GraphExporter.export(graph, as: format) {
          let name = file.part.isEmpty ? format.rawValue : file.part
          json.member(name, String(decoding: file.bytes, as: UTF8.self))
        }
      }
      json.raw("}}\n")
      try file.write(contentsOf: Data(json.bytes))
    }
    try file.close()
  }
}
