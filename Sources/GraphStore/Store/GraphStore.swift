public import GraphModel
internal import Synchronization

/// A graph in one SQLite file that grows document by document: an `.entente` file.
///
///     let store = try GraphStore(creating: "news.entente")
///     try store.ingest(graphOfToday)
///     try store.finish()
///     print(try store.edges(EdgeFilter(), limit: 10).map(\.label))
///
/// Safe to share between threads, which take turns. Between processes one writes and any number
/// read; a second writer waits. A process that dies at any moment leaves a valid file that holds
/// whole documents only: each is put in by one transaction, and known again by its content, so that
/// the same input a second time changes nothing.
public final class GraphStore: Sendable {
  public let path: String
  let state: Mutex<StoreState>

  /// Opens an existing file for reading.
  /// - Throws: ``GraphStoreError`` when it is missing, no graph, damaged, or from a newer version.
  public init(reading path: String) throws(GraphStoreError) {
    self.path = path
    state = Mutex(try StoreState.reading(path))
  }

  /// Opens a file for writing; makes it if there is none, and brings an older one up to date.
  ///
  /// `onWait` is called once when another process is writing and this one waits for its turn.
  public init(
    creating path: String, onWait: @escaping @Sendable () -> Void = {}
  ) throws(GraphStoreError) {
    self.path = path
    state = Mutex(try StoreState.writing(path, onWait: onWait))
  }

  /// Puts a graph in: what it adds to the file is there whole or not at all.
  ///
  /// Returns false, and changes nothing, when the same graph was put in before. Independent sources
  /// and curation are brought up to date by ``finish(progress:)``.
  @discardableResult
  public func ingest(_ graph: EntityGraph) throws(GraphStoreError) -> Bool {
    try ingest(contentsOf: [graph]) == 1
  }

  /// Puts several graphs in by one transaction: all of them are there, or none. Returns how many
  /// were new.
  public func ingest(contentsOf graphs: [EntityGraph]) throws(GraphStoreError) -> Int {
    try state.withLock { state throws(GraphStoreError) in try state.ingest(graphs) }
  }

  /// Counts independent sources of edges that got evidence, applies the curation file anew, and
  /// moves SQLite's log into the file. May be stopped at any time and run again.
  ///
  /// Returns the curation rules that match nothing. `progress` gets how many edges are counted and
  /// how many there are to count.
  @discardableResult
  public func finish(
    progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws(GraphStoreError) -> [CurationRule] {
    try state.withLock { state throws(GraphStoreError) in
      try state.countSources(progress)
      let unmatched = try state.reapplyCuration()
      try state.settle()
      return unmatched
    }
  }

  /// Replaces the rules that correct the graph; returns those that match nothing.
  ///
  /// Nothing is lost: rules that are no longer there are taken back.
  @discardableResult
  public func apply(_ curation: Curation) throws(GraphStoreError) -> [CurationRule] {
    try state.withLock { state throws(GraphStoreError) in
      try state.setCuration(curation)
    }
  }

  /// The rules that are applied.
  public func curation() throws(GraphStoreError) -> Curation {
    try state.withLock { state throws(GraphStoreError) in try state.curation() }
  }

  /// The whole graph, canonical; with `curated` false as it was put in.
  public func graph(curated: Bool = true) throws(GraphStoreError) -> EntityGraph {
    try state.withLock { state throws(GraphStoreError) in try state.graph(curated: curated) }
  }

  /// The graph without documents, mentions and evidence, for choosing a part of it.
  ///
  /// Bounds are ISO 8601 days, months or years, both inclusive. An edge whose time is not known
  /// counts by the days of its reports; a lasting tie without a time holds at any.
  public func outline(
    since: String? = nil, until: String? = nil
  ) throws(GraphStoreError) -> EntityGraph {
    try state.withLock { state throws(GraphStoreError) in
      try state.outline(since: since, until: until)
    }
  }

  /// A part of ``outline(since:until:)`` with its documents, mentions and evidence.
  public func completed(_ outline: EntityGraph) throws(GraphStoreError) -> EntityGraph {
    try state.withLock { state throws(GraphStoreError) in try state.completed(outline) }
  }

  /// Whether the file at `path` is an SQLite database, by its first bytes.
  static func isDatabase(_ path: String) -> Bool {
    SystemFile.start(of: path, count: 16) == Array("SQLite format 3\0".utf8)
  }
}
