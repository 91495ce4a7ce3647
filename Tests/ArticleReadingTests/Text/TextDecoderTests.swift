import ArticleReading
import Testing

@Suite("Character sets")
struct TextDecoderTests {
  @Test("UTF-8 is known by itself, with or without its mark")
  func utf8() {
    #expect(TextDecoder.text(of: Array("Łódź".utf8)) == "Łódź")
    #expect(TextDecoder.text(of: [0xEF, 0xBB, 0xBF] + Array("é".utf8)) == "é")
    #expect(TextDecoder.text(of: Array("é".utf8), declared: "iso-8859-1") == "é")
  }

  @Test("UTF-16 is known by its mark")
  func utf16() {
    #expect(TextDecoder.text(of: [0xFF, 0xFE, 0x41, 0x00, 0xE9, 0x00]) == "Aé")
    #expect(TextDecoder.text(of: [0xFE, 0xFF, 0x00, 0x41, 0x00, 0xE9]) == "Aé")
  }

  @Test("a declared character set is used, and Latin where none is")
  func declared() {
    #expect(TextDecoder.text(of: [0xCC, 0xEE, 0xF1], declared: "windows-1251") == "Мос")
    #expect(TextDecoder.text(of: [0x93, 0x41, 0x94]) == "“A”")
    #expect(TextDecoder.text(of: [0x93, 0x41, 0x94], declared: "ISO-8859-1") == "“A”")
    #expect(TextDecoder.text(of: [0x93, 0x41, 0x94], declared: "no-such-set") == "“A”")
  }

  @Test("a broken byte in UTF-8 costs one character, not the text")
  func broken() {
    let bytes = Array("é".utf8) + [0xFF] + Array("b".utf8)
    #expect(TextDecoder.text(of: bytes, declared: "utf-8") == "é\u{FFFD}b")
  }
}
