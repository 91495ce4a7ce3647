/// What an entity of the graph is; the three kinds of `GUIDELINES` and nothing else.
public enum EntityKind: String, Sendable, Hashable, CaseIterable, Codable {
  case person
  /// A country or territory that acts or is acted on.
  case state
  /// A body with a name of its own: ministry, party, army, company, medium, bloc, seat of power.
  case organization
}

/// How a mention refers to its entity.
public enum MentionForm: String, Sendable, Hashable, CaseIterable, Codable {
  case name
  /// A description: "the chancellor", "the group".
  case nominal
  case pronoun
  /// Who made the text or the picture, not who it speaks of: "(AFP, Reuters)", "Editor: A. Name".
  case credit
}

extension EntityKind: Comparable {
  /// The order of the declaration: person, state, organization.
  public static func < (a: EntityKind, b: EntityKind) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .person: 0
    case .state: 1
    case .organization: 2
    }
  }
}
