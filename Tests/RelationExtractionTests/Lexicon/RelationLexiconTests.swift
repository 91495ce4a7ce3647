import GraphModel
import Testing

@testable import RelationExtraction

@Suite("RelationLexicon") struct RelationLexiconTests {
  @Test(
    "nothing is wrong with the files that Entente ships",
    arguments: LexiconFile.embedded.map(\.name))
  func shipped(_ name: String) throws {
    let file = try #require(LexiconFile.embedded.first { $0.name == name })
    let (senses, faults) = file.checked()
    #expect(faults == [])
    #expect(senses > 0)
  }

  @Test("every family has predicates, and there are more than 1,500")
  func breadth() throws {
    let senses = LexiconFile.embedded.flatMap { LexiconParser($0.text).senses }
    for family in RelationFamily.allCases {
      #expect(senses.contains { $0.family == family }, "\(family)")
    }
    #expect(Set(senses.map { "\($0.kind) \($0.lemma) \($0.particle ?? "")" }).count > 1500)
  }

  @Test("narrow frames come before wide ones")
  func order() {
    let lexicon = RelationLexicon(
      senses: LexiconParser(
        """
        verb\tgive\taid\tgave to\tsubject\tto
        verb\tgive\tconsult\tgave a speech to\tsubject\tto\tobject:speech
        verb\tgive_in\tconcede\tgave in to\tsubject\tto
        """
      ).senses)
    #expect(lexicon.verb("give").map(\.family) == [.consult, .concede, .aid])
  }

  @Test("a user's sense takes the place of ours with its frame and comes before the others")
  func adding() throws {
    let ours = RelationLexicon.embedded
    let warned = ours.verb("warn")
    #expect(!warned.isEmpty)
    let lexicon = try RelationLexicon(
      adding: "verb\twarn\trequest\tcautioned\nverb\twarn\taccuse\ttold off\tsubject\tbefore",
      path: "mine.tsv")
    #expect(lexicon.verb("warn").contains { $0.label == "cautioned" })
    #expect(
      !lexicon.verb("warn").contains {
        $0.targets == [.object] && $0.conditions == .init() && $0.label != "cautioned"
      })
    let plain = lexicon.verb("warn").filter { $0.specificity == 0 }
    #expect(plain.first?.label == "cautioned")
    #expect(lexicon.verb("meet") == ours.verb("meet"))
  }

  @Test("a tilde takes a predicate out, and only that one")
  func removal() throws {
    let ours = RelationLexicon(
      senses: LexiconParser("verb\tback\tsupport\tbacked\nverb\tback_down\tconcede\tgave in").senses
    )
    #expect(ours.verb("back").count == 2)
    let lexicon = try RelationLexicon(adding: "verb\twarn\t~\nverb\tback_down\t~", path: "mine.tsv")
    #expect(!lexicon.verb("warn").contains { $0.particle == nil })
    #expect(!lexicon.verb("back").contains { $0.particle == "down" })
    #expect(
      lexicon.verb("back").count
        == RelationLexicon.embedded.verb("back").count { $0.particle != "down" })
  }

  @Test("a faulty file is refused with its name and line")
  func refused() {
    let error = #expect(throws: LexiconError.self) {
      _ = try RelationLexicon(adding: "verb\twarn\tx\nverb", path: "mine.tsv")
    }
    #expect(
      error?.description
        == "mine.tsv: line 1: the family \"x\" is unknown (and 1 more: entente lexicon check)")
  }

  @Test("the lines about a word are found with their particles")
  func lines() {
    let file = LexiconFile(
      name: "a.tsv",
      text: "# verb\tback\nverb\tback\tsupport\nverb\tback_down\tconcede\nverb\tbackpack\tx\n")
    #expect(file.lines(about: "Back") == ["verb\tback\tsupport", "verb\tback_down\tconcede"])
  }
}
