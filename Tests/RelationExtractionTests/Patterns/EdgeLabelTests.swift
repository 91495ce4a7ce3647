import GraphModel
import Testing

@testable import RelationExtraction

@Suite("The words on an arrow")
struct EdgeLabelTests {
  @Test(
    "posts are held, acts are done",
    arguments: [
      ("head of", Modality.planned, "plans to be head of"),
      ("finance director of", .possible, "may be finance director of"),
      ("met", .planned, "plans to meet"), ("headed", .possible, "may head"),
      ("president of", .planned, "plans to be president of"), ("met", .actual, "met"),
    ])
  func planned(_ label: String, _ modality: Modality, _ words: String) {
    let label = EdgeLabel(lexicon: .embedded)
      .words(label, polarity: .affirmed, modality: modality)
    #expect(label == words)
  }
}
