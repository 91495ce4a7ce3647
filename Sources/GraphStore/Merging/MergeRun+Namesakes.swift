internal import GraphModel

/// Persons who may be several, found as graphs come in: which of them are is decided at the end.
struct SuspectNamesakes: Sendable {
  private(set) var ids: Set<String> = []
  /// The state of the first post seen, by the person's hash. Two persons of one hash are suspected
  /// for nothing, which changes no result.
  private var posts: [Int: String] = [:]

  mutating func note(_ edge: Edge) {
    guard let state = Namesakes.state(of: edge) else { return }
    let person = Namesakes.pooled(edge.source)
    if posts[person.hashValue, default: state] != state { ids.insert(person) }
    posts[person.hashValue] = posts[person.hashValue] ?? state
  }
}

extension MergeRun {
  /// What the union of runs has of some entities and of the edges at them, and the names of states.
  static func touching(
    _ ids: Set<String>, of runs: [MergeRun], bytes: Int
  ) throws(GraphStoreError) -> (part: EntityGraph, stateNames: [String: String]) {
    var found = EntityGraph()
    var names: [String: String] = [:]
    try forEachPart(of: runs, bytes: bytes, settled: false) { part in
      names.merge(part.stateNames) { _, new in new }
      found.entities += part.entities.filter { GraphRecord.entity($0).touches(ids) }
      found.edges += part.edges.filter { GraphRecord.edge($0).touches(ids) }
    }
    return (found, names)
  }
}

extension GraphRecord {
  /// Whether it is one of the entities, or an edge at one, or claimed by one.
  func touches(_ ids: Set<String>) -> Bool {
    if ids.isEmpty { return false }
    switch self {
    case .document: return false
    case .entity(let entity): return ids.contains(entity.id)
    case .edge(let edge):
      return ids.contains(edge.source) || ids.contains(edge.target)
        || edge.attributedTo.map(ids.contains) ?? false
    }
  }
}
