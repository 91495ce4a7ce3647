import Foundation
import GraphModel
import SampleGraphs
import Testing

@testable import GraphStore

@Suite("The stored graph")
struct GraphStoreTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func documents(_ seed: UInt64, count: Int = 12) -> [EntityGraph] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { Samples.document($0, using: &random) }
  }

  private func text(_ graph: EntityGraph) -> String {
    String(decoding: graph.json(), as: UTF8.self)
  }

  @Test("a store holds what merging gives, in any order and by any grouping", arguments: 0..<12)
  func sameAsMerging(seed: UInt64) throws {
    let documents = documents(seed)
    let merged = EntityGraph.merging(documents)
    var random = SeededGenerator(seed: seed + 100)
    let store = try GraphStore(creating: folder.path("a.entente"))
    var rest = documents.shuffled(using: &random)
    try store.ingest(.merging(rest.prefix(4)))
    while !rest.isEmpty {
      let count = Int.random(in: 1...min(3, rest.count), using: &random)
      _ = try store.ingest(contentsOf: Array(rest.prefix(count)))
      rest.removeFirst(count)
    }
    try store.finish()
    let stored = try store.graph()
    #expect(
      String(decoding: stored.json(), as: UTF8.self)
        == String(decoding: merged.json(), as: UTF8.self))
    #expect(try EntityGraph(json: stored.json()) == merged)
  }

  @Test("an outline has what the whole graph has but texts, and a part of it gets them back")
  func outline() throws {
    let store = try GraphStore(creating: folder.path("a.entente"))
    _ = try store.ingest(contentsOf: documents(3))
    try store.finish()
    let whole = try store.graph()
    var bare = whole
    bare.documents = []
    for place in bare.entities.indices { bare.entities[place].mentions = [] }
    for place in bare.edges.indices { bare.edges[place].evidence = [] }
    var outline = try store.outline()
    #expect(outline == bare)
    outline.edges = Array(outline.edges.prefix(3))
    let ends = Set(outline.edges.flatMap { [$0.source, $0.target] })
    outline.entities.removeAll { !ends.contains($0.id) }
    let part = try store.completed(outline)
    #expect(part.edges == Array(whole.edges.prefix(3)))
    #expect(part.entities == whole.entities.filter { ends.contains($0.id) })
    let cited = Set(
      part.edges.flatMap(\.evidence).map(\.document)
        + part.entities.flatMap(\.mentions).map(\.document))
    #expect(part.documents == whole.documents.filter { cited.contains($0.id) })
  }

  @Test("an outline between days has the edges of these days, and ties without a time")
  func outlineBetween() throws {
    let store = try GraphStore(creating: folder.path("a.entente"))
    _ = try store.ingest(contentsOf: documents(3))
    try store.finish()
    let whole = try store.graph()
    let dates = Dictionary(uniqueKeysWithValues: whole.documents.map { ($0.id, $0.date) })
    for (since, until) in [
      ("2021-01-04", nil), (nil, "2021-01-05"), ("2021-01-03", "2021-01"), ("2090", nil),
    ] {
      let found = try store.outline(since: since, until: until).edges.map(\.id)
      let wanted = whole.edges.filter { edge in
        let isTimeless = edge.family.isTie && edge.time?.start == nil && edge.time?.end == nil
        let published = edge.evidence.compactMap { dates[$0.document] ?? nil }
        guard !isTimeless else { return true }
        guard let days = EventDays(time: edge.time, published: published) else { return false }
        return since.map { days.last >= EventDays.firstDay(of: $0) } ?? true
          && until.map { days.first <= EventDays.lastDay(of: $0) } ?? true
      }
      #expect(found == wanted.map(\.id))
      #expect(found.count < whole.edges.count)
    }
  }

  @Test("the same input a second time changes nothing")
  func again() throws {
    let path = folder.path("a.entente")
    let store = try GraphStore(creating: path)
    let documents = documents(1)
    #expect(try store.ingest(contentsOf: documents) == 12)
    try store.finish()
    let before = try store.graph()
    #expect(try store.ingest(contentsOf: documents) == 0)
    #expect(try !store.ingest(documents[3]))
    try store.finish()
    #expect(try store.graph() == before)
    #expect(try GraphStore(reading: path).graph() == before)
  }

  @Test("a store answers as the same graph in memory does", arguments: 0..<6)
  func sameAnswers(seed: UInt64) throws {
    let documents = documents(seed, count: 20)
    let store = try GraphStore(creating: folder.path("a.entente"))
    _ = try store.ingest(contentsOf: documents)
    try store.finish()
    let memory = GraphIndex(.merging(documents))
    func expectSame<T: Equatable>(_ ask: (any QueryableGraph) throws -> T) throws {
      let (a, b) = (try ask(store), try ask(memory))
      #expect(a == b)
    }
    for order in EntityQuery.Order.allCases {
      for kinds: Set<EntityKind> in [[], [.person]] {
        for match in [nil, "ber"] {
          var query = EntityQuery()
          (query.order, query.kinds, query.match) = (order, kinds, match)
          try expectSame { try $0.entities(query) }
        }
      }
    }
    let people = memory.graph.entities.map(\.id)
    var filters: [EdgeFilter] = []
    for id in people {
      for set: (inout EdgeFilter) -> Void in [
        { $0.from = id }, { $0.to = id }, { $0.touching = id }, { $0.attributedTo = id },
        { $0.between = .init(id, people[0]) },
      ] {
        var filter = EdgeFilter()
        set(&filter)
        filters.append(filter)
      }
    }
    for set: (inout EdgeFilter) -> Void in [
      { _ in }, { $0.families = [.consult] }, { $0.types = ["warned", "leads"] },
      { $0.types = ["sang"] },
      { $0.polarities = [.negated] }, { $0.modalities = [.planned] }, { $0.minConfidence = 0.5 },
      { $0.minSources = 2 }, { $0.since = "2021-01-03" }, { $0.until = "2021-01-02" },
      { $0.since = "2022" },
    ] {
      var filter = EdgeFilter()
      set(&filter)
      filters.append(filter)
    }
    for filter in filters {
      try expectSame { try $0.edges(filter, limit: nil) }
      try expectSame { try $0.edges(filter, limit: 2) }
    }
    for name in ["anna berg", "BERG", "José Ruiz", "fc", "union", "Ana Berk", "zzz"] {
      try expectSame { graph in
        switch try graph.resolve(name) {
        case .found(let entity): return "\(entity)"
        case .ambiguous(let choices): return "\(choices)"
        case .unknown(let suggestions): return "\(suggestions)"
        }
      }
    }
    try expectSame { try $0.statistics() }
    try expectSame { graph in
      try graph.search("friends REPORTED", limit: nil).map { "\($0)" }.sorted()
    }
    for (a, b) in [(0, 1), (1, 3), (2, 4)] where b < people.count {
      try expectSame { graph in
        try graph.shortestPaths(
          from: try graph.node(id: people[a])!, to: try graph.node(id: people[b])!)
      }
    }
    let edge = memory.graph.edges[0]
    try expectSame { try $0.edges(idPrefix: edge.id, limit: 5) }
    try expectSame { try $0.edges(idPrefix: String(edge.id.prefix(3)), limit: 5) }
    try expectSame { try $0.edges(idPrefix: "0u", limit: 5) }
    try expectSame { try $0.document(id: "doc3") }
  }

  @Test("curation of a store is that of the graph, is kept over new documents, and can be undone")
  func curation() throws {
    let documents = documents(5, count: 14)
    let store = try GraphStore(creating: folder.path("a.entente"))
    _ = try store.ingest(contentsOf: Array(documents.prefix(7)))
    try store.finish()
    let plain = try store.graph()
    let rules = try Curation(
      """
      merge Karl Holm -> Anna Berg
      split Olga Ness in doc3 -> Eva Ness
      rename Harbour Union -> Harbour League
      kind Fjord Council -> state
      reject Nobody At All
      reject edge \(plain.edges[2].id)
      """)
    let expected = rules.applied(to: plain)
    #expect(
      try store.apply(rules) == expected.unmatched.map { CurationRule($0.action, line: $0.line) })
    #expect(text(try store.graph()) == text(expected.graph))
    #expect(try store.graph(curated: false) == plain)

    _ = try store.ingest(contentsOf: Array(documents.suffix(7)))
    try store.finish()
    let all = EntityGraph.merging(documents)
    #expect(try store.graph() == rules.applied(to: all).graph)
    let index = GraphIndex(rules.applied(to: all).graph)
    #expect(try store.entities(EntityQuery()) == index.entities(EntityQuery()))
    #expect(try store.statistics() == index.statistics())
    #expect(try store.names(equalTo: FoldedName("Harbour League")).count == 1)

    try store.apply(Curation())
    #expect(try store.graph() == all)
    #expect(try store.entities(EntityQuery()) == GraphIndex(all).entities(EntityQuery()))
  }

  @Test("a store tells namesakes apart as documents come in, under the rules of a curation file")
  func namesakes() throws {
    let store = try GraphStore(creating: folder.path("a.entente"))
    let graphs = [
      Samples.post("a", "Q30", "United States"), Samples.post("b", "Q408", "Australia"),
      Samples.post("c", nil, ""), Samples.post("d", "Q408", "Australia"),
    ]
    for (count, graph) in graphs.enumerated() {
      try store.ingest(graph)
      try store.finish()
      #expect(try store.graph() == .merging(graphs.prefix(count + 1)))
    }
    // A part that was merged before it came, with names that it told apart.
    try store.ingest(.merging(graphs.suffix(3) + [Samples.post("e", "Q142", "France")]))
    try store.finish()
    let whole = EntityGraph.merging(graphs + [Samples.post("e", "Q142", "France")])
    #expect(try store.graph() == whole)
    #expect(whole.entities.count { $0.kind == .person } == 3)
    let rules = try Curation("reject person:john-harlow@q142\n")
    #expect(try store.apply(rules).isEmpty)
    #expect(try store.graph() == rules.applied(to: whole).graph)
    try store.apply(Curation())
    #expect(try store.graph() == whole)
  }

  @Test("a file of a later version is refused and left alone")
  func newer() throws {
    let path = folder.path("a.entente")
    _ = try GraphStore(creating: path)
    let database = try Database(path, .writing)
    try database.run("PRAGMA user_version=99")
    let error = #expect(throws: GraphStoreError.self) { try GraphStore(reading: path) }
    #expect(error == .newer(path, found: 99, known: Schema.version))
    #expect(throws: GraphStoreError.self) { try GraphStore(creating: path) }
    #expect(try database.integer("PRAGMA user_version") == 99)
  }

  @Test("a second writer waits for the first and says so; readers go on")
  func twoWriters() async throws {
    let path = folder.path("a.entente")
    let store = try GraphStore(creating: path)
    try store.ingest(documents(1)[0])
    let other = try Database(path, .writing)
    try other.run("BEGIN IMMEDIATE")
    let waited = Signal()
    let waiting = Task.detached { [documents = documents(2)] in
      let second = try GraphStore(creating: path, onWait: { waited.set() })
      return try second.ingest(contentsOf: documents)
    }
    while !waited.isSet { try await Task.sleep(for: .milliseconds(10)) }
    #expect(try GraphStore(reading: path).statistics().documents == 1)
    try other.run("COMMIT")
    #expect(try await waiting.value == 12)
  }

  @Test("edge ids and their numbers are each other's, in one order")
  func edgeNumbers() {
    var random = SeededGenerator(seed: 3)
    let numbers = (0..<500).map { _ in Int(truncatingIfNeeded: random.next()) }.sorted() + [Int.max]
    let texts = numbers.map(EdgeNumber.text)
    #expect(texts == texts.sorted())
    #expect(texts.map(EdgeNumber.of) == numbers)
    #expect(EdgeNumber.bounds(of: "") == nil && EdgeNumber.bounds(of: "z") == nil)
    #expect(EdgeNumber.bounds(of: "0") == Int.min...(Int.min + (1 << 60) - 1))
  }
}

/// A flag that one task sets and another sees.
final class Signal: @unchecked Sendable {
  // Guarded by the lock.
  private var value = false
  private let lock = NSLock()

  var isSet: Bool { lock.withLock { value } }
  func set() { lock.withLock { value = true } }
}
