import GraphModel
import Linguistics
import Testing

@testable import EntityLinking

@Suite("Entity linker")
struct EntityLinkerTests {
  let linker = EntityLinker()

  private func entities(_ text: String) -> [String: [String]] {
    let linked = linker.link(ParsedText(text).document)
    var result: [String: [String]] = [:]
    for mention in linked.mentions {
      for entity in mention.entities {
        result[linked.entities[entity].name, default: []].append(
          linked.document.text(of: mention.tokens))
      }
    }
    return result
  }

  @Test("a surname joins the full name before it")
  func surname() {
    let found = entities(
      """
      [PERSON Anna|NNP|compound|1 Kowalska|NNP|nsubj|2 ] spoke|VBD|ROOT|2 .|.|punct|2 //
      [PERSON Kowalska|NNP|nsubj|1 ] left|VBD|ROOT|1 .|.|punct|1
      """)
    #expect(found["Anna Kowalska"] == ["Anna Kowalska", "Kowalska"])
  }

  @Test("a demonym before a noun is the state, and a modifier")
  func demonym() throws {
    let linked = linker.link(
      ParsedText("[NORP Ukrainian|JJ|amod|1 ] negotiators|NNS|nsubj|2 spoke|VBD|ROOT|2").document)
    let mention = try #require(linked.mentions.first)
    #expect(mention.isModifier)
    #expect(linked.entities[mention.entities[0]].name == "Ukraine")
    #expect(linked.entities[mention.entities[0]].knowledgeID == "Q212")
    #expect(linked.mention(headedBy: 0) == 0)
  }

  @Test("a capital that acts is its state, one that is a place is nothing")
  func capital() {
    let acting = ParsedText("[GPE Moscow|NNP|nsubj|1 ] denied|VBD|ROOT|1 it|PRP|dobj|1")
    #expect(linker.link(acting.document).entities.map(\.knowledgeID) == ["Q159"])
    let place = entities("They|PRP|nsubj|1 met|VBD|ROOT|1 in|IN|prep|1 [GPE Moscow|NNP|pobj|2 ]")
    #expect(place.isEmpty)
  }

  @Test("the government of a state is the state, its ministry a body of its own")
  func government() {
    let found = entities(
      """
      The|DT|det|2 [NORP Syrian|JJ|amod|2 ] government|NN|nsubj|3 asked|VBD|ROOT|3
      the|DT|det|7 [NORP Iraqi|JJ|amod|7 ] foreign|JJ|amod|7 ministry|NN|dobj|3
      """)
    #expect(found["Syria"]?.sorted() == ["Syrian", "Syrian government"])
    #expect(found["Iraqi Foreign Ministry"] == ["Iraqi foreign ministry"])
    #expect(found["Iraq"] == ["Iraqi"])
  }

  @Test("an administration named by a person is an organization beside the person")
  func administration() {
    let found = entities(
      """
      [PERSON Anna|NNP|compound|1 Kowalska|NNP|nsubj|2 ] spoke|VBD|ROOT|2 //
      The|DT|det|2 [PERSON Kowalska|NNP|compound|2 ] administration|NN|nsubj|3 agreed|VBD|ROOT|3
      """)
    #expect(found["Kowalska administration"] == ["Kowalska administration"])
    #expect(found["Anna Kowalska"]?.count == 2)
  }

  @Test("a title in front is no part of the name")
  func title() {
    let found = entities(
      """
      Secretary|NNP|nmod|4 of|IN|prep|0 [PERSON Defense|NNP|pobj|1 Anna|NNP|compound|4
      Kowalska|NNP|nsubj|5 ] spoke|VBD|ROOT|5
      """)
    #expect(found.keys.sorted() == ["Anna Kowalska"])
  }

  @Test("the department of X is the X department")
  func department() {
    let found = entities(
      """
      The|DT|det|1 [ORG Department|NNP|nsubj|4 of|IN|prep|1 Fisheries|NNP|pobj|2 ] spoke|VBD|ROOT|4 //
      The|DT|det|2 [ORG Fisheries|NNP|compound|2 Department|NNP|nsubj|3 ] left|VBD|ROOT|3
      """)
    #expect(found["Department of Fisheries"]?.count == 2)
  }

  @Test("an empty document has no entities")
  func empty() {
    #expect(linker.link(ParsedText("").document).entities.isEmpty)
  }
}
