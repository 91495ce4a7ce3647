/// Reads the articles of JSON Lines: `{"id","text","title"?,"date"?,"url"?}` a line.
///
/// Text is taken as it stands, so that offsets hold against what the line gives.
public enum ArticleRecord {
  /// Bytes of the longest text that is read: several books. A longer one is no article.
  public static let maximumTextBytes = 4 << 20

  /// Why an object gives no article, with its id where one could be read.
  public struct Failure: Error, Sendable, Hashable {
    public let id: String?
    public let cause: String

    public init(id: String?, cause: String) {
      self.id = id
      self.cause = cause
    }
  }

  /// The article of one line.
  public static func article(of line: [UInt8]) throws(Failure) -> Article {
    let value: JSONValue
    do throws(JSONError) { value = try JSONParser.value(of: line) } catch {
      throw Failure(id: nil, cause: error.description)
    }
    return try article(of: value)
  }

  /// The article that an object describes.
  static func article(of value: JSONValue) throws(Failure) -> Article {
    guard case .object = value else {
      throw Failure(id: nil, cause: "\(value.kindName) stands where an object should")
    }
    let id: String
    switch value["id"] {
    case .string(let text)?: id = text
    case .number(let digits)?: id = digits
    case nil, .null?: throw Failure(id: nil, cause: "\"id\" is missing")
    case let other?: throw Failure(id: nil, cause: "\"id\" is \(other.kindName), not a string")
    }
    guard !id.isEmpty else { throw Failure(id: nil, cause: "\"id\" is empty") }
    func member(_ name: String) throws(Failure) -> String? {
      switch value[name] {
      case .string(let text)?: return text
      case nil, .null?: return nil
      case let other?:
        throw Failure(id: id, cause: "\"\(name)\" is \(other.kindName), not a string")
      }
    }
    guard let text = try member("text") else { throw Failure(id: id, cause: "\"text\" is missing") }
    guard text.utf8.count <= maximumTextBytes else {
      throw Failure(
        id: id,
        cause: "\"text\" has \(text.utf8.count) bytes, over the limit of \(maximumTextBytes)")
    }
    guard !text.utf8.contains(0), !id.utf8.contains(0) else {
      throw Failure(id: id, cause: "a NUL character, which no text holds")
    }
    return Article(
      id: id, title: try member("title"), text: text,
      date: try member("date").flatMap(PublicationDate.iso8601), url: try member("url"))
  }
}
