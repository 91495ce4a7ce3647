import GraphModel
import Linguistics

/// Turns chains and drafts into the public entities and mentions.
struct LinkedDocumentAssembly {
  let document: Document
  let date: String?
  let knowledge: KnowledgeBase

  func assemble(_ drafts: [DraftMention], _ chains: [EntityChain]) -> LinkedDocument {
    var numbers: [Int: Int] = [:]
    var entities: [LinkedEntity] = []
    var mentions: [Mention] = []
    var names: [[String]] = []
    for draft in drafts.sorted(by: Self.before) {
      var held: [Int] = []
      for chain in draft.chains.map({ root($0, chains) }) {
        if let number = numbers[chain] {
          if !held.contains(number) { held.append(number) }
          continue
        }
        numbers[chain] = entities.count
        held.append(entities.count)
        entities.append(entity(chains[chain], drafts))
        names.append([])
      }
      guard !held.isEmpty else { continue }
      // "Moscow denied it" speaks of the state, but the name is the town's.
      let isTown = draft.nameForm == .capital && draft.form == .name
      mentions.append(
        Mention(
          tokens: draft.tokens, head: draft.head, form: isTown ? .nominal : draft.form,
          entities: held, isModifier: draft.isModifier, reason: draft.reason))
      if draft.form == .name || draft.form == .credit, held.count == 1 {
        let text = flat(draft.tokens)
        if text != entities[held[0]].name, !names[held[0]].contains(text) {
          names[held[0]].append(text)
        }
        if let titled = titled(draft), titled != entities[held[0]].name,
          !names[held[0]].contains(titled)
        {
          names[held[0]].append(titled)
        }
      }
    }
    for i in entities.indices { entities[i].aliases = names[i].sorted() }
    return LinkedDocument(document: document, date: date, entities: entities, mentions: mentions)
  }

  /// "Lord Frost", "King Abdullah", "Lord Hall of Ashby": a title that is half the name of whoever
  /// has no other.
  private func titled(_ draft: DraftMention) -> String? {
    let low = draft.tokens.lowerBound - 1
    guard draft.kind == .person, draft.form == .name, draft.tokens.count == 1, low >= 0,
      Self.peerage.contains(document.words[low])
    else { return nil }
    var high = draft.tokens.upperBound
    if high + 1 < document.count, document.words[high] == "of", document.isCapitalized(high + 1) {
      high += 2
    }
    return flat(low..<high)
  }

  private static let peerage: WordSet = [
    "Baroness", "Emperor", "King", "Lady", "Lord", "Pope", "Prince", "Princess", "Queen", "Sheikh",
    "Sultan",
  ]

  private static func before(_ a: DraftMention, _ b: DraftMention) -> Bool {
    (a.tokens.lowerBound, -a.tokens.count, a.form.rawValue) < (
      b.tokens.lowerBound, -b.tokens.count, b.form.rawValue
    )
  }

  private func root(_ chain: Int, _ chains: [EntityChain]) -> Int {
    var at = chain
    while let next = chains[at].mergedInto { at = next }
    return at
  }

  private func entity(_ chain: EntityChain, _ drafts: [DraftMention]) -> LinkedEntity {
    LinkedEntity(
      kind: chain.kind, name: chain.record?.name ?? flat(drafts[chain.fullest].tokens),
      knowledgeID: chain.record?.id,
      gender: chain.kind == .person ? chain.gender : .neuter,
      stateID: chain.kind == .state ? chain.record?.id : chain.record?.stateID,
      category: chain.record?.category)
  }

  /// Whether a text is of visible ASCII and single spaces within.
  private func isFlat(_ text: String) -> Bool {
    var last = UInt8(ascii: " ")
    for byte in text.utf8 {
      guard (0x21...0x7E).contains(byte) || byte == 0x20 && last != 0x20 else { return false }
      last = byte
    }
    return last != 0x20
  }

  /// The text of a span with line ends and invisible characters gone.
  private func flat(_ tokens: Range<Int>) -> String {
    let text = document.text(of: tokens)
    if isFlat(text) { return text }
    var result = ""
    var wasSpace = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        wasSpace = true
        continue
      }
      if scalar.properties.generalCategory == .format
        || scalar.properties.generalCategory == .control
      {
        continue
      }
      if wasSpace, !result.isEmpty { result += " " }
      wasSpace = false
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
