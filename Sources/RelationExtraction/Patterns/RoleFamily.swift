import GraphModel
import Linguistics

/// Which family a role makes, by its lemma, its qualifiers and the kinds it joins.
enum RoleFamily {
  /// Whoever heads these heads the state.
  static let wholes: WordSet = ["administration", "government", "republic", "state"]
  static let formerWords: WordSet = ["former", "ex", "late", "then", "previous", "onetime"]
  static let possibleWords: WordSet = [
    "potential", "possible", "likely", "alleged", "suspected",
  ]
  /// Words that make a leading post a lesser one.
  static let lesserWords: WordSet = [
    "deputy", "vice", "assistant", "under", "associate", "junior", "shadow", "parliamentary",
    "permanent", "regional", "press",
  ]
  /// Whether a noun that the lexicon lacks is no person, by its ending or as what people have: a name
  /// may stand by it as by a post.
  static func isThing(_ lemma: String) -> Bool {
    things.contains(lemma) || lemma.utf8.count > 6 && endings.contains(where: lemma.hasSuffix)
  }

  private static let endings = [
    "ance", "ence", "ing", "ism", "ity", "ment", "ness", "ship", "sion", "tion", "ure",
  ]
  private static let things: WordSet = [
    "ad", "base", "body", "book", "campaign", "car", "case", "deal", "death", "face", "flat",
    "hand",
    "home", "house", "mainstay", "name", "office", "page", "party", "plan", "platform", "program",
    "programme", "project", "residence", "scheme", "seat", "speech", "subject", "system", "talk",
    "team", "topic", "voice",
  ]
  private static let housePosts: WordSet = ["chief", "general", "senior", "legal"]
  /// Ties that join a person to a person as well.
  private static let personal: Set<RelationFamily> = [
    .advises, .speaksFor, .represents, .family, .allied, .opposes, .succeeds, .serves, .support,
    .accuse, .assault, .consult,
  ]

  private static let mutual: Set<RelationFamily> = [
    .opposes, .allied, .family, .succeeds, .accuse, .support, .assault,
  ]

  private static let personalOnly: Set<RelationFamily> = [.opposes, .allied, .family, .succeeds]
  private static let partyHeads = [
    "leader", "chairman", "chair", "chairwoman", "chief", "head", "boss",
  ]
  /// Who serves a person: "the coach of Hewitt"; one is no member of a person.
  private static let attendants: WordSet = [
    "aide", "assistant", "associate", "bodyguard", "butler", "chauffeur", "coach", "deputy",
    "doctor",
    "driver", "manager", "physician", "pupil", "secretary", "student", "trainer",
  ]

  /// Words for those in a state whom a leader leads.
  private static let communal: WordSet = [
    "black", "business", "church", "community", "industry", "labor", "labour",
    "rights",
    "student", "tribal", "union",
  ]
  private static let candidates: WordSet = [
    "candidate", "nominee", "contender", "hopeful", "front-runner", "frontrunner",
    "standard-bearer",
  ]

  /// Nil where the role makes no tie between such kinds.
  static func family(
    of sense: PredicateSense?, lemma: String, holder: EntityKind, other: EntityKind,
    place: OtherSide.Place, qualifiers: Set<String>, hasField: Bool
  ) -> RelationFamily? {
    var family = sense?.family ?? .serves
    // "Republican rival X": the party is X's own, not whom he opposes.
    let isOwnSide = place.name == "modifier" && other != .person && mutual.contains(family)
    if isOwnSide, lemma == "challenger", holder == .person, other == .organization {
      return .represents
    }
    // "the bank's former partner Tim Leissner" worked there.
    if family == .allied, lemma == "partner", holder == .person, other == .organization {
      return .serves
    }
    // "his German counterpart": he holds the post there.
    if lemma == "counterpart", holder == .person, other == .state { return .serves }
    if family == .from || sense == nil || isOwnSide {
      guard holder == .person else { return family == .from && other == .state ? .from : nil }
      switch other {
      case .state: return .from
      case .organization: return .serves
      case .person: return nil
      }
    }
    // "the Japanese aides here", "a White House aide"
    if family == .advises, lemma == "aide", place.name == "modifier", other != .person {
      return .serves
    }
    // "a German member of the European Parliament" is from Germany.
    if family == .serves, lemma == "member", place.name == "modifier", other == .state {
      return .from
    }
    if holder == .organization || holder == .state {
      switch family {
      case .leads, .serves, .speaksFor, .founded: return holder == .organization ? family : nil
      case .partOf, .from: return other == .person ? nil : family
      default: return family
      }
    }
    // "a Clinton ally" is hers, "a Democratic ally" is one of the party.
    let isTied =
      ["of", "to", "possessive", "with"].contains(place.name)
      || place.name == "modifier" && other == .person
    if personalOnly.contains(family), !isTied { return nil }
    if family == .represents, candidates.contains(lemma), other != .organization { return nil }
    // "the new ambassador to Syria": who sends him stands elsewhere.
    if family == .represents, place.name == "to", ["ambassador", "consul", "envoy"].contains(lemma)
    {
      return nil
    }
    // "permanent representative" is the head of a mission.
    if family == .represents, !candidates.contains(lemma),
      !qualifiers.subtracting(["permanent"]).isDisjoint(with: lesserWords)
    {
      family = .serves
    }
    // "chief legal counsel of the governor", "senior counsel at the institute": a post in the house.
    if family == .represents,
      place.name == "at" || lemma == "counsel" && !qualifiers.isDisjoint(with: housePosts)
    {
      family = .serves
    }
    // "Republican President George W. Bush": the party is his, not what he presides over.
    if family == .leads, place.isAdjective, other == .organization,
      !partyHeads.contains(where: { lemma.hasSuffix($0) })
    {
      return .serves
    }
    // "a Chadian church leader" leads a church.
    if family == .leads, lemma == "leader", other == .state, place.name == "modifier",
      !qualifiers.isDisjoint(with: communal)
    {
      return .from
    }
    if family == .leads {
      if other == .person { return place.name == "possessive" ? .serves : nil }
      // "the party's parliamentary leader" leads it still.
      let lesser = lemma == "leader" ? qualifiers.subtracting(["parliamentary"]) : qualifiers
      if !lesser.isDisjoint(with: lesserWords) || place.hasInnerNoun { family = .serves }
      if hasField, place.name == "modifier" || place.name == "possessive", other == .organization {
        family = .serves
      }
      if place.name == "in" || place.name == "with" || place.name == "from" { family = .serves }
    }
    if family == .serves, lemma == "secretary", other == .organization,
      qualifiers.isDisjoint(with: lesserWords)
    {
      return .leads
    }
    if other == .person {
      guard personal.contains(family) else { return nil }
      if family == .serves, !["for", "modifier", "possessive", "to"].contains(place.name),
        place.name != "of" || !attendants.contains(lemma)
      {
        return nil
      }
    }
    return family
  }

  static func label(_ lemma: String, _ family: RelationFamily) -> String {
    lemma.replacing("_", with: " ") + (family == .from ? " from" : " of")
  }
}
