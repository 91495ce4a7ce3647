import GraphModel

/// An argument of a predicate, resolved to entities of the document.
struct Actor: Hashable {
  /// Indices into the linked document's entities; several for "the two leaders".
  var entities: [Int]
  /// The tokens of the mention.
  var tokens: Range<Int>
  /// Token the predicate governs: the mention's head, or the noun that belongs to the entity.
  var head: Int
  var form: MentionForm
  var reach: Reach

  /// How the entity fills the argument.
  enum Reach: Int, Hashable, CaseIterable {
    /// It is the argument.
    case direct
    /// In apposition to it.
    case apposition
    /// Owns it: "Russia's proposals".
    case possessive
    /// Modifies it: "Russian proposals".
    case modifier
    /// "the leaders of Iraq".
    case prepositional
  }
}
