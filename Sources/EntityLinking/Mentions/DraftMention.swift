import GraphModel
import Linguistics

/// A mention while its kind, bounds and entity are still being worked out.
struct DraftMention {
  var tokens: Range<Int>
  var head: Int
  var kind: EntityKind
  var form: MentionForm = .name
  var isModifier = false
  /// Folded words of the name, without titles and marks: ["angela", "merkel"].
  var words: [String] = []
  /// What the knowledge base says of it, where the name alone decides.
  var record: KnowledgeRecord?
  var nameForm: NameForm?
  /// What the model took it for; `.other` for names it did not see.
  var label: NameLabel = .other
  /// Gender told by a form of address or a post before the name.
  var gender: Gender = .unknown
  /// Whether it stands in a headline, whose case says nothing.
  var inHeadline = false
  /// Chains it belongs to; several for plural descriptions.
  var chains: [Int] = []
  var reason: String

  /// The folded words joined: what equal names share.
  var key: String { words.joined(separator: " ") }
}
