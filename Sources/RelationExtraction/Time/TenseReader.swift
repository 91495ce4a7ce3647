import GraphModel
import Linguistics

/// Where clauses place their events in time, by verb forms and what they are embedded under.
struct TenseReader {
  private let document: Document

  init(_ document: Document) { self.document = document }

  func isClause(_ i: Int) -> Bool {
    document.partsOfSpeech[i] == .verb || document.partsOfSpeech[i] == .auxiliary
  }

  /// Nil where no verb says.
  func tense(of i: Int) -> Tense? { isClause(i) ? clause(i, depth: 0) : nominal(i, depth: 0) }

  private func clause(_ v: Int, depth: Int) -> Tense? {
    guard depth < 8 else { return nil }
    let lemma = document.lemmas[v]
    if Self.scheduling.contains(lemma), hasForecast(v) { return .future }
    var isInfinitive = false
    var isModal = false
    var hasOther = false
    for child in document.children(of: v) {
      guard [.aux, .auxpass].contains(document.dependencies[child]) else { continue }
      switch document.lowers[child] {
      case "to": isInfinitive = true
      case "will", "'ll", "’ll", "wo", "shall": return .future
      case "would", "'d", "may", "might", "could", "can", "ca", "should", "must":
        if document.tags[child] == .md { isModal = true }
      default: hasOther = true
      }
      switch document.tags[child] {
      case .vbd: return .past
      case .vb where document.lemmas[child] == "have",
        .vbp where document.lemmas[child] == "have",
        .vbz where document.lemmas[child] == "have":
        return .past
      default: break
      }
    }
    if isModal { return .future }
    if isInfinitive { return infinitive(v, depth: depth) }
    switch document.tags[v] {
    case .vbd: return .past
    case .vbz, .vbp:
      return AttributionReader.speech.contains(lemma) ? .past : .present
    case .vbn where !hasOther: return .past
    case .vbg where !hasOther, .vb where !hasOther: return above(v, depth: depth)
    default: return .present
    }
  }

  /// "scheduled for Friday", "postponed until March": the verb looks ahead.
  private func hasForecast(_ v: Int) -> Bool {
    document.children(of: v).contains {
      document.dependencies[$0] == .prep && ["for", "until", "till"].contains(document.lowers[$0])
    }
  }

  private func infinitive(_ v: Int, depth: Int) -> Tense? {
    guard !document.isRoot(v) else { return .future }
    let head = document.head(of: v)
    let lemma = document.lemmas[head]
    if Self.factual.contains(lemma) { return above(v, depth: depth) }
    if Embedding.planning.contains(lemma) || Embedding.demanding.contains(lemma)
      || Embedding.plans.contains(lemma) || Embedding.likely.contains(lemma)
      || Embedding.demands.contains(lemma)
    {
      return .future
    }
    return above(v, depth: depth)
  }

  private func above(_ i: Int, depth: Int) -> Tense? {
    guard !document.isRoot(i) else { return nil }
    let head = document.head(of: i)
    return isClause(head) ? clause(head, depth: depth + 1) : nominal(head, depth: depth + 1)
  }

  /// The tense of the clause a noun stands in, unless its own words look ahead or back.
  private func nominal(_ n: Int, depth: Int) -> Tense? {
    guard depth < 8 else { return nil }
    for child in document.children(of: n) where document.dependencies[child] == .amod {
      if Embedding.adjectives[document.lowers[child]] == .planned { return .future }
    }
    guard !document.isRoot(n) else { return nil }
    let head = document.head(of: n)
    if document.partsOfSpeech[head] == .adposition || document.partsOfSpeech[head] == .adverb
      || document.partsOfSpeech[head] == .subordinatingConjunction
    {
      switch document.lowers[head] {
      case "before", "ahead": return .future
      case "after", "since", "following": return .past
      default: return nominal(head, depth: depth + 1)
      }
    }
    guard isClause(head) else { return nominal(head, depth: depth + 1) }
    let lemma = document.lemmas[head]
    if document.dependencies[n] == .dobj || document.dependencies[n] == .prep
      || document.dependencies[n] == .nsubjpass,
      Self.scheduling.contains(lemma) || Self.intending.contains(lemma)
    {
      return .future
    }
    return clause(head, depth: depth + 1)
  }

  private static let scheduling: WordSet = [
    "schedule", "plan", "slate", "set", "expect", "postpone", "due", "propose", "delay", "fix",
    "book",
  ]
  private static let intending: WordSet = [
    "seek", "want", "intend", "arrange", "agree", "promise", "pledge", "offer", "prepare",
  ]
  /// Verbs of ``Embedding/planning`` whose infinitive is done when they are.
  private static let factual: WordSet = [
    "try", "attempt", "have", "need", "go", "move", "look", "come", "help", "strive",
  ]
}
