import GraphModel
import SampleGraphs
import Testing

@testable import GraphRendering

@Suite struct GraphRendererTests {
  @Test("SVG, PNG and PDF come out of the same process")
  func formats() throws {
    let svg = try GraphRenderer.render(LeadersCall.graph, RenderOptions(format: .svg))
    #expect(String(decoding: svg, as: UTF8.self).contains("<svg"))
    let png = try GraphRenderer.render(LeadersCall.graph, RenderOptions(format: .png))
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    let pdf = try GraphRenderer.render(LeadersCall.graph, RenderOptions(format: .pdf))
    #expect(pdf.starts(with: Array("%PDF".utf8)))
  }

  @Test("an empty graph is an empty drawing")
  func empty() throws {
    let svg = try GraphRenderer.render(EntityGraph(), RenderOptions(format: .svg))
    #expect(String(decoding: svg, as: UTF8.self).contains("</svg>"))
  }

  @Test("drawings made at once do not disturb each other")
  func parallel() async throws {
    let alone = try GraphRenderer.render(LeadersCall.graph)
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<8 { group.addTask { try GraphRenderer.render(LeadersCall.graph) } }
      for try await svg in group { #expect(svg == alone) }
    }
  }

  @Test("Graphviz's own words reach the error")
  func refusal() {
    #expect(throws: RenderingError.self) {
      try Graphviz.render("digraph { a -> ", engine: .dot, format: "svg")
    }
  }

  @Test("all engines and themes draw the story", arguments: LayoutEngine.allCases)
  func engines(engine: LayoutEngine) throws {
    for theme in Theme.allCases {
      var options = RenderOptions()
      options.engine = engine
      options.theme = theme
      options.legend = true
      options.clustersByState = true
      #expect(try GraphRenderer.render(LeadersCall.graph, options).count > 5000)
    }
  }

  @Test("clustered drawings are laid out one after the other", arguments: UInt64(1)...6)
  func clusters(seed: UInt64) throws {
    var options = RenderOptions()
    options.clustersByState = true
    options.selection.unlimited = true
    for count in [20, 30] {
      let graph = GeneratedGraph.news(edges: count, seed: seed)
      let svg = String(decoding: try GraphRenderer.render(graph, options), as: UTF8.self)
      #expect(svg.contains("</svg>"))
    }
  }
}
