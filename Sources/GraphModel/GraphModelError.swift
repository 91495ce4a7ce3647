/// Why a graph, a line of graphs or a curation file cannot be read or used.
public enum GraphModelError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text is not JSON, or not a graph: the line where that shows, from 1, and what is wrong.
  case invalidGraph(line: Int, String)
  /// A line of a curation file that is no rule.
  case invalidRule(line: Int, String)

  public var description: String {
    switch self {
    case .invalidGraph(let line, let cause), .invalidRule(let line, let cause):
      "line \(line): \(cause)"
    }
  }
}
