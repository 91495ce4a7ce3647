/// Why an input gave no article. Each message says what failed, on which input, and what to do.
public enum ReadingError: Error, Sendable, Hashable {
  /// The operating system refused: `cause` is its own message ("No such file or directory").
  case unreadable(path: String, cause: String)
  /// The input is not what its name or place says it is.
  case malformed(input: String, cause: String)
  /// The input holds more than the reader takes.
  case tooLarge(input: String, limit: Int)
  /// Nothing in the input is an article.
  case nothingToRead(input: String, cause: String)
}

extension ReadingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let path, let cause): "\(path): \(cause)"
    case .malformed(let input, let cause): "\(input): \(cause)"
    case .tooLarge(let input, let limit):
      "\(input): larger than the limit of \(limit) bytes; split it into articles"
    case .nothingToRead(let input, let cause): "\(input): \(cause)"
    }
  }
}
