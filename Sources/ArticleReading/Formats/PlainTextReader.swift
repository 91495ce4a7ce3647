/// Reads an article from plain text: its headline, byline and dateline where it has them.
public enum PlainTextReader {
  /// Offsets of the article count characters of the file's text, less a tail of notices.
  ///
  /// - Throws: ``ReadingError`` where the text is empty, too long, or binary data.
  public static func article(
    of bytes: [UInt8], id: String, input: String
  ) throws(ReadingError) -> Article {
    guard bytes.count <= ArticleRecord.maximumTextBytes else {
      throw .tooLarge(input: input, limit: ArticleRecord.maximumTextBytes)
    }
    guard !looksBinary(bytes) else {
      throw .malformed(
        input: input, cause: "binary data, not text; give a text, HTML, JSON or CSV file")
    }
    return article(text: TextDecoder.text(of: bytes), id: id)
  }

  /// The article of a text that is decoded already.
  static func article(text: String, id: String) -> Article {
    let text = Boilerplate.withoutTail(text)
    let head = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(12)
    return Article(id: id, title: headline(of: head), text: text, date: dayline(of: head))
  }

  /// Whether bytes are something else than text in any character set: many control characters.
  static func looksBinary(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return false }
    let head = bytes.prefix(8192)
    if head.contains(0) { return true }
    let controls = head.count { $0 < 0x20 && ![0x03, 0x09, 0x0A, 0x0C, 0x0D, 0x1B].contains($0) }
    return controls * 50 > head.count
  }

  /// The first line, where it stands alone and does not end as a sentence does.
  private static func headline(of lines: ArraySlice<Substring>) -> String? {
    var lines = lines.drop(while: isBlank)
    guard let first = lines.popFirst(), let next = lines.first, isBlank(next) || isByline(next)
    else { return nil }
    let line = TextBlock.collapsed(String(first))
    guard line.count <= 250, line.last != ".", lines.contains(where: { !isBlank($0) }),
      !Boilerplate.isTail(line)
    else { return nil }
    return line
  }

  /// The day of a dateline, or of a line that is a date and nothing else.
  private static func dayline(of lines: ArraySlice<Substring>) -> String? {
    for line in lines where !isBlank(line) {
      let line = line.drop(while: \.isWhitespace)
      if let date = Dateline(Array(line.unicodeScalars.prefix(90))[...])?.date { return date }
      if line.count <= 40, let date = PublicationDate.iso8601(String(line)) { return date }
    }
    return nil
  }

  private static func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

  private static func isByline(_ line: Substring) -> Bool {
    line.count <= 80 && line.lowercased().hasPrefix("by ")
  }
}
