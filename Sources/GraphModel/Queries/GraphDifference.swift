/// What is in one graph and not in another, by ids.
public struct GraphDifference: Sendable, Hashable {
  public var addedEntities: [Entity] = []
  public var removedEntities: [Entity] = []
  public var addedEdges: [Edge] = []
  public var removedEdges: [Edge] = []
  /// Edges in both whose evidence, sources, confidence or label differ: as they were and are.
  public var changedEdges: [Change] = []

  public struct Change: Sendable, Hashable {
    public let old: Edge
    public let new: Edge
  }

  public var isEmpty: Bool {
    addedEntities.isEmpty && removedEntities.isEmpty && addedEdges.isEmpty && removedEdges.isEmpty
      && changedEdges.isEmpty
  }

  /// Compares canonical forms: O(n log n), both graphs in memory. Lists are sorted by id.
  public init(from old: EntityGraph, to new: EntityGraph) {
    let (old, new) = (old.canonicalized(), new.canonicalized())
    let oldEntities = Set(old.entities.map { ExactText($0.id) })
    let newEntities = Set(new.entities.map { ExactText($0.id) })
    addedEntities = new.entities.filter { !oldEntities.contains(ExactText($0.id)) }
    removedEntities = old.entities.filter { !newEntities.contains(ExactText($0.id)) }
    var oldEdges: [ExactText: Edge] = [:]
    for edge in old.edges { oldEdges[ExactText(edge.id)] = edge }
    for edge in new.edges {
      guard let before = oldEdges.removeValue(forKey: ExactText(edge.id)) else {
        addedEdges.append(edge)
        continue
      }
      if before != edge { changedEdges.append(Change(old: before, new: edge)) }
    }
    removedEdges = oldEdges.values.sorted { $0.id.precedes($1.id) }
  }
}
