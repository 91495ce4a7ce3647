import GraphModel
import Linguistics
import Testing

@testable import EntityLinking

/// Names of the tables that are known from their surroundings alone.
@Suite("Little-known names")
struct LittleKnownNamesTests {
  /// The entities by the text of their mentions.
  private func entities(_ text: String) -> [String: [LinkedEntity]] {
    let linked = EntityLinker().link(ParsedText(text).document)
    var result: [String: [LinkedEntity]] = [:]
    for mention in linked.mentions {
      result[linked.document.text(of: mention.tokens), default: []] +=
        mention.entities.map { linked.entities[$0] }
    }
    return result
  }

  private func about(_ state: String) -> String {
    "[GPE \(state)|NNP|nsubj|1 ] agreed|VBD|ROOT|1 // "
  }

  @Test("an acronym of a lesser body needs the body's land in the text")
  func acronym() {
    let text = "[ORG ZCTU|NNP|nsubj|1 ] agreed|VBD|ROOT|1 // "
    let body = "X-ZW-zimbabwe-congress-of-trade-unions"
    #expect(entities(about("Zimbabwe") + text)["ZCTU"]?.map(\.knowledgeID) == [body])
    #expect(entities(about("Peru") + text)["ZCTU"]?.map(\.knowledgeID) == [nil])
  }

  @Test("a party's name that several lands have is that of the land in the text")
  func shared() {
    let text = "[ORG Workers|NNPS|compound|1 Party|NNP|nsubj|2 ] agreed|VBD|ROOT|2 // "
    #expect(entities(about("Algeria") + text)["Workers Party"]?.map(\.stateID) == ["Q262"])
  }

  @Test("a person of a common name is meant where his land is named, and nobody elsewhere")
  func person() {
    let text = "[PERSON Alan|NNP|compound|1 Johnson|NNP|nsubj|2 ] left|VBD|ROOT|2 // "
    let known = entities(about("Britain") + text)["Alan Johnson"]
    #expect(known?.map(\.knowledgeID) == ["Q332336"])
    let other = entities(about("Peru") + text)["Alan Johnson"]
    #expect(other?.map(\.knowledgeID) == [nil])
  }

  @Test("a company is found by its name without the legal form")
  func company() {
    let text = "[ORG Komatsu|NNP|compound|1 Corp|NNP|nsubj|2 ] agreed|VBD|ROOT|2 // "
    #expect(entities(text)["Komatsu Corp"]?.map(\.name) == ["Komatsu"])
    let other = "[ORG Orvelin|NNP|compound|1 Corp|NNP|nsubj|2 ] agreed|VBD|ROOT|2 // "
    #expect(entities(other)["Orvelin Corp"]?.map(\.knowledgeID) == [nil])
  }

  @Test("in a match report the state in brackets behind a player is no team")
  func origin() {
    let match = "cricket|NN|dep|0 innings|NN|dep|0 wickets|NNS|ROOT|2 // "
    let player = """
      [PERSON Olga|NNP|compound|1 Weiss|NNP|nsubj|5 ] (|-LRB-|punct|3 [GPE Austria|NNP|appos|1 ] \
      )|-RRB-|punct|3 won|VBD|ROOT|5 //
      """
    #expect(entities(match + player)["Austria"]?.map(\.kind) == [.state])
  }
}
