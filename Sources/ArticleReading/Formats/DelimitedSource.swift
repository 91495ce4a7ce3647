/// The articles of CSV (RFC 4180) or TSV, a row each, by the names of the columns.
///
/// Columns are found by name, whatever the case: `text` (or `body`, `content`, `article`), `id`,
/// `title` (`headline`), `date` (`published`, `publication_date`), `url` (`link`). A row without an
/// id gets one from the input's name and the row's number.
public struct DelimitedSource: ArticleSource {
  private var reader: FieldReader
  private let input: String
  private let idPrefix: String
  private var columns: Columns?
  private var seen = SeenIDs()
  private var ended = false
  private var rows = 0

  /// - Parameters:
  ///   - separator: the byte between fields, a comma or a tab.
  ///   - input: what failures call the input.
  public init(_ source: any ByteSource, separator: UInt8, input: String, idPrefix: String) {
    reader = FieldReader(source, separator: separator)
    self.input = input
    self.idPrefix = idPrefix
  }

  public mutating func next() -> ArticleItem? {
    guard !ended else { return nil }
    do throws(ReadingError) {
      if columns == nil {
        guard let names = try reader.nextRow() else {
          ended = true
          return .failure(ReadingFailure(input: input, cause: "the file is empty"))
        }
        columns = try Columns(names, input: input)
      }
      guard let columns, let row = try reader.nextRow() else {
        ended = true
        return nil
      }
      rows += 1
      return item(of: row, columns)
    } catch {
      ended = true
      return .failure(ReadingFailure(error))
    }
  }

  private mutating func item(of row: FieldReader.Row, _ columns: Columns) -> ArticleItem {
    func field(_ column: Int?) -> String? {
      guard let column, row.fields.indices.contains(column) else { return nil }
      let text = TextDecoder.text(of: row.fields[column])
      return text.allSatisfy(\.isWhitespace) ? nil : text
    }
    let id = field(columns.id) ?? "\(idPrefix)#\(rows)"
    func failure(_ cause: String) -> ArticleItem {
      .failure(ReadingFailure(id: id, input: input, line: row.line, cause: cause))
    }
    guard let text = field(columns.text) else { return failure("the row has no text") }
    guard text.utf8.count <= ArticleRecord.maximumTextBytes else {
      return failure("the text is over the limit of \(ArticleRecord.maximumTextBytes) bytes")
    }
    guard !text.utf8.contains(0) else { return failure("a NUL character, which no text holds") }
    guard seen.insert(id) else { return failure("the id was on an earlier row") }
    return .article(
      Article(
        id: id, title: field(columns.title), text: text,
        date: field(columns.date).flatMap(PublicationDate.iso8601), url: field(columns.url)))
  }

  /// Which column holds what.
  private struct Columns {
    let text: Int
    let id, title, date, url: Int?

    init(_ row: FieldReader.Row, input: String) throws(ReadingError) {
      let names = row.fields.map {
        TextBlock.collapsed(TextDecoder.text(of: $0)).lowercased()
      }
      func column(_ wanted: [String]) -> Int? {
        wanted.lazy.compactMap { names.firstIndex(of: $0) }.first
      }
      guard let text = column(["text", "body", "content", "article", "articlebody"]) else {
        throw .malformed(
          input: input,
          cause: "no column is named \"text\"; its columns are "
            + names.prefix(12).map { "\"\($0.prefix(30))\"" }.joined(separator: ", "))
      }
      self.text = text
      id = column(["id", "guid", "document", "doc_id", "docid"])
      title = column(["title", "headline"])
      date = column(["date", "published", "publication_date", "pubdate", "datepublished"])
      url = column(["url", "link", "source_url"])
    }
  }
}

/// Cuts a stream into rows of fields; a quoted field may hold line ends and doubled quotes.
private struct FieldReader {
  struct Row {
    var fields: [[UInt8]]
    /// Line of the file that it begins on, from 1.
    let line: Int
  }

  private var source: any ByteSource
  private let separator: UInt8
  private var piece: [UInt8] = []
  private var at = 0
  private var line = 1
  private var isFirst = true

  init(_ source: any ByteSource, separator: UInt8) {
    self.source = source
    self.separator = separator
  }

  /// The next row that is not empty; nil at the end.
  mutating func nextRow() throws(ReadingError) -> Row? {
    while true {
      var row = Row(fields: [], line: line)
      var field: [UInt8] = []
      var isQuoted = false
      var wasQuoted = false
      var begun = false
      reading: while let byte = try nextByte() {
        begun = true
        if isQuoted {
          if byte != 0x22 {
            if byte == 0x0A { line += 1 }
            // One broken quote must not take the rest of an archive into memory.
            if field.count <= ArticleRecord.maximumTextBytes { field.append(byte) }
          } else if try peek() == 0x22 {
            _ = try nextByte()
            field.append(0x22)
          } else {
            isQuoted = false
          }
          continue
        }
        switch byte {
        case 0x22 where field.isEmpty && !wasQuoted && separator != 0x09:
          isQuoted = true
          wasQuoted = true
        case separator:
          row.fields.append(field)
          field = []
          wasQuoted = false
        case 0x0A:
          line += 1
          break reading
        case 0x0D: continue
        default:
          if field.count <= ArticleRecord.maximumTextBytes { field.append(byte) }
        }
      }
      guard begun else { return nil }
      if row.fields.isEmpty, field.isEmpty { continue }
      row.fields.append(field)
      return row
    }
  }

  private mutating func nextByte() throws(ReadingError) -> UInt8? {
    guard let byte = try peek() else { return nil }
    at += 1
    return byte
  }

  private mutating func peek() throws(ReadingError) -> UInt8? {
    if at == piece.count {
      piece = try source.nextBytes()
      at = 0
      if isFirst, piece.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
      isFirst = false
    }
    return at < piece.count ? piece[at] : nil
  }
}
