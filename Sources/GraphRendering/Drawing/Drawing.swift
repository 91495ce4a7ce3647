import GraphModel

/// The nodes and arrows of a picture, before layout; sorted, so equal graphs give equal drawings.
struct Drawing: Sendable {
  var graph: EntityGraph
  var arrows: [Arrow]
  /// State whose box an entity stands in, by entity id.
  var clusters: [String: String] = [:]

  init(_ graph: EntityGraph, options: RenderOptions) {
    self.graph = graph
    // A drawing of 60 edges out of an archive has no need of its 100,000 documents.
    let cited = Set(graph.edges.flatMap { $0.evidence.map(\.document) })
    self.graph.documents.removeAll { !cited.contains($0.id) }
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

  static let pairFoldingThreshold = 60

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
