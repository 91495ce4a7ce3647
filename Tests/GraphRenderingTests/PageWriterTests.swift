import GraphModel
import SampleGraphs
import Testing

@testable import GraphRendering

@Suite struct PageWriterTests {
  func page(_ graph: EntityGraph, title: String? = nil) throws -> String {
    var options = RenderOptions(format: .html)
    options.title = title
    return String(decoding: try GraphRenderer.render(graph, options), as: UTF8.self)
  }

  @Test("the page lets its own style and script run, by hash, and nothing else")
  func policy() throws {
    let page = try page(LeadersCall.graph)
    #expect(page.contains("content=\"default-src 'none'; img-src data:; style-src 'sha256-"))
    #expect(!page.contains("unsafe-inline"))
    #expect(!page.contains(" onclick="))
    #expect(!page.contains("src=\"http"))
  }

  @Test("news text can not become markup, nor a marker of the template")
  func markup() throws {
    var graph = LeadersCall.graph
    for place in graph.entities.indices { graph.entities[place].name += "</script><b>{{SVG}}" }
    let page = try page(graph, title: "<i>{{DATA}}")
    #expect(!page.contains("</script><b>"))
    #expect(!page.contains("<i>"))
    #expect(page.split(separator: "<svg", omittingEmptySubsequences: false).count == 2)
  }

  @Test("the page holds up to 2,000 edges, where a drawing holds 150")
  func size() throws {
    var options = RenderOptions(format: .html)
    #expect(options.effectiveSelection.coreEdges == 2000)
    options.format = .svg
    #expect(options.effectiveSelection.coreEdges == 150)
  }
}

@Suite struct LayoutGeometryTests {
  @Test("no label of the story lies on a node, a label or an arrow")
  func clutter() throws {
    let options = RenderOptions()
    let drawing = Drawing(LeadersCall.graph, options: options)
    let best = try Graphviz.bestSpacing(
      of: DOTWriter(options).writer(of: drawing), drawing.spacings(options), engine: .dot)
    #expect(try #require(best.clutter) <= 2)
  }
}
