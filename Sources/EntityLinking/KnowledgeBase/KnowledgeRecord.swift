public import GraphModel

/// A real-world person, state or organization that the knowledge base knows.
public struct KnowledgeRecord: Sendable, Hashable {
  /// Wikidata id ("Q159"), or our own stable id, which starts with "X-".
  public let id: String
  public let kind: EntityKind
  /// What it is within its kind: "country", "former", "ministry", "party", "media", "politician"…
  public let category: String
  /// The common English name.
  public let name: String
  /// Every other name, in the table's order.
  public let names: [KnowledgeName]
  /// Id of the state it belongs to: a person's country, an organization's seat, a territory's
  /// sovereign; nil when it has none.
  public let stateID: String?
  /// `.neuter` for everything but persons; `.unknown` for a person whose gender no table says.
  public let gender: Gender
  /// How likely a bare use of an ambiguous name means this record, 0…1.
  public let prior: Double
  /// When it began and ended to exist or to act; nil for open ends.
  public let since: CalendarDay?
  public let until: CalendarDay?
  /// Further facts by key: "iso2", "iso3", "surname", "body", "parent", "successor"….
  public let facts: [String: String]

  /// The Wikidata id; nil for a record with an id of our own.
  public var wikidata: String? { id.first == "Q" ? id : nil }

  /// Other names as plain strings, capitals and demonyms left out.
  public var aliases: [String] {
    names.filter { !$0.form.isMetonym && !$0.form.isDemonym }.map(\.text)
  }

  /// The family name of a person: the fact "surname", else the last word with its particles.
  public var surname: String? {
    guard kind == .person else { return nil }
    return facts["surname"] ?? PersonNames.surname(of: name)
  }
}

/// One name of a record, and what sort of name it is.
public struct KnowledgeName: Sendable, Hashable {
  public let text: String
  public let form: NameForm

  public init(_ text: String, _ form: NameForm = .alias) {
    self.text = text
    self.form = form
  }
}

/// What sort of name stands for a record.
public enum NameForm: UInt8, Sendable, Hashable, CaseIterable {
  /// The record's own name.
  case name
  /// Any other full name.
  case alias
  /// The long legal form: "Russian Federation".
  case official
  /// A short form: "Bosnia".
  case short
  /// Initials: "NATO", "U.S."; case matters in them.
  case acronym
  /// A name borne earlier: "Burma".
  case former
  /// "Russian" before a noun.
  case demonymAdjective
  /// "Russian", "Russians" for people.
  case demonymNoun
  /// The capital that stands for its state: "Moscow".
  case capital
  /// A place that stands for a body: "Downing Street".
  case seatOfPower
  /// Made by rule from a state and a kind of body: "Russian Foreign Ministry".
  case governmentBody
  /// A family name alone.
  case surname

  /// The word tables use for the form, before a colon.
  public var label: String {
    switch self {
    case .name: "name"
    case .alias: "alias"
    case .official: "official"
    case .short: "short"
    case .acronym: "acronym"
    case .former: "former"
    case .demonymAdjective: "adjective"
    case .demonymNoun: "noun"
    case .capital: "capital"
    case .seatOfPower: "seat"
    case .governmentBody: "body"
    case .surname: "surname"
    }
  }

  public var isDemonym: Bool { self == .demonymAdjective || self == .demonymNoun }
  /// Whether it names a place that stands for the record.
  public var isMetonym: Bool { self == .capital || self == .seatOfPower }
}

/// A record found under a name, and in which capacity.
public struct KnowledgeMatch: Sendable, Hashable {
  public let record: KnowledgeRecord
  public let form: NameForm

  public init(record: KnowledgeRecord, form: NameForm) {
    self.record = record
    self.form = form
  }
}
