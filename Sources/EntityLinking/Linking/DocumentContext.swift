import GraphModel
import Linguistics

/// What a document is about, as far as the choice among namesakes needs it.
struct DocumentContext {
  /// How often each state is named, by knowledge-base id.
  private(set) var states: [String: Int] = [:]
  private let knowledge: KnowledgeBase
  /// The publication day, where known.
  let day: CalendarDay?
  /// Whether it reports a match or a race, where "Spain" is a team.
  let isSport: Bool

  init(document: Document, knowledge: KnowledgeBase, words: MentionWords, day: CalendarDay?) {
    self.day = day
    self.knowledge = knowledge
    for name in document.names where name.label == .geopolitical || name.label == .nationality {
      let matches = knowledge.lookup(document.text(of: name.tokens))
      if let match = matches.first, match.record.kind == .state {
        states[match.record.id, default: 0] += 1
      }
    }
    var sport = 0
    for lower in document.lowers where words.sports.contains(lower) { sport += 1 }
    // A long report needs more such words, but they may be spread thinner.
    isSport = sport >= 2 && sport * (sport >= 10 ? 70 : 55) > document.count
  }

  /// The one state that the text is about: named more often than all others together.
  var soleState: String? {
    let total = states.values.reduce(0, +)
    return states.first { $0.value * 2 > total }?.key
  }

  /// How well a record fits the text apart from its name; about −1…0.5.
  func fit(_ record: KnowledgeRecord) -> Double {
    var score = 0.0
    if let state = record.stateID, record.kind != .state {
      if states[state] != nil { score += 0.3 } else if !states.isEmpty { score -= 0.1 }
    }
    if let day, record.kind != .person {
      // A state that is no more may still be spoken of; one not yet there may not.
      if let until = record.until, until < day { score -= 0.4 }
      if let since = record.since, day < since { score -= 0.6 }
    } else if let day, let first = knowledge.terms(of: record.id).first?.since, day < first {
      // "George Bush" before the younger one held any post.
      score -= 0.6
    } else if record.until != nil, record.kind != .person {
      score -= 0.2
    }
    return score
  }

  /// The match that fits best; ties keep the knowledge base's order.
  func best(_ matches: [KnowledgeMatch], preferring kind: EntityKind?) -> KnowledgeMatch? {
    guard matches.count > 1 else { return matches.first }
    var best: (Double, KnowledgeMatch)?
    for match in matches {
      var score = match.weight + fit(match.record)
      if match.record.kind == kind { score += 0.5 }
      if best == nil || score > best!.0 + 1e-9 { best = (score, match) }
    }
    return best?.1
  }
}
