/// How the articles of an input are written down.
public enum InputFormat: String, Sendable, Hashable, CaseIterable {
  case text, markdown, html, json, jsonl, csv, tsv, feed, warc, eml

  /// The format that a file's name says it has, a `.gz` at its end left aside; nil where the name
  /// says none.
  public init?(path: String) {
    var name = path.lowercased()[...]
    if name.hasSuffix(".gz") { name = name.dropLast(3) }
    guard let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else { return nil }
    switch name[name.index(after: dot)...] {
    case "txt", "text": self = .text
    case "md", "markdown": self = .markdown
    case "html", "htm", "xhtml": self = .html
    case "json": self = .json
    case "jsonl", "ndjson", "jsonlines": self = .jsonl
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    case "rss", "atom", "xml": self = .feed
    case "warc": self = .warc
    case "eml": self = .eml
    default: return nil
    }
  }

  /// The format that the first bytes look like; text where they look like nothing else.
  public init(sniffing head: [UInt8]) {
    let bytes = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head[3...] : head[...]
    let start = bytes.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let text = String(decoding: start.prefix(1024), as: UTF8.self).lowercased()
    if text.hasPrefix("warc/1.") {
      self = .warc
    } else if text.hasPrefix("{") {
      // An object on the first line that another follows is a line of JSON Lines.
      let line = start.prefix { $0 != 0x0A }
      self = line.last == UInt8(ascii: "}") || line.count == start.count ? .jsonl : .json
    } else if text.hasPrefix("[{") || text.hasPrefix("[\n") {
      self = .json
    } else if text.hasPrefix("<?xml") || text.hasPrefix("<rss") || text.hasPrefix("<feed") {
      let isPage = text.contains("<html") || text.contains("<!doctype html")
      self = isPage ? .html : .feed
    } else if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") || text.hasPrefix("<head")
      || text.hasPrefix("<body") || text.hasPrefix("<!--")
    {
      self = .html
    } else {
      self = .text
    }
  }

  /// The format of a `Content-Type`; nil where it is none that holds articles.
  public init?(contentType: String) {
    let type = contentType.prefix { $0 != ";" }.lowercased()
    switch type {
    case "text/html", "application/xhtml+xml": self = .html
    case "text/plain": self = .text
    case "text/markdown": self = .markdown
    case "text/csv": self = .csv
    case "text/tab-separated-values": self = .tsv
    case "application/json", "application/ld+json": self = .json
    case "application/jsonl", "application/x-ndjson", "application/jsonlines": self = .jsonl
    case "message/rfc822": self = .eml
    case "application/warc": self = .warc
    default:
      guard type.hasSuffix("/xml") || type.hasSuffix("+xml") else { return nil }
      self = .feed
    }
  }
}
