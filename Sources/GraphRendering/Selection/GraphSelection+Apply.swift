public import GraphModel

extension GraphSelection {
  /// The part of a graph to draw. O(entities log entities + edges log edges).
  ///
  /// Throws ``RenderingError/unknownEntity(name:suggestions:)`` when an ego is not in the graph.
  public func apply(to graph: EntityGraph) throws(RenderingError) -> SelectedGraph {
    let entities = graph.entities.sorted { $0.id < $1.id }
    var index = [String: Int](minimumCapacity: entities.count)
    for (place, entity) in entities.enumerated() { index[entity.id] = place }
    let dates = Dictionary(
      graph.documents.map { ($0.id, $0.date) }, uniquingKeysWith: { first, _ in first })

    var kept: [Kept] = []
    kept.reserveCapacity(graph.edges.count)
    for (place, edge) in graph.edges.enumerated() {
      guard let a = index[edge.source], let b = index[edge.target] else { continue }
      guard kinds.isEmpty || (kinds.contains(entities[a].kind) && kinds.contains(entities[b].kind))
      else { continue }
      if passes(edge, dates: dates) { kept.append(Kept(edge: place, ends: (a, b))) }
    }
    var result = SelectedGraph(graph: EntityGraph())
    result.filteredEdges = graph.edges.count - kept.count

    var alive = entities.map { kinds.isEmpty || kinds.contains($0.kind) }
    if !ego.isEmpty {
      let near = try reachable(entities: entities, edges: kept)
      for place in alive.indices where !near.contains(place) { alive[place] = false }
      let before = kept.count
      kept.removeAll { !alive[$0.ends.0] || !alive[$0.ends.1] }
      result.filteredEdges += before - kept.count
    }
    result.filteredEntities = alive.count { !$0 }

    if !keepsIsolated && !kept.isEmpty {
      var touched = [Bool](repeating: false, count: entities.count)
      for kept in kept {
        touched[kept.ends.0] = true
        touched[kept.ends.1] = true
      }
      for place in alive.indices where alive[place] && !touched[place] {
        alive[place] = false
        result.isolatedEntities += 1
      }
    }
    reduce(&alive, &kept, edges: graph.edges, into: &result)

    result.graph.documents = graph.documents.sorted { $0.id < $1.id }
    result.graph.entities = entities.indices.filter { alive[$0] }.map { entities[$0] }
    result.graph.edges = kept.map { graph.edges[$0.edge] }.sorted { $0.id < $1.id }
    return result
  }

  private func passes(_ edge: Edge, dates: [String: String?]) -> Bool {
    guard families.isEmpty || families.contains(edge.family),
      polarities.isEmpty || polarities.contains(edge.polarity),
      modalities.isEmpty || modalities.contains(edge.modality),
      edge.sources >= minimumSources, edge.confidence >= minimumConfidence
    else { return false }
    guard since != nil || until != nil else { return true }
    let span = EdgeDates.span(of: edge, documentDates: dates)
    // A lasting tie without dates of its own holds at any time; an event needs a date to pass.
    guard let span else { return edge.family.isTie }
    if let since, let last = span.last, EdgeDates.lastDay(last) < since { return false }
    if let until, let first = span.first, first > EdgeDates.lastDay(until) { return false }
    return true
  }

  /// The egos and all entities within ``hops`` edges of one.
  private func reachable(
    entities: [Entity], edges: [Kept]
  ) throws(RenderingError) -> Set<Int> {
    var reached = Set<Int>()
    for name in ego {
      let wanted = name.lowercased()
      let found = entities.indices.filter {
        entities[$0].id == name || entities[$0].name.lowercased() == wanted
          || entities[$0].aliases.contains { $0.lowercased() == wanted }
      }
      guard !found.isEmpty else {
        let near = entities.filter {
          $0.name.lowercased().contains(wanted) || wanted.contains($0.name.lowercased())
        }
        throw .unknownEntity(name: name, suggestions: near.prefix(3).map(\.name))
      }
      reached.formUnion(found)
    }
    var neighbours = [[Int]](repeating: [], count: entities.count)
    for edge in edges {
      neighbours[edge.ends.0].append(edge.ends.1)
      neighbours[edge.ends.1].append(edge.ends.0)
    }
    var front = reached
    for _ in 0..<max(hops, 0) {
      var next = Set<Int>()
      for place in front {
        for other in neighbours[place] where reached.insert(other).inserted { next.insert(other) }
      }
      if next.isEmpty { break }
      front = next
    }
    return reached
  }

  /// Cuts a graph that is too large to read down to its most important part.
  private func reduce(
    _ alive: inout [Bool], _ kept: inout [Kept], edges: [Edge],
    into result: inout SelectedGraph
  ) {
    let count = alive.count { $0 }
    if let top {
      guard count > top else { return }
    } else {
      guard !unlimited, count > room.entities || kept.count > room.edges else { return }
    }
    let edgesBefore = kept.count
    let scores = Importance.scores(count: alive.count, edges: edges, kept: kept)
    // A stable order: by score, then by id, which the entities are sorted by.
    let order = alive.indices.filter { alive[$0] }
      .sorted { (scores[$0], $1) > (scores[$1], $0) }
    var core = GraphCore(order: order, kept: kept, count: alive.count)
    if let top {
      core.takeTop(max(top, 0))
    } else {
      if keepsIsolated || kept.isEmpty {
        core.takeTop(room.coreEntities)
      } else {
        core.grow(to: room.coreEntities)
      }
      core.keepStrongest(pairs: room.corePairs, edges: room.coreEdges, of: edges)
    }
    kept = core.kept
    result.omittedEdges = edgesBefore - kept.count
    alive = core.entities(withIsolated: keepsIsolated || kept.isEmpty)
    result.omittedEntities = count - alive.count { $0 }
  }
}

/// An edge that is drawn, by its place, and the places of its entities: a graph of 100,000 edges is
/// filtered without copying one.
struct Kept {
  var edge: Int
  var ends: (Int, Int)
}
