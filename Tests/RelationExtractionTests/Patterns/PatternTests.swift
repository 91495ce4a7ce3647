import Foundation
import Testing

@testable import RelationExtraction

/// The patterns' marked sentences: source, family, target and rule of all that each says.
@Suite("Patterns") struct PatternTests {
  @Test("clauses join their arguments", arguments: MarkedExample.examples(in: "verbs.txt"))
  func verbs(_ example: MarkedExample) { #expect(example.relations() == example.expected.sorted()) }

  @Test("event nouns join their arguments", arguments: MarkedExample.examples(in: "nouns.txt"))
  func nouns(_ example: MarkedExample) { #expect(example.relations() == example.expected.sorted()) }

  @Test("posts, ties and bodies are read", arguments: MarkedExample.examples(in: "roles.txt"))
  func roles(_ example: MarkedExample) { #expect(example.relations() == example.expected.sorted()) }

  @Test("actors near a predicate are guessed", arguments: MarkedExample.examples(in: "nearby.txt"))
  func nearby(_ example: MarkedExample) {
    #expect(example.relations(nearby: true) == example.expected.sorted())
  }

  /// A rule's name is a literal of the pattern's source, or begins with one ("role-title-of").
  @Test("every rule of the patterns that read the tree has an example")
  func completeness() throws {
    let sources =
      URL(fileURLWithPath: #filePath).pathComponents.dropLast(4).joined(separator: "/")
      .dropFirst() + "/Sources/RelationExtraction/Patterns"
    let files = try FileManager.default.contentsOfDirectory(atPath: String(sources)).sorted()
    #expect(files.count > 5)
    let shown = ["verbs", "nouns", "roles", "nearby"].flatMap {
      MarkedExample.examples(in: $0 + ".txt").flatMap(\.expected)
    }.compactMap {
      $0.split(separator: "|").dropFirst(3).first?.trimmingCharacters(in: .whitespaces)
    }
    for file in files {
      let text = try String(contentsOfFile: "\(sources)/\(file)", encoding: .utf8)
      for match in text.matches(
        of:
          #/"((?:noun|role|name|body|known|evaluation|origin|party|government|hyphenated)-[a-z-]+)"/#
      ) {
        #expect(shown.contains { $0.hasPrefix(match.1) }, "\(file): \(match.1)")
      }
    }
  }

  @Test("every fixture is there")
  func fixtures() {
    for name in [
      "verbs.txt", "nouns.txt", "roles.txt", "factuality.txt", "attribution.txt", "nearby.txt",
    ] {
      #expect(!MarkedExample.examples(in: name).isEmpty)
    }
    #expect(LexiconParser(MarkedExample.fixture("lexicon.tsv")).faults.isEmpty)
  }
}
