public import GraphModel

/// Why a graph file cannot be opened, read or written; each case names the file first.
public enum GraphStoreError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file is missing, a folder, or may not be read: the system's words for it.
  case unreadable(String, cause: String)
  /// It may not be written, or the disk is full.
  case unwritable(String, cause: String)
  /// Something else than a graph: a picture, another program's database.
  case notAGraph(String, cause: String)
  /// JSON that is no graph, or a curation file with a line that is no rule.
  case invalid(String, GraphModelError)
  /// Written by a later version of this program.
  case newer(String, found: Int, known: Int)
  /// Pages of the database are broken.
  case damaged(String, cause: String)
  /// Another process has been writing for longer than we wait.
  case busy(String)
  /// Anything else that SQLite refuses: its own words.
  case sqlite(String, cause: String)

  public var description: String {
    switch self {
    case .unreadable(let path, let cause): "\(path): cannot be read: \(cause)"
    case .unwritable(let path, let cause): "\(path): cannot be written: \(cause)"
    case .notAGraph(let path, let cause): "\(path): \(cause)"
    case .invalid(let path, let error): "\(path): \(error)"
    case .newer(let path, let found, let known):
      "\(path): its format is version \(found), and this program knows up to \(known); "
        + "use a newer entente"
    case .damaged(let path, let cause):
      "\(path): the file is damaged (\(cause)); restore a copy, or build it again from its sources"
    case .busy(let path): "\(path): another process keeps writing to it; try again later"
    case .sqlite(let path, let cause): "\(path): \(cause)"
    }
  }
}
