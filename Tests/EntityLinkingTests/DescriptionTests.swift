import GraphModel
import Linguistics
import Testing

@testable import EntityLinking

@Suite("Descriptions")
struct DescriptionTests {
  @Test("one citizen is the person spoken of, and not the state")
  func citizen() {
    let found = references(
      """
      [PERSON Edward|NNP|compound|1 Moss|NNP|nsubj|2 ] fled|VBD|ROOT|2 to|IN|prep|2
      [GPE Russia|NNP|pobj|3 ] // The|DT|det|1 [NORP American|NNP|nsubj|2 ] asked|VBD|ROOT|2
      [GPE Germany|NNP|dobj|2 ]
      """)
    #expect(found["The American"] == ["Edward Moss"])
  }

  @Test("a critic is a person, known by whom he criticises")
  func critic() {
    let found = references(
      """
      [PERSON Omar|NNP|compound|1 Keller|NNP|nsubj|2 ] spoke|VBD|ROOT|2 //
      The|DT|det|2 [ORG Kremlin|NNP|compound|2 ] critic|NN|nsubj|3 left|VBD|ROOT|3
      """)
    #expect(found["The Kremlin critic"] == ["Omar Keller"])
  }

  @Test("a group that a clause goes on about is the one spoken of")
  func clause() {
    let text = """
      [ORG Boko|NNP|compound|1 Haram|NNP|nsubj|2 ] attacked|VBD|ROOT|2 [GPE Nigeria|NNP|dobj|2 ] //
      The|DT|det|2 Islamist|JJ|amod|2 group|NN|nsubj|%d %@ which|WDT|nsubj|5 fled|VBD|relcl|2
      ,|,|punct|2 bombed|VBD|ROOT|7 [GPE Chad|NNP|dobj|7 ]
      """
    let free = text.replacing("%d", with: "7").replacing("%@", with: ",|,|punct|2")
    #expect(references(free)["The Islamist group"] == ["Boko Haram"])
    // "the group which fled" says which.
    let bound = text.replacing("%d", with: "7").replacing("%@", with: "really|RB|advmod|5")
    #expect(references(bound)["The Islamist group"] == nil)
  }

  @Test("it is the one body of the sentence before, where nothing else is spoken of")
  func onlyThing() {
    let found = references(
      """
      They|PRP|nsubj|1 appealed|VBD|ROOT|1 to|IN|prep|1 the|DT|det|5 [ORG Security|NNP|compound|5
      Council|NNP|pobj|2 ] // It|PRP|nsubj|1 ordered|VBD|ROOT|1 [GPE Turkey|NNP|dobj|1 ]
      """)
    #expect(found["It"] == ["United Nations Security Council"])
  }

  @Test("the name behind a post is the subject that the post is")
  func apposedSubject() {
    let found = references(
      """
      [PERSON John|NNP|compound|1 Lund|NNP|nsubj|2 ] died|VBD|ROOT|2 //
      His|PRP$|poss|1 successor|NN|nsubj|6 ,|,|punct|1 [PERSON Ted|NNP|compound|4 Moss|NNP|appos|1 ]
      ,|,|punct|1 left|VBD|ROOT|6 // He|PRP|nsubj|1 accused|VBD|ROOT|1 [GPE Chad|NNP|dobj|1 ]
      """)
    #expect(found["His"] == ["John Lund"])
    #expect(found["He"] == ["Ted Moss"])
  }

  @Test("in an interview I and you are those whose turns are marked")
  func turns() {
    let found = references(
      """
      [PERSON Anna|NNP|compound|1 Lund|NNP|nsubj|2 ] spoke|VBD|ROOT|2 \\n|_SP|dep|2 //
      Q|NNP|dep|4 :|:|punct|4 did|VBD|aux|4 you|PRP|nsubj|4 leave|VB|ROOT|4 \\n|_SP|dep|4 //
      A|NNP|dep|3 :|:|punct|3 I|PRP|nsubj|3 left|VBD|ROOT|3
      """)
    #expect(found["I"] == ["Anna Lund"])
    #expect(found["you"] == ["Anna Lund"])
  }
}
