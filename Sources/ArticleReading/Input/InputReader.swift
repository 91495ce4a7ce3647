/// Opens one input of any format.
enum InputReader {
  /// The articles of a stream of bytes.
  ///
  /// - Parameters:
  ///   - format: nil to find out from name and content.
  ///   - name: what messages call the input.
  ///   - id: of a single article; articles of a list that have none get it with their number.
  /// - Throws: ``ReadingError`` where the whole input cannot be read.
  static func source(
    _ bytes: any ByteSource, format: InputFormat?, name: String, id: String
  ) throws(ReadingError) -> any ArticleSource {
    var bytes = PeekableSource(GzipSource(bytes, name: name))
    var known = format ?? InputFormat(path: name)
    if known == nil { known = InputFormat(sniffing: try bytes.head()) }
    switch known ?? .text {
    case .jsonl: return JSONLinesSource(bytes, input: name)
    case .csv:
      return DelimitedSource(bytes, separator: UInt8(ascii: ","), input: name, idPrefix: id)
    case .tsv: return DelimitedSource(bytes, separator: 0x09, input: name, idPrefix: id)
    case .warc: return WARCSource(bytes, input: name)
    case .json:
      let whole = try bytes.all(limit: JSONFileReader.maximumBytes, name)
      return ListSource(try JSONFileReader.items(of: whole, idPrefix: id, input: name))
    case .feed:
      let whole = try bytes.all(limit: FeedReader.maximumBytes, name)
      return ListSource(try FeedReader.items(of: whole, input: name))
    case .eml:
      let whole = try bytes.all(limit: EmailReader.maximumBytes, name)
      return ListSource([.article(try EmailReader.article(of: whole, id: id, input: name))])
    case .html:
      let whole = try bytes.all(limit: PageReader.maximumBytes, name)
      return ListSource([.article(try PageReader.article(of: whole, id: id, input: name))])
    case .markdown:
      let whole = try bytes.all(limit: ArticleRecord.maximumTextBytes, name)
      return ListSource([.article(try MarkdownReader.article(of: whole, id: id, input: name))])
    case .text:
      let whole = try bytes.all(limit: ArticleRecord.maximumTextBytes, name)
      return ListSource([.article(try PlainTextReader.article(of: whole, id: id, input: name))])
    }
  }
}

/// Articles that are in memory already.
struct ListSource: ArticleSource {
  private var items: ArraySlice<ArticleItem>

  init(_ items: [ArticleItem]) { self.items = items[...] }

  mutating func next() -> ArticleItem? { items.popFirst() }
}

/// A stream whose beginning can be looked at before it is read.
private struct PeekableSource: ByteSource {
  private var source: any ByteSource
  private var held: [UInt8]?

  init(_ source: any ByteSource) { self.source = source }

  /// The first bytes.
  mutating func head() throws(ReadingError) -> [UInt8] {
    if let held { return held }
    let piece = try source.nextBytes()
    held = piece
    return piece
  }

  mutating func nextBytes() throws(ReadingError) -> [UInt8] {
    if let piece = held {
      held = nil
      return piece
    }
    return try source.nextBytes()
  }

  /// Everything, as long as it is not larger than the limit.
  mutating func all(limit: Int, _ name: String) throws(ReadingError) -> [UInt8] {
    var whole: [UInt8] = []
    while true {
      let piece = try nextBytes()
      if piece.isEmpty { return whole }
      guard whole.count + piece.count <= limit else { throw .tooLarge(input: name, limit: limit) }
      whole += piece
    }
  }
}
