import GraphModel

/// The most important part of a graph, on its way to being one that can be read.
struct GraphCore {
  /// The edges that are left, in their order.
  private(set) var kept: [Kept]
  /// Entities from the most to the least important.
  private let order: [Int]
  private var chosen: [Bool]

  /// `count` is the number of entities that places in `order` and `kept` refer to.
  init(order: [Int], kept: [Kept], count: Int) {
    self.order = order
    self.kept = kept
    chosen = [Bool](repeating: false, count: count)
  }

  /// Takes the most important entities and all edges between them.
  mutating func takeTop(_ limit: Int) {
    for place in order.prefix(limit) { chosen[place] = true }
    dropOtherEdges()
  }

  /// Takes the most important entities. One that has no edge to another of them says nothing in a
  /// drawing: it makes room for the most important neighbour of the others, and that for the next,
  /// so that a sparse graph has a core too.
  mutating func grow(to limit: Int) {
    let top = order.prefix(limit)
    for place in top { chosen[place] = true }
    var touched = touchedByChosen()
    if !touched.contains(true), let first = order.first { touched[first] = true }
    chosen = touched
    var size = chosen.count { $0 }
    var neighbours = [[Int]](repeating: [], count: chosen.count)
    if size < limit {
      for edge in kept {
        neighbours[edge.ends.0].append(edge.ends.1)
        neighbours[edge.ends.1].append(edge.ends.0)
      }
    }
    while size < limit {
      var isNear = [Bool](repeating: false, count: chosen.count)
      for place in chosen.indices where chosen[place] {
        for other in neighbours[place] where !chosen[other] { isNear[other] = true }
      }
      // Half of the room at once: neighbours of newcomers compete for the rest.
      let added = order.lazy.filter { isNear[$0] }.prefix(max(1, (limit - size) / 2))
      if added.isEmpty { break }
      for place in Array(added) {
        chosen[place] = true
        size += 1
      }
    }
    dropOtherEdges()
  }

  /// Keeps the weightiest pairs of entities, first those that hold the graph together, and the
  /// weightiest edges of these pairs, at least one for each.
  mutating func keepStrongest(pairs limit: Int, edges edgeLimit: Int, of edges: [Edge]) {
    var members: [UInt64: [Int]] = [:]
    for (place, edge) in kept.enumerated() {
      members[Kept.pair(edge.ends), default: []].append(place)
    }
    guard members.count > limit || kept.count > edgeLimit else { return }
    let weights = kept.map { Importance.weight(edges[$0.edge]) }
    // Weightier first; the edge's id decides where weights are equal.
    func precedes(_ a: Int, _ b: Int) -> Bool {
      weights[a] != weights[b]
        ? weights[a] > weights[b] : edges[kept[a].edge].id < edges[kept[b].edge].id
    }
    var pairs = members.values.map { places in
      (
        places: places.sorted(by: precedes),
        weight: places.reduce(0) { $0 + weights[$1] }
      )
    }
    pairs.sort {
      $0.weight != $1.weight ? $0.weight > $1.weight : precedes($0.places[0], $1.places[0])
    }
    var forest = Forest(count: chosen.count)
    var isTaken = pairs.map { forest.join(kept[$0.places[0]].ends) }
    var left = limit - isTaken.count { $0 }
    for place in isTaken.indices where !isTaken[place] && left > 0 {
      isTaken[place] = true
      left -= 1
    }
    let taken = pairs.indices.filter { isTaken[$0] }.map { pairs[$0].places }
    var stay = Set(taken.map { $0[0] })
    for place in taken.flatMap({ $0.dropFirst() }).sorted(by: precedes)
    where stay.count < edgeLimit { stay.insert(place) }
    kept = kept.indices.filter { stay.contains($0) }.map { kept[$0] }
  }

  /// Which entities are drawn; those without an edge left only if they are wanted.
  func entities(withIsolated: Bool) -> [Bool] {
    withIsolated ? chosen : touchedByChosen()
  }

  private func touchedByChosen() -> [Bool] {
    var touched = [Bool](repeating: false, count: chosen.count)
    for edge in kept where chosen[edge.ends.0] && chosen[edge.ends.1] {
      // Of an edge to itself alone nobody learns who deals with whom.
      touched[edge.ends.0] = true
      touched[edge.ends.1] = true
    }
    return touched
  }

  private mutating func dropOtherEdges() {
    kept.removeAll { !chosen[$0.ends.0] || !chosen[$0.ends.1] }
  }
}

/// Which places are connected so far (Kruskal's algorithm; union by halving paths).
private struct Forest {
  private var parents: [Int]

  init(count: Int) {
    parents = Array(0..<count)
  }

  /// Connects two places; false when they were connected already.
  mutating func join(_ ends: (Int, Int)) -> Bool {
    let (a, b) = (root(ends.0), root(ends.1))
    parents[a] = b
    return a != b
  }

  private mutating func root(_ place: Int) -> Int {
    var place = place
    while parents[place] != place {
      parents[place] = parents[parents[place]]
      place = parents[place]
    }
    return place
  }
}

extension Kept {
  /// One number for two entities, whichever comes first.
  static func pair(_ ends: (Int, Int)) -> UInt64 {
    UInt64(min(ends.0, ends.1)) << 32 | UInt64(max(ends.0, ends.1))
  }
}
