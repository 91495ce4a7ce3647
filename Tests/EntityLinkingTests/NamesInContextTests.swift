import GraphModel
import Linguistics
import Testing

@testable import EntityLinking

/// What a name stands for by the text around it.
@Suite("Names in context")
struct NamesInContextTests {
  private func linked(_ text: String, date: String? = nil) -> LinkedDocument {
    EntityLinker().link(ParsedText(text).document, date: date)
  }

  /// The entities by the text of their mentions.
  private func entities(_ text: String, date: String? = nil) -> [String: [LinkedEntity]] {
    let linked = linked(text, date: date)
    var result: [String: [LinkedEntity]] = [:]
    for mention in linked.mentions {
      result[linked.document.text(of: mention.tokens), default: []] +=
        mention.entities.map { linked.entities[$0] }
    }
    return result
  }

  private func context(_ text: String) -> DocumentContext {
    DocumentContext(
      document: ParsedText(text).document, knowledge: .embedded, words: .shared, day: nil)
  }

  private static let peru = """
    [GPE Peru|NNP|nsubj|1 ] agreed|VBD|ROOT|1 // [GPE Peru|NNP|nsubj|1 ] signed|VBD|ROOT|1 // \u{20}
    """
  private static let chile = "[GPE Chile|NNP|nsubj|1 ] agreed|VBD|ROOT|1 // "

  @Test("a people in a state is not the state")
  func peoples() {
    let people = entities("[NORP Peruvian|JJ|amod|1 ] [NORP Tamils|NNPS|nsubj|2 ] fled|VBD|ROOT|2")
    #expect(people["Peruvian"] == nil)
    let envoys = entities("[NORP Peruvian|JJ|amod|1 ] envoys|NNS|nsubj|2 fled|VBD|ROOT|2")
    #expect(envoys["Peruvian"]?.map(\.name) == ["Peru"])
  }

  @Test("a name before a post, or with a company's ending, is a body's")
  func companies() {
    let company = """
      [PERSON Barnett|NNP|compound|2 Banks|NNP|compound|2 Inc.|NNP|nsubj|3 ] fell|VBD|ROOT|3
      """
    #expect(entities(company)["Barnett Banks Inc."]?.map(\.kind) == [.organization])
    let analyst = """
      [PERSON Ada|NNP|compound|1 Quill|NNP|nsubj|2 ] was|VBD|ROOT|2 an|DT|det|4 analyst|NN|attr|2 \
      at|IN|prep|4 [PERSON Raymond|NNP|compound|7 James|NNP|pobj|5 ]
      """
    #expect(entities(analyst)["Raymond James"]?.map(\.kind) == [.organization])
    let officer = """
      Brightwater|NNP|compound|1 World|NNP|compound|2 president|NN|compound|4 \
      [PERSON Ada|NNP|compound|4 Quill|NNP|nsubj|5 ] fell|VBD|ROOT|5
      """
    #expect(entities(officer)["Brightwater World"]?.map(\.kind) == [.organization])
  }

  @Test("a text is about the state named more often than all others together")
  func soleState() {
    #expect(context(Self.peru + Self.chile).soleState == "Q419")
    #expect(context(Self.peru + Self.chile + Self.chile).soleState == nil)
    #expect(context("They|PRP|nsubj|1 left|VBD|ROOT|1").soleState == nil)
  }

  @Test("a parliament without a state is that of the one state of the text")
  func ofThisState() {
    let congress = "[ORG Congress|NNP|nsubj|1 ] voted|VBD|ROOT|1 // "
    #expect(entities(Self.peru + congress)["Congress"]?.map(\.stateID) == ["Q419"])
    let america = "The|DT|det|1 [GPE U.S.|NNP|nsubj|2 ] agreed|VBD|ROOT|2 // "
    #expect(entities(Self.peru + america + congress)["Congress"]?.map(\.stateID) == ["Q30"])
  }

