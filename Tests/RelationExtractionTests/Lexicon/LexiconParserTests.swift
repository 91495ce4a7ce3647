import GraphModel
import Testing

@testable import RelationExtraction

@Suite("LexiconParser") struct LexiconParserTests {
  @Test("a line gives a sense with the defaults of its kind")
  func defaults() throws {
    let senses = LexiconParser(
      """
      # a comment

      verb\twarn\tthreaten\twarned
      noun\ttalk\tconsult\theld talks with\t\twith|between
      role\tally\tallied\tally of
      adjective\twary\topposes
      """
    ).senses
    #expect(senses.map(\.kind) == [.verb, .noun, .role, .adjective])
    #expect(senses.map(\.sources) == [[.subject], [.owner], [.holder], [.subject]])
    #expect(senses[0].targets == [.object])
    #expect(senses[1].targets == [.preposition("with"), .between])
    #expect(senses[3].label == "wary")
  }

  @Test("a particle, conditions and slots are read, also behind a carriage return")
  func full() throws {
    let parser = LexiconParser(
      "verb\tBack_Down\tconcede\tgave in to\tsubject\tto|before\t"
        + "source:person,state; target:state ;object:troop,force;direct;negated;planned;past\r\n")
    let sense = try #require(parser.senses.first)
    #expect(sense.lemma == "back" && sense.particle == "down")
    #expect(sense.targets == [.preposition("to"), .preposition("before")])
    #expect(sense.conditions.sourceKinds == [.person, .state])
    #expect(sense.conditions.targetKinds == [.state])
    #expect(sense.conditions.objects == ["troop", "force"])
    #expect(sense.conditions.isDirect && sense.conditions.isNegated && sense.conditions.isPast)
    #expect(sense.conditions.modality == .planned)
  }

  @Test(
    "a fault names its line and what is wrong",
    arguments: [
      (
        "verbs\twarn\tthreaten", "line 2: the kind \"verbs\" is none of verb, noun, adjective, role"
      ),
      ("verb", "line 2: the predicate is empty"),
      ("verb\t_\tthreaten", "line 2: the predicate is empty"),
      ("verb\twarn\tthreats", "line 2: the family \"threats\" is unknown"),
      ("verb\twarn", "line 2: the family \"\" is unknown"),
      ("verb\twarn\tthreaten\ta\tb\tc\td\te", "line 2: 8 columns where 7 are the most"),
      (
        "verb\twarn\tthreaten\twarned\tsubjct",
        "line 2: \"subjct\" is neither a slot nor a preposition"
      ),
      (
        "verb\twarn\tthreaten\twarned\t\tobject||on",
        "line 2: \"\" is neither a slot nor a preposition"
      ),
      (
        "verb\twarn\tthreaten\twarned\t\t\ttarget:city",
        "line 2: the kind \"city\" is none of person, state, organization"
      ),
      (
        "verb\twarn\tthreaten\twarned\t\t\tobject:",
        "line 2: the condition \"object\" names nothing: write object:A,B"
      ),
      ("verb\twarn\tthreaten\twarned\t\t\tsoft", "line 2: the condition \"soft\" is unknown"),
      ("verb\twarn\tthreaten\twarned\t\t\t:", "line 2: the condition \"\" is unknown"),
      ("verb\tmeet\tconsult\tmet", "line 2: says the same as line 1"),
    ])
  func faults(_ line: String, _ fault: String) {
    #expect(RelationLexicon.check("verb\tmeet\tconsult\tmet\n" + line) == [fault])
  }

  @Test("any text is read without a crash, each line a sense, a removal, a fault or nothing")
  func mutations() {
    var state: UInt64 = 7
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let pieces = [
      "verb", "noun", "role", "\t", "\t", "\t", "warn", "_", "down", "consult", "~", ":", ";", ",",
      "|", "object:", "target:state", "direct", "#", " ", "\r", "é", "\u{0}", "subject", "of",
    ]
    for round in 0..<4000 {
      let line = (0..<next(14)).map { _ in pieces[next(pieces.count)] }.joined()
      let parser = LexiconParser(line)
      #expect(parser.senses.count + parser.removed.count + parser.faults.count <= 1, "\(line)")
      if round % 100 == 0 { _ = try? RelationLexicon(adding: line, path: "mine.tsv") }
    }
  }
}
