import GraphModel
import Linguistics

/// Says when an event happened, from the words of its own clause.
///
/// Expressions are found by a grammar, hung on the token they modify in the dependency tree, and
/// placed in the calendar by the publication day and the clause's tense.
struct EventDater {
  let document: Document
  let resolver: TimeResolver
  let tenses: TenseReader
  /// By the token that the expressions modify.
  private var attachments: [Int: [Attachment]] = [:]

  /// An expression and where it hangs.
  struct Attachment: Hashable {
    var expression: TimeExpression
    /// The child of the modified token through which it hangs: "on" in "on Friday".
    var slot: Int
  }

  /// - Parameters:
  ///   - publicationDate: ISO 8601; without a whole day only absolute expressions count.
  ///   - sentences: those in which events are dated; all unless given.
  init(_ document: Document, publicationDate: String?, sentences: Set<Int>? = nil) {
    self.document = document
    resolver = TimeResolver(publication: publicationDate.flatMap(CalendarDay.init(iso8601:)))
    tenses = TenseReader(document)
    let reader = TimeExpressionReader(document)
    // An event is dated by what hangs on its own sentence's words.
    for (i, tokens) in document.sentences.enumerated() where sentences?.contains(i) ?? true {
      for expression in reader.expressions(beginningIn: tokens) {
        if let (site, slot) = site(of: expression) {
          attachments[site, default: []].append(Attachment(expression: expression, slot: slot))
        }
      }
    }
  }

  /// When the event that token `predicate` names took or takes place; nil when its clause does not
  /// say, or says it relative to an unknown publication day.
  ///
  /// - Parameter isAlone: only what modifies the token itself counts, not its clause.
  func time(of predicate: Int, isAlone: Bool = false) -> EventTime? {
    guard !attachments.isEmpty else { return nil }
    if isAlone { return best(at: predicate, for: predicate) { _ in true } }
    var found: EventTime?
    ClauseSites(self, predicate).visit { site, accepts in
      found = best(at: site, for: predicate, accepts)
      return found != nil
    }
    return found
  }

  // MARK: Where expressions hang

  private func site(of expression: TimeExpression) -> (site: Int, slot: Int)? {
    var at = expression.head
    for _ in 0..<8 {
      guard !document.isRoot(at) else { return nil }
      let head = document.head(of: at)
      let word = document.lowers[head]
      if Self.comparing.contains(word) { return nil }
      switch document.partsOfSpeech[head] {
      case .adposition, .subordinatingConjunction, .adverb, .particle:
        at = head
        continue
      case .noun where TimeWords.parts.contains(word) && document.lowers[at] == "of":
        at = head
        continue
      default: break
      }
      return Self.modifying.contains(document.dependencies[at]) ? (head, at) : nil
    }
    return nil
  }

  private static let modifying: Set<Dependency> = [
    .npadvmod, .prep, .advmod, .compound, .nmod, .amod, .nummod, .poss, .dobj, .dep, .appos,
    .agent, .mark, .advcl, .dative,
  ]
  /// Words that set what follows against the event.
  private static let comparing: WordSet = [
    "than", "like", "unlike", "with", "about", "against", "versus", "beyond", "compared",
  ]

  // MARK: The best of several

  private func best(at site: Int, for predicate: Int, _ accepts: (Attachment) -> Bool) -> EventTime?
  {
    guard let all = attachments[site] else { return nil }
    var best: (time: EventTime, rank: Int, distance: Int)?
    for attachment in all where accepts(attachment) {
      guard let time = time(attachment, at: site, for: predicate) else { continue }
      let rank = max(time.start?.utf8.count ?? 0, time.end?.utf8.count ?? 0)
      let distance = abs(attachment.expression.head - predicate)
      if let held = best, (-held.rank, held.distance) <= (-rank, distance) { continue }
      best = (time, rank, distance)
    }
    return best?.time
  }

  private func time(_ attachment: Attachment, at site: Int, for predicate: Int) -> EventTime? {
    let tense = tenses.tense(of: site)
    let isIndirect = !tenses.isClause(site)
    func interval(_ moment: Moment) -> TimeResolver.Interval? {
      resolver.interval(moment, tense, isIndirect: isIndirect)
    }
    let text = document.text(of: attachment.expression.tokens)
    switch attachment.expression.meaning {
    case .at(let moment):
      guard let interval = interval(moment) else { return nil }
      return EventTime(start: "\(interval.first)", end: "\(interval.last)", text: text)
    case .since(let moment):
      guard let interval = interval(moment) else { return nil }
      return EventTime(start: "\(interval.first)", end: nil, text: text)
    case .until(let moment):
      guard let interval = interval(moment) else { return nil }
      return EventTime(start: nil, end: "\(interval.last)", text: text)
    case .between(let first, let second):
      guard let first = interval(first), let second = interval(second),
        first.first.first <= second.last.last
      else { return nil }
      return EventTime(start: "\(first.first)", end: "\(second.last)", text: text)
    }
  }
}
