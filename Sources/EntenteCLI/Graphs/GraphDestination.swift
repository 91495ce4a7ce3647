import Entente
import Synchronization

/// Where graphs go that become one: a stored graph, or JSON made at the end.
final class GraphDestination: Sendable {
  private let path: String?
  private let call: Invocation
  private let store: GraphStore?
  private let curation: Curation?
  private let merger = Mutex(GraphMerger())
  private let waiting = Mutex<(graphs: [EntityGraph], since: ContinuousClock.Instant)>(
    ([], .now))
  private let progress: ProgressLine

  /// `path`: nil for standard output; the call needs to have the flag `--curation`.
  init(_ path: String?, _ call: Invocation) throws {
    self.path = path
    self.call = call
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
    guard store != nil else { return merger.withLock { $0.add(graph) } }
    let batch = waiting.withLock { waiting -> [EntityGraph] in
      if waiting.graphs.isEmpty { waiting.since = .now }
      waiting.graphs.append(graph)
      if waiting.graphs.count < 256, ContinuousClock.now - waiting.since < .milliseconds(500) {
        return []
      }
      defer { waiting.graphs = [] }
      return waiting.graphs
    }
    if !batch.isEmpty { _ = try store?.ingest(contentsOf: batch) }
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
      let merged = merger.withLock { $0.graph() }
      let result = (curation ?? Curation()).applied(to: merged)
      unmatched = result.unmatched
      let isLines = path?.hasSuffix(".jsonl") == true
      let json = result.graph.json(isLines ? .oneLine : .records)
      if let path { try AtomicFile.write(json, to: path) } else { try call.output.write(json) }
    }
    for rule in unmatched { call.messages.warn("curation: '\(rule)' matches nothing") }
  }
}
