import Linguistics

/// Words that tell a state's own bodies and a leader's government from other organizations.
enum Governments {
  private static let governments: WordSet = [
    "administration", "government", "regime", "cabinet", "campaign", "ministry", "coalition",
  ]
  private static let publicBodies: WordSet = [
    "parliament", "army", "navy", "military", "force", "forces", "court", "ministry", "government",
    "police", "senate", "congress", "cabinet", "department", "embassy", "consulate", "council",
    "commission",
    "assembly", "agency", "office", "bank", "treasury", "administration", "guard", "guards",
    "intelligence",
    "service", "services", "house", "air", "marine", "marines", "coast", "legislature", "judiciary",
    "secretariat", "mission", "delegation", "committee", "chamber", "bundestag", "presidency",
  ]

  /// What a company owns.
  static let holdings: WordSet = ["subsidiary", "unit", "division", "affiliate", "brand"]

  /// Whether a noun says that what it describes is part of something larger.
  static func isBody(_ lemma: String) -> Bool {
    publicBodies.contains(lemma) || ["body", "arm", "wing", "branch", "watchdog"].contains(lemma)
  }

  /// Whether a noun says what kind of body a name is: "CCOO trade union", "Likud party".
  static func isBodyNoun(_ lemma: String) -> Bool { bodyNouns.contains(lemma) }

  private static let bodyNouns: WordSet = [
    "alliance", "army", "association", "bank", "bloc", "cartel", "club", "coalition", "company",
    "confederation", "cult", "faction", "federation", "firm", "foundation", "group", "guerrilla",
    "institute", "league", "militia", "ministry", "movement", "network", "newspaper",
    "organisation", "organization", "party", "rebel", "sect", "syndicate", "tank", "trade", "union",
    "university",
  ]

  /// Whether a name is that of a party: "Socialist Party", "Rwandan Patriotic Front party".
  static func isParty(_ document: Document, _ tokens: Range<Int>) -> Bool {
    tokens.contains { ["party", "parties"].contains(document.lowers[$0]) }
  }

  static func isGovernment(_ document: Document, _ tokens: Range<Int>) -> Bool {
    tokens.contains { governments.contains(document.lowers[$0]) }
  }

  static func isPublicBody(_ document: Document, _ tokens: Range<Int>) -> Bool {
    tokens.contains { publicBodies.contains(document.lowers[$0]) }
  }
}
