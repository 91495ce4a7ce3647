import GraphModel

/// The same questions to a store and to a graph in memory, each asked 200 times after a warm-up.
struct Queries {
  private let graph: any QueryableGraph
  private var random = SplitMix64(seed: 42)
  private let repeats = 200

  init(_ graph: any QueryableGraph) {
    self.graph = graph
  }

  mutating func run() throws {
    var query = EntityQuery()
    query.limit = 2000
    let hubs = try graph.entities(query)
    let people = hubs.map(\.id)
    var edges: [Edge] = []
    for start in 0..<repeats {
      var filter = EdgeFilter()
      filter.touching = people[start * 9]
      edges += try graph.edges(filter, limit: 3)
    }
    let sample = (0..<repeats).map { _ in edges[Int.random(in: 0..<edges.count, using: &random)] }

    try measure("between") { index in
      var filter = EdgeFilter()
      filter.between = .init(sample[index].source, sample[index].target)
      return try graph.edges(filter, limit: nil).count
    }
    try measure("explain") { index in
      try graph.edges(idPrefix: sample[index].id, limit: 2).map(\.evidence.count).reduce(0, +)
    }
    let words = (0..<2 * repeats).map { _ in
      World.word(Int.random(in: 0..<World.words, using: &random))
    }
    try measure("search_two_words") { index in
      try graph.search("\(words[2 * index]) \(words[2 * index + 1])", limit: 50).count
    }
    try measure("search_one_word") { index in
      try graph.search(words[index], limit: 50).count
    }
    let ends = try (0..<2 * repeats).map { _ in
      try graph.node(id: people[Int.random(in: 0..<people.count, using: &random)]) ?? 0
    }
    try measure("path_two_hops") { index in
      try graph.shortestPaths(from: ends[2 * index], to: ends[2 * index + 1], maxLength: 2).count
    }
    // The busiest pairs: hubs with thousands of edges each.
    let busy = try (0..<20).map { try graph.node(id: people[$0]) ?? 0 }
    try measure("path_between_hubs") { index in
      try graph.shortestPaths(from: busy[index % 20], to: busy[(index + 7) % 20], maxLength: 2)
        .count
    }
    try measure("entities_top_20") { _ in
      var query = EntityQuery()
      query.limit = 20
      return try graph.entities(query).count
    }
  }

  private func measure(_ name: String, _ ask: (Int) throws -> Int) throws {
    var samples: [Double] = []
    var answers = 0
    for index in 0..<repeats { answers += try ask(index) }
    for index in 0..<repeats { samples.append(try seconds { _ = try ask(index) }) }
    report("\(name)[\(answers)]", samples)
  }
}
