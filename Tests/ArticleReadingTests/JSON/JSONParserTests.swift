import Testing

@testable import ArticleReading

@Suite("JSON")
struct JSONParserTests {
  private func parse(_ text: String) throws -> JSONValue {
    try JSONParser.value(of: Array(text.utf8))
  }

  @Test("members keep their order and numbers their digits")
  func values() throws {
    let value = try parse(#" {"a": [1.50e2, -0, true, null], "b": {"c": ""}} "#)
    #expect(
      value
        == .object([
          JSONValue.Member(
            name: "a", value: .array([.number("1.50e2"), .number("-0"), .bool(true), .null])),
          JSONValue.Member(
            name: "b", value: .object([JSONValue.Member(name: "c", value: .string(""))])),
        ]))
  }

  @Test("escapes are read, a pair of surrogates is one character, half a pair is replaced")
  func escapes() throws {
    #expect(try parse(#""\"\\\/\b\f\n\r\t\u00e9""#).string == "\"\\/\u{8}\u{c}\n\r\t\u{e9}")
    #expect(try parse(#""\ud83d\ude00!""#).string == "😀!")
    #expect(try parse(#""a\ud83dz""#).string == "a\u{FFFD}z")
    #expect(try parse(#""\ud83d\u0041""#).string == "\u{FFFD}A")
  }

  @Test(
    "broken JSON is refused with its place",
    arguments: [
      ("", 0), ("{", 1), ("[1,]", 3), (#"{"a":1,}"#, 7), ("01", 2), ("1.", 2), ("nul", 0),
      (#""\x""#, 2), (#""\u12g4""#, 5), ("\"a\nb\"", 2), (#""a"#, 2), ("1 2", 2), ("{1:2}", 1),
    ])
  func broken(_ text: String, _ offset: Int) {
    #expect {
      try parse(text)
    } throws: {
      ($0 as? JSONError)?.offset == offset
    }
  }

  @Test("bytes that are not UTF-8 are refused")
  func invalidText() {
    #expect(throws: JSONError.self) {
      try JSONParser.value(of: [0x22, 0xC3, 0x28, 0x22])
    }
  }

  @Test("nesting 100,000 deep is refused and does not exhaust the stack")
  func deep() {
    #expect(throws: JSONError.self) { try parse(String(repeating: "[", count: 100_000)) }
  }

  @Test("of two members with one name the last counts")
  func repeated() throws {
    #expect(try parse(#"{"a":1,"a":2}"#)["a"] == .number("2"))
  }
}
