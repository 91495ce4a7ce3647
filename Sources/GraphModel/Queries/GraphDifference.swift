/// What is in one graph and not in another, by ids.
public struct GraphDifference: Sendable, Hashable {
  public var addedEntities: [Entity] = []
  public var removedEntities: [Entity] = []
  /// Entities in both whose name, kind, aliases or mentions differ: as they were and are.
  public var changedEntities: [EntityChange] = []
  public var addedEdges: [Edge] = []
  public var removedEdges: [Edge] = []
  /// Edges in both whose evidence, sources, confidence or label differ: as they were and are.
  public var changedEdges: [Change] = []

  public struct Change: Sendable, Hashable {
    public let old: Edge
    public let new: Edge
  }

  public struct EntityChange: Sendable, Hashable {
    public let old: Entity
    public let new: Entity
  }

  public var isEmpty: Bool {
    addedEntities.isEmpty && removedEntities.isEmpty && addedEdges.isEmpty && removedEdges.isEmpty
      && changedEdges.isEmpty && changedEntities.isEmpty
  }

  /// Compares canonical forms: O(n log n), both graphs in memory. Lists are sorted by id.
  public init(from old: EntityGraph, to new: EntityGraph) {
    let (old, new) = (old.canonicalized(), new.canonicalized())
    var oldEntities: [ExactText: Entity] = [:]
    for entity in old.entities { oldEntities[ExactText(entity.id)] = entity }
    for entity in new.entities {
      guard let before = oldEntities.removeValue(forKey: ExactText(entity.id)) else {
        addedEntities.append(entity)
        continue
      }
      if before != entity { changedEntities.append(EntityChange(old: before, new: entity)) }
    }
    removedEntities = oldEntities.values.sorted { $0.id.precedes($1.id) }
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