  @Test("a surname is its bearer's in the text, a king's only behind his title")
  func freeSurnames() {
    let bearer =
      "[PERSON Mahmoud|NNP|compound|1 Hussein|NNP|nsubj|2 ] spoke|VBD|ROOT|2 // "
    let plain = entities(bearer + "[PERSON Hussein|NNP|nsubj|1 ] left|VBD|ROOT|1")
    #expect(plain["Hussein"]?.map(\.name) == ["Mahmoud Hussein"])
    let drafts = entities(
      bearer + "King|NNP|compound|1 [PERSON Hussein|NNP|nsubj|2 ] left|VBD|ROOT|2")
    #expect(drafts["Hussein"]?.map(\.name) != ["Mahmoud Hussein"])
  }

  @Test("a subject that two verbs share is not the object of either")
  func coarguments() {
    let shared = ParsedText(
      """
      [PERSON Kowalska|NNP|nsubj|1 ] fired|VBD|ROOT|1 [PERSON Lopez|NNP|dobj|1 ] and|CC|cc|1
      replaced|VBD|conj|1 him|PRP|dobj|4
      """
    ).document
    #expect(Coargument.test(0, 5, shared))
    #expect(Coargument.test(5, 0, shared))
    #expect(!Coargument.test(2, 5, shared))
    let apart = ParsedText(
      """
      [PERSON Kowalska|NNP|nsubj|1 ] said|VBD|ROOT|1 Lopez|NNP|nsubj|3 met|VBD|ccomp|1
      her|PRP|dobj|3
      """
    ).document
    #expect(!Coargument.test(0, 4, apart))
  }

  @Test("a capital that stands for its state describes it and does not name it")
  func capital() {
    let mentions = linked("[GPE Moscow|NNP|nsubj|1 ] denied|VBD|ROOT|1 it|PRP|dobj|1").mentions
    #expect(mentions.first?.form == .nominal)
  }

