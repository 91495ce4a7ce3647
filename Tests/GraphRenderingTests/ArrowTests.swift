import GraphModel
import Testing

@testable import GraphRendering

@Suite struct ArrowTests {
  func edge(
    _ id: String, _ source: String, _ target: String, _ label: String, _ family: RelationFamily,
    _ modality: Modality = .actual
  ) -> Edge {
    Edge(
      id: id, source: source, target: target, type: label, label: label, family: family,
      symmetric: family.isSymmetric, modality: modality)
  }

  @Test("edges that look alike share an arrow, a planned one has its own")
  func alike() {
    let arrows = Arrow.foldedAlike([
      edge("1", "a", "b", "warned", .threaten), edge("2", "a", "b", "accused", .accuse),
      edge("3", "a", "b", "will sue", .accuse, .planned),
    ])
    #expect(arrows.map(\.labels) == [["warned", "accused"], ["will sue"]])
  }

  @Test("edges both ways fold into one arrow with two heads, and labels tell the way")
  func pairs() {
    let arrows = Arrow.foldedPairs([
      edge("1", "a", "b", "warned", .threaten), edge("2", "b", "a", "backs", .support),
    ])
    #expect(arrows.count == 1)
    #expect(arrows[0].both)
    #expect(arrows[0].tone == .conflict)
    #expect(arrows[0].labels == ["warned", "← backs"])
  }

  @Test("a crowded pair gets an arrow a tone, other pairs stay as they are")
  func crowded() {
    let arrows = Arrow.foldedReadably([
      edge("1", "a", "b", "warned", .threaten), edge("2", "b", "a", "warned", .threaten),
      edge("3", "a", "b", "may sue", .accuse, .possible), edge("4", "a", "b", "backs", .support),
      edge("5", "b", "a", "plans to sue", .accuse, .planned), edge("6", "a", "c", "leads", .leads),
      edge("7", "a", "c", "warned", .threaten), edge("8", "c", "a", "warned", .threaten),
    ])
    #expect(arrows.count { [$0.source, $0.target].contains("b") } == 2)
    #expect(arrows.count { [$0.source, $0.target].contains("c") } == 3)
  }

  @Test("the same edge said both ways in a symmetric family is one arrow")
  func symmetric() {
    let arrows = Arrow.foldedAlike([
      edge("1", "a", "b", "met", .consult), edge("2", "b", "a", "met", .consult),
    ])
    #expect(arrows.count == 1)
    #expect(arrows[0].labels == ["met"])
  }
}
