import Linguistics

/// Reads a text from left to right and resolves descriptions and pronouns against what was named.
struct ReferenceResolver {
  private var discourse: Discourse
  private var pronouns: PronounReader
  private let nominals = NominalReader()
  private let groups = GroupReader()

  init(_ discourse: Discourse) {
    self.discourse = discourse
    pronouns = PronounReader(
      Quotations(discourse.document), SpeakingTurns(discourse))
  }

  /// The chains, those merged pointing at what took them in.
  var chains: [EntityChain] { discourse.chains }

  /// The drafts with what was resolved added.
  mutating func resolve(in zones: HeadlineZones) -> [DraftMention] {
    let document = discourse.document
    for i in 0..<document.count {
      if let draft = discourse.draft(at: i) {
        discourse.pass(draft)
        continue
      }
      guard !zones.isInside[i] else { continue }
      switch document.partsOfSpeech[i] {
      case .pronoun:
        if let draft = pronouns.read(i, discourse) ?? groups.read(i, discourse) {
          discourse.add(draft)
        }
      case .numeral, .determiner:
        if let draft = groups.read(i, discourse) { discourse.add(draft) }
      case .noun, .properNoun:
        if let draft = nominals.read(i, discourse) ?? groups.read(i, discourse) {
          discourse.add(draft)
        }
      default: break
      }
    }
    return discourse.drafts
  }
}
