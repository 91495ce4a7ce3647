import GraphModel
import SampleGraphs
import Testing

@testable import GraphRendering

@Suite struct GraphSelectionTests {
  func names(_ change: (inout GraphSelection) -> Void) throws -> [String] {
    var selection = GraphSelection()
    change(&selection)
    return try selection.apply(to: LeadersCall.graph).graph.entities.map(\.name).sorted()
  }

  @Test("an ego keeps what is within its hops")
  func ego() throws {
    #expect(
      try names { $0.ego = ["ilya sokolar"] }
        == ["Council on Eastern Dialogue", "Ilya Sokolar", "Oren Task"])
    #expect(
      try names {
        $0.ego = ["sokolar"]
        $0.hops = 0
        $0.keepsIsolated = true
      } == ["Ilya Sokolar"])
  }

  @Test("an unknown ego names its neighbours in spelling")
  func unknown() {
    #expect(throws: RenderingError.unknownEntity(name: "Ilya", suggestions: ["Ilya Sokolar"])) {
      _ = try names { $0.ego = ["Ilya"] }
    }
  }

  @Test("families, statuses and dates restrict the edges")
  func filters() throws {
    var selection = GraphSelection()
    selection.families = [.consult]
    #expect(try selection.apply(to: LeadersCall.graph).graph.edges.count == 3)
    selection.modalities = [.planned]
    #expect(try selection.apply(to: LeadersCall.graph).graph.edges.map(\.label) == ["will meet"])
    selection = GraphSelection()
    selection.since = "2032"
    let later = try selection.apply(to: LeadersCall.graph).graph.edges
    #expect(later.filter { !$0.family.isTie }.map(\.label) == ["will meet"])
    selection = GraphSelection()
    selection.until = "2031-11"
    let earlier = try selection.apply(to: LeadersCall.graph).graph.edges
    #expect(earlier.filter { !$0.family.isTie }.map(\.label) == ["massed troops near"])
  }

  @Test("a large graph is drawn by its core, and says so")
  func core() throws {
    let selected = try GraphSelection().apply(to: GeneratedGraph.news(edges: 2000))
    let room = DrawingRoom.picture
    #expect(selected.graph.entities.count == room.coreEntities)
    #expect(selected.graph.edges.count <= room.coreEdges)
    #expect(Arrow.foldedPairs(selected.graph.edges).count <= room.corePairs)
    #expect(selected.note?.contains("--all") == true)
    var whole = GraphSelection()
    whole.unlimited = true
    #expect(try whole.apply(to: GeneratedGraph.news(edges: 2000)).graph.edges.count == 2000)
  }

  @Test("the top entities are those with most neighbours and sources")
  func top() throws {
    let few = try names { $0.top = 3 }
    #expect(few.contains("Norvania"))
    #expect(few.count == 3)
  }

  /// A graph of edges between entities "a0", "a1" and so on, each from one document.
  func graph(_ pairs: [(Int, Int)]) -> EntityGraph {
    let size = (pairs.map { max($0.0, $0.1) }.max() ?? 0) + 1
    return EntityGraph(
      documents: [],
      entities: (0..<size).map { Entity(id: "a\($0 + 1000)", kind: .person, name: "A \($0)") },
      edges: pairs.enumerated().map { number, pair in
        Edge(
          id: "e\(number + 10_000)", source: "a\(pair.0 + 1000)", target: "a\(pair.1 + 1000)",
          type: "met", label: "met", family: .consult, symmetric: true, confidence: 1, sources: 1,
          evidence: [])
      })
  }

  @Test("important entities that have nothing to do with each other still make a full core")
  func sparse() throws {
    // Fifty hubs of nine rays each; the first two hubs alone have met.
    let rays = (0..<50).flatMap { hub in (1...9).map { (hub * 10, hub * 10 + $0) } }
    let selected = try GraphSelection().apply(to: graph(rays + [(0, 10)]))
    let names = Set(selected.graph.entities.map(\.name))
    #expect(names.isSuperset(of: ["A 0", "A 10", "A 1", "A 11"]))
    #expect(selected.graph.edges.count == 19)
  }

  @Test("a web is cut down to its strongest pairs without falling apart")
  func web() throws {
    let pairs = (0..<70).flatMap { a in (a + 1..<70).filter { ($0 - a) % 7 < 3 }.map { (a, $0) } }
    let selected = try GraphSelection().apply(to: graph(pairs))
    #expect(selected.graph.entities.count == 40)
    #expect(Arrow.foldedPairs(selected.graph.edges).count == 60)
    var reached: Set = [selected.graph.entities[0].id]
    for _ in 0..<40 {
      for edge in selected.graph.edges where !reached.isDisjoint(with: [edge.source, edge.target]) {
        reached.formUnion([edge.source, edge.target])
      }
    }
    #expect(reached.count == 40)
  }

  @Test("the top entities come with all edges between them")
  func topEdges() throws {
    let pairs = (0..<70).flatMap { a in (a + 1..<70).map { (a, $0) } }
    var selection = GraphSelection()
    selection.top = 20
    #expect(try selection.apply(to: graph(pairs)).graph.edges.count == 190)
  }
}
