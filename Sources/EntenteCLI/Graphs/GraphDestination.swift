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
    /// When some were last stored.
    var lastStored = ContinuousClock.now - .seconds(1)
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

  /// Adds a graph: what is stored of it is there whole or not at all, and all that was read before
  /// is there with it. A graph is stored at once, except that those which come faster than 200 ms
  /// share a transaction, which makes merging 1.5 to 2.2 times faster than one for each (measured by
  /// `store-queries ingest` with 1 and with 64 and 256 documents a transaction).
  func add(_ graph: EntityGraph) throws(GraphStoreError) {
    progress.advance(by: max(1, graph.documents.count))
    guard let store else {
      return try merger.withLock { merger throws(GraphStoreError) in try merger.add(graph) }
    }
    let batch = waiting.withLock { waiting -> [EntityGraph] in
      waiting.graphs.append(graph)
      waiting.bytes += graph.footprint
      let isSoon = ContinuousClock.now - waiting.lastStored < .milliseconds(200)
      if isSoon, waiting.graphs.count < 256, waiting.bytes < 32 << 20 { return [] }
      defer { waiting = Waiting(lastStored: waiting.lastStored) }
      return waiting.graphs
    }
    if batch.isEmpty { return }
    _ = try store.ingest(contentsOf: batch)
    waiting.withLock { $0.lastStored = .now }
  }

  /// Writes what is left, counts sources, applies the curation.
  func finish() throws {
    defer { progress.finish() }
    var unmatched: [CurationRule]
    if let store {
      let rest = waiting.withLock { $0.graphs }
      if !rest.isEmpty { _ = try store.ingest(contentsOf: rest) }
      let counting = CountingProgress(call.messages)
      unmatched = try store.finish(progress: counting.show)
      counting.finish()
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

/// Progress of counting independent sources, whose total is known when it begins.
private final class CountingProgress: Sendable {
  private let messages: Messages
  private let line = Mutex<(line: ProgressLine, done: Int)?>(nil)

  init(_ messages: Messages) {
    self.messages = messages
  }

  @Sendable func show(_ done: Int, of total: Int) {
    line.withLock { line in
      if line == nil {
        line = (
          ProgressLine("counting sources of", unit: "edges", total: total, messages: messages), 0
        )
      }
      line?.line.advance(by: done - (line?.done ?? 0))
      line?.done = done
    }
  }

  func finish() { line.withLock { $0?.line.finish() } }
}
