public import GraphModel

/// One way a predicate joins two entities: a line of the lexicon.
public struct PredicateSense: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case verb
    /// A noun for an event or its result: talks, visit, criticism.
    case noun
    case adjective
    /// A noun for who stands in a tie: spokesman, ally, wife.
    case role
  }

  public var kind: Kind
  /// The lemma, in lower case, without its particle.
  public var lemma: String
  /// "down" in "back down"; nil where the verb stands alone.
  public var particle: String?
  public var family: RelationFamily
  /// The predicate's type and default label: "spoke with".
  public var label: String
  /// Where who acts is found; tried in order.
  public var sources: [Slot]
  public var targets: [Slot]
  public var conditions: Conditions

  /// A place beside the predicate where an argument stands.
  public enum Slot: Sendable, Hashable {
    case subject, object, dative, content, owner, between, holder
    case preposition(String)
  }

  public struct Phrase: Sendable, Hashable {
    public var preposition: String
    public var noun: String
  }

  public struct Conditions: Sendable, Hashable {
    /// Kinds an actor must have; empty allows all.
    public var sourceKinds: Set<EntityKind> = []
    public var targetKinds: Set<EntityKind> = []
    /// The verb's object has one of these lemmas and is part of the predicate, no actor.
    public var objects: Set<String> = []
    public var forbidsObject = false
    /// A preposition and the lemma of its object that are part of the predicate: "took X into
    /// custody". One of them has to be there; empty asks for none.
    public var phrases: Set<Phrase> = []
    /// No actor through what belongs to it.
    public var isDirect = false
    /// No actor through a writing, a sum or a finding of his: accounts are released to be read.
    public var isOfPeople = false
    public var isNegated = false
    /// Modality of the sense itself ("offer", "suspected").
    public var modality: Modality?
    /// Used where no other sense of the predicate applies: right less often than not.
    public var isWeak = false
    /// A former tie ("predecessor", "ex-wife").
    public var isPast = false

    public init() {}
  }

  /// Senses with narrower frames come first and, where they match, keep the wider ones out.
  public var specificity: Int {
    (conditions.isWeak ? -8 : 0) + (particle == nil ? 0 : 4) + (conditions.objects.isEmpty ? 0 : 4)
      + (conditions.phrases.isEmpty ? 0 : 5)
      + (conditions.targetKinds.isEmpty && conditions.sourceKinds.isEmpty ? 0 : 1)
  }
}

extension PredicateSense.Slot {
  /// The slot as the lexicon writes it.
  public init(_ word: String) {
    switch word {
    case "subject": self = .subject
    case "object": self = .object
    case "dative": self = .dative
    case "content": self = .content
    case "owner": self = .owner
    case "between": self = .between
    case "holder": self = .holder
    default: self = .preposition(word)
    }
  }

  public var word: String {
    switch self {
    case .subject: "subject"
    case .object: "object"
    case .dative: "dative"
    case .content: "content"
    case .owner: "owner"
    case .between: "between"
    case .holder: "holder"
    case .preposition(let word): word
    }
  }
}
