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

  @Test("every fixture is there")
  func fixtures() {
    for name in ["verbs.txt", "nouns.txt", "roles.txt", "factuality.txt", "attribution.txt"] {
      #expect(!MarkedExample.examples(in: name).isEmpty)
    }
    #expect(LexiconParser(MarkedExample.fixture("lexicon.tsv")).faults.isEmpty)
  }
}
