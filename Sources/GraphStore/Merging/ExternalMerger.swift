public import GraphModel

/// Merges any number of graphs in bounded memory, to the bytes that ``GraphMerger`` would give.
///
/// Graphs gather in memory up to a limit; then what was gathered goes to a temporary file as a
/// sorted run, and at the end all runs are merged record by record. Merging is associative, so it
/// does not matter where the limit fell. Temporary files have no name: a process that is killed
/// leaves nothing behind.
///
///     var merger = ExternalMerger(memory: 256 << 20)
///     for graph in graphs { try merger.add(graph) }
///     try merger.write(.records) { bytes in send(bytes) }
public struct ExternalMerger: Sendable {
  /// Runs of one level that are merged into one of the next: few files are open at a time.
  private static let fanIn = 16

  private let limit: Int
  private let folder: String
  private var gathered = GraphMerger()
  private var gatheredBytes = 0
  /// Runs by level; each has been through as many merges as its level says.
  private var levels: [[MergeRun]] = []
  private var suspects = SuspectNamesakes()

  /// - Parameters:
  ///   - memory: bytes that merging may take, in addition to the largest single graph and the
  ///     largest single record of the result; at least 8 MB are used.
  ///   - folder: where temporary files go; they need about the size of the graphs as JSON.
  public init(memory: Int, folder: String = ExternalMerger.temporaryFolder) {
    // What is gathered, its sorted copy and the buffers of files share the memory.
    self.init(limit: max(8 << 20, memory) / 3, folder: folder)
  }

  /// - Parameter limit: bytes to gather before they go to disk.
  init(limit: Int, folder: String) {
    self.limit = limit
    self.folder = folder
  }

  /// `TMPDIR`, else "/tmp".
  public static var temporaryFolder: String { SystemFile.temporaryFolder }

  /// Whether anything went to disk.
  public var hasSpilled: Bool { !levels.isEmpty }

  /// Adds what `graph` holds.
  /// - Throws: ``GraphStoreError/unwritable(_:cause:)`` when the disk is full.
  public mutating func add(_ graph: EntityGraph) throws(GraphStoreError) {
    gathered.add(graph)
    for edge in graph.edges { suspects.note(edge) }
    gatheredBytes += graph.footprint
    if gatheredBytes >= limit { try spill() }
  }

  /// The whole union in memory, for results that are corrected or drawn.
  public mutating func graph() throws(GraphStoreError) -> EntityGraph {
    guard hasSpilled else { return gathered.graph() }
    var whole = EntityGraph()
    try forEachPart { part in
      whole.documents += part.documents
      whole.entities += part.entities
      whole.edges += part.edges
    }
    return whole
  }

  /// Writes the union, canonical, as JSON.
  ///
  /// - Throws: ``GraphStoreError``, or what `body` throws, which takes the bytes.
  public mutating func write(
    _ layout: GraphJSONLayout, _ body: ([UInt8]) throws -> Void
  ) throws {
    var stream = GraphJSONStream(layout)
    if hasSpilled {
      // The error of `body` goes around the typed one of the runs.
      var stopped: (any Error)?
      try forEachPart { part in
        guard stopped == nil else { return }
        stream.append(part)
        do { try body(stream.take()) } catch { stopped = error }
      }
      if let stopped { throw stopped }
    } else {
      stream.append(gathered.graph())
    }
    stream.end()
    try body(stream.take())
  }

  /// Calls `body` with the result in parts, after all went to disk.
  private mutating func forEachPart(
    _ body: (EntityGraph) throws(GraphStoreError) -> Void
  ) throws(GraphStoreError) {
    try spill()
    let runs = levels.flatMap { $0 }
    guard !suspects.ids.isEmpty else {
      return try MergeRun.forEachPart(of: runs, bytes: limit, settled: true, body)
    }
    // The few persons who are several are parted in memory, and merged in as a run of their own.
    let (touched, names) = try MergeRun.touching(suspects.ids, of: runs, bytes: limit)
    var namesakes = Namesakes()
    for edge in touched.edges { namesakes.enter(edge) }
    let parted = touched.parted(by: namesakes.partitions(), names: names).canonicalized()
    var run = try MergeRun.Writer(folder: folder)
    try run.append(parted)
    try MergeRun.forEachPart(
      of: runs, bytes: limit, settled: true, omitting: suspects.ids, for: try run.finish(), body)
  }

  /// Moves what is in memory to disk, and merges runs where a level is full.
  private mutating func spill() throws(GraphStoreError) {
    guard gatheredBytes > 0 else { return }
    var run = try MergeRun.Writer(folder: folder)
    try run.append(gathered.partialGraph())
    gathered = GraphMerger()
    gatheredBytes = 0
    try keep(try run.finish(), level: 0)
  }

  private mutating func keep(_ run: MergeRun, level: Int) throws(GraphStoreError) {
    if levels.count == level { levels.append([]) }
    levels[level].append(run)
    guard levels[level].count >= ExternalMerger.fanIn else { return }
    var united = try MergeRun.Writer(folder: folder)
    try MergeRun.forEachPart(of: levels[level], bytes: limit, settled: false) {
      (part) throws(GraphStoreError) in try united.append(part)
    }
    levels[level] = []
    try keep(try united.finish(), level: level + 1)
  }
}
