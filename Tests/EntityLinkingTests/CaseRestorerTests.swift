import EntityLinking
import Testing

@Suite("Capitals restored")
struct CaseRestorerTests {
  private static let dictionary = Set(
    """
    call called chief minister deputy commissioner police party opposition leader say said accuse government riot
    state city monday people call meeting join protest member university professor temple road talk
    spokesman election rally council mark march friend money house rise week day year former meet met left
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private let restorer = CaseRestorer { Self.dictionary.contains($0) }

  /// Words without capitals, so that a text is long enough to tell that it has none.
  private static let filler =
    " the people of the city said that they would meet again in a week, and that the road to the "
    + "temple was to be closed until the meeting on the state of the city had been held by them."

  private func restored(_ text: String) -> Substring {
    (restorer.restore(text + Self.filler) ?? "").prefix(text.count)
  }

  @Test func `known names, acronyms and states get their capitals`() {
    #expect(
      restored("bjp leader narendra modi met the indian government.")
        == "BJP Leader Narendra Modi met the Indian government.")
  }

  @Test func `names behind titles and beside given names are found, and stand alone later`() {
    #expect(
      restored("commissioner suresh kotwala and mr m.n. dhoraji met. kotwala left on monday.")
        == "Commissioner Suresh Kotwala and Mr M.N. Dhoraji met. Kotwala left on Monday.")
  }

  @Test func `initials begin a name, and so do two words that no dictionary has`() {
    #expect(
      restored("the leader, s k tripathivar, met kidwaivar nagarvar.")
        == "The leader, S K Tripathivar, met Kidwaivar Nagarvar.")
  }

  @Test func `a state by its letters, and the word behind a dateline`() {
    #expect(
      restored("lucknow: the us ambassador and the uk minister met.")
        == "Lucknow: The US ambassador and the UK minister met.")
  }

  @Test func `a province whose name a dictionary has is one before its police`() {
    let restorer = CaseRestorer { $0 == "bihar" || Self.dictionary.contains($0) }
    let text = "the bihar police met the state police."
    #expect(
      (restorer.restore(text + Self.filler) ?? "").hasPrefix(
        "The Bihar police met the state police."))
  }

  @Test func `a body is known by its last word`() {
    #expect(
      restored("the rashtriya vikas morcha called a meeting.")
        == "The Rashtriya Vikas Morcha called a meeting.")
  }

  @Test func `words of the dictionary stay as they are`() {
    #expect(restored("a friend of mark said so.") == "A friend of mark said so.")
  }

  @Test func `a text with capitals, and a short one, are left alone`() {
    #expect(restorer.restore("Modi met Putin." + Self.filler.uppercased()) == nil)
    #expect(restorer.restore("modi met putin") == nil)
  }

  @Test(arguments: ["", "é", "m.", "a.b.c", "''", "narendra", String(repeating: "ö-", count: 99)])
  func `letters change and never their number`(text: String) {
    let whole = text + Self.filler
    #expect(restorer.restore(whole)?.utf8.count == whole.utf8.count)
  }
}
