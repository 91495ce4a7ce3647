import Testing

@testable import Linguistics

@Suite("Recent readings")
struct RecentReadingsTests {
  private func text(_ text: String) -> RecentText {
    Array(text.utf8).withUnsafeBytes { RecentText($0) }
  }

  private func reading(_ count: Int, tag: UInt8 = 1) -> Reading {
    Reading(
      tags: ContiguousArray(repeating: tag, count: count), tree: DependencyTree(), names: [])
  }

  @Test("a text's reading is given again for the same bytes alone")
  func bytes() {
    var memory = ReadingMemory(limit: 100)
    memory.keep(reading(3, tag: 7), of: text("caf\u{E9}"))
    #expect(memory.reading(of: text("caf\u{E9}"))?.tags == [7, 7, 7])
    #expect(memory.reading(of: text("cafe\u{301}")) == nil)
    #expect(memory.reading(of: text("café.")) == nil)
  }

  @Test("what came longest ago is forgotten, unless it came again")
  func bound() {
    var memory = ReadingMemory(limit: 100)
    memory.keep(reading(10), of: text("kept"))
    memory.keep(reading(10), of: text("lost"))
    for i in 0..<100 {
      #expect(memory.reading(of: text("kept")) != nil)
      memory.keep(reading(10), of: text("other \(i)"))
    }
    #expect(memory.reading(of: text("kept")) != nil)
    #expect(memory.reading(of: text("lost")) == nil)
    let held = (0..<100).filter { i in memory.reading(of: text("other \(i)")) != nil }
    #expect((9...20).contains(held.count))
    #expect(held.last == 99)
  }

  @Test("a text that would push many others out is not remembered")
  func long() {
    var memory = ReadingMemory(limit: 100)
    memory.keep(reading(13), of: text("long"))
    #expect(memory.reading(of: text("long")) == nil)
  }

  @Test(
    "a paragraph that came before is read as for the first time", .tags(.model),
    .enabled(if: ModelFixture.any != nil))
  func again() throws {
    let model = try #require(ModelFixture.any)
    let parts = ["Envoy Lena Ruiz met President Omar Sall.", "He warned Chad on May 3."]
    let texts = [parts.joined(separator: "\n\n"), parts.reversed().joined(separator: "\n\n")]
    let fresh = Annotator(model.pipeline)
    func annotate(_ recent: RecentReadings?) -> [Document] {
      fresh.annotate(texts.map { DividedText($0, parts: LanguageModel.paragraphs(of: $0)) }, recent)
    }
    let recent = RecentReadings()
    let plain = annotate(nil)
    for documents in [annotate(recent), annotate(recent)] {
      for (document, expected) in zip(documents, plain) {
        #expect(document.words == expected.words)
        #expect(document.byteStarts == expected.byteStarts)
        #expect(document.tags == expected.tags)
        #expect(document.heads == expected.heads)
        #expect(document.dependencies == expected.dependencies)
        #expect(document.lemmas == expected.lemmas)
        #expect(document.names == expected.names)
        #expect(document.sentences == expected.sentences)
      }
    }
    #expect(recent.reading(of: text(parts[0] + "\n\n"))?.tags.count == plain[0].sentences[0].count)
  }
}
