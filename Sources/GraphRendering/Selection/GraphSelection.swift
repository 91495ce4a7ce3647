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

  /// A graph that has no room is reduced to its core, unless ``top`` or ``unlimited`` say otherwise.
  public var room = DrawingRoom.picture

  public init() {}
}

/// How much a drawing can hold, and what is left of a graph that is larger.
public struct DrawingRoom: Sendable, Hashable {
  /// A graph of at most so many entities and edges is drawn whole.
  public var entities: Int
  public var edges: Int
  /// What the core of a larger one keeps: entities, pairs of them that have edges, and edges.
  public var coreEntities: Int
  public var corePairs: Int
  public var coreEdges: Int

  /// What can be read at a glance. A core is smaller than what is drawn whole: it comes from a web
  /// in which everybody deals with everybody, and 60 entities of that with 150 arrows are 7,400
  /// points wide; 40 with 60 arrows are some 2,000 and fit a screen.
  public static let picture = DrawingRoom(
    entities: 60, edges: 150, coreEntities: 40, corePairs: 60, coreEdges: 150)
  /// What a page to explore can hold and stay smooth.
  public static let page = DrawingRoom(
    entities: 1000, edges: 2000, coreEntities: 1000, corePairs: 2000, coreEdges: 2000)
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
