import Foundation
import Linguistics
import Testing

@Suite("Parity with spaCy on text of our own", .tags(.model))
struct SnapshotTests {
  private func file(_ name: String) throws -> String {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return try String(
      contentsOf: folder.appendingPathComponent("Snapshots/\(name)"), encoding: .utf8)
  }

  private func escaped(_ text: String) -> String {
    text.replacingOccurrences(of: "\\", with: "\\\\")
      .replacingOccurrences(of: "\"", with: "\\\"").replacingOccurrences(of: "\n", with: "\\n")
  }

  private func lines(_ document: Document) -> [String] {
    var names = [String](repeating: "O", count: document.count)
    for name in document.names {
      for i in name.tokens {
        names[i] = (i == name.tokens.lowerBound ? "B-" : "I-") + name.label.rawValue
      }
    }
    let starts = Set(document.sentences.map(\.lowerBound))
    return (0..<document.count).map { i in
      [
        document.words[i], document.tags[i].rawValue, document.partsOfSpeech[i].rawValue,
        document.lemmas[i], "\(document.head(of: i))", document.dependencies[i].rawValue,
        starts.contains(i) ? "1" : "0", names[i],
      ].map(escaped).joined(separator: "\t")
    }
  }

  private func check(_ model: LanguageModel?, _ snapshot: String) throws {
    let model = try #require(model)
    let ours = lines(model.annotate(try file("text.txt")))
    let theirs = try file(snapshot).split(separator: "\n").map(String.init)
    #expect(ours.count == theirs.count)
    for (a, b) in zip(ours, theirs) { #expect(a == b) }
  }

  @Test("en_core_web_md says of every token what spaCy says", .enabled(if: ModelFixture.md != nil))
  func md() throws { try check(ModelFixture.md, "en_core_web_md.tsv") }

  @Test("en_core_web_sm says of every token what spaCy says", .enabled(if: ModelFixture.sm != nil))
  func sm() throws { try check(ModelFixture.sm, "en_core_web_sm.tsv") }
}
