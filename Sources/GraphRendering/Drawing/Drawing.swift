import GraphModel

/// The nodes and arrows of a picture, before layout; sorted, so equal graphs give equal drawings.
struct Drawing: Sendable {
  var graph: EntityGraph
  var arrows: [Arrow]
  /// State whose box an entity stands in, by entity id.
  var clusters: [String: String] = [:]

  init(_ graph: EntityGraph, options: RenderOptions) {
    self.graph = graph
    switch options.folding {
    case .none: arrows = Arrow.unfolded(graph.edges)
    case .alike: arrows = Arrow.foldedAlike(graph.edges)
    case .pairs: arrows = Arrow.foldedPairs(graph.edges)
    case .automatic:
      arrows = Arrow.foldedReadably(graph.edges)
      if arrows.count > Drawing.pairFoldingThreshold { arrows = Arrow.foldedPairs(graph.edges) }
    }
    if options.clustersByState { clusters = Drawing.stateOf(graph) }
  }

  static let pairFoldingThreshold = 90

  /// Small drawings flow in ranks; `dot` slows down and sprawls on large ones. A star has no ranks:
  /// around its hub it takes a square, and labels stay free of each other up to 40 rays. Drawings
  /// too large for labels are up to 17% tighter by `neato` than by `sfdp` (300 to 800 edges), which
  /// takes over when `neato`, quadratic in entities, would take more than some 3 s.
  var defaultEngine: LayoutEngine {
    switch (graph.entities.count, arrows.count) {
    case (...120, ...220): isStar ? .neato : .dot
    case (...400, ...1000) where !showsEdgeLabels: .neato
    default: .sfdp
    }
  }

  /// Whether nearly all arrows meet in one entity.
  private var isStar: Bool {
    guard (20...40).contains(arrows.count) else { return false }
    var counts: [String: Int] = [:]
    for arrow in arrows {
      for end in [arrow.source, arrow.target] { counts[end, default: 0] += 1 }
    }
    return (counts.values.max() ?? 0) * 10 >= arrows.count * 9
  }

  /// Edge labels of a drawing this large could only cover each other; tooltips still tell.
  var showsEdgeLabels: Bool { arrows.count <= 260 }

  /// The state each person and organization belongs to, by its ties; the weightiest where several.
  private static func stateOf(_ graph: EntityGraph) -> [String: String] {
    let kinds = Dictionary(
      graph.entities.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
    let belonging: Set<RelationFamily> = [
      .leads, .serves, .speaksFor, .advises, .represents, .from, .partOf,
    ]
    let ties = graph.edges.filter {
      belonging.contains($0.family) && $0.polarity == .affirmed && $0.modality == .actual
        && kinds[$0.source] != .state
    }.sorted { (Importance.weight($0), $1.id) > (Importance.weight($1), $0.id) }
    var state: [String: String] = [:]
    for tie in ties where kinds[tie.target] == .state && state[tie.source] == nil {
      state[tie.source] = tie.target
    }
    // A spokesman of a ministry belongs to the ministry's state; three steps reach any post.
    for _ in 0..<3 {
      for tie in ties where kinds[tie.target] == .organization && state[tie.source] == nil {
        if let through = state[tie.target] { state[tie.source] = through }
      }
    }
    return state
  }
}
