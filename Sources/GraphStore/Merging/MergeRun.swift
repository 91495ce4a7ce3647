internal import GraphModel

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A sorted part of a graph on disk: a line of JSON for each document, then entity, then edge.
final class MergeRun: Sendable {
  private let file: TemporaryFile
  /// Where the lines of each kind lie.
  private let places: [Range<Int>]

  private init(file: TemporaryFile, places: [Range<Int>]) {
    self.file = file
    self.places = places
  }

  /// Takes the parts of one run, in the order of a graph.
  struct Writer {
    private let file: TemporaryFile
    private var buffer: [UInt8] = []
    private var written = 0
    private var ends = [0, 0, 0]

    init(folder: String) throws(GraphStoreError) {
      file = try TemporaryFile(folder: folder)
    }

    mutating func append(_ part: EntityGraph) throws(GraphStoreError) {
      for document in part.documents { try append(.document(document), .document) }
      for entity in part.entities { try append(.entity(entity), .entity) }
      for edge in part.edges { try append(.edge(edge), .edge) }
    }

    private mutating func append(
      _ record: GraphRecord, _ kind: GraphRecord.Kind
    ) throws(GraphStoreError) {
      buffer += record.json
      buffer.append(0x0A)
      for later in kind.rawValue..<ends.count { ends[later] = written + buffer.count }
      if buffer.count >= 1 << 18 { try flush() }
    }

    private mutating func flush() throws(GraphStoreError) {
      try file.append(buffer)
      written += buffer.count
      buffer.removeAll(keepingCapacity: true)
    }

    mutating func finish() throws(GraphStoreError) -> MergeRun {
      try flush()
      return MergeRun(file: file, places: [0..<ends[0], ends[0]..<ends[1], ends[1]..<ends[2]])
    }
  }

  /// Calls `body` with the union of runs in parts of about `bytes` of memory, in the order of a
  /// graph; a record is never cut.
  ///
  /// - Parameters:
  ///   - settled: count independent sources, as in a result.
  ///   - omitted: entities to leave out of the runs, and the edges at them.
  ///   - substitute: what stands in for them.
  static func forEachPart(
    of runs: [MergeRun], bytes: Int, settled: Bool, omitting omitted: Set<String> = [],
    for substitute: MergeRun? = nil,
    _ body: (EntityGraph) throws(GraphStoreError) -> Void
  ) throws(GraphStoreError) {
    for kind in GraphRecord.Kind.allCases {
      var readers = (runs + (substitute.map { [$0] } ?? [])).map {
        Reader($0, kind, bufferSize: max(1 << 16, bytes / 64))
      }
      for i in readers.indices { try readers[i].advance() }
      var merger = GraphMerger(tellsNamesakesApart: false)
      var gathered = 0
      while let least = leastID(readers) {
        for i in readers.indices {
          guard let record = readers[i].head, record.id.hasSameBytes(as: least) else { continue }
          if i >= runs.count || !record.touches(omitted) {
            var one = EntityGraph()
            one.append(record)
            merger.add(one)
            gathered += one.footprint
          }
          try readers[i].advance()
        }
        if gathered >= bytes {
          try body(settled ? merger.graph() : merger.partialGraph())
          (merger, gathered) = (GraphMerger(tellsNamesakesApart: false), 0)
        }
      }
      if gathered > 0 { try body(settled ? merger.graph() : merger.partialGraph()) }
    }
  }

  private static func leastID(_ readers: [Reader]) -> String? {
    var least: String?
    for reader in readers {
      guard let id = reader.head?.id else { continue }
      if least.map({ id.precedes($0) }) ?? true { least = id }
    }
    return least
  }

  /// Gives the records of one kind, one at a time.
  private struct Reader {
    private let run: MergeRun
    private let kind: GraphRecord.Kind
    private let bufferSize: Int
    private var place: Range<Int>
    private var buffer: [UInt8] = []
    private var at = 0
    /// The record whose turn it is; nil at the end.
    private(set) var head: GraphRecord?

    init(_ run: MergeRun, _ kind: GraphRecord.Kind, bufferSize: Int) {
      self.run = run
      self.kind = kind
      self.bufferSize = bufferSize
      place = run.places[kind.rawValue]
    }

    mutating func advance() throws(GraphStoreError) {
      while true {
        if let end = buffer[at...].firstIndex(of: 0x0A) {
          do throws(GraphModelError) {
            head = try GraphRecord(kind, json: buffer[at..<end])
          } catch {
            throw .damaged(run.file.folder, cause: "a temporary file changed: \(error)")
          }
          at = end + 1
          return
        }
        guard !place.isEmpty else {
          head = nil
          buffer = []
          at = 0
          return
        }
        buffer.removeFirst(at)
        at = 0
        let piece = try run.file.read(
          at: place.lowerBound, count: min(place.count, max(bufferSize, buffer.count)))
        place = (place.lowerBound + piece.count)..<place.upperBound
        buffer += piece
      }
    }
  }
}

/// A file without a name, gone with its descriptor.
private final class TemporaryFile: Sendable {
  let folder: String
  private let descriptor: Int32

  init(folder: String) throws(GraphStoreError) {
    self.folder = folder
    var name = Array("\(folder)/entente-merge-XXXXXX".utf8CString)
    let opened = mkstemp(&name)
    if opened < 0 { throw .unwritable(folder, cause: SystemFile.lastError()) }
    unlink(name)
    descriptor = opened
  }

  deinit { close(descriptor) }

  func append(_ bytes: [UInt8]) throws(GraphStoreError) {
    if let cause = SystemFile.writeAll(bytes, to: descriptor) {
      throw .unwritable(folder, cause: "\(cause) (a temporary file of merging; see TMPDIR)")
    }
  }

  /// At least one byte.
  func read(at offset: Int, count: Int) throws(GraphStoreError) -> [UInt8] {
    var failed = false
    let piece = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let got = pread(descriptor, buffer.baseAddress, count, off_t(offset))
      failed = got <= 0
      filled = max(0, got)
    }
    if failed { throw .unreadable(folder, cause: "a temporary file of merging is cut off") }
    return piece
  }
}
