import Testing

@testable import Linguistics

@Suite("String identities")
struct StringHashTests {
  @Test("a string's id is the one spaCy's string store gives")
  func ids() {
    let hash = LinguisticsResources.stringHash
    #expect(hash("") == 0)
    #expect(hash("coffee") == 3_197_928_453_018_144_401)
    #expect(hash("NOUN") == 92)
    #expect(hash("X") == 101)
  }

  @Test("shapes and lower case follow Python")
  func shapes() {
    func shape(_ text: String) -> String { PythonText.shape(text.unicodeScalars.map(\.value)) }
    func lower(_ text: String) -> String {
      PythonText.lowercased(text.unicodeScalars.map(\.value))
    }
    #expect(shape("Berlin") == "Xxxxx")
    #expect(shape("C-130s") == "X-dddx")
    #expect(shape("2000000") == "dddd")
    #expect(shape(String(repeating: "a", count: 100)) == "LONG")
    #expect(lower("ΟΔΟΣ") == "οδος")
    #expect(lower("İ") == "i\u{307}")
  }
}
