import GraphModel
import Linguistics
import Testing

@testable import EntityLinking

@Suite("Antecedents")
struct AntecedentTests {
  @Test("a given name tells who she is and who he is")
  func givenName() {
    let found = references(
      """
      [PERSON Anna|NNP|compound|1 Kowalska|NNP|nsubj|2 ] met|VBD|ROOT|2
      [PERSON Paul|NNP|compound|4 Harker|NNP|dobj|2 ] //
      She|PRP|nsubj|1 thanked|VBD|ROOT|1 him|PRP|dobj|1
      """)
    #expect(found["She"] == ["Anna Kowalska"])
    #expect(found["him"] == ["Paul Harker"])
  }

  @Test("a pronoun may stand before the one it means")
  func cataphor() {
    let found = references(
      """
      In|IN|prep|6 his|PRP$|poss|2 speech|NN|pobj|0 ,|,|punct|6 [PERSON Paul|NNP|compound|5
      Harker|NNP|nsubj|6 ] criticised|VBD|ROOT|6 [GPE Chile|NNP|dobj|6 ]
      """)
    #expect(found["his"] == ["Paul Harker"])
  }

  @Test("it is somebody where a verb is done to persons and bodies, a claim where not")
  func addressed() {
    let text = """
      [GPE Chile|NNP|nsubj|1 ] complained|VBD|ROOT|1 // [GPE Peru|NNP|nsubj|1 ]
      warned|VBD|ROOT|1 it|PRP|dobj|1
      """
    #expect(references(text)["it"] == ["Chile"])
    #expect(
      references(text.replacing("warned", with: "rejected"))["it"] == nil)
  }

  @Test("they are the two who met")
  func met() {
    let found = references(
      """
      [PERSON Anna|NNP|compound|1 Kowalska|NNP|nsubj|2 ] met|VBD|ROOT|2
      [PERSON Paul|NNP|compound|4 Harker|NNP|dobj|2 ] // They|PRP|nsubj|1 agreed|VBD|ROOT|1
      """)
    #expect(found["They"]?.sorted() == ["Anna Kowalska", "Paul Harker"])
  }

  @Test("the airline is the body called so before, not the one spoken of last")
  func called() {
    let found = references(
      """
      [ORG Velajet|NNP|nsubj|4 ] ,|,|punct|0 the|DT|det|3 airline|NN|appos|0 sued|VBD|ROOT|4
      [ORG Tarkon|NNP|dobj|4 ] // The|DT|det|1 airline|NN|nsubj|2 won|VBD|ROOT|2
      """)
    #expect(found["The airline"] == ["Velajet"])
  }

  @Test("itself is the subject of its clause")
  func reflexive() {
    let found = references(
      """
      [GPE Chile|NNP|nsubj|1 ] helped|VBD|ROOT|1 [GPE Peru|NNP|dobj|1 ] to|TO|aux|4
      defend|VB|xcomp|1 itself|PRP|dobj|4
      """)
    #expect(found["itself"] == ["Peru"])
  }
}
