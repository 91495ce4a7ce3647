import GraphModel
import SampleGraphs
import Testing

@testable import GraphRendering

@Suite struct EngineChoiceTests {
  /// The engine for arrows between entities 0, 1 and so on.
  func engine(_ pairs: [(Int, Int)], folding: Folding = .none) -> LayoutEngine {
    let size = (pairs.map { max($0.0, $0.1) }.max() ?? 0) + 1
    var options = RenderOptions()
    options.folding = folding
    let graph = EntityGraph(
      documents: [],
      entities: (0..<size).map { Entity(id: "a\($0)", kind: .person, name: "A \($0)") },
      edges: pairs.enumerated().map { number, pair in
        Edge(
          id: "e\(number)", source: "a\(pair.0)", target: "a\(pair.1)", type: "warned",
          label: "warned", family: .threaten, symmetric: false, confidence: 1, sources: 1,
          evidence: [])
      })
    return Drawing(graph, options: options).defaultEngine
  }

  @Test("a story flows in ranks", arguments: [1, 10, 29])
  func story(count: Int) {
    #expect(engine((0..<count).map { ($0, $0 + 1) }) == .dot)
    #expect(engine((0..<count).map { (0, $0 + 1) }) == .dot)
    #expect(Drawing(LeadersCall.graph, options: RenderOptions()).defaultEngine == .dot)
  }

  @Test("an empty drawing has an engine too")
  func empty() {
    #expect(engine([]) == .dot)
  }

  @Test("a star of 30 to 40 rays is drawn round its hub", arguments: [30, 35, 40])
  func star(rays: Int) {
    #expect(engine((1...rays).map { (0, $0) }) == .neato)
    #expect(engine((1...rays).map { ($0, 0) }) == .neato)
  }

  @Test("a star whose labels would meet, and one with many ties among its rays, flow in ranks")
  func noStar() {
    #expect(engine((1...60).map { (0, $0) }) == .dot)
    #expect(engine((1...30).map { (0, $0) } + (1...10).map { ($0, $0 + 10) }) == .dot)
  }

  @Test("a web of 15 to 40 entities is laid out by springs", arguments: [15, 25, 40])
  func web(size: Int) {
    let web = (0..<size).flatMap { a in [(a, (a + 1) % size), (a, (a + 4) % size)] }
    #expect(engine(web) == .neato)
    #expect(engine(web.filter { $0.0 % 3 > 0 }) == .dot)
  }

  @Test("a few who deal with each other often flow in ranks")
  func few() {
    #expect(engine((0..<10).flatMap { a in (a + 1..<10).map { (a, $0) } }) == .dot)
  }

  @Test("drawings without room for labels go to springs, the largest to those on several scales")
  func large() {
    #expect(engine((0..<300).map { ($0, ($0 * 7 + 1) % 301) }) == .neato)
    #expect(engine((0..<1500).map { ($0 % 390, ($0 * 7 + 1) % 391) }) == .sfdp)
    #expect(engine((0..<2000).map { ($0, ($0 * 7 + 1) % 2001) }) == .sfdp)
  }

  @Test("who asks for an engine gets it")
  func asked() throws {
    var options = RenderOptions(format: .dot)
    options.engine = .fdp
    let dot = String(decoding: try GraphRenderer.render(LeadersCall.graph, options), as: UTF8.self)
    #expect(dot.contains("layout=\"fdp\""))
  }
}
