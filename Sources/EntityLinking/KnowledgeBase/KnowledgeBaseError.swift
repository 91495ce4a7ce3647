/// Why a table or a dump could not be used; messages name the file and what to do.
public enum KnowledgeBaseError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file could not be read or written; `cause` is the system's own words.
  case unreadable(file: String, cause: String)
  /// A row that breaks the documented format.
  case malformed(file: String, line: Int, cause: String)
  /// Not an index of ours, or one cut short.
  case damagedIndex(file: String, cause: String)

  public var description: String {
    switch self {
    case .unreadable(let file, let cause):
      "\(file): \(cause)"
    case .malformed(let file, let line, let cause):
      "\(file):\(line): \(cause); the format is in Sources/EntityLinking/Resources/README.md"
    case .damagedIndex(let file, let cause):
      "\(file): \(cause); make it anew with `entente kb import`"
    }
  }
}
