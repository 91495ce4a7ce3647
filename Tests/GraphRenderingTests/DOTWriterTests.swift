import GraphModel
import SampleGraphs
import Testing

@testable import GraphRendering

@Suite struct DOTWriterTests {
  @Test("a story's DOT is the one kept beside the tests")
  func snapshot() throws {
    var options = RenderOptions(format: .dot)
    options.title = "Leaders speak as troops gather"
    options.legend = true
    options.showsDates = true
    try expectSnapshot(DOTWriter(options).write(LeadersCall.graph), "leaders-call.dot")
  }

  @Test("the order in which a graph is built leaves no trace in its DOT")
  func order() throws {
    var shuffled = LeadersCall.graph
    shuffled.edges.reverse()
    shuffled.entities.reverse()
    let options = RenderOptions(format: .dot)
    #expect(
      try GraphRenderer.render(shuffled, options)
        == GraphRenderer.render(LeadersCall.graph, options))
  }

  @Test("quotes, backslashes, entities and control characters are escaped")
  func escaping() {
    #expect(DOTText.drawn("a\"b\\c&lt;\u{7}\nd") == "\"a\\\"b\\\\c&amp;lt; \\nd\"")
    #expect(DOTText.quoted("AT&T\\") == "\"AT&T\\\\\"")
    #expect(DOTText.markup("<b>&\"") == "&lt;b&gt;&amp;&quot;")
    #expect(DOTText.quoted("a\u{202E}b") == "\"a b\"")
  }

  @Test("only web addresses become links")
  func links() {
    var graph = LeadersCall.graph
    graph.documents[0].url = "javascript:alert(1)"
    #expect(!DOTWriter().write(graph).contains("javascript"))
    #expect(!DOTStyle.isWikidataId("Q1/../x"))
    #expect(DOTStyle.isWikidataId("Q7747"))
  }

  @Test("negated, planned, possible and tied edges look different from plain ones")
  func statuses() throws {
    let dot = DOTWriter().write(LeadersCall.graph)
    func line(_ label: String) throws -> Substring {
      try #require(dot.split(separator: "\n").first { $0.contains("label=\" \(label)") })
    }
    #expect(try line("warned").contains("style=\"solid\""))
    #expect(try line("denied").contains("arrowhead=\"tee\""))
    #expect(try line("will meet").contains("style=\"dashed\""))
    #expect(try line("may impose").contains("style=\"dotted\""))
    #expect(try line("adviser to").contains("arrowhead=\"vee\""))
    #expect(try line("spoke with").contains("dir=\"both\""))
  }
}
