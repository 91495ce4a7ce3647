public import GraphModel
public import Linguistics

/// A document whose mentions are joined into entities: what relations are read from.
public struct LinkedDocument: Sendable {
  public let document: Document
  /// Publication day, ISO 8601; nil when unknown.
  public let date: String?
  /// Indices into this array are what ``Mention/entities`` holds.
  public var entities: [LinkedEntity]
  /// Sorted by first token; a mention may lie inside another ("Biden" in "Biden administration").
  public var mentions: [Mention] {
    didSet { indexMentions() }
  }
  /// For each token the mention whose head it is, or -1; the widest where several share a head.
  private var mentionOfHead: ContiguousArray<Int32> = []
  /// For each token the widest mention that holds it, or -1.
  private var mentionOfToken: ContiguousArray<Int32> = []

  public init(
    document: Document, date: String?, entities: [LinkedEntity], mentions: [Mention]
  ) {
    self.document = document
    self.date = date
    self.entities = entities
    self.mentions = mentions
    indexMentions()
  }

  /// Index into ``mentions`` of the mention headed by token `i`; nil when there is none.
  public func mention(headedBy i: Int) -> Int? {
    mentionOfHead[i] < 0 ? nil : Int(mentionOfHead[i])
  }

  /// Index of the widest mention that holds token `i`; nil when none does.
  public func mention(covering i: Int) -> Int? {
    mentionOfToken[i] < 0 ? nil : Int(mentionOfToken[i])
  }

  private mutating func indexMentions() {
    mentionOfHead = ContiguousArray(repeating: -1, count: document.count)
    mentionOfToken = mentionOfHead
    for (index, mention) in mentions.enumerated() {
      for i in mention.tokens {
        let held = Int(mentionOfToken[i])
        if held < 0 || mentions[held].tokens.count < mention.tokens.count {
          mentionOfToken[i] = Int32(index)
        }
      }
      let held = Int(mentionOfHead[mention.head])
      if held < 0 || mentions[held].tokens.count < mention.tokens.count {
        mentionOfHead[mention.head] = Int32(index)
      }
    }
  }
}

/// A real-world thing that one document speaks of.
public struct LinkedEntity: Sendable {
  public var kind: EntityKind
  /// The fullest common name: the knowledge base's, else the fullest in the document.
  public var name: String
  /// Other names used in the document.
  public var aliases: [String]
  /// Wikidata id, or the id of a user's own knowledge-base record; nil when linked to nothing.
  public var knowledgeID: String?
  public var gender: Gender
  /// Knowledge-base id of the state it belongs to (a ministry's, a leader's); nil when unknown.
  public var stateID: String?
  /// What the knowledge base says it is within its kind ("party", "ministry"); nil when unknown.
  public var category: String?

  /// Categories of bodies that are a state's own, such as its ministries and courts.
  public static let statesOwn: Set<String> = [
    "agency", "court", "intelligence agency", "military", "ministry", "parliament", "police",
    "seat",
  ]

  public init(
    kind: EntityKind, name: String, aliases: [String] = [], knowledgeID: String? = nil,
    gender: Gender = .unknown, stateID: String? = nil, category: String? = nil
  ) {
    self.kind = kind
    self.name = name
    self.aliases = aliases
    self.knowledgeID = knowledgeID
    self.gender = gender
    self.stateID = stateID
    self.category = category
  }
}

public enum Gender: String, Sendable, Hashable {
  case female, male, neuter, unknown
}

/// Tokens that refer to an entity, or to several at once ("the two leaders").
public struct Mention: Sendable, Hashable {
  public var tokens: Range<Int>
  /// The token that stands for the mention in the dependency tree.
  public var head: Int
  public var form: MentionForm
  /// Indices into ``LinkedDocument/entities``; more than one for a plural description or pronoun.
  public var entities: [Int]
  /// A demonym or another name used as an adjective ("Russian", "U.S." before a noun).
  public var isModifier: Bool
  /// Why it belongs to its entity, for a person to read.
  public var reason: String

  public init(
    tokens: Range<Int>, head: Int, form: MentionForm, entities: [Int], isModifier: Bool = false,
    reason: String
  ) {
    self.tokens = tokens
    self.head = head
    self.form = form
    self.entities = entities
    self.isModifier = isModifier
    self.reason = reason
  }

  /// Whether nothing but the language model takes it for a name.
  public var isGuess: Bool { form == .name && reason.hasPrefix(Self.guess) }

  /// How the reason of a guess begins; what it is taken for follows.
  static let guess = "named as "
}
