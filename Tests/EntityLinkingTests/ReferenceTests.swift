import GraphModel
import Linguistics
import Testing

@testable import EntityLinking

@Suite("References")
struct ReferenceTests {
  @Test("he is the last male subject, not the object of his own verb")
  func pronoun() {
    let found = references(
      """
      [PERSON Mr|NNP|compound|2 John|NNP|compound|2 Harker|NNP|nsubj|3 ] met|VBD|ROOT|3
      [PERSON Jack|NNP|compound|5 Seward|NNP|dobj|3 ] //
      He|PRP|nsubj|1 thanked|VBD|ROOT|1 [PERSON Seward|NNP|dobj|1 ]
      """)
    #expect(found["He"] == ["John Harker"])
  }

  @Test("a demonym and a post name the one who holds the post")
  func role() {
    let found = references(
      """
      [NORP Polish|JJ|amod|1 ] President|NNP|compound|3 [PERSON Anna|NNP|compound|3
      Kowalska|NNP|nsubj|4 ] left|VBD|ROOT|4 //
      The|DT|det|2 [NORP Polish|JJ|amod|2 ] president|NN|nsubj|3 returned|VBD|ROOT|3
      """)
    #expect(found["The Polish president"] == ["Anna Kowalska"])
  }

  @Test("the two presidents are the two persons with that post")
  func pair() {
    let found = references(
      """
      President|NNP|compound|2 [PERSON Anna|NNP|compound|2 Kowalska|NNP|nsubj|3 ] met|VBD|ROOT|3
      President|NNP|compound|6 [PERSON Maria|NNP|compound|6 Lopez|NNP|dobj|3 ] //
      The|DT|det|2 two|CD|nummod|2 presidents|NNS|nsubj|3 agreed|VBD|ROOT|3
      """)
    #expect(found["The two presidents"]?.sorted() == ["Anna Kowalska", "Maria Lopez"])
  }

  @Test("the country is the state spoken of last")
  func country() {
    let found = references(
      """
      [GPE Chile|NNP|nsubj|1 ] agreed|VBD|ROOT|1 //
      The|DT|det|1 country|NN|nsubj|2 signed|VBD|ROOT|2
      """)
    #expect(found["The country"] == ["Chile"])
  }

  @Test("I in a quotation is the speaker, we the speaker's state")
  func quotation() {
    let found = references(
      """
      The|DT|det|5 [NORP Polish|JJ|amod|5 ] President|NNP|compound|5 ,|,|punct|5
      [PERSON Anna|NNP|compound|5 Kowalska|NNP|nsubj|6 ] said|VBD|ROOT|6 :|:|punct|6
      “|``|punct|10 I|PRP|nsubj|10 know|VBP|ccomp|6 we|PRP|nsubj|12 agree|VBP|ccomp|10 ”|''|punct|6
      """)
    #expect(found["I"] == ["Anna Kowalska"])
    #expect(found["we"] == ["Poland"])
  }

  @Test("a clause without a mention as its subject leaves it unresolved")
  func it() {
    let found = references(
      """
      [GPE Chile|NNP|nsubj|1 ] agreed|VBD|ROOT|1 //
      The|DT|det|1 plan|NN|nsubj|2 failed|VBD|ROOT|2 because|IN|mark|5 it|PRP|nsubj|5 cost|VBD|advcl|2
      """)
    #expect(found["it"] == nil)
  }

  @Test("a pair without a noun is the two spoken of last", arguments: ["two|CD", "pair|NN"])
  func barePair(word: String) {
    let found = references(
      """
      [PERSON Anna|NNP|compound|1 Kowalska|NNP|nsubj|2 ] met|VBD|ROOT|2
      [PERSON Maria|NNP|compound|4 Lopez|NNP|dobj|2 ] //
      The|DT|det|1 \(word)|nsubj|2 agreed|VBD|ROOT|2
      """)
    #expect(
      found["The " + word.prefix { $0 != "|" }]?.sorted() == ["Anna Kowalska", "Maria Lopez"])
  }

  @Test("a pair stays open where three were spoken of")
  func openPair() {
    let found = references(
      """
      [PERSON Anna|NNP|compound|1 Kowalska|NNP|nsubj|2 ] met|VBD|ROOT|2
      [PERSON Maria|NNP|compound|4 Lopez|NNP|dobj|2 ] and|CC|cc|4 [PERSON Zoe|NNP|compound|7
      Lund|NNP|conj|4 ] // The|DT|det|1 two|CD|nsubj|2 agreed|VBD|ROOT|2
      """)
    #expect(found["The two"] == nil)
  }

  @Test("the kingdom is a state that calls itself one, not the one spoken of last")
  func kingdom() {
    let found = references(
      """
      [GPE Sweden|NNP|nsubj|1 ] warned|VBD|ROOT|1 [GPE Chile|NNP|dobj|1 ] //
      The|DT|det|1 kingdom|NN|nsubj|2 insisted|VBD|ROOT|2
      """)
    #expect(found["The kingdom"] == ["Sweden"])
  }

  @Test("the leader is not the deputy leader")
  func deputy() {
    let found = references(
      """
      Deputy|NN|compound|1 leader|NN|compound|3 [PERSON Anna|NNP|compound|3
      Kowalska|NNP|nsubj|4 ] left|VBD|ROOT|4 //
      The|DT|det|1 leader|NN|nsubj|2 returned|VBD|ROOT|2
      """)
    #expect(found["The leader"] == nil)
  }

  @Test("the authorities are the state's")
  func authorities() {
    let found = references(
      """
      [GPE Chile|NNP|nsubj|1 ] agreed|VBD|ROOT|1 //
      The|DT|det|1 authorities|NNS|nsubj|2 signed|VBD|ROOT|2
      """)
    #expect(found["The authorities"] == ["Chile"])
  }

  @Test("they are whose people the last subject names")
  func people() {
    let found = references(
      """
      [NORP Peruvian|JJ|amod|1 ] rebels|NNS|nsubj|2 claimed|VBD|ROOT|2 they|PRP|nsubj|4
      attacked|VBD|ccomp|2 [GPE Chile|NNP|dobj|4 ]
      """)
    #expect(found["they"] == ["Peru"])
  }

  @Test("the two sides are the two that were joined last, not where they met")
  func sides() {
    let found = references(
      """
      [GPE Peru|NNP|nsubj|3 ] and|CC|cc|0 [GPE Chile|NNP|conj|0 ] met|VBD|ROOT|3 in|IN|prep|3
      [GPE Spain|NNP|pobj|4 ] // The|DT|det|2 two|CD|nummod|2 sides|NNS|nsubj|3 agreed|VBD|ROOT|3
      """)
    #expect(found["The two sides"]?.sorted() == ["Chile", "Peru"])
  }
}
