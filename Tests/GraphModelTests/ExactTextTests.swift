import SampleGraphs
import Testing

@testable import GraphModel

@Suite("Texts by their bytes")
struct ExactTextTests {
  private static let pieces = [
    "a", "b", "Z", " ", ".", "'", "-", "9", "ministry", "é", "e\u{301}", "ß", "日本", "\0",
  ]

  private func text(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...9, using: &random)).map { _ in
      Self.pieces.randomElement(using: &random) ?? ""
    }.joined()
  }

  @Test("order and equality are those of the UTF-8 bytes, however long the texts agree")
  func order() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<4000 {
      let start = Bool.random(using: &random) ? text(&random) : ""
      let (a, b) = (start + text(&random), start + text(&random))
      #expect(a.precedes(b) == a.utf8.lexicographicallyPrecedes(b.utf8), "\(a) \(b)")
      #expect(a.hasSameBytes(as: b) == a.utf8.elementsEqual(b.utf8), "\(a) \(b)")
      #expect(ExactText(a) == ExactText(a + ""))
    }
    #expect("é" == "e\u{301}" && !"é".hasSameBytes(as: "e\u{301}"))
  }

  @Test("a name of ASCII is folded like one with a mark that is dropped")
  func folding() {
    var random = SeededGenerator(seed: 2)
    let ascii = (0..<128).map { String(Unicode.Scalar(UInt8($0))) }
    for _ in 0..<4000 {
      let name = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        ascii.randomElement(using: &random) ?? ""
      }.joined()
      #expect(
        FoldedName(name).text == FoldedName(name + "\u{301}").text, "\(name.debugDescription)")
    }
    #expect(FoldedName("  The U.S.  Dep't -- of State! ").text == "the us dept of state")
  }
}