  @Test("a state before the name of an event is no actor")
  func events() {
    #expect(
      entities(
        """
        She|PRP|nsubj|1 won|VBD|ROOT|1 the|DT|det|4 [GPE U.S.|NNP|compound|4 ] Open|NNP|dobj|1
        """
      ).isEmpty)
  }

  @Test("land that others rule is a place until it acts")
  func land() {
    let place = "They|PRP|nsubj|1 met|VBD|ROOT|1 in|IN|prep|1 the|DT|det|5 "
    #expect(entities(place + "[LOC West|NNP|compound|5 Bank|NNP|pobj|2 ]").isEmpty)
  }

  @Test("in a match report a demonym is a player or a team")
  func players() {
    let match = """
      cricket|NN|dep|0 innings|NN|dep|0 wickets|NNS|ROOT|2 // \u{20}
      """
    let player = "The|DT|det|1 [NORP Swede|NNP|nsubj|2 ] won|VBD|ROOT|2 // "
    #expect(entities(match + player)["Swede"] == nil)
    #expect(entities(player)["Swede"]?.map(\.kind) == [.state])
    let team = "The|DT|det|1 [NORP Austrians|NNPS|nsubj|2 ] won|VBD|ROOT|2 // "
    #expect(entities(match + team)["Austrians"]?.map(\.kind) == [.organization])
  }

  @Test("a well-known surname alone is its bearer's while he is in office, and not long before")
  func publicEye() {
    let text =
      "[GPE Russia|NNP|nsubj|1 ] signed|VBD|ROOT|1 // [PERSON Yeltsin|NNP|nsubj|1 ] left|VBD|ROOT|1"
    #expect(entities(text, date: "1996-08-30")["Yeltsin"]?.map(\.knowledgeID) == ["Q34453"])
    #expect(entities(text, date: "1970-08-30")["Yeltsin"]?.map(\.knowledgeID) == [nil])
  }

  @Test("a cartel, a party before its member and a town's court are bodies by their own names")
  func bodies() {
    let cartel = entities(
      "The|DT|det|2 [GPE Sinaloa|NNP|compound|2 ] cartel|NN|nsubj|3 agreed|VBD|ROOT|3")
    #expect(cartel["Sinaloa cartel"]?.map(\.kind) == [.organization])
    let party = entities(
      "[PERSON Shiv|NNP|compound|2 Sena|NNP|compound|2 MP|NNP|nsubj|3 ] spoke|VBD|ROOT|3")
    #expect(party["Shiv Sena"]?.map(\.kind) == [.organization])
    let court = entities(
      "The|DT|det|3 [ORG Delhi|NNP|compound|3 High|NNP|compound|3 Court|NNP|nsubj|4 ] left|VBD|ROOT|4"
    )
    #expect(court["Delhi High Court"]?.map(\.name) == ["Delhi High Court"])
  }

  @Test("May behind a given name is a surname where the tables have the person")
  func month() {
    let found = entities("[PERSON Theresa|NNP|compound|1 ] May|NNP|nsubj|2 left|VBD|ROOT|2")
    #expect(found["Theresa May"]?.map(\.knowledgeID) == ["Q264766"])
  }

  @Test("a known name goes on before what the model marks of it")
  func earlierWords() {
    let found = entities(
      "The|DT|det|2 Liberal|NNP|compound|2 [NORP Democrats|NNPS|nsubj|3 ] agreed|VBD|ROOT|3")
    #expect(found["Liberal Democrats"]?.map(\.name) == ["Liberal Democrats"])
  }

  @Test("a law is no person, and a party of a land is a body")
  func lawsAndParties() {
    #expect(
      entities("The|DT|det|2 [PERSON Steagall|NNP|compound|2 Act|NNP|nsubj|3 ] fell|VBD|ROOT|3")
        .isEmpty)
    let party = entities(
      """
      The|DT|det|2 [PERSON Orchard|NNP|compound|2 Party|NNP|nsubj|5 of|IN|prep|2
      Peru|NNP|pobj|3 ] won|VBD|ROOT|5
      """)
    #expect(party.values.flatMap(\.self).contains { $0.kind == .organization })
    #expect(!party.values.flatMap(\.self).contains { $0.kind == .person })
  }

  @Test("initials before a post or a body's noun are a body", arguments: ["spokesman", "rebels"])
  func initials(noun: String) {
    let found = entities(
      """
      QVZA|NNP|compound|1 \(noun)|NN|compound|3 [PERSON Anna|NNP|compound|3 Kowalska|NNP|nsubj|4 ]
      left|VBD|ROOT|4
      """)
    #expect(found["QVZA"]?.map(\.kind) == [.organization])
    #expect(
      entities("QVZA|NNP|compound|1 rules|NNS|nsubj|2 changed|VBD|ROOT|2")["QVZA"] == nil)
  }

  @Test("a town's court, a led coalition, a committee and an agency written small are bodies")
  func smallKinds() {
    let court = entities(
      """
      A|DT|det|3 [GPE Bergen|NNP|compound|3 ] criminal|JJ|amod|3 court|NN|nsubj|4
      agreed|VBD|ROOT|4
      """)
    #expect(court["Bergen criminal court"]?.map(\.kind) == [.organization])
    let led = entities(
      """
      The|DT|det|4 [GPE US|NNP|npadvmod|3 ] _-|HYPH|punct|3 _led|VBN|amod|4
      coalition|NN|nsubj|5 agreed|VBD|ROOT|5
      """)
    #expect(led["US-led coalition"]?.map(\.kind) == [.organization])
    let board = entities(
      """
      The|DT|det|3 [ORG CGTX|NNP|compound|3 ] executive|JJ|amod|3 board|NN|nsubj|4
      met|VBD|ROOT|4
      """)
    #expect(board["CGTX executive board"]?.map(\.kind) == [.organization])
    let agencies = entities(
      "They|PRP|nsubj|1 left|VBD|ROOT|1 (|-LRB-|punct|1 [ORG AFP|NNP|dep|1 ] ,|,|punct|3 dpa|NN|conj|3 )|-RRB-|punct|1"
    )
    #expect(agencies["dpa"]?.map(\.knowledgeID) == ["Q312653"])
    let universities = entities(
      """
      She|PRP|nsubj|1 left|VBD|ROOT|1 [ORG Marlow|NNP|compound|3 University|NNP|dobj|1
      and|CC|cc|3 Easton|NNP|compound|6 School|NNP|conj|3 of|IN|prep|6 Law|NNP|pobj|7 ]
      """)
    #expect(universities["Marlow University"] != nil)
    #expect(universities["Easton School of Law"] != nil)
  }

  @Test("a committee and a party keep the kind that is written small; a party's letter is no body")
  func namesByKind() {
    let committee = entities(
      "The|DT|det|2 [ORG Budget|NNP|compound|2 ] committee|NN|nsubj|3 met|VBD|ROOT|3")
    #expect(committee["Budget committee"]?.map(\.kind) == [.organization])
    let party = entities(
      """
      The|DT|det|3 [ORG Ruritanian|NNP|compound|3 Agrarian|NNP|compound|3 ] party|NN|nsubj|4
      met|VBD|ROOT|4
      """)
    #expect(party["Ruritanian Agrarian party"]?.map(\.kind) == [.organization])
    let senator = entities(
      "[PERSON Breaux|NNP|nsubj|4 ] (|-LRB-|punct|0 [ORG D-La.|NNP|appos|0 ] )|-RRB-|punct|0 met|VBD|ROOT|4"
    )
    #expect(senator["D-La."] == nil)
  }

  @Test("a party of somebody is two names, a dateline none, and no body goes by a bare adjective")
  func runOnNames() {
    let party = entities(
      """
      The|DT|det|2 [ORG Marsh|NNP|compound|2 Party|NNP|nsubj|7 of|IN|prep|2
      President|NNP|compound|6 Anna|NNP|compound|6 Kowalska|NNP|pobj|3 ] won|VBD|ROOT|7
      """)
    #expect(party["Marsh Party"]?.map(\.kind) == [.organization])
    #expect(party["Anna Kowalska"]?.map(\.kind) == [.person])
    let dateline = entities(
      "[GPE BEIRUT|NNP|dep|2 -|HYPH|punct|2 Syria|NNP|nsubj|3 ] intervened|VBD|ROOT|3")
    #expect(dateline["Syria"]?.map(\.kind) == [.state])
    let federal = entities(
      """
      The|DT|det|2 [ORG Federal|NNP|compound|2 Reserve|NNP|nsubj|3 ] met|VBD|ROOT|3 //
      The|DT|det|2 [ORG Federal|NNP|compound|2 ] law|NN|nsubj|3 fell|VBD|ROOT|3
      """)
    #expect(federal["Federal"]?.map(\.name) != ["Federal Reserve System"])
  }

  @Test("a leaning is no party, a minister's field no body, and goods no part of a state's name")
  func noBodies() {
    let left = entities(
      """
      [GPE Germany|NNP|nsubj|1 ] agreed|VBD|ROOT|1 // Left|NNP|npadvmod|2 _-|HYPH|punct|2
      _wing|NN|compound|3 groups|NNS|nsubj|4 won|VBD|ROOT|4
      """)
    #expect(left["Left"] == nil)
    let field = entities(
      """
      [ORG External|NNP|compound|1 Affairs|NNP|compound|2 ] Minister|NNP|compound|4
      [PERSON Joe|NNP|compound|4 Lund|NNP|nsubj|5 ] left|VBD|ROOT|5
      """)
    #expect(field["External Affairs"] == nil)
    let goods = entities(
      "The|DT|det|2 [ORG U.S.|NNP|compound|2 Proposal|NNP|nsubj|3 ] fell|VBD|ROOT|3")
    #expect(goods["U.S."]?.map(\.kind) == [.state])
    #expect(goods["U.S. Proposal"] == nil)
  }

  @Test("Moscow is the Soviet Union's where a text speaks of that and not of Russia")
  func formerCapital() {
    let text =
      "The|DT|det|2 [GPE Soviet|NNP|compound|2 Union|NNP|nsubj|3 ] agreed|VBD|ROOT|3 // "
      + "[GPE Moscow|NNP|nsubj|1 ] refused|VBD|ROOT|1"
    #expect(entities(text, date: "1987-04-06")["Moscow"]?.map(\.name) == ["Soviet Union"])
    #expect(entities(text, date: "2007-04-06")["Moscow"]?.map(\.name) == ["Russia"])
  }

  @Test("a peer's or king's title is half his name")
  func peerage() {
    let linked = linked(
      """
      Lord|NNP|compound|1 [PERSON Frostham|NNP|nsubj|4 ] of|IN|prep|1 Ashby|NNP|pobj|2
      left|VBD|ROOT|4
      """)
    #expect(linked.entities.map(\.aliases) == [["Lord Frostham of Ashby"]])
  }

  @Test("a person and the body she is of are two, though the model has them as one")
  func personOfBody() {
    let text = """
      [ORG Anna|NNP|compound|1 Moser|NNP|nsubj|5 of|IN|prep|1 Positive|NNP|compound|4 \
      Action|NNP|pobj|2 ] left|VBD|ROOT|5 //
      """
    #expect(entities(text)["Anna Moser"]?.map(\.kind) == [.person])
    #expect(entities(text)["Positive Action"]?.map(\.kind) == [.organization])
  }

  @Test("an article behind \"and\" begins a second body")
  func bodiesByArticle() {
    let text = """
      [ORG Orvel|NNP|compound|1 Federation|NNP|nsubj|9 of|IN|prep|1 Teachers|NNPS|pobj|2 \
      and|CC|cc|1 the|DT|det|8 Marlow|NNP|compound|8 Dockers|NNPS|compound|8 Union|NNP|conj|1 ] \
      agreed|VBD|ROOT|9 //
      """
    #expect(entities(text)["Orvel Federation of Teachers"] != nil)
    #expect(entities(text)["Marlow Dockers Union"] != nil)
  }

  @Test("what parties call their members is no part of a name")
  func partyBeforeName() {
    let text = """
      [PERSON Liberal|NNP|compound|2 Anna|NNP|compound|2 Moser|NNP|nsubj|3 ] left|VBD|ROOT|3 //
      """
    #expect(entities(text)["Anna Moser"]?.map(\.kind) == [.person])
  }

  @Test("a constituency is no actor")
  func constituency() {
    let text = """
      [PERSON Marlow|NNP|compound|2 Central|NNP|compound|2 ] constituency|NN|nsubj|3 \
      voted|VBD|ROOT|3 //
      """
    #expect(entities(text)["Marlow Central"] == nil)
  }

  @Test(
    "family names that the model leaves out: in capitals, prepositions elsewhere, dictionary words")
  func familyNames() {
    let capital = """
      [PERSON Jean|NNP|compound|2 ] Le|NNP|compound|2 Moservar|NNP|nsubj|3 left|VBD|ROOT|3 //
      """
    #expect(entities(capital)["Jean Le Moservar"]?.map(\.kind) == [.person])
    let preposition = "[PERSON James|NNP|nsubj|2 ] To|NNP|dep|2 left|VBD|ROOT|2 //"
    #expect(entities(preposition)["James To"]?.map(\.kind) == [.person])
    let missed = """
      Labour|NNP|poss|3 _'s|POS|case|0 Grant|NNP|compound|3 Moservar|NNP|nsubj|4 won|VBD|ROOT|4 //
      """
    #expect(entities(missed)["Grant Moservar"]?.map(\.kind) == [.person])
    let again = """
      [PERSON Anna|NNP|compound|1 Marker|NNP|nsubj|2 ] left|VBD|ROOT|2 // Marker|NN|nsubj|1 \
      returned|VBD|ROOT|1 //
      """
    #expect(entities(again)["Marker"]?.map(\.name) == ["Anna Marker"])
  }
}
