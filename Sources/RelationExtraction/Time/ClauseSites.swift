import Linguistics

/// The tokens whose time expressions are those of one predicate, nearest first.
struct ClauseSites {
  private let document: Document
  private let tenses: TenseReader
  private let predicate: Int

  typealias Accepts = (EventDater.Attachment) -> Bool
  /// Told each site and which of its expressions count; returns whether it has seen enough.
  typealias Visitor = (_ site: Int, _ accepts: Accepts) -> Bool

  init(_ dater: EventDater, _ predicate: Int) {
    document = dater.document
    tenses = dater.tenses
    self.predicate = predicate
  }

  func visit(_ visitor: Visitor) {
    if tenses.isClause(predicate) {
      _ = visitClause(predicate, visitor)
    } else {
      _ = visitNominal(predicate, visitor, depth: 0)
    }
  }

  // MARK: Verbs

  private func visitClause(_ v: Int, _ visitor: Visitor) -> Bool {
    if [.aux, .auxpass].contains(document.dependencies[v]), !document.isRoot(v) {
      return visitClause(document.head(of: v), visitor)
    }
    if visitVerb(v, visitor) { return true }
    // "On Friday, A met B and warned C": what comes first holds for all.
    var at = v
    while document.dependencies[at] == .conj, !document.isRoot(at) {
      let first = document.head(of: at)
      guard tenses.isClause(first) else { break }
      if visitor(first, { $0.slot < first }) { return true }
      at = first
    }
    // "A met and praised B on Friday": they share what follows.
    for child in document.children(of: v)
    where document.dependencies[child] == .conj && child > v && child - v <= 3
      && tenses.isClause(child) && document.child(of: v, .dobj, .prep, .dative) == nil
    {
      if visitVerb(child, visitor) { return true }
    }
    // "began attacking B on Friday", "On Friday, A refused to meet B".
    let head = document.head(of: v)
    if document.dependencies[v] == .xcomp, tenses.isClause(head),
      Self.factual.contains(document.lemmas[head])
    {
      return visitor(head, { _ in true })
    }
    return false
  }

  /// The verb, and the names after it that the parser hung "on Friday" on.
  private func visitVerb(_ v: Int, _ visitor: Visitor) -> Bool {
    visitor(v, { _ in true }) || visitArguments(of: v, visitor, depth: 0)
  }

  private func visitArguments(of i: Int, _ visitor: Visitor, depth: Int) -> Bool {
    guard depth < 4 else { return false }
    for child in document.children(of: i) where child > i {
      switch document.dependencies[child] {
      case .dobj, .pobj, .dative, .attr, .oprd, .conj:
        guard isNominal(child) || document.partsOfSpeech[child] == .adposition else { continue }
        if visitor(child, { isTrailing($0, child) }) { return true }
      case .prep, .agent: break
      default: continue
      }
      if visitArguments(of: child, visitor, depth: depth + 1) { return true }
    }
    return false
  }

  /// Whether an expression after noun `n` may be the verb's: names are not dated, things may be.
  private func isTrailing(_ attachment: EventDater.Attachment, _ n: Int) -> Bool {
    guard attachment.slot > n,
      [.prep, .npadvmod, .advmod, .dep].contains(document.dependencies[attachment.slot])
    else { return false }
    switch document.partsOfSpeech[n] {
    case .properNoun, .pronoun: return true
    default: break
    }
    // "condemned the coup of 2014" is no date of the condemnation.
    if document.lowers[attachment.slot] == "of" { return false }
    if case .at(.years) = attachment.expression.meaning {
      return !document.children(of: n).contains { document.tags[$0] == .dt }
    }
    return true
  }

  private func isNominal(_ i: Int) -> Bool {
    switch document.partsOfSpeech[i] {
    case .noun, .properNoun, .pronoun: true
    default: false
    }
  }

  // MARK: Nouns and adjectives

  private func visitNominal(_ n: Int, _ visitor: Visitor, depth: Int) -> Bool {
    guard depth < 4 else { return false }
    if visitor(n, { _ in true }) || visitArguments(of: n, visitor, depth: 0) { return true }
    for child in document.children(of: n)
    where [.acl, .relcl].contains(document.dependencies[child])
      && (isCarrier(child) || Self.occurring.contains(document.lemmas[child]))
    {
      if visitVerb(child, visitor) { return true }
    }
    guard !document.isRoot(n) else { return false }
    let head = document.head(of: n)
    switch document.dependencies[n] {
    case .dobj, .nsubjpass:
      return isCarrier(head) && visitClause(head, visitor)
    case .nsubj, .attr, .acomp, .oprd:
      return Self.occurring.contains(document.lemmas[head]) && visitClause(head, visitor)
    case .conj: return visitNominal(head, visitor, depth: depth + 1)
    case .pobj:
      guard !document.isRoot(head) else { return false }
      let governor = document.head(of: head)
      let preposition = document.lowers[head]
      if tenses.isClause(governor) {
        return Self.adjuncts.contains(preposition) && visitClause(governor, visitor)
      }
      return preposition == "of" && isNominal(governor)
        && visitNominal(governor, visitor, depth: depth + 1)
    default: return false
    }
  }

  private func isCarrier(_ v: Int) -> Bool {
    tenses.isClause(v) && CarrierVerbs.all.contains(document.lemmas[v])
  }

  /// Verbs whose infinitive or gerund happens when they do, or does not.
  private static let factual: WordSet = [
    "begin", "start", "continue", "stop", "manage", "help", "try", "attempt", "fail", "refuse",
    "decline", "cease", "resume", "keep", "finish", "go", "come",
  ]
  /// Verbs that place an event or a state in time.
  private static let occurring: WordSet = [
    "be", "become", "remain", "take", "occur", "happen", "come", "begin", "start", "end", "last",
    "continue", "resume", "break", "follow", "run", "schedule", "plan", "set", "slate", "expect",
    "serve", "open", "collapse", "hold", "due", "conclude", "arrive", "stall", "appear",
  ]
  private static let adjuncts: WordSet = [
    "in", "during", "at", "on", "for", "to", "into", "through", "via", "over", "with", "by", "as",
  ]
}
