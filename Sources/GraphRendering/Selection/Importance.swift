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

  /// One value per entity, of which there are `count`.
  static func scores(count: Int, edges: [Edge], kept: [Kept]) -> [Double] {
    var scores = [Double](repeating: 0, count: count)
    var pairs = Set<UInt64>(minimumCapacity: kept.count)
    for kept in kept where kept.ends.0 != kept.ends.1 {
      let (a, b) = kept.ends
      let weight = Self.weight(edges[kept.edge])
      scores[a] += weight
      scores[b] += weight
      if pairs.insert(Kept.pair(kept.ends)).inserted {
        scores[a] += 1
        scores[b] += 1
      }
    }
    return scores
  }
}
