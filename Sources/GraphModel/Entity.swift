/// A person, state or organization, with every place a document names it.
public struct Entity: Sendable, Hashable {
  /// Unique in its graph. `Q…` where the entity is linked to Wikidata, else made from kind and name.
  public var id: String
  public var kind: EntityKind
  /// The fullest common name.
  public var name: String
  /// Every other name seen, sorted, without `name`.
  public var aliases: [String]
  /// Wikidata id ("Q7747"); nil when the entity is in no knowledge base.
  public var wikidata: String?
  /// Sorted by document and position.
  public var mentions: [EntityMention]

  public init(
    id: String, kind: EntityKind, name: String, aliases: [String] = [], wikidata: String? = nil,
    mentions: [EntityMention] = []
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.aliases = aliases
    self.wikidata = wikidata
    self.mentions = mentions
  }
}

/// One place where a document speaks of an entity.
public struct EntityMention: Sendable, Hashable {
  /// The id of the document.
  public var document: String
  /// Code points, half-open.
  public var start: Int
  public var end: Int
  public var text: String
  public var form: MentionForm
  /// Why the mention belongs to its entity, for a person to read ("surname of Joe Biden").
  public var reason: String?

  public init(
    document: String, start: Int, end: Int, text: String, form: MentionForm, reason: String? = nil
  ) {
    self.document = document
    self.start = start
    self.end = end
    self.text = text
    self.form = form
    self.reason = reason
  }
}
