#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The articles of files, folders, patterns, web addresses and standard input, one after the other.
///
/// Folders are read with all below them, in the order of their names, so that every run sees the
/// same order; only files whose name tells a known format are taken from them. An input that
/// cannot be read is a failure in its place, and the others follow.
public struct CorpusSource: ArticleSource {
  private var pending: [Input]
  private let format: InputFormat?
  private let date: String?
  private var current: (any ArticleSource)?
  private var seen = SeenIDs()

  /// A place to read from, and the id that its article gets.
  private struct Input {
    let path: String
    let id: String
    /// Whether a person named it, so that any content is tried.
    let isNamed: Bool
  }

  /// - Parameters:
  ///   - inputs: paths, patterns ("news/*.html"), http(s) addresses, `-` for standard input.
  ///   - format: of all inputs; nil to find out for each.
  ///   - date: publication day of articles that have none of their own, ISO 8601.
  public init(_ inputs: [String], format: InputFormat? = nil, date: String? = nil) {
    pending = inputs.reversed().map { Input(path: $0, id: CorpusSource.name($0), isNamed: true) }
    self.format = format
    self.date = date
  }

  public mutating func next() -> ArticleItem? {
    while true {
      if let item = current?.next() { return settled(item) }
      current = nil
      guard let input = pending.popLast() else { return nil }
      do throws(ReadingError) {
        try open(input)
      } catch {
        return .failure(ReadingFailure(error, id: input.id))
      }
    }
  }

  /// An item with the day it lacks; an id that was there before is a failure.
  private mutating func settled(_ item: ArticleItem) -> ArticleItem {
    guard case .article(var article) = item else { return item }
    guard seen.insert(article.id) else {
      return .failure(
        ReadingFailure(id: article.id, cause: "\(article.id): two articles have this id"))
    }
    article.date = article.date ?? date
    return .article(article)
  }

  private mutating func open(_ input: Input) throws(ReadingError) {
    if input.path == "-" {
      current = try InputReader.source(
        FileSource.standardInput, format: format, name: "standard input", id: "standard-input")
      return
    }
    if input.path.hasPrefix("http://") || input.path.hasPrefix("https://") {
      let page = try PageFetcher().fetch(input.path)
      current = try page.articles(format: format)
      return
    }
    var status = stat()
    guard stat(input.path, &status) == 0 else {
      let cause = String(cString: strerror(errno))
      let matches = CorpusSource.matches(of: input.path)
      guard !matches.isEmpty else { throw .unreadable(path: input.path, cause: cause) }
      pending += matches.reversed().map {
        Input(path: $0, id: CorpusSource.name($0), isNamed: true)
      }
      return
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      try openFolder(input)
    } else {
      current = try InputReader.source(
        FileSource(path: input.path), format: format, name: input.path, id: input.id)
    }
  }

  /// Puts what is in a folder before what was to come; ids are paths below the folder named.
  private mutating func openFolder(_ input: Input) throws(ReadingError) {
    guard let folder = opendir(input.path) else {
      throw .unreadable(path: input.path, cause: String(cString: strerror(errno)))
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    var found: [Input] = []
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let path = input.path.hasSuffix("/") ? input.path + name : "\(input.path)/\(name)"
      let id = input.isNamed ? name : "\(input.id)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      // Links to folders may lead round in circles; links to files are files.
      let kind = status.st_mode & S_IFMT
      if kind == S_IFDIR || InputFormat(path: name) != nil && kind != S_IFSOCK && kind != S_IFIFO {
        found.append(Input(path: path, id: id, isNamed: false))
      }
    }
    guard !found.isEmpty || !input.isNamed else {
      throw .nothingToRead(
        input: input.path, cause: "a folder without text, HTML, JSON, CSV, XML, WARC or .eml files")
    }
    pending += found.reversed()
  }

  /// The last part of a path, which is what an article of one file is called.
  private static func name(_ path: String) -> String {
    path.hasPrefix("http") ? path : path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Paths that a pattern with `*`, `?` or `[…]` stands for, sorted.
  private static func matches(of pattern: String) -> [String] {
    guard pattern.contains(where: { "*?[".contains($0) }) else { return [] }
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, 0, nil, &result) == 0 else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { index in
      result.gl_pathv[index].map { String(cString: $0) }
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
