import GraphModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How much an entity matters in a graph: the number of its neighbours, plus, for each of its
/// edges, confidence × log2(1 + sources). An edge of one certain source weighs 1, of three 2.
enum Importance {
  static func weight(_ edge: Edge) -> Double {
    edge.confidence * log2(1 + Double(max(edge.sources, 1)))
  }

  /// One value per entity. Edge ends are indices into the entities, -1 where one is missing.
  static func scores(count: Int, edges: [Edge], ends: [(Int, Int)]) -> [Double] {
    var scores = [Double](repeating: 0, count: count)
    var pairs = Set<UInt64>(minimumCapacity: edges.count)
    for (edge, (a, b)) in zip(edges, ends) where a >= 0 && b >= 0 && a != b {
      let weight = Self.weight(edge)
      scores[a] += weight
      scores[b] += weight
      if pairs.insert(UInt64(min(a, b)) << 32 | UInt64(max(a, b))).inserted {
        scores[a] += 1
        scores[b] += 1
      }
    }
    return scores
  }
}
