/// The articles among the pages of a web archive (WARC 1.0 and 1.1), a response each.
///
/// Only successful responses with HTML, and text that a converter made, are read; images, styles
/// and requests are passed over in silence. One record is in memory at a time.
public struct WARCSource: ArticleSource {
  private var reader: RecordReader
  private let input: String
  private var seen = SeenIDs()
  private var ended = false

  /// - Parameter source: unpacked bytes; a WARC file is usually gzip, a member each record.
  public init(_ source: any ByteSource, input: String) {
    reader = RecordReader(source, input: input)
    self.input = input
  }

  public mutating func next() -> ArticleItem? {
    while !ended {
      do throws(ReadingError) {
        guard let record = try reader.next() else {
          ended = true
          return nil
        }
        guard let page = ArchivedPage(record) else { continue }
        guard seen.insert(page.url) else { continue }
        do throws(ReadingError) {
          return .article(try page.article(input: input))
        } catch {
          return .failure(ReadingFailure(error, id: page.url))
        }
      } catch {
        ended = true
        return .failure(ReadingFailure(error))
      }
    }
    return nil
  }
}

/// One record: its named fields, and its block as far as it is kept.
private struct ArchiveRecord {
  var fields: [String: String]
  var block: [UInt8]
}

/// A page as a crawler stored it.
private struct ArchivedPage {
  let url: String
  private let date: String?
  private let body: [UInt8]
  private let charset: String?
  private let isText: Bool

  /// Nil for a record that is no page.
  init?(_ record: ArchiveRecord) {
    guard let url = record.fields["warc-target-uri"] else { return nil }
    self.url = url.filter { $0 != "<" && $0 != ">" }
    date = record.fields["warc-date"].flatMap(PublicationDate.iso8601)
    switch record.fields["warc-type"]?.lowercased() {
    case "conversion", "resource":
      let type = record.fields["content-type"]?.lowercased() ?? ""
      guard type.hasPrefix("text/plain") || type.hasPrefix("text/html") else { return nil }
      isText = type.hasPrefix("text/plain")
      (body, charset) = (record.block, nil)
    case "response":
      guard let response = HTTPResponse(record.block), response.isSuccess,
        response.isPage
      else { return nil }
      isText = false
      (body, charset) = (response.body, response.charset)
    default: return nil
    }
  }

  func article(input: String) throws(ReadingError) -> Article {
    if isText {
      var article = try PlainTextReader.article(of: body, id: url, input: input)
      article.url = url
      article.date = article.date ?? date
      return article
    }
    var article = try PageReader.article(
      of: body, id: url, url: url, declaredCharset: charset, input: input)
    article.date = article.date ?? date
    return article
  }
}

/// A stored HTTP response: status, headers, body with its codings undone.
struct HTTPResponse {
  let status: Int
  let headers: [String: String]
  let body: [UInt8]

  /// Nil where the bytes are no response.
  init?(_ bytes: [UInt8]) {
    var at = 0
    func line() -> String? {
      guard let end = bytes[at...].firstIndex(of: 0x0A) else { return nil }
      defer { at = end + 1 }
      return TextBlock.collapsed(String(decoding: bytes[at..<end], as: UTF8.self))
    }
    guard let first = line(), first.hasPrefix("HTTP/") else { return nil }
    status = first.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    var headers: [String: String] = [:]
    while let next = line(), !next.isEmpty {
      guard let colon = next.firstIndex(of: ":") else { continue }
      headers[next[..<colon].lowercased()] =
        TextBlock.collapsed(String(next[next.index(after: colon)...]))
    }
    self.headers = headers
    var body = Array(bytes[at...])
    if headers["transfer-encoding"]?.lowercased().contains("chunked") == true {
      body = HTTPResponse.unchunked(body)
    }
    if body.starts(with: [0x1F, 0x8B]) {
      var unpacked: [UInt8] = []
      var source = GzipSource(MemorySource(body), name: "")
      while let piece = try? source.nextBytes(), !piece.isEmpty,
        unpacked.count <= PageReader.maximumBytes
      { unpacked += piece }
      body = unpacked
    }
    self.body = body
  }

