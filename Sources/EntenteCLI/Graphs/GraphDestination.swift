import Entente
import Synchronization

/// Where graphs go that become one: a stored graph, or JSON made at the end.
final class GraphDestination: Sendable {
  private let path: String?
  private let call: Invocation
  private let store: GraphStore?
  private let layout: GraphJSONLayout
  private let curation: Curation?
  private let merger: Mutex<ExternalMerger>
  private let waiting = Mutex(Waiting())
  private let progress: ProgressLine

  /// Graphs that share the next transaction.
  private struct Waiting: Sendable {
    var graphs: [EntityGraph] = []
    var bytes = 0
    var since = ContinuousClock.now
  }

  /// `path`: nil for standard output; the call needs to have the flag `--curation`. `memory`: bytes
  /// that merging to JSON may take; `asLine`: write JSON on one line whatever the suffix.
  init(
    _ path: String?, _ call: Invocation, memory: Int = 1 << 30, asLine: Bool = false
  ) throws {
    self.path = path
    layout = asLine || path?.hasSuffix(".jsonl") == true ? .oneLine : .records
    self.call = call
    merger = Mutex(ExternalMerger(memory: memory))
    progress = ProgressLine("merging", unit: "documents", total: nil, messages: call.messages)
    let messages = call.messages
    if let path, path.hasSuffix(".entente") {
      store = try GraphStore(
        creating: path,
        onWait: { messages.note("\(path): another process is writing; waiting for it") })
    } else {
      store = nil
      if let path, !path.hasSuffix(".json"), !path.hasSuffix(".jsonl") {
        throw call.usageError("\(path): a graph is stored as .entente, .json or .jsonl")
      }
    }
    if let file = call.text(.curation) {
      curation = try GraphFile.curation(at: file)
    } else {
      curation = try path.map { try GraphFile($0).curation() }
    }
  }

  /// Adds a graph. Graphs share transactions of half a second: each is there whole or not at all,
  /// and all that was read before is there with it.
  func add(_ graph: EntityGraph) throws(GraphStoreError) {
    progress.advance(by: max(1, graph.documents.count))
    guard let store else {
      return try merger.withLock { merger throws(GraphStoreError) in try merger.add(graph) }
    }
    let batch = waiting.withLock { waiting -> [EntityGraph] in
      if waiting.graphs.isEmpty { waiting.since = .now }
      waiting.graphs.append(graph)
      waiting.bytes += graph.footprint
      if waiting.graphs.count < 256, waiting.bytes < 32 << 20,
        ContinuousClock.now - waiting.since < .milliseconds(500)
      {
        return []
      }
      defer { waiting = Waiting() }
      return waiting.graphs
    }
    if !batch.isEmpty { _ = try store.ingest(contentsOf: batch) }
  }

  /// Writes what is left, counts sources, applies the curation.
  func finish() throws {
    defer { progress.finish() }
    var unmatched: [CurationRule]
    if let store {
      let rest = waiting.withLock { $0.graphs }
      if !rest.isEmpty { _ = try store.ingest(contentsOf: rest) }
      unmatched = try store.finish()
      if let curation, try curation.rules.map(\.action) != store.curation().rules.map(\.action) {
        unmatched = try store.apply(curation)
      }
    } else {
      unmatched = try writeJSON()
    }
    for rule in unmatched { call.messages.warn("curation: '\(rule)' matches nothing") }
  }
  /// Writes the union; returns the rules of the curation that match nothing.
  private func writeJSON() throws -> [CurationRule] {
    var unmatched: [CurationRule] = []
    func send(_ write: ([UInt8]) throws -> Void) throws {
      try merger.withLock { merger in
        if let curation, !curation.rules.isEmpty {
          // Corrections look at the graph as a whole.
          let result = try curation.applied(to: merger.graph())
          unmatched = result.unmatched
          return try write(result.graph.json(layout))
        }
        try merger.write(layout, write)
      }
    }
    if let path {
      try AtomicFile.write(to: path) { out in try send { bytes in try out(bytes) } }
    } else {
      try send { bytes in try call.output.write(bytes) }
    }
    return unmatched
  }
}
