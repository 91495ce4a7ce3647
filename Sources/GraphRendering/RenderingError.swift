/// Why a graph could not be drawn.
public enum RenderingError: Error, Sendable, Hashable {
  /// `--ego` or another choice names an entity the graph does not have; near names may help.
  case unknownEntity(name: String, suggestions: [String])
  /// Graphviz refused the graph; what it said.
  case graphviz(stage: String, message: String)
  /// The layout took longer than allowed.
  case timeLimit(seconds: Int, nodes: Int, edges: Int)
  /// The layout process died, which a pathological graph can bring about.
  case layoutProcess(message: String)
  /// The drawing could not be written.
  case unwritable(path: String, cause: String)
}

extension RenderingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownEntity(let name, let suggestions):
      let hint =
        suggestions.isEmpty
        ? "look for it with 'entente entities'"
        : "did you mean " + suggestions.map { "'\($0)'" }.joined(separator: " or ") + "?"
      return "the graph has no entity named '\(name)': \(hint)"
    case .graphviz(let stage, let message):
      let cause = message.isEmpty ? "no reason given" : message
      return "Graphviz could not \(stage): \(cause)"
    case .timeLimit(let seconds, let nodes, let edges):
      return
        "the layout of \(nodes) nodes and \(edges) edges took over \(seconds) s: draw less "
        + "(--top, --ego, --family), choose --engine sfdp, or allow more with --time-limit"
    case .layoutProcess(let message):
      return "the layout process failed (\(message)): draw less, or choose another --engine"
    case .unwritable(let path, let cause):
      return "\(path): \(cause)"
    }
  }
}
