import Testing

@testable import RelationExtraction

@Suite("AttributionReader") struct AttributionReaderTests {
  @Test(
    "a claim is its claimant's, else the article's",
    arguments: MarkedExample.examples(in: "attribution.txt"))
  func attribution(_ example: MarkedExample) {
    #expect(example.relations() == example.expected.sorted())
  }
}
