import Testing

@testable import GraphRendering

@Suite struct LabelWrappingTests {
  @Test("a long name breaks into lines of even length")
  func even() {
    #expect(
      LabelWrapping.wrap("Department of External Affairs", width: 22)
        == ["Department of", "External Affairs"])
  }

  @Test("a short name stays whole, an empty one is one empty line")
  func short() {
    #expect(LabelWrapping.wrap("Norvania", width: 22) == ["Norvania"])
    #expect(LabelWrapping.wrap("  ", width: 22) == [""])
  }

  @Test("a word longer than a line is cut")
  func long() {
    #expect(LabelWrapping.wrap("abcdefghij", width: 4) == ["abcd", "efgh", "ij"])
  }

  @Test("wide characters count two columns")
  func wide() {
    #expect(LabelWrapping.wrap("外交部发言人", width: 6) == ["外交部", "发言人"])
  }

  @Test("what does not fit the lines ends in an ellipsis")
  func ellipsis() {
    let lines = LabelWrapping.wrap("one two three four five six", width: 5, lines: 2)
    #expect(lines == ["one", "two …"])
  }
}
