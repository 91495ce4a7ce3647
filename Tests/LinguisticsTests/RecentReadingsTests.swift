import Testing

@testable import Linguistics

@Suite("Recent readings")
struct RecentReadingsTests {
  private func text(_ text: String) throws -> RecentText {
    try #require(Array(text.utf8).withUnsafeBytes { RecentText($0) })
  }

  private func reading(tag: UInt8 = 1) -> Reading {
    Reading(tags: [tag], tree: DependencyTree(), names: [])
  }

  @Test("a text's reading is given again for the same bytes alone")
  func bytes() throws {
    var memory = ReadingMemory(limit: 100)
    memory.keep(reading(tag: 7), of: try text("caf\u{E9}"))
    #expect(memory.reading(of: try text("caf\u{E9}"))?.tags == [7])
    #expect(memory.reading(of: try text("cafe\u{301}")) == nil)
    #expect(memory.reading(of: try text("caf\u{E9}.")) == nil)
  }

  @Test("what came longest ago is forgotten, unless it came again")
  func bound() throws {
    var memory = ReadingMemory(limit: 100)
    memory.keep(reading(), of: try text("kept"))
    memory.keep(reading(), of: try text("lost"))
    let others = try (100..<200).map { i in try text("other: \(i)") }
    for other in others {
      #expect(memory.reading(of: try text("kept")) != nil)
      memory.keep(reading(), of: other)
    }
    #expect(memory.reading(of: try text("kept")) != nil)
    #expect(memory.reading(of: try text("lost")) == nil)
    let held = others.indices.filter { memory.reading(of: others[$0]) != nil }
    #expect((9...20).contains(held.count))
    #expect(held.last == 99)
  }

  @Test("a text that would push many others out is not remembered, however few its tokens")
  func long() {
    let longest = [UInt8](repeating: 0x61, count: RecentText.longest)
    #expect(longest.withUnsafeBytes { RecentText($0) } != nil)
    #expect((longest + [0x61]).withUnsafeBytes { RecentText($0) } == nil)
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
    #expect(
      recent.reading(of: try text(parts[0] + "\n\n"))?.tags.count == plain[0].sentences[0].count)
  }
}
