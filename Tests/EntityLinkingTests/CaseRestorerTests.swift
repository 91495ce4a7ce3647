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

  /// The words with capitals, but for those that begin a sentence.
  private func names(_ text: String) -> [Substring] {
    restored("there " + text).split(separator: " ").dropFirst().filter {
      $0.contains(where: \.isUppercase)
    }
  }

  @Test(arguments: [
    (
      "they said bjp leader narendra modi called the indian government.", "BJP Narendra Modi Indian"
    ),
    (
      "they called mr suresh kotwala and mr m.n. dhoraji called.",
      "Mr Suresh Kotwala Mr M.N. Dhoraji"
    ),
    (
      "the leader, s k tripathivar, called kidwaivar nagarvar.",
      "S K Tripathivar, Kidwaivar Nagarvar."
    ),
    ("officials of the us government and of germany met in berlin.", "US Germany Berlin."),
    ("the rashtriya vikas morcha called a meeting.", "Rashtriya Vikas Morcha"),
    ("the leader of jamaat-i-islami said so to al-jazeera.", "Jamaat-i-Islami al-Jazeera."),
    ("a friend of mark said so on the road to the temple.", ""),
    ("three mlas and an mp called them.", "MLAs MP"),
    ("the friend of v.k. moservar called ramesh shah on the road.", "V.K. Moservar Ramesh Shah"),
    ("the leader met dinesh kotwalavar, and kotwalavar left.", "Dinesh Kotwalavar, Kotwalavar"),
    ("the sub-inspector p.p. pandevar met them.", "P.P. Pandevar"),
    ("the chief s v ranadevar met them.", "Chief S V Ranadevar"),
    (
      "the vanaspati riot bureau (vrb) called, and the vrb said so.",
      "Vanaspati Riot Bureau (VRB) VRB"
    ),
  ])
  func `names get their capitals and other words stay as they are`(text: String, names: String) {
    #expect(self.names(text).joined(separator: " ") == names)
  }

  @Test func `sentences begin with a capital, and so does the word behind a dateline`() {
    #expect(
      restored("lucknow: the police met. so it was").hasPrefix("Lucknow: The police met. So it"))
  }

  @Test func `a province whose name a dictionary has is one before its police`() {
    let restorer = CaseRestorer { $0 == "bihar" || Self.dictionary.contains($0) }
    let text = "they said the bihar police met the state police."
    #expect((restorer.restore(text + Self.filler) ?? "").contains("Bihar"))
  }

  @Test func `a text all in capitals is read like one that has none`() {
    let small = restored("the rashtriya vikas morcha met chief minister narendra modi.")
    let text = ("the rashtriya vikas morcha met chief minister narendra modi." + Self.filler)
      .uppercased()
    #expect(restorer.restore(text)?.prefix(small.count) == small)
  }

  @Test func `a text with capitals, and a short one, are left alone`() {
    #expect(
      restorer.restore("Modi met Putin." + Self.filler + " Modi Met Putin and Merkel Again.") == nil
    )
    #expect(restorer.restore("modi met putin") == nil)
  }

  @Test func `curly quotation marks part words and stay whole`() {
    #expect(restored("they said “germany” called.").contains("said “Germany” called"))
  }

  @Test(arguments: ["", "é", "m.", "a.b.c", "''", "narendra", String(repeating: "ö-", count: 99)])
  func `letters change and never their number`(text: String) {
    let whole = text + Self.filler
    #expect(restorer.restore(whole)?.utf8.count == whole.utf8.count)
  }
}
