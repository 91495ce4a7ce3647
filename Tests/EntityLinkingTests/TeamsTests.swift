import GraphModel
import Linguistics
import Testing

@testable import EntityLinking

@Suite("Teams in reports of matches")
struct TeamsTests {
  private let knowledge = KnowledgeBase.embedded

  private func entities(_ text: String) -> [String: [LinkedEntity]] {
    let linked = EntityLinker().link(ParsedText(text).document)
    var byName: [String: [LinkedEntity]] = [:]
    for mention in linked.mentions {
      byName[linked.document.text(of: mention.tokens), default: []] += mention.entities.map {
        linked.entities[$0]
      }
    }
    return byName
  }

  private let soccer = "The|DT|det|1 soccer|NN|compound|2 match|NN|nsubj|3 ended|VBD|ROOT|3 // "
  private let baseball =
    "The|DT|det|1 baseball|NN|compound|2 league|NN|nsubj|3 began|VBD|ROOT|3 // "

  @Test("a town's name is a team's in reports of its sport alone")
  func called() {
    #expect(knowledge.teams(called: "Watford", in: .soccer).map(\.id) == ["Q2714"])
    #expect(knowledge.teams(called: "Watford", in: .baseball).isEmpty)
    #expect(knowledge.teams(called: "watford", in: .soccer).isEmpty)
    #expect(!knowledge.lookup("Watford").contains { $0.record.id == "Q2714" })
    #expect(knowledge.lookup("Watford FC").first?.record.id == "Q2714")
  }

  @Test("a state that plays is its team")
  func nation() {
    let text = "[GPE Italy|NNP|nsubj|1 ] won|VBD|ROOT|1 // "
    #expect(entities(soccer + text)["Italy"]?.map(\.knowledgeID) == ["Q676899"])
    #expect(entities(text)["Italy"]?.map(\.knowledgeID) == ["Q38"])
    let youth = "The|DT|det|1 under-21|JJ|amod|2 match|NN|nsubj|3 ended|VBD|ROOT|3 // "
    #expect(entities(soccer + youth + text)["Italy"]?.map(\.knowledgeID) == [nil])
  }

  @Test("names before their scores are teams")
  func table() {
    let text = "Watford|NNP|dep|1 4|CD|ROOT|1 Port|NNP|compound|3 Vale|NNP|dep|1 1|CD|dep|1 // "
    let found = entities(soccer + text)
    #expect(found["Watford"]?.map(\.knowledgeID) == ["Q2714"])
    #expect(found["Port Vale"]?.map(\.knowledgeID) == ["Q48948"])
    #expect(entities(text)["Watford"] == nil)
  }

  @Test("of two teams of a town the league that heads the table tells which is meant")
  func league() {
    let text = """
      National|NNP|compound|1 League|NNP|ROOT|1 Houston|NNP|dep|1 7|CD|dep|1 \
      New|NNP|compound|5 York|NNP|dep|1 3|CD|dep|1 //
      """
    #expect(entities(baseball + text)["New York"]?.map(\.knowledgeID) == ["Q692417"])
    let unknown = "Houston|NNP|dep|1 7|CD|ROOT|1 New|NNP|compound|3 York|NNP|dep|1 3|CD|dep|1 // "
    #expect(entities(baseball + unknown)["New York"] == nil)
  }

  @Test("a town that wins is a team, one where a match is played is a place")
  func towns() {
    let team = "[GPE Boston|NNP|nsubj|1 ] won|VBD|ROOT|1 // "
    #expect(entities(baseball + team)["Boston"]?.map(\.knowledgeID) == ["Q213959"])
    let place = "They|PRP|nsubj|1 won|VBD|ROOT|1 in|IN|prep|1 [GPE Boston|NNP|pobj|2 ] // "
    #expect(entities(baseball + place)["Boston"] == nil)
    let dateline = "[GPE Boston|NNP|nsubj|2 ] 1996-08-30|CD|dep|0 began|VBD|ROOT|2 // "
    #expect(entities(baseball + dateline)["Boston"] == nil)
  }

  @Test("a word of the game is no body's acronym")
  func wordOfTheGame() {
    let text = "He|PRP|nsubj|1 had|VBD|ROOT|1 three|CD|nummod|3 [ORG RBI|NNP|dobj|1 ] // "
    #expect(entities(baseball + text)["RBI"] == nil)
    #expect(entities(text)["RBI"]?.map(\.knowledgeID) == ["Q944085"])
  }

  @Test("a nickname is the team's, unless it is half of a person's name")
  func nicknames() {
    let club = "The|DT|det|1 Wolves|NNP|nsubj|2 won|VBD|ROOT|2 // "
    #expect(entities(soccer + club)["Wolves"]?.map(\.knowledgeID) == ["Q19500"])
    let person = "Carlos|NNP|compound|1 Villa|NNP|nsubj|2 scored|VBD|ROOT|2 // "
    #expect(entities(soccer + person)["Villa"] == nil)
  }
}
