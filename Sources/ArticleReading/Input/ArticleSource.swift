/// Articles that arrive one by one, with what could not be read in its place among them.
public protocol ArticleSource {
  /// The next article or failure; nil at the end.
  mutating func next() -> ArticleItem?
}

/// One step of an ``ArticleSource``.
public enum ArticleItem: Sendable, Hashable {
  case article(Article)
  case failure(ReadingFailure)
}

/// A piece of input that gave no article, and where it was.
public struct ReadingFailure: Error, Sendable, Hashable {
  /// The document's id where one could be read.
  public var id: String?
  /// File or address; nil where the whole run has one input.
  public var input: String?
  /// Line of the input, counted from 1, where it is read by lines.
  public var line: Int?
  public var cause: String

  public init(id: String? = nil, input: String? = nil, line: Int? = nil, cause: String) {
    self.id = id
    self.input = input
    self.line = line
    self.cause = cause
  }

  /// The failure that an error means for the document of `input`.
  public init(_ error: ReadingError, id: String? = nil) {
    self.id = id
    line = nil
    switch error {
    case .unreadable(let path, let cause), .malformed(let path, let cause),
      .nothingToRead(let path, let cause):
      (input, self.cause) = (path, cause)
    case .tooLarge(let path, let limit):
      (input, self.cause) = (path, "larger than the limit of \(limit) bytes")
    }
  }
}

extension ReadingFailure: CustomStringConvertible {
  /// "archive.jsonl: line 12: …".
  public var description: String {
    [input, line.map { "line \($0)" }, cause].compactMap(\.self).joined(separator: ": ")
  }
}
