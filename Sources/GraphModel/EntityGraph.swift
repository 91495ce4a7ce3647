/// Entities and edges of one document or of many.
///
/// A graph is canonical when documents, entities and edges are sorted by id, mentions and evidence
/// by place; ``canonicalized()`` makes it so, and equal graphs then give equal bytes.
public struct EntityGraph: Sendable, Hashable {
  public var documents: [DocumentRecord]
  public var entities: [Entity]
  public var edges: [Edge]

  public init(documents: [DocumentRecord] = [], entities: [Entity] = [], edges: [Edge] = []) {
    self.documents = documents
    self.entities = entities
    self.edges = edges
  }
}

/// What the graph remembers of a document it was built from.
public struct DocumentRecord: Sendable, Hashable {
  public var id: String
  public var title: String?
  /// Publication day, ISO 8601 ("2021-12-30"); nil when unknown.
  public var date: String?
  public var url: String?
  /// Hexadecimal SHA-256 of the text read.
  public var sha256: String?

  public init(
    id: String, title: String? = nil, date: String? = nil, url: String? = nil,
    sha256: String? = nil
  ) {
    self.id = id
    self.title = title
    self.date = date
    self.url = url
    self.sha256 = sha256
  }
}
