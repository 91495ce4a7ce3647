extension QueryableGraph {
  /// The shortest chains of affirmed edges between two nodes, in either direction of each edge.
  ///
  /// Breadth-first from both ends, the smaller frontier first; a chain is a list of edges, of which
  /// parallel ones count once, by the best supported. Empty when the ends are more than `maxLength`
  /// edges apart, or are one. The chains are sorted: those whose weakest edge has more sources
  /// first, then those with more in all, then by the ids of their edges.
  public func shortestPaths(
    from start: Int, to goal: Int, maxLength: Int = 4, families: Set<RelationFamily> = [],
    limit: Int = 10
  ) throws -> [[Edge]] {
    if start == goal || maxLength < 1 { return [] }
    var search = PathSearch(start: start, goal: goal)
    guard let meeting = try search.run(in: self, maxLength: maxLength, families: families) else {
      return []
    }
    var chains: [[Edge]] = []
    var best: [NodePair: Edge] = [:]
    for nodes in search.chains(through: meeting, limit: 1_000) {
      var chain: [Edge] = []
      for (a, b) in zip(nodes, nodes.dropFirst()) {
        chain.append(try bestEdge(a, b, families, known: &best))
      }
      chains.append(chain)
    }
    return Array(chains.sorted(by: isBetter).prefix(limit))
  }

  private func bestEdge(
    _ a: Int, _ b: Int, _ families: Set<RelationFamily>, known: inout [NodePair: Edge]
  ) throws -> Edge {
    let pair = NodePair(a: a, b: b)
    if let edge = known[pair] { return edge }
    var filter = EdgeFilter()
    filter.between = .init(try summary(node: a).id, try summary(node: b).id)
    filter.families = families
    filter.polarities = [.affirmed]
    let edge = try edges(filter, limit: 1)[0]
    known[pair] = edge
    return edge
  }

  private func isBetter(_ a: [Edge], _ b: [Edge]) -> Bool {
    let (aLeast, bLeast) = (a.map(\.sources).min() ?? 0, b.map(\.sources).min() ?? 0)
    if aLeast != bLeast { return aLeast > bLeast }
    let (aAll, bAll) = (a.reduce(0) { $0 + $1.sources }, b.reduce(0) { $0 + $1.sources })
    if aAll != bAll { return aAll > bAll }
    return a.lazy.map(\.id).lexicographicallyPrecedes(b.lazy.map(\.id)) { $0.precedes($1) }
  }
}

private struct NodePair: Hashable {
  let a: Int
  let b: Int
}

/// Breadth-first search from two ends.
private struct PathSearch {
  /// One end's half: how far each node reached is, and from where it is reached.
  struct Side {
    var distances: [Int: Int]
    var parents: [Int: [Int]] = [:]
    var frontier: [Int]
    var depth = 0

    init(_ node: Int) {
      distances = [node: 0]
      frontier = [node]
    }
  }

  private var ahead: Side
  private var back: Side

  init(start: Int, goal: Int) {
    ahead = Side(start)
    back = Side(goal)
  }

  /// Nodes in the middle of the shortest chains, sorted; nil when no chain is short enough.
  mutating func run(
    in graph: some QueryableGraph, maxLength: Int, families: Set<RelationFamily>
  ) throws -> [Int]? {
    while ahead.depth + back.depth < maxLength, !ahead.frontier.isEmpty, !back.frontier.isEmpty {
      if ahead.frontier.count <= back.frontier.count {
        try PathSearch.expand(&ahead, in: graph, families)
      } else {
        try PathSearch.expand(&back, in: graph, families)
      }
      let (near, far) =
        ahead.frontier.count <= back.frontier.count ? (ahead, back) : (back, ahead)
      let meeting = near.frontier.filter { far.distances[$0] == far.depth }
      if !meeting.isEmpty { return meeting.sorted() }
    }
    return nil
  }

  private static func expand(
    _ side: inout Side, in graph: some QueryableGraph, _ families: Set<RelationFamily>
  ) throws {
    side.depth += 1
    var next: [Int] = []
    for node in side.frontier {
      for step in try graph.steps(from: node, families: families) {
        if let distance = side.distances[step.node] {
          guard distance == side.depth, side.parents[step.node]?.contains(node) == false else {
            continue
          }
        } else {
          side.distances[step.node] = side.depth
          next.append(step.node)
        }
        side.parents[step.node, default: []].append(node)
      }
    }
    side.frontier = next
  }

  /// The chains of nodes from start to goal, at most `limit`.
  func chains(through meeting: [Int], limit: Int) -> [[Int]] {
    var chains: [[Int]] = []
    for node in meeting {
      for head in PathSearch.routes(to: node, ahead.parents, limit: limit) {
        for tail in PathSearch.routes(to: node, back.parents, limit: limit) {
          if chains.count == limit { return chains }
          chains.append(head + tail.reversed().dropFirst())
        }
      }
    }
    return chains
  }

  /// Routes from a side's end to `node`.
  private static func routes(to node: Int, _ parents: [Int: [Int]], limit: Int) -> [[Int]] {
    guard let before = parents[node] else { return [[node]] }
    var routes: [[Int]] = []
    for parent in before.sorted() {
      for route in self.routes(to: parent, parents, limit: limit) {
        if routes.count == limit { return routes }
        routes.append(route + [node])
      }
    }
    return routes
  }
}
