import Testing

@testable import RelationExtraction

@Suite("FactualityReader") struct FactualityReaderTests {
  @Test(
    "negation, plans and possibilities reach the edge",
    arguments: MarkedExample.examples(in: "factuality.txt"))
  func factuality(_ example: MarkedExample) {
    #expect(example.relations() == example.expected.sorted())
  }
}
