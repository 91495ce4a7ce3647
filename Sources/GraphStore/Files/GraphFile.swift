import GraphExchange
public import GraphModel

/// A file that holds a graph, whatever its format: `.entente`, JSON, JSON Lines of graphs, or the
/// GraphML that `entente export` writes.
///
/// The format is told by what is in the file, not by its name; "-" is standard input.
///
///     let graph = try GraphFile("news.entente").open()
///     if case .found(let berg) = try graph.resolve("berg") { print(berg.degree) }
public struct GraphFile: Sendable, Hashable {
  public let path: String

  public init(_ path: String) {
    self.path = path
  }

  /// The curation file that belongs to the graph: "news.curation" beside "news.entente".
  public var curationPath: String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else {
      return path + ".curation"
    }
    return String(path.dropLast(name.distance(from: dot, to: name.endIndex))) + ".curation"
  }

  /// The rules of the curation file beside the graph; empty when there is none.
  public func curation() throws(GraphStoreError) -> Curation {
    if path == "-" || !SystemFile.exists(curationPath) { return Curation() }
    return try GraphFile.curation(at: curationPath)
  }

  /// The curation file beside the graph, with its comments; nil when there is none.
  public func curationText() throws(GraphStoreError) -> String? {
    if path == "-" || !SystemFile.exists(curationPath) { return nil }
    return try GraphFile.text(at: curationPath)
  }

  /// The rules in a curation file.
  public static func curation(at path: String) throws(GraphStoreError) -> Curation {
    let text = try text(at: path)
    do {
      return try Curation(text)
    } catch {
      throw .invalid(path, error)
    }
  }

  private static func text(at path: String) throws(GraphStoreError) -> String {
    guard let text = String(validating: try SystemFile.read(path), as: UTF8.self) else {
      throw .notAGraph(path, cause: "a curation file is text in UTF-8, and this is not")
    }
    return text
  }

  /// The graph, ready to be asked, with its curation file applied.
  public func open() throws(GraphStoreError) -> any QueryableGraph {
    isStore ? try GraphStore(reading: path) : try GraphIndex(read())
  }

  /// Whether it is an SQLite file, which is queried where it lies; JSON is read whole.
  public var isStore: Bool { path != "-" && GraphStore.isDatabase(path) }

  /// The whole graph in memory, with its curation file applied.
  public func read() throws(GraphStoreError) -> EntityGraph {
    if isStore { return try GraphStore(reading: path).graph() }
    return try curation().applied(to: readUncurated()).graph
  }

  /// The whole graph as it was put in. JSON Lines are merged; lines that hold a failed document
  /// are passed over.
  public func readUncurated() throws(GraphStoreError) -> EntityGraph {
    if isStore { return try GraphStore(reading: path).graph(curated: false) }
    // One graph alone keeps its ids, so that people find here what they see in the file.
    var only: EntityGraph?
    var merger: GraphMerger?
    try forEachGraph { (line, _) throws(GraphStoreError) in
      guard case .graph(let graph) = line else { return }
      if merger == nil, only == nil {
        only = graph
        return
      }
      if merger == nil { merger = GraphMerger() }
      if let first = only {
        merger?.add(first)
        only = nil
      }
      merger?.add(graph)
    }
    return only ?? merger?.graph() ?? EntityGraph()
  }

  /// Calls `body` with each graph or failed document in the file and the line it begins on, in
  /// order. One graph is in memory at a time; a stream without graphs, such as the output of
  /// `entente extract` for no articles, calls it for none.
  public func forEachGraph(
    _ body: (GraphLine, _ line: Int) throws(GraphStoreError) -> Void
  ) throws(GraphStoreError) {
    if isStore { return try body(.graph(try readUncurated()), 1) }
    var stream = GraphStream()
    var isChecked = false
    // GraphML is one element, and is read whole.
    var markup: [UInt8]?
    try SystemFile.forEachPiece(of: path) { (bytes) throws(GraphStoreError) in
      if markup != nil {
        markup! += bytes
        return
      }
      if !isChecked, isMarkup(bytes) {
        markup = bytes
        return
      }
      if !isChecked { isChecked = try checkText(bytes) }
      try stream.take(bytes) { (piece) throws(GraphStoreError) in
        try body(try line(of: piece), piece.line)
      }
    }
    if let markup { return try body(.graph(try graph(markup: markup)), 1) }
    if let piece = stream.rest() { return try body(try line(of: piece), piece.line) }
    if !isChecked, path != "-", !path.hasSuffix(".jsonl") {
      throw .notAGraph(path, cause: "the file is empty, and a graph was expected")
    }
  }

  private func line(of piece: GraphStream.Piece) throws(GraphStoreError) -> GraphLine {
    do throws(GraphModelError) {
      return try GraphJSON.record(piece.bytes, 0..<piece.bytes.count, firstLine: piece.line)
    } catch {
      throw .invalid(path, error)
    }
  }

  /// Whether a file that begins so is XML.
  private func isMarkup(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return start.first { $0 > 0x20 || $0 == 0 } == UInt8(ascii: "<")
  }

  private func graph(markup: [UInt8]) throws(GraphStoreError) -> EntityGraph {
    do {
      return try EntityGraph(graphML: markup)
    } catch {
      throw .notAGraph(path, cause: "\(error)")
    }
  }

  /// Says what a file is that cannot be JSON, instead of where its first byte is wrong; false while
  /// there is nothing but white space.
  private func checkText(_ bytes: [UInt8]) throws(GraphStoreError) -> Bool {
    guard let first = bytes.first(where: { $0 > 0x20 || $0 == 0 }) else { return false }
    if first != UInt8(ascii: "{") {
      throw .notAGraph(
        path,
        cause: "this is no graph: neither JSON of \"\(EntityGraph.schema)\" nor .entente "
          + "nor GraphML of 'entente export'")
    }
    return true
  }
}
