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
    #expect(options.effectiveSelection.room == .page)
    options.format = .svg
    #expect(options.effectiveSelection.room == .picture)
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

  @Test("a drawing that has to be made smaller to fit a screen costs more")
  func smallness() throws {
    func smallness(nodes count: Int) throws -> Double {
      let chain = (0..<count).map { "n\($0) -> n\($0 + 1)" }.joined(separator: "; ")
      let spacings = Spacing.candidates(for: .dot, flow: .right).prefix(2)
      return try Graphviz.bestSpacing(
        of: { _ in "digraph { rankdir=LR; \(chain) }" }, spacings, engine: .dot
      ).smallness ?? -1
    }
    #expect(try smallness(nodes: 5) == 0)
    #expect(try smallness(nodes: 60) > 10)
  }

  @Test("stories flow to the right, larger drawings whichever way fits")
  func flow() throws {
    func ways(_ count: Int, _ flow: FlowDirection? = nil) -> Set<FlowDirection> {
      var options = RenderOptions()
      options.flow = flow
      options.engine = .dot
      let drawing = Drawing(GeneratedGraph.news(edges: count), options: options)
      return Set(
        drawing.spacings(options).compactMap { spacing in
          if case .ranked(let way, _, _, _) = spacing { way } else { nil }
        })
    }
    #expect(ways(20) == [.right])
    #expect(ways(50) == [.right, .down])
    #expect(ways(50, .down) == [.down])
    #expect(ways(2000) == [.right])
  }
}
