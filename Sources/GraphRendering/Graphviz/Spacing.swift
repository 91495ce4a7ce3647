/// The distances a ranked layout is tried with. Labels and arrows get in each other's way by
/// chance, and another distance often frees them.
struct Spacing: Sendable, Hashable {
  /// Inches between nodes of one rank, and between ranks.
  var nodes: String
  var ranks: String
  /// Times Graphviz's effort to avoid crossings.
  var effort = "1"

  /// In the order they are tried; the first is the most compact.
  static let candidates = [
    Spacing(nodes: "0.3", ranks: "0.5"), Spacing(nodes: "0.4", ranks: "0.6"),
    Spacing(nodes: "0.35", ranks: "0.8", effort: "4"), Spacing(nodes: "0.5", ranks: "0.7"),
    Spacing(nodes: "0.25", ranks: "0.65", effort: "2"), Spacing(nodes: "0.6", ranks: "0.9"),
    Spacing(nodes: "0.45", ranks: "1", effort: "4"), Spacing(nodes: "0.7", ranks: "0.6"),
  ]
}

extension Drawing {
  /// The spacings worth trying. Small drawings alone have several: a layout of 30 arrows takes
  /// some 15 ms, one of 200 half a second.
  func spacings(_ options: RenderOptions) -> ArraySlice<Spacing> {
    let engine = options.engine ?? defaultEngine
    guard engine == .dot, showsEdgeLabels, arrows.count > 1 else {
      return Spacing.candidates.prefix(1)
    }
    let tries = arrows.count <= 60 ? Spacing.candidates.count : arrows.count <= 110 ? 3 : 1
    return Spacing.candidates.prefix(tries)
  }
}
