import GraphModel
import Linguistics
import Testing

@testable import EntityLinking

/// Which kind a name is of, and where it ends, by the words it is made of and those around it.
@Suite("Kinds of names")
struct NameKindTests {
  private func kinds(_ text: String) -> [String: EntityKind] {
    let linked = EntityLinker().link(ParsedText(text).document, date: nil)
    var kinds: [String: EntityKind] = [:]
    for mention in linked.mentions {
      guard let entity = mention.entities.first else { continue }
      kinds[linked.document.text(of: mention.tokens)] = linked.entities[entity].kind
    }
    return kinds
  }

  @Test("a school of law is a body, a law is none")
  func fields() {
    let school = kinds(
      """
      [ORG Milbury|NNP|compound|1 School|NNP|nsubj|4 of|IN|prep|1 Law|NNP|pobj|2 ]
      agreed|VBD|ROOT|4
      """
    )
    #expect(school["Milbury School of Law"] == .organization)
    #expect(kinds("[ORG Milbury|NNP|compound|1 Law|NNP|nsubj|2 ] passed|VBD|ROOT|2").isEmpty)
  }

  @Test("a person's name ends before a verb or a preposition")
  func clause() {
    let found = kinds(
      """
      [PERSON Anna|NNP|compound|1 Kowalska|NNP|nsubj|4 for|IN|prep|1 Milbury|NNP|pobj|2 ]
      spoke|VBD|ROOT|4
      """)
    #expect(found["Anna Kowalska"] == .person)
    #expect(found.keys.allSatisfy { !$0.contains("Milbury") })
  }

  @Test("a temple or a cape that the model takes for a person is none")
  func sites() {
    #expect(kinds("[PERSON Durga|NNP|compound|1 Mandir|NNP|nsubj|2 ] stands|VBZ|ROOT|2").isEmpty)
    #expect(kinds("[PERSON Cape|NNP|compound|1 Norvil|NNP|nsubj|2 ] lies|VBZ|ROOT|2").isEmpty)
  }

  @Test("a first word that bodies are called by makes a body")
  func starts() {
    let found = kinds("[PERSON Jaysh|NNP|compound|1 al-Nur|NNP|nsubj|2 ] attacked|VBD|ROOT|2")
    #expect(found.values.contains(.organization))
    #expect(!found.values.contains(.person))
  }
}
