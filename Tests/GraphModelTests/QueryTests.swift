import SampleGraphs
import Testing

@testable import GraphModel

@Suite("Queries in memory")
struct QueryTests {
  private let index = GraphIndex(Samples.call)

  private func edges(_ set: (inout EdgeFilter) -> Void) -> [String] {
    var filter = EdgeFilter()
    set(&filter)
    return index.edges(filter, limit: nil).map(\.id).sorted()
  }

  @Test("each condition of a filter narrows; symmetric edges hold both ways")
  func filters() {
    #expect(edges { _ in } == ["x1", "x2", "x3"])
    #expect(edges { $0.from = "e1" } == ["x1", "x2"])
    #expect(edges { $0.to = "e1" } == ["x2"])
    #expect(edges { $0.touching = "e3" } == ["x3"])
    #expect(edges { $0.between = .init("e2", "e1") } == ["x1", "x2"])
    #expect(edges { $0.families = [.advises, .consult] } == ["x2", "x3"])
    #expect(edges { $0.types = ["warned"] } == ["x1"])
    #expect(edges { $0.polarities = [.negated] } == ["x2"])
    #expect(edges { $0.modalities = [.planned] } == ["x3"])
    #expect(edges { $0.attributedTo = "e4" } == ["x2"])
    #expect(edges { $0.minConfidence = 0.6 } == ["x1", "x3"])
    #expect(edges { $0.minSources = 2 } == [])
    #expect(edges { $0.since = "2021-12" } == ["x1", "x2"])
    #expect(edges { $0.until = "2020" } == [])
  }

  @Test(
    "days come from the event, else from its reports",
    arguments: [
      (EventTime(start: "2014", end: nil, text: ""), ["2020-01-01"], "2014-01-01", "9999-12-31"),
      (EventTime(start: "2021-06", end: "2021-06", text: ""), [], "2021-06-01", "2021-06-31"),
      (nil, ["2021-02-03", "2020-01-01T10:00:00Z"], "2020-01-01", "2021-02-03"),
    ])
  func days(_ time: EventTime?, _ published: [String], _ first: String, _ last: String) {
    #expect(EventDays(time: time, published: published) == EventDays(first: first, last: last))
    #expect(EventDays(time: nil, published: []) == nil)
  }

  @Test(
    "names are found as people type them",
    arguments: [
      ("ANNA BERG", "e1"), ("berg", "e1"), ("Holm", "e2"), ("fc", "e4"), ("f.c.", "e4"),
      ("council", "e4"), ("e3", "e3"),
    ])
  func names(_ typed: String, _ id: String) throws {
    guard case .found(let entity) = try index.resolve(typed) else {
      Issue.record("\(typed) is not found")
      return
    }
    #expect(entity.id == id)
  }

  @Test("a typo suggests the nearest and an ambiguous name lists the choices")
  func unsureNames() throws {
    guard case .unknown(let suggestions) = try index.resolve("Ana Bergg") else {
      Issue.record("found a name that is not there")
      return
    }
    #expect(suggestions == ["Anna Berg"])
    guard case .unknown(let bearers) = try index.resolve("Holn") else {
      Issue.record("found a surname that is not there")
      return
    }
    #expect(bearers == ["Karl Holm"])
    var graph = Samples.call
    graph.entities.append(Entity(id: "e9", kind: .person, name: "Eva Berg"))
    graph.entities[0].aliases = []
    guard case .ambiguous(let choices) = try GraphIndex(graph).resolve("Berg") else {
      Issue.record("two Bergs are not ambiguous")
      return
    }
    #expect(choices.map(\.id) == ["e1", "e9"])
  }

  @Test(
    "folding drops case, accents, marks and dots, and keeps words apart",
    arguments: [
      ("U.S.", "us"), ("  Ángela   Dorothea-Merkel ", "angela dorothea merkel"),
      ("Łukasz Żółć", "lukasz zolc"),
      ("Straße", "strasse"), ("O’Brien", "obrien"), ("Зеленський", "зеленськии"),
      ("Jose\u{301}", "jose"), ("—", ""), ("習近平", "習近平"), ("İstanbul", "istanbul"),
    ])
  func folding(_ name: String, _ folded: String) {
    #expect(FoldedName(name).text == folded)
  }

  @Test("shortest paths are all found, best supported first, and no longer than asked")
  func paths() throws {
    func edge(_ a: Int, _ b: Int, sources: Int = 1, polarity: Polarity = .affirmed) -> Edge {
      Edge(
        id: "\(a)-\(b)", source: "n\(a)", target: "n\(b)", type: "met", label: "met",
        family: .consult,
        symmetric: true, polarity: polarity, sources: sources)
    }
    let graph = GraphIndex(
      EntityGraph(
        entities: (0..<8).map { Entity(id: "n\($0)", kind: .person, name: "P\($0)") },
        edges: [
          edge(0, 1), edge(1, 4), edge(0, 2, sources: 3), edge(2, 4, sources: 2), edge(0, 3),
          edge(3, 5),
          edge(5, 4), edge(0, 4, polarity: .negated), edge(4, 6), edge(0, 0),
        ]))
    func path(_ a: Int, _ b: Int, _ length: Int = 4) throws -> [[String]] {
      try graph.shortestPaths(from: a, to: b, maxLength: length).map { $0.map(\.id) }
    }
    #expect(try path(0, 4) == [["0-2", "2-4"], ["0-1", "1-4"]])
    #expect(try path(4, 0).count == 2)
    #expect(try path(0, 6) == [["0-2", "2-4", "4-6"], ["0-1", "1-4", "4-6"]])
    #expect(try path(0, 6, 2) == [])
    #expect(try path(0, 7) == [])
    #expect(try path(0, 0) == [])
    #expect(try path(0, 1, 1) == [["0-1"]])
    #expect(try graph.shortestPaths(from: 0, to: 4, families: [.leads]).isEmpty)
  }

  @Test("search wants every word, whole, in any case")
  func search() {
    #expect(index.search("THURSDAY warned", limit: nil).count == 2)
    #expect(index.search("warn", limit: nil).isEmpty)
    #expect(index.search("\" ' *", limit: nil).isEmpty)
  }

  @Test("a difference names what was added, removed and changed")
  func difference() {
    let old = Samples.call.canonicalized()
    var new = old
    new.edges.removeAll { $0.type == "advises" }
    new.edges[0].confidence = 0.25
    new.entities.append(Entity(id: "Q34", kind: .state, name: "Sweden"))
    let difference = GraphDifference(from: old, to: new)
    #expect(difference.addedEntities.map(\.id) == ["Q34"])
    new.entities[0].name = "Norge"
    #expect(GraphDifference(from: old, to: new).changedEntities.map(\.new.name) == ["Norge"])
    #expect(difference.removedEdges.map(\.type) == ["advises"])
    #expect(difference.changedEdges.map(\.new.confidence) == [0.25])
    #expect(GraphDifference(from: old, to: Samples.call).isEmpty)
  }
}
