import GraphModel

/// The mentions of one entity while chains are still being joined.
struct EntityChain {
  var kind: EntityKind
  /// Folded words of the fullest name: ["joe", "biden"].
  var words: [String]
  var gender: Gender = .unknown
  var record: KnowledgeRecord?
  /// Index of the draft that shows the fullest name.
  var fullest: Int
  /// Number of names outside headlines so far.
  var uses = 0
  /// Chains merged away point at the one that took them in.
  var mergedInto: Int?
  /// Number of bare surname uses, which tell the main bearer of a shared surname.
  var surnameUses = 0
}
