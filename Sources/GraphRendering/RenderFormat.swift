/// What a drawing is written as.
public enum RenderFormat: String, Sendable, Hashable, CaseIterable {
  case dot, svg, png, pdf
  /// One page without network access, to explore the graph in.
  case html

  /// The format that goes with a file name's suffix; nil where none does.
  public init?(suffix: String) {
    let suffix = suffix.lowercased()
    switch suffix {
    case "gv": self = .dot
    case "htm": self = .html
    default: self.init(rawValue: suffix)
    }
  }
}

extension RenderFormat {
  /// The format that goes with a path; nil where its suffix stands for none.
  public init?(path: String) {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    self.init(suffix: String(path[path.index(after: dot)...]))
  }
}

/// Graphviz's layout programs that a drawing may use.
public enum LayoutEngine: String, Sendable, Hashable, CaseIterable {
  /// Ranks: who acts stands before who is acted on.
  case dot
  /// Springs, for graphs of some hundred nodes.
  case neato, fdp
  /// Springs on several scales, for thousands of nodes.
  case sfdp
  case circo, twopi
}

/// Which way ranks flow, in the `dot` engine.
public enum FlowDirection: String, Sendable, Hashable, CaseIterable {
  /// Left to right; labels lie along the arrows, so it is the more compact for stories.
  case right = "LR"
  case down = "TB"

  /// The way is chosen by size above so many arrows: lines across a large drawing leave little of
  /// who acts first, and half the width lets letters be twice as large.
  static let freeAbove = 30
}
