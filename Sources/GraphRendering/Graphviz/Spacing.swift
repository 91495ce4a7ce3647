/// The distances a layout is tried with. Labels and arrows get in each other's way by chance, and
/// another distance often frees them.
enum Spacing: Sendable, Hashable {
  /// For `dot`: which way ranks run, inches between nodes of one rank and between ranks, and times
  /// Graphviz's effort to avoid crossings.
  case ranked(FlowDirection = .right, nodes: String, ranks: String, effort: String = "1")
  /// For springs: points round each node, inches an arrow would like to be long, and the seed of
  /// the first places.
  case sprung(gap: String, length: String, seed: String)

  /// In the order they are tried; the first is the most compact.
  static let ranked: [Spacing] = [
    .ranked(nodes: "0.3", ranks: "0.5"), .ranked(nodes: "0.4", ranks: "0.6"),
    .ranked(nodes: "0.35", ranks: "0.8", effort: "4"), .ranked(nodes: "0.5", ranks: "0.7"),
    .ranked(nodes: "0.25", ranks: "0.65", effort: "2"), .ranked(nodes: "0.6", ranks: "0.9"),
    .ranked(nodes: "0.45", ranks: "1", effort: "4"), .ranked(nodes: "0.7", ranks: "0.6"),
  ]

  static let sprung: [Spacing] = [
    .sprung(gap: "+12", length: "1", seed: "1"), .sprung(gap: "+12", length: "1", seed: "2"),
    .sprung(gap: "+12", length: "1", seed: "3"), .sprung(gap: "+16", length: "1.3", seed: "1"),
    .sprung(gap: "+16", length: "1.3", seed: "2"), .sprung(gap: "+20", length: "1.6", seed: "1"),
    .sprung(gap: "+20", length: "1.6", seed: "3"), .sprung(gap: "+26", length: "2", seed: "1"),
  ]

  /// Spacings for an engine, and a way of ranks if it has ranks; nil tries both, side by side.
  static func candidates(for engine: LayoutEngine, flow: FlowDirection?) -> [Spacing] {
    guard engine == .dot else { return sprung }
    return ranked.flatMap { spacing in
      guard case .ranked(_, let nodes, let ranks, let effort) = spacing else { return [spacing] }
      return (flow.map { [$0] } ?? FlowDirection.allCases).map {
        .ranked($0, nodes: nodes, ranks: ranks, effort: effort)
      }
    }
  }
}

extension Drawing {
  /// The spacings worth trying, at least one. Small drawings alone have several: a layout of 30
  /// arrows takes some 15 ms, one of 200 half a second. Stories flow to the right; those of over
  /// ``FlowDirection/freeAbove`` arrows whichever way fits a screen better.
  func spacings(_ options: RenderOptions) -> ArraySlice<Spacing> {
    let engine = options.engine ?? defaultEngine
    let isFree = arrows.count > FlowDirection.freeAbove
    let candidates = Spacing.candidates(
      for: engine, flow: options.flow ?? (isFree ? nil : .right))
    guard engine == .dot || engine == .neato, showsEdgeLabels, arrows.count > 1 else {
      return candidates.prefix(1)
    }
    return candidates.prefix(arrows.count <= 60 ? 8 : arrows.count <= 110 ? 4 : 1)
  }
}
