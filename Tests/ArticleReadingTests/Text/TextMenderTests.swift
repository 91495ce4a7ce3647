import ArticleReading
import Testing

@Suite("Mending of texts")
struct TextMenderTests {
  /// The piece of the given text that a piece of the mended one came from.
  private func origin(of piece: String, in text: String) -> String? {
    let mended = TextMender.mend(text)
    let scalars = Array(mended.text.unicodeScalars)
    let wanted = Array(piece.unicodeScalars)
    guard let start = scalars.indices.first(where: { scalars[$0...].starts(with: wanted) }) else {
      return nil
    }
    let range = mended.original(start..<(start + wanted.count))
    var view = String.UnicodeScalarView()
    view.append(contentsOf: Array(text.unicodeScalars)[range])
    return String(view)
  }

  @Test("a text with nothing to mend is passed on")
  func clean() {
    let text = "Ada Quill met Zoe Lund. They spoke."
    #expect(TextMender.mend(text).text == text)
    #expect(TextMender.mend(text).original(4..<9) == 4..<9)
    #expect(TextMender.mend("").text == "")
  }

  @Test(
    "rows of buttons behind the last paragraph are left out",
    arguments: ["Facebook Twitter Linkedin Mail", "Share | Tweet | WhatsApp"])
  func tails(_ tail: String) {
    let text = "Ada Quill left X and Facebook.\n\nShe told the mail carriers why."
    #expect(TextMender.mend(text + "\n\n" + tail + "\n").text == text)
    #expect(TextMender.mend(text).text == text)
    #expect(TextMender.mend("Facebook Twitter").text == "Facebook Twitter")
    let credited = text + "\n\n(Reporting by Zoe Lund)"
    #expect(TextMender.mend(credited).text == credited)
  }

  @Test(
    "what was decoded twice is undone, and offsets still find the given text",
    arguments: [
      ("Riosâ\u{20AC}\u{2122}s party", "Rios’s party"),
      ("â\u{20AC}\u{153}We met.â\u{20AC}\u{9D}", "“We met.”"),
      ("JosÃ© left", "José left"), ("Quill''s and Lund''s men", "Quill's and Lund's men"),
      // What looks like it and is none.
      ("a château, the Îles", "a château, the Îles"), ("said ''no'' twice", "said ''no'' twice"),
    ])
  func decodedTwice(text: String, mended: String) {
    #expect(TextMender.mend(text).text == mended)
    let piece = mended.contains("met") ? "met" : String(mended.suffix(4))
    #expect(origin(of: piece, in: text) == piece)
  }

  @Test("what has no width goes, and offsets still find the given text")
  func invisible() {
    let text = "The gov\u{AD}ern\u{200B}ment of\u{A0}Peru,\u{FEFF} led by Ana Ríos\u{3}"
    #expect(TextMender.mend(text).text == "The government of Peru, led by Ana Ríos ")
    #expect(origin(of: "government", in: text) == "gov\u{AD}ern\u{200B}ment")
    #expect(origin(of: "Ana Ríos", in: text) == "Ana Ríos")
  }

  @Test("hard-wrapped lines are joined, indented ones begin paragraphs")
  func wrapped() {
    let text = """
      The trade minister of the northern republic said on
      Monday that he had spoken with his colleague about oil-
      rich waters and that both would meet again in the city
      of their first talks next month.
          Shares fell after the report, which was not confirmed
      by any other source in either of the two countries.
      """
    let mended = TextMender.mend(text).text
    #expect(mended.contains("said on Monday that"))
    #expect(mended.contains("about oil-rich waters"))
    #expect(mended.contains("next month.\n\nShares fell"))
    #expect(origin(of: "Shares fell", in: text) == "Shares fell")
    #expect(origin(of: "on Monday", in: text) == "on\nMonday")
  }

  @Test("paragraphs of a line each are parted, lists keep their lines")
  func notWrapped() {
    let lines = [
      "A first paragraph that goes on for quite a while, longer than any screen is wide, and then"
        + " some more of it so that nobody could take it for a wrapped line of an agency's copy.",
      "Short one.", "Another paragraph.", "- an item", "- one more item",
    ]
    #expect(
      TextMender.mend(lines.joined(separator: "\n")).text
        == lines[..<3].joined(separator: "\n\n") + "\n"
        + lines[3...].joined(separator: "\n"))
  }

  @Test("a headline in capitals gets the letters its words have in the body")
  func capitals() {
    let text = "NATO CHIEF TO MEET UKRAINE'S MELNYK\n\nThe chief of NATO will meet Melnyk."
    #expect(
      TextMender.mend(text).text
        == "NATO chief To meet Ukraine's Melnyk\n\nThe chief of NATO will meet Melnyk.")
  }

  @Test(
    "a dateline stands apart from the first sentence",
    arguments: [
      "MOSCOW, Dec 30 (Agency) - Russia said", "PARIS — Russia said",
      "LONDON, June 2 -- Russia said",
      "NEW YORK (Wire) - Russia said", "Geneva (Agency) – Russia said",
    ])
  func datelines(_ text: String) {
    #expect(TextMender.mend(text).text.hasSuffix("\n\nRussia said"))
    #expect(origin(of: "Russia", in: text) == "Russia")
  }

  @Test(
    "a dash elsewhere is none",
    arguments: [
      "He met Russia's leader - the one who left", "The well-known leader said so",
      "Russia - said the leader - agreed", "",
    ])
  func noDateline(_ text: String) {
    #expect(TextMender.mend(text).text == text)
  }

  @Test(
    "a space that was lost between two sentences is put back",
    arguments: [
      ("The dispute was over.The minister left.", "The dispute was over. The minister left."),
      ("\"[It helps] victims,”Ada Quill said.\n", "\"[It helps] victims,” Ada Quill said.\n"),
    ])
  func lostSpaces(text: String, mended: String) {
    #expect(TextMender.mend(text + "\u{200B}").text == mended)
  }

  @Test(
    "addresses, initials and abbreviations keep together",
    arguments: [
      "He reads R.Politik and Node.js\n", "The U.S.Senate of St.Ives\n", "No.Ten said so\n",
    ])
  func keptTogether(_ text: String) {
    #expect(TextMender.mend(text).text == text)
  }

  @Test(
    "initials before a hyphen lose their stops, others keep them",
    arguments: [
      ("U.S.-Russia talks and a U.N.-backed plan", "US-Russia talks and a UN-backed plan"),
      ("J.-P. Quill of the U.S. met him", "J.-P. Quill of the U.S. met him"),
    ])
  func hyphenatedInitials(text: String, mended: String) {
    #expect(TextMender.mend(text).text == mended)
    #expect(origin(of: "US-Russia", in: "U.S.-Russia talks") == "U.S.-Russia")
  }
}
