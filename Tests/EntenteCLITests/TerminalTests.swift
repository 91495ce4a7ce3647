import Testing

@testable import EntenteCLI

@Suite("Terminal text")
struct TerminalTests {
  @Test(
    "control characters of news text are shown, never sent",
    arguments: [
      ("plain é 漢", "plain é 漢"), ("\u{1B}[31mred", "␛[31mred"), ("a\nb\tc", "a b c"),
      ("bell\u{07}\u{7F}\0", "bell␇␡␀"), ("\u{9B}31m", "\u{FFFD}31m"),
      ("\u{202E}rtl", "\u{FFFD}rtl"),
    ])
  func controls(_ text: String, _ shown: String) {
    #expect(PlainText.shown(text) == shown)
  }

  @Test(
    "width counts terminal columns",
    arguments: [
      ("abc", 3), ("Élysée", 6), ("E\u{301}lyse\u{301}e", 6), ("習近平", 6), ("ハ\u{3099}", 2),
      ("👩‍👩‍👧", 2), ("한국", 4), ("", 0),
    ])
  func width(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test("a cut never exceeds its columns and never splits a character")
  func cut() {
    #expect(DisplayWidth.cut("習近平", to: 5) == "習近…")
    #expect(DisplayWidth.cut("習近平", to: 4) == "習…")
    #expect(DisplayWidth.cut("習近平", to: 6) == "習近平")
    let line: StyledLine = "\("Biden", .person) warned \("Putin", .person)"
    for columns in 1...20 { #expect(line.cut(to: columns).width <= columns) }
    #expect(line.cut(to: 12).plain == "Biden warne…")
    #expect(line.cut(to: 5).plain == "Bide…")
  }

  @Test("columns line up by display width and no line ends in spaces")
  func table() {
    var table = TableLayout([("name", .left), ("n", .right)])
    table.add(["習近平", "1"])
    table.add(["Élysée Palace", "20"])
    table.add(["\u{1B}[2J", "3"])
    let lines = table.lines(width: nil)
    #expect(Set(lines.map(\.width)).count == 1)
    #expect(lines[1].plain == "習近平          1")
    #expect(lines[1].colored == lines[1].plain)
  }

  @Test("styles wrap what is put in, and their text is made safe")
  func styles() {
    let line: StyledLine = "\("a\u{1B}b", .negated)!"
    #expect(line.colored == "\u{1B}[31ma␛b\u{1B}[0m!")
    #expect(line.plain == "a␛b!")
  }

  @Test("progress says the rate and what is left")
  func progress() {
    let messages = Messages(isQuiet: true, isTerminal: false, color: false)
    let line = ProgressLine("reading", unit: "articles", total: 5000, messages: messages)
    #expect(
      line.text(1000, after: .seconds(4))
        == "reading 1000 of 5000 articles, 250 a second, 16 s left")
  }
}
