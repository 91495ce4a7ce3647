import Testing

@testable import Linguistics

@Suite("Regular expressions follow Python's re")
struct RegularExpressionTests {
  private func first(_ pattern: String, _ text: String) throws -> Range<Int>? {
    let expression = try RegularExpression(pattern)
    return Chunk(text).withText { expression.firstMatch(in: $0) }
  }

  @Test("the leftmost match wins, then the first alternative, not the longest")
  func leftmostFirst() throws {
    #expect(try first("b|ab", "aab") == 1..<3)
    #expect(try first("a|ab", "ab") == 0..<1)
    #expect(try first("(?:a|ab)c", "abc") == 0..<3)
  }

  @Test("repetitions are greedy and give back")
  func repetitions() throws {
    #expect(try first("a{2,3}", "aaaa") == 0..<3)
    #expect(try first("a+ab", "aaab") == 0..<4)
    #expect(try first("(?:ab)+c", "ababc") == 0..<5)
    #expect(try first("(?:ab){2}", "ab") == nil)
  }

  @Test("look-behind and look-ahead do not consume")
  func look() throws {
    #expect(try first("(?<=[0-9])km$", "12km") == 2..<4)
    #expect(try first("(?<=[0-9])km$", "km") == nil)
    #expect(try first("a(?!b)", "abac") == 2..<3)
    #expect(try first("(?<=°[FC])\\.$", "20°C.") == 4..<5)
  }

  @Test("the dollar sign matches at the end and before a last line feed")
  func dollar() throws {
    #expect(try first("a$", "ba\n") == 1..<2)
    #expect(try first("\\.\\.+$", "......") == 0..<6)
  }

  @Test("of the characters that a match needs one is known, where there are few")
  func requiredCharacters() throws {
    func required(_ pattern: String) throws -> [Character]? {
      let set = try RegularExpressionParser.parse(pattern).requiredSet
      return set.map { set in
        (UInt32(0)..<128).filter(set.contains).compactMap(Unicode.Scalar.init).map(Character.init)
      }
    }
    #expect(try required("^(?:[a-z]+:)?(?:[a-z]+\\.)+[a-z]{2,}$") == ["."])
    #expect(try required("a*|b") == nil)
    #expect(try required("(?:x|y){2}[0-9]") == ["x", "y"])
    #expect(try required("(?<=a)\\.") == ["."])
    #expect(try required("[^a]") == nil)
    let url = "^(?:[a-z]+:)?(?:[a-z]+\\.)+[a-z]{2,}$"
    #expect(try first(url, "plain") == nil)
    #expect(try first(url, "a.plain") == 0..<7)
  }

  @Test("all matches behind a long word without one are found in time")
  func lateMatches() throws {
    let expression = try RegularExpression("[.,]")
    let text = String(repeating: "a", count: 300_000) + String(repeating: ".,", count: 150_000)
    #expect(Chunk(text).withText { expression.allMatches(in: $0) }.count == 300_000)
  }

  @Test("what lies outside the supported syntax is refused")
  func refused() {
    for pattern in ["a*?", "(?P<n>a)", "(a", "[a", "\\q", "(?<=a+)b"] {
      #expect(throws: RegularExpressionParser.Failure.self) { try RegularExpression(pattern) }
    }
  }

  @Test("a hundred thousand dots are matched without a stack as deep")
  func longInput() throws {
    let text = String(repeating: "a.", count: 50_000)
    #expect(try first("(?:(?:[a-z][a-z-]{0,62})?[a-z]\\.)+$", text + "!") == nil)
    #expect(try first("(?:[a-z]\\.)+$", text) == 0..<100_000)
  }

  @Test("repetitions that begin all over a long word are not followed to its end each time")
  func nestedRepetitions() throws {
    let text = String(repeating: "a:", count: 200_000)
    #expect(try first("(?:\\S+(?::\\S*)?@)x", text) == nil)
    #expect(try first("(?:\\S+(?::\\S*)?@)x", text + "@x" + text) == 0..<400_002)
    // What a long run gave up is still found on another way.
    let run = String(repeating: "a", count: 100)
    #expect(try first("(?:a*b|a*)c", run + "c") == 0..<101)
    #expect(try first("(?:a+|a+a)(?:b|ac)", run + "ac") == 0..<102)
    #expect(try first("(?:a*x)?a*(?:a*b)?$", run + "b") == 0..<101)
  }
}