  var isSuccess: Bool { (200..<300).contains(status) }

  var isPage: Bool {
    let type = headers["content-type"]?.lowercased() ?? "text/html"
    return type.hasPrefix("text/html") || type.hasPrefix("application/xhtml")
  }

  var charset: String? { HTTPResponse.charset(of: headers["content-type"]) }

  /// The character set in "text/html; charset=utf-8".
  static func charset(of contentType: String?) -> String? {
    guard let type = contentType?.lowercased(), let found = type[...].range(ofText: "charset=")
    else { return nil }
    return String(type[found.upperBound...].prefix { $0 != ";" && $0 != " " }.filter { $0 != "\"" })
  }

  /// A body without the sizes of its chunks; as it is where the first line is no size.
  private static func unchunked(_ body: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var at = 0
    while at < body.count, let end = body[at...].firstIndex(of: 0x0A) {
      let digits = String(
        decoding: body[at..<end].prefix { $0 != 0x3B && $0 != 0x0D }, as: UTF8.self)
      guard let size = Int(digits, radix: 16), size >= 0 else { return at == 0 ? body : out }
      if size == 0 { return out }
      let last = min(body.count, end + 1 + min(size, body.count))
      out += body[(end + 1)..<last]
      at = last
      while at < body.count, body[at] == 0x0D || body[at] == 0x0A { at += 1 }
    }
    return out
  }
}

/// Cuts a stream into WARC records.
private struct RecordReader {
  private var source: any ByteSource
  private let input: String
  private var buffer: [UInt8] = []
  private var at = 0

  init(_ source: any ByteSource, input: String) {
    self.source = source
    self.input = input
  }

  mutating func next() throws(ReadingError) -> ArchiveRecord? {
    var line = try nextLine()
    while let blank = line, blank.isEmpty { line = try nextLine() }
    guard let version = line else { return nil }
    guard version.hasPrefix("WARC/") else {
      throw .malformed(input: input, cause: "no WARC record where one should begin")
    }
    var fields: [String: String] = [:]
    while let field = try nextLine(), !field.isEmpty {
      guard let colon = field.firstIndex(of: ":") else { continue }
      fields[field[..<colon].lowercased()] =
        TextBlock.collapsed(String(field[field.index(after: colon)...]))
    }
    guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
      throw .malformed(input: input, cause: "a WARC record without Content-Length")
    }
    return ArchiveRecord(fields: fields, block: try take(length))
  }

  /// The next bytes, of which no more than a page's are kept.
  private mutating func take(_ count: Int) throws(ReadingError) -> [UInt8] {
    var block: [UInt8] = []
    var left = count
    while left > 0 {
      if at == buffer.count, !(try refill()) { return block }
      let part = min(left, buffer.count - at)
      let room = PageReader.maximumBytes + (1 << 16) - block.count
      block += buffer[at..<(at + min(part, max(0, room)))]
      at += part
      left -= part
    }
    return block
  }

  private mutating func nextLine() throws(ReadingError) -> String? {
    var line: [UInt8] = []
    while true {
      if at == buffer.count, !(try refill()) {
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
      }
      let end = buffer[at...].firstIndex(of: 0x0A)
      line += buffer[at..<(end ?? buffer.count)]
      at = end.map { $0 + 1 } ?? buffer.count
      guard line.count <= 1 << 16 else {
        throw .malformed(input: input, cause: "a WARC header that has no end")
      }
      if end != nil {
        if line.last == 0x0D { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
      }
    }
  }

  private mutating func refill() throws(ReadingError) -> Bool {
    buffer = try source.nextBytes()
    at = 0
    return !buffer.isEmpty
  }
}
