/// A graph that can be asked: in memory (``GraphIndex``) or in a file.
///
/// Nodes and edges have numbers, valid for this graph and run only, so that walks over many of them
/// handle no text. Queries that ids and names go into are built on these in extensions: both kinds
/// of graph answer alike.
public protocol QueryableGraph: Sendable {
  /// The number of the entity `id`; nil when there is none.
  func node(id: String) throws -> Int?
  func summary(node: Int) throws -> EntitySummary
  /// The entity with its mentions.
  func entity(node: Int) throws -> Entity
  /// Sorted as the query says.
  func entities(_ query: EntityQuery) throws -> [EntitySummary]
  /// Whose folded names are `key` (a full name, an alias, a surname, an acronym, a word of a name).
  func names(equalTo key: FoldedName) throws -> [NameMatch]
  /// Every name and alias, for finding what a mistyped one is near to.
  func allNames() throws -> [String]

  /// The most independent sources first, then the surest, then by id.
  func edges(_ filter: EdgeFilter, limit: Int?) throws -> [Edge]
  /// The numbers of ``edges(_:limit:)``, for going through many without holding all of them.
  func edgeNumbers(_ filter: EdgeFilter, limit: Int?) throws -> [Int]
  /// Edges whose id starts with `prefix`, at most `limit`.
  func edges(idPrefix prefix: String, limit: Int) throws -> [Edge]
  func edge(number: Int) throws -> Edge
  /// Affirmed edges at `node`, of these families; all when the set is empty.
  func steps(from node: Int, families: Set<RelationFamily>) throws -> [GraphStep]

  func document(id: String) throws -> DocumentRecord?
  /// Evidence whose sentence has every one of the words, at most `limit`.
  func search(_ words: String, limit: Int?) throws -> [SearchHit]
  func statistics() throws -> GraphStatistics
}

/// One edge as a walk sees it.
public struct GraphStep: Sendable, Hashable {
  public let edge: Int
  /// The node at the other end.
  public let node: Int

  public init(edge: Int, node: Int) {
    self.edge = edge
    self.node = node
  }
}

/// What a list of entities shows of each.
public struct EntitySummary: Sendable, Hashable {
  public var id: String
  public var kind: EntityKind
  public var name: String
  public var aliases: [String]
  public var wikidata: String?
  /// Edges at the entity.
  public var degree: Int
  /// Mentions of it.
  public var mentions: Int
  /// The first publication day among the documents that mention it; nil when none is dated.
  public var firstSeen: String?

  public init(
    id: String, kind: EntityKind, name: String, aliases: [String], wikidata: String?, degree: Int,
    mentions: Int, firstSeen: String?
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.aliases = aliases
    self.wikidata = wikidata
    self.degree = degree
    self.mentions = mentions
    self.firstSeen = firstSeen
  }
}

/// Which entities are wanted and in which order.
public struct EntityQuery: Sendable, Hashable {
  public enum Order: String, Sendable, CaseIterable {
    /// Most edges first.
    case degree
    case name
    /// Earliest first; those never dated last.
    case firstSeen = "first-seen"
  }

  /// Empty for all.
  public var kinds: Set<EntityKind> = []
  /// Part of the folded name or of an alias.
  public var match: String?
  public var order: Order = .degree
  public var limit: Int?

  public init() {}
}

/// A name that leads to an entity.
public struct NameMatch: Sendable, Hashable {
  /// How much of the entity's name was given, the surest first.
  public enum Rank: Int, Sendable, Comparable, CaseIterable {
    case name, alias, surnameOrAcronym, word

    public static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue }
  }

  public let node: Int
  public let rank: Rank

  public init(node: Int, rank: Rank) {
    self.node = node
    self.rank = rank
  }
}

/// A sentence found by its words.
public struct SearchHit: Sendable, Hashable {
  public let edge: Edge
  /// The piece of the edge's evidence whose sentence was found.
  public let evidence: Evidence

  public init(edge: Edge, evidence: Evidence) {
    self.edge = edge
    self.evidence = evidence
  }
}

/// Counts over a whole graph.
public struct GraphStatistics: Sendable, Hashable {
  public var documents = 0
  public var entities: [EntityKind: Int] = [:]
  public var mentions = 0
  public var edges = 0
  public var evidence = 0
  public var families: [RelationFamily: Int] = [:]
  public var polarities: [Polarity: Int] = [:]
  public var modalities: [Modality: Int] = [:]
  /// Edges with two or more independent sources.
  public var confirmed = 0
  /// First and last publication day; nil when no document is dated.
  public var firstDate: String?
  public var lastDate: String?

  public init() {}
}
