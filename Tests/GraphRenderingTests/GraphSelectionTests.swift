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
    #expect(selected.graph.entities.count <= GraphSelection.readableEntities)
    #expect(selected.graph.edges.count <= GraphSelection.readableEdges)
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
}
