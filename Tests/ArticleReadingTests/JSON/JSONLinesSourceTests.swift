import ArticleReading
import Testing

@Suite("JSON Lines")
struct JSONLinesSourceTests {
  private func items(_ text: String, skipping: Int = 0) -> [ArticleItem] {
    var source = JSONLinesSource(MemorySource(Array(text.utf8)), skipping: skipping)
    var items: [ArticleItem] = []
    while let item = source.next() { items.append(item) }
    return items
  }

  private func failure(_ line: String) -> String? {
    guard case .failure(let failure)? = items(line).first else { return nil }
    return failure.description
  }

  @Test("an article is read with its title, day and address; its text stays as it is")
  func article() {
    let line =
      #"{"id":"a","title":"T","date":"26-FEB-1987 15:01:01.79","url":"u","text":" x\n y ","z":0}"#
    #expect(
      items(line)
        == [.article(Article(id: "a", title: "T", text: " x\n y ", date: "1987-02-26", url: "u"))])
  }

  @Test("a number serves as an id, and null as a missing member")
  func lenient() {
    #expect(
      items(#"{"id":12,"text":"x","title":null}"#) == [.article(Article(id: "12", text: "x"))])
  }

  @Test(
    "each way to break a line has its message",
    arguments: [
      (#"{"id":"a"#, "line 1: not valid JSON at byte 8: a string has no end"),
      (#"["a"]"#, "line 1: an array stands where an object should"),
      (#"{"text":"x"}"#, "line 1: \"id\" is missing"),
      (#"{"id":"","text":"x"}"#, "line 1: \"id\" is empty"),
      (#"{"id":"a"}"#, "line 1: \"text\" is missing"),
      (#"{"id":"a","text":["x"]}"#, "line 1: \"text\" is an array, not a string"),
      (#"{"id":{},"text":"x"}"#, "line 1: \"id\" is an object, not a string"),
      (#"{"id":"a","text":"x","date":5}"#, "line 1: \"date\" is a number, not a string"),
      (#"{"id":"a","text":"x\u0000y"}"#, "line 1: a NUL character, which no text holds"),
    ])
  func broken(_ line: String, _ message: String) {
    #expect(failure(line) == message)
  }

  @Test("a text over the limit is refused by its length")
  func longText() {
    let text = String(repeating: "a ", count: ArticleRecord.maximumTextBytes / 2 + 1)
    #expect(failure(#"{"id":"a","text":"\#(text)"}"#)?.contains("over the limit") == true)
  }

  @Test("the second line with an id is a failure, and the run goes on")
  func repeated() {
    let lines = ["a", "b", "a", "c"].map { #"{"id":"\#($0)","text":"x"}"# }
    let items = items(lines.joined(separator: "\n"))
    #expect(items.count == 4)
    #expect(
      items[2] == .failure(ReadingFailure(id: "a", line: 3, cause: "the id was on an earlier line"))
    )
  }

  @Test("skipped lines count without blank ones, and their ids stay taken")
  func skipping() {
    let text = "{\"id\":\"a\",\"text\":\"x\"}\n\n?\n{\"id\":\"b\",\"text\":\"x\"}\n"
    #expect(items(text, skipping: 2) == [.article(Article(id: "b", text: "x"))])
    #expect(items(text, skipping: 9).isEmpty)
  }
}
