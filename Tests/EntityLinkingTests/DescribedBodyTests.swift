import GraphModel
import Linguistics
import Testing

@testable import EntityLinking

/// Bodies that a text names by their place, by what they do, or with their kind written small.
@Suite("Bodies by place and task")
struct DescribedBodyTests {
  /// The entities by the text of their mentions.
  private func entities(_ text: String) -> [String: LinkedEntity] {
    let linked = EntityLinker().link(ParsedText(text).document, date: nil)
    var result: [String: LinkedEntity] = [:]
    for mention in linked.mentions {
      guard let entity = mention.entities.first else { continue }
      result[linked.document.text(of: mention.tokens)] = linked.entities[entity]
    }
    return result
  }

  // MARK: Towns and provinces

  @Test("a town's police, court, council or prosecutor's office is a body")
  func towns() {
    #expect(
      entities(
        "The|DT|det|2 [GPE Bergen|NNP|compound|2 ] police|NN|nsubj|3 arrested|VBD|ROOT|3")[
          "Bergen police"]?.kind == .organization)
    #expect(
      entities(
        """
        The|DT|det|4 [GPE Bergen|NNP|poss|4 ] public|JJ|amod|3 prosecutor|NN|poss|5 _'s|POS|case|3
        office|NN|nsubj|6 agreed|VBD|ROOT|6
        """)["Bergen public prosecutor's office"]?.kind == .organization)
    #expect(
      entities(
        """
        The|DT|det|2 [GPE Tunis|NNP|compound|2 ] court|NN|nsubj|5 of|IN|prep|2 appeal|NN|pobj|3
        agreed|VBD|ROOT|5
        """)["Tunis court of appeal"]?.kind == .organization)
    #expect(
      entities(
        """
        Greater|NNP|compound|2 [GPE Manchester|NNP|compound|2 ] police|NN|nsubj|3
        arrested|VBD|ROOT|3
        """)["Greater Manchester police"]?.kind == .organization)
  }

  @Test("a known body is found by its name in small letters")
  func knownTowns() {
    #expect(
      entities("The|DT|det|2 [GPE Delhi|NNP|compound|2 ] police|NN|nsubj|3 agreed|VBD|ROOT|3")[
        "Delhi police"]?.name == "Delhi Police")
  }

  @Test("a town's police station and its court case are no bodies, its police chief's police is")
  func townThings() {
    let station = entities(
      """
      A|DT|det|3 [GPE Bergen|NNP|compound|3 ] police|NN|compound|3 station|NN|nsubj|4
      burned|VBD|ROOT|4
      """)
    #expect(station.isEmpty)
    let chief = entities(
      """
      The|DT|det|3 [GPE Bergen|NNP|compound|3 ] police|NN|compound|3 chief|NN|nsubj|4
      left|VBD|ROOT|4
      """)
    #expect(chief["Bergen police"]?.kind == .organization)
    let office = entities(
      "The|DT|det|2 [GPE Bergen|NNP|compound|2 ] office|NN|nsubj|3 closed|VBD|ROOT|3")
    #expect(office.isEmpty)
  }

  @Test("a province is known by its adjective too")
  func provinces() {
    let found = entities(
      "The|DT|det|2 [NORP Bavarian|JJ|amod|2 ] parliament|NN|nsubj|3 agreed|VBD|ROOT|3")
    #expect(found["Bavarian parliament"]?.kind == .organization)
    #expect(
      entities(
        "The|DT|det|2 [NORP Marxist|JJ|amod|2 ] government|NN|nsubj|3 agreed|VBD|ROOT|3"
      ).isEmpty)
  }

  @Test("a capital's government and parliament are the state's, its city government is its own")
  func capitals() {
    let state = entities(
      "The|DT|det|2 [GPE Warsaw|NNP|compound|2 ] government|NN|nsubj|3 agreed|VBD|ROOT|3")
    #expect(state["Warsaw government"]?.name == "Poland")
    let parliament = entities(
      "The|DT|det|2 [GPE Warsaw|NNP|compound|2 ] parliament|NN|nsubj|3 agreed|VBD|ROOT|3")
    #expect(parliament["Warsaw parliament"]?.kind == .organization)
    let city = entities(
      """
      The|DT|det|3 [GPE Warsaw|NNP|compound|3 ] city|NN|compound|3 government|NN|nsubj|4
      agreed|VBD|ROOT|4
      """)
    #expect(city["Warsaw city government"]?.kind == .organization)
    let police = entities(
      "[GPE Berlin|NNP|poss|2 ] _'s|POS|case|0 police|NN|nsubj|3 accused|VBD|ROOT|3")
    #expect(police["Berlin's police"]?.kind == .organization)
    #expect(police.values.allSatisfy { $0.kind != .state })
  }

  @Test("a province may stand behind its government")
  func behind() {
    let found = entities(
      """
      The|DT|det|2 state|NN|compound|2 government|NN|nsubj|6 of|IN|prep|2
      [GPE Uttar|NNP|compound|5 Pradesh|NNP|pobj|3 ] agreed|VBD|ROOT|6
      """)
    #expect(found["state government of Uttar Pradesh"]?.kind == .organization)
  }

  // MARK: Tasks

  private func board(_ determiner: String, _ behind: String = "") -> [String: LinkedEntity] {
    entities(
      """
      \(determiner)|DT|det|3 [NORP Dutch|JJ|amod|3 ] safety|NN|compound|3 board|NN|nsubj|4
      \(behind) warned|VBD|ROOT|4
      """)
  }

  @Test("a state's one body for a task is a body; one of several is none, nor one named behind")
  func tasks() {
    #expect(board("The")["Dutch safety board"]?.name == "Dutch safety board")
    #expect(board("A")["Dutch safety board"] == nil)
    let named = entities(
      """
      The|DT|det|3 [NORP Dutch|JJ|amod|3 ] safety|NN|compound|3 board|NN|nsubj|7 ,|,|punct|3
      [ORG Veritan|NNP|appos|3 ] ,|,|punct|3 warned|VBD|ROOT|7
      """)
    #expect(named["Dutch safety board"] == nil)
    let largest = entities(
      """
      The|DT|det|3 [NORP Dutch|JJ|amod|3 ] private|JJ|amod|3 fund|NN|nsubj|4 warned|VBD|ROOT|4
      """)
    #expect(largest["Dutch private fund"] == nil)
  }

  @Test("a body by its task is the one of that name in capitals")
  func sameTask() {
    let found = entities(
      """
      [GPE Italy|NNP|poss|4 ] _'s|POS|case|0 rice|NN|compound|4 quality|NN|compound|4
      agency|NN|nsubj|5 agreed|VBD|ROOT|5 //
      The|DT|det|4 [ORG Italian|NNP|compound|4 Rice|NNP|compound|4 Quality|NNP|compound|4
      Agency|NNP|nsubj|5 ] left|VBD|ROOT|5
      """)
    #expect(
      found["Italian Rice Quality Agency"]?.name == found["Italy's rice quality agency"]?.name)
  }

  @Test("a state's known party is found by its kind, words of its standing aside")
  func stateParty() {
    let found = entities(
      """
      [GPE Cuba|NNP|poss|4 ] _'s|POS|case|0 ruling|VBG|amod|4 communist|JJ|amod|4 party|NN|nsubj|5
      agreed|VBD|ROOT|5
      """)
    #expect(found["Cuba's ruling communist party"]?.name == "Communist Party of Cuba")
  }

  @Test("a bloc's body is known by what it does or where it is")
  func blocs() {
    let refugees = entities(
      """
      The|DT|det|3 [ORG United|NNP|compound|1 Nations|NNP|compound|3 ] refugee|NN|compound|4
      agency|NN|nsubj|5 agreed|VBD|ROOT|5
      """)
    #expect(refugees["United Nations refugee agency"]?.knowledgeID == "Q132551")
    let mission = entities(
      """
      The|DT|det|2 [ORG UN|NNP|compound|2 ] mission|NN|nsubj|5 in|IN|prep|2 [GPE Mali|NNP|pobj|3 ]
      agreed|VBD|ROOT|5
      """)
    #expect(mission["UN mission in Mali"]?.name == "MINUSMA")
    let council = entities(
      """
      The|DT|det|3 [ORG UN|NNP|compound|3 ] security|NN|compound|3 council|NN|nsubj|4
      agreed|VBD|ROOT|4
      """)
    #expect(council["UN security council"]?.name == "United Nations Security Council")
    let coalition = entities(
      """
      The|DT|det|4 [ORG NATO|NNP|npadvmod|3 ] _-|HYPH|punct|3 _led|VBN|amod|4
      coalition|NN|nsubj|5 agreed|VBD|ROOT|5
      """)
    #expect(coalition["NATO-led coalition"]?.kind == .organization)
  }

  // MARK: Names half small

  @Test("a known body is found though its last words are small, and swallows what is in it")
  func halfSmall() {
    let parliament = entities(
      "The|DT|det|2 [NORP European|JJ|amod|2 ] parliament|NN|nsubj|3 agreed|VBD|ROOT|3")
    #expect(parliament["European parliament"]?.knowledgeID == "Q8889")
    let party = entities(
      """
      The|DT|det|4 [PERSON Law|NNP|compound|4 ] and|CC|cc|1 Justice|NNP|conj|1 party|NN|nsubj|5
      agreed|VBD|ROOT|5
      """)
    #expect(party["Law and Justice party"]?.kind == .organization)
    #expect(party.values.allSatisfy { $0.kind == .organization })
    // A party known by its own words is not another's.
    let left = entities(
      """
      The|DT|det|3 [ORG Christian|NNP|compound|3 Democratic|NNP|compound|3 Union|NNP|compound|4 ]
      party|NN|nsubj|5 agreed|VBD|ROOT|5
      """)
    #expect(left["Democratic Union party"] == nil)
  }

  @Test("a state's government and forces are the state's, also where a table has them by name")
  func ownGovernment() {
    let found = entities(
      "The|DT|det|2 [NORP Scottish|JJ|amod|2 ] government|NN|nsubj|3 agreed|VBD|ROOT|3")
    #expect(found["Scottish government"]?.kind == .state)
    let forces = entities("[NORP French|JJ|amod|1 ] forces|NNS|nsubj|2 left|VBD|ROOT|2")
    #expect(forces["French forces"] == nil)
    let military = entities(
      """
      [GPE Thailand|NNP|poss|3 ] _'s|POS|case|0 military|JJ|amod|3 government|NN|nsubj|4
      agreed|VBD|ROOT|4
      """)
    #expect(military["Thailand's military government"]?.kind == .state)
  }

  @Test("departments in small letters are the United States', unless a text is about another state")
  func departments() {
    let text = "The|DT|det|2 %@|NN|compound|2 department|NN|nsubj|3 agreed|VBD|ROOT|3"
    #expect(
      entities(text.replacing("%@", with: "state"))["state department"]?.knowledgeID == "Q789915")
    #expect(
      entities(text.replacing("%@", with: "justice"))["justice department"]?.knowledgeID
        == "Q1553390")
    let peru = "[GPE Peru|NNP|nsubj|1 ] agreed|VBD|ROOT|1 // " + text
    #expect(
      entities(peru.replacing("%@", with: "justice"))["justice department"]?.knowledgeID
        != "Q1553390")
  }

  @Test("a cabinet minister and a military base are no bodies, a military official's military is")
  func things() {
    func behind(_ body: String, _ noun: String) -> [String: LinkedEntity] {
      entities(
        """
        The|DT|det|3 [NORP Danish|JJ|amod|3 ] \(body)|NN|compound|3 \(noun)|NN|nsubj|4
        closed|VBD|ROOT|4
        """)
    }
    #expect(behind("cabinet", "minister")["Danish cabinet"] == nil)
    #expect(behind("military", "base")["Danish military"] == nil)
    #expect(behind("military", "official")["Danish military"]?.kind == .organization)
  }

  @Test("a state's general staff and its judiciary are its bodies")
  func staff() {
    let found = entities(
      """
      The|DT|det|3 [NORP Turkish|JJ|amod|3 ] general|JJ|amod|3 staff|NN|nsubj|4 warned|VBD|ROOT|4 //
      The|DT|det|2 [NORP Iranian|JJ|amod|2 ] judiciary|NN|nsubj|3 agreed|VBD|ROOT|3
      """)
    #expect(found["Turkish general staff"]?.kind == .organization)
    #expect(found["Iranian judiciary"]?.kind == .organization)
  }

  @Test("an agency that writes itself small is found behind its kind")
  func agency() {
    let found = entities(
      """
      The|DT|det|2 news|NN|compound|2 agency|NN|nsubj|4 dpa|NN|appos|2 reported|VBD|ROOT|4
      """)
    #expect(found["dpa"]?.knowledgeID == "Q312653")
  }

  @Test("a name that English writes small is found without a capital")
  func writtenSmall() {
    let found = entities(
      "The|DT|det|1 peshmerga|NN|nsubj|2 attacked|VBD|ROOT|2 [GPE Iraq|NNP|dobj|2 ]")
    #expect(found["peshmerga"]?.name == "Peshmerga")
  }

  @Test("a committee of a state's house is a part of that house")
  func committees() {
    let found = entities(
      """
      The|DT|det|5 [NORP Japanese|JJ|amod|5 ] lower|JJ|amod|3 house|NN|compound|5
      finance|NN|compound|5 committee|NN|nsubj|6 agreed|VBD|ROOT|6
      """)
    #expect(found["Japanese lower house finance committee"]?.kind == .organization)
  }

  // MARK: The state that a text is about

  private static let denmark = "[GPE Denmark|NNP|nsubj|1 ] agreed|VBD|ROOT|1 // "

  @Test("parliament, the army and the supreme court are those of the state that a text is about")
  func own() {
    let parliament = entities(
      Self.denmark + "They|PRP|nsubj|1 told|VBD|ROOT|1 parliament|NN|dobj|1")
    #expect(parliament["parliament"]?.name == "Folketing")
    let court = entities(
      Self.denmark
        + "The|DT|det|2 supreme|JJ|amod|2 court|NN|nsubj|3 agreed|VBD|ROOT|3")
    #expect(court["supreme court"]?.kind == .organization)
    let bank = entities(
      Self.denmark
        + """
        The|DT|det|1 country|NN|poss|4 _'s|POS|case|1 central|JJ|amod|4 bank|NN|nsubj|5
        agreed|VBD|ROOT|5
        """)
    #expect(bank["central bank"]?.kind == .organization)
    #expect(entities("They|PRP|nsubj|1 told|VBD|ROOT|1 parliament|NN|dobj|1").isEmpty)
    // "the bank" may be anybody's, and so may an army that is described further.
    #expect(
      entities(Self.denmark + "The|DT|det|1 bank|NN|nsubj|2 agreed|VBD|ROOT|2")["bank"] == nil)
    #expect(
      entities(
        Self.denmark + "The|DT|det|2 rebel|NN|compound|2 army|NN|nsubj|3 agreed|VBD|ROOT|3")["army"]
        == nil)
  }

  @Test("another state's or a bloc's body of that kind, or another state before it, says whose")
  func notOwn() {
    let europe = entities(
      Self.denmark
        + """
        The|DT|det|2 [NORP European|JJ|amod|2 ] parliament|NN|nsubj|3 agreed|VBD|ROOT|3 //
        They|PRP|nsubj|1 told|VBD|ROOT|1 the|DT|det|3 parliament|NN|dobj|1
        """)
    #expect(europe.values.allSatisfy { $0.name != "Folketing" })
    let norway = entities(
      Self.denmark + Self.denmark
        + "[GPE Norway|NNP|nsubj|1 ] told|VBD|ROOT|1 parliament|NN|dobj|1")
    #expect(norway["parliament"] == nil)
  }

  @Test("an officer's state before it says whose a parliament is, in a text about whatever state")
  func officers() {
    let found = entities(
      Self.denmark + Self.denmark
        + """
        [NORP Norwegian|JJ|amod|1 ] minister|NN|nsubj|2 told|VBD|ROOT|2 parliament|NN|dobj|2
        """)
    #expect(found["parliament"]?.name == "Storting")
  }

  @Test("a state's army and its military are one")
  func forces() {
    let found = entities(
      """
      [GPE Denmark|NNP|poss|2 ] _'s|POS|case|0 army|NN|nsubj|3 agreed|VBD|ROOT|3 //
      The|DT|det|1 military|NN|nsubj|2 left|VBD|ROOT|2
      """)
    #expect(found["military"] != nil)
    #expect(found["military"]?.name == found["Denmark's army"]?.name)
  }

  @Test("a party by its leaning is that of the text's state, and none spoken of by another name")
  func ownParty() {
    let found = entities(
      """
      [GPE Cuba|NNP|nsubj|1 ] agreed|VBD|ROOT|1 //
      The|DT|det|2 communist|JJ|amod|2 party|NN|nsubj|3 agreed|VBD|ROOT|3
      """)
    #expect(found["communist party"]?.name == "Communist Party of Cuba")
    let other = entities(
      """
      The|DT|det|3 [ORG Ruritanian|NNP|compound|3 Popular|NNP|compound|3 Movement|NNP|nsubj|4 ]
      met|VBD|ROOT|4 // The|DT|det|2 communist|JJ|amod|2 party|NN|nsubj|3 agreed|VBD|ROOT|3
      """)
    #expect(other.keys.allSatisfy { !$0.hasSuffix("communist party") })
  }

  @Test("the House is the lower house of the state that a text is about")
  func house() {
    let found = entities(
      """
      The|DT|det|1 [GPE US|NNP|nsubj|2 ] agreed|VBD|ROOT|2 //
      The|DT|det|1 [ORG House|NNP|nsubj|2 ] agreed|VBD|ROOT|2
      """)
    #expect(found["House"]?.name == "United States House of Representatives")
  }

  @Test("the union is a body of workers, and no company that is spoken of later")
  func unions() {
    let found = entities(
      """
      The|DT|det|3 [ORG Ruritanian|NNP|compound|3 Dock|NNP|compound|3 Workers|NNPS|nsubj|4 ]
      met|VBD|ROOT|4 [ORG Zenda|NNP|compound|6 Shipping|NNP|dobj|4 ] //
      The|DT|det|1 union|NN|nsubj|2 agreed|VBD|ROOT|2
      """)
    #expect(found["The union"]?.name == "Ruritanian Dock Workers")
  }
}
