public import GraphModel

/// What of a graph is drawn. Criteria hold together; an empty set means no restriction.
public struct GraphSelection: Sendable, Hashable {
  /// Keep these entities, by name, alias or id, and what is within ``hops`` of them.
  public var ego: [String] = []
  /// Edges from an ego, either way.
  public var hops = 1
  public var families: Set<RelationFamily> = []
  public var kinds: Set<EntityKind> = []
  public var polarities: Set<Polarity> = []
  public var modalities: Set<Modality> = []
  /// ISO 8601 day, month or year. An edge without event time counts by its documents' dates.
  public var since: String?
  /// Inclusive: "2021" covers all of that year.
  public var until: String?
  public var minimumSources = 1
  /// 0…1.
  public var minimumConfidence = 0.0
  /// At most so many entities, by ``Importance``; nil draws the core of a large graph.
  public var top: Int?
  /// Whether everything is drawn, however large.
  public var unlimited = false
  /// Whether entities without an edge are drawn too.
  public var keepsIsolated = false

  /// A larger graph is reduced to so many entities and edges, unless ``top`` or ``unlimited`` say
  /// otherwise.
  public var coreEntities = GraphSelection.readableEntities
  public var coreEdges = GraphSelection.readableEdges

  public init() {}

  /// Above this many entities a drawing is reduced to its core.
  public static let readableEntities = 60
  /// The arrows a core keeps: more of them cannot be told apart.
  public static let readableEdges = 150
  /// What a page to explore can hold and stay smooth.
  public static let explorableEntities = 1000
  public static let explorableEdges = 2000
}

/// What ``GraphSelection`` kept and left out.
public struct SelectedGraph: Sendable, Hashable {
  public var graph: EntityGraph
  /// Left out by a filter the caller set.
  public var filteredEntities = 0
  public var filteredEdges = 0
  /// Left out because a readable drawing cannot hold them.
  public var omittedEntities = 0
  public var omittedEdges = 0
  /// Entities without any edge left.
  public var isolatedEntities = 0

  /// One line that says what is missing and how to see it; nil when the drawing is whole.
  public var note: String? {
    guard omittedEntities + omittedEdges > 0 else { return nil }
    return "drawing the \(graph.entities.count) most important entities and \(graph.edges.count) "
      + "edges; left out \(omittedEntities) entities and \(omittedEdges) edges "
      + "(--top N shows more, --ego NAME a part, --all everything)"
  }
}
