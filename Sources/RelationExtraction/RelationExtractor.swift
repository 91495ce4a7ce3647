public import EntityLinking

/// Reads typed, directed relations from a linked document.
public struct RelationExtractor: Sendable {
  public init() {}

  /// Relations in the order of their sentences.
  public func extract(from document: LinkedDocument) -> [Relation] { [] }
}
