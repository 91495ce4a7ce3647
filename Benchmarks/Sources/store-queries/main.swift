// Makes, stores and asks a large graph: `Benchmarks/store/run` runs it beside networkx.
//
//     store-queries generate ENTITIES EDGES > graphs.jsonl
//     store-queries ingest graphs.jsonl OUT.entente [DOCUMENTS A TRANSACTION]
//     store-queries query OUT.entente
//     store-queries memory graphs.jsonl

import GraphModel
import GraphStore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

func seconds(_ body: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let time = try clock.measure(body).components
  return Double(time.seconds) + Double(time.attoseconds) / 1e18
}

func peakMegabytes() -> Int {
  var usage = rusage()
  // RUSAGE_SELF, which C libraries give different types.
  getrusage(0, &usage)
  return Int(usage.ru_maxrss) / 1024
}

/// Prints "name median max" in milliseconds over the samples.
func report(_ name: String, _ samples: [Double]) {
  let sorted = samples.sorted()
  func shown(_ value: Double) -> String {
    let hundredths = Int((value * 100_000).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
  print("\(name) \(shown(sorted[sorted.count / 2])) \(shown(sorted[sorted.count - 1]))")
}

let arguments = CommandLine.arguments
switch arguments.dropFirst().first {
case "generate":
  var world = World(entities: Int(arguments[2]) ?? 0, edges: Int(arguments[3]) ?? 0)
  while let graph = world.nextDocument() {
    var json = graph.json(.oneLine)[...]
    while !json.isEmpty {
      let count = json.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count <= 0 { exit(1) }
      json = json.dropFirst(count)
    }
  }
case "ingest":
  let size = arguments.count > 4 ? Int(arguments[4]) ?? 64 : 64
  let time = try seconds {
    let store = try GraphStore(creating: arguments[3])
    var batch: [EntityGraph] = []
    try GraphFile(arguments[2]).forEachGraph { (line, _) throws(GraphStoreError) in
      if case .graph(let graph) = line { batch.append(graph) }
      if batch.count == size {
        _ = try store.ingest(contentsOf: batch)
        batch = []
      }
    }
    _ = try store.ingest(contentsOf: batch)
    try store.finish()
  }
  print("ingest_seconds \(time)\npeak_mb \(peakMegabytes())")
case "query":
  var queries = try Queries(GraphStore(reading: arguments[2]))
  try queries.run()
  print("peak_mb \(peakMegabytes())")
case "memory":
  var graph = EntityGraph()
  let time = try seconds { graph = try GraphFile(arguments[2]).readUncurated() }
  var index: GraphIndex?
  let indexing = seconds { index = GraphIndex(graph) }
  print("read_seconds \(time)\nindex_seconds \(indexing)\npeak_mb \(peakMegabytes())")
  if let index {
    var queries = Queries(index)
    try queries.run()
  }
default: print("see the head of main.swift")
}
