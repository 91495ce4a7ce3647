import GraphModel
import Linguistics

/// Reads bodies named by what they belong to: "the Russian foreign ministry", "Iraq's army",
/// "the Biden administration"; and "the Syrian government", which is the state itself.
struct StateBodyReader {
  let document: Document
  let knowledge: KnowledgeBase
  let words: MentionWords

  /// Adds the bodies that follow states and persons in `drafts`, and the states inside bodies'
  /// names; keeps the order.
  func extend(_ drafts: inout [DraftMention]) {
    var added: [DraftMention] = []
    var covered: [Int: Int] = [:]
    for (index, draft) in drafts.enumerated() { covered[draft.tokens.lowerBound] = index }
    var swallowed: Set<Int> = []
    for (index, draft) in drafts.enumerated() where !draft.inHeadline {
      switch draft.kind {
      case .state:
        if let body = body(of: draft) {
          for i in draft.tokens.upperBound..<body.tokens.upperBound {
            if let inner = covered[i], inner != index { swallowed.insert(inner) }
          }
          added.append(body)
          // "the Japanese lower house finance committee"
          if let committee = committee(of: body) { added.append(committee) }
        } else if let body = body(before: draft), !drafts.contains(overlapping: body, but: index) {
          added.append(body)
        }
        if let coalition = coalition(ledBy: draft) { added.append(coalition) }
      case .person:
        if let body = rule(of: draft) { added.append(body) }
      case .organization:
        if let inner = possessor(in: draft, drafts) { added.append(inner) }
        if let body = committee(of: draft) { added.append(body) }
        if let coalition = coalition(ledBy: draft) ?? coalition(against: draft) {
          added.append(coalition)
        }
      }
    }
    drafts = drafts.indices.filter { !swallowed.contains($0) }.map { drafts[$0] } + added
    drafts.sort {
      ($0.tokens.lowerBound, -$0.tokens.count) < ($1.tokens.lowerBound, -$1.tokens.count)
    }
  }

  // MARK: A state's bodies

  private func body(of state: DraftMention) -> DraftMention? {
    guard let record = state.record, state.nameForm != .capital || state.isModifier else {
      return nil
    }
    var start = state.tokens.upperBound
    if start < document.count, document.tags[start] == .pos { start += 1 }
    let limit = min(start + knowledge.words.longestBody, document.count)
    guard start < limit else { return nil }
    for end in stride(from: limit, to: start, by: -1) {
      guard let type = knowledge.words.body(phrase(start..<end)),
        document.head(of: state.head) >= start,
        document.head(of: state.head) < end || document.isModifier(state.tokens, head: state.head)
          // "Iran's Foreign Ministry spokesman": the tree gives Iran to the spokesman.
          || document.tags[start - 1] == .pos && type != .government && isBeforePost(end)
      else { continue }
      // "the Russian army general": the noun behind is what is spoken of.
      let head = document.spanHead(start..<end)
      let span = state.tokens.lowerBound..<end
      if type == .government {
        guard document.lowers[end - 1] != "state" || document.lowers[start..<end].count > 1 else {
          return nil
        }
        var mention = DraftMention(
          tokens: span, head: head, kind: .state, form: .nominal,
          reason: "the government of \(record.name) stands for it")
        mention.record = record
        mention.words = document.nameWords(span)
        mention.isModifier = document.isModifier(span, head: head)
        return mention
      }
      if isThing(behind: end, document.lowers[end - 1]) { return nil }
      // "German troops", "the French bank": what the state owns, but no body by that name.
      if Self.loose.contains(document.lowers[end - 1]), end == start + 1 { return nil }
      let known = knowledge.lookup(document.text(of: span), ignoringCase: true)
        .first { $0.record.kind == .organization && $0.form != .governmentBody }
      guard let body = known?.record ?? knowledge.governmentBody(type, of: record.id) else {
        return nil
      }
      var mention = DraftMention(
        tokens: span, head: head, kind: .organization,
        form: document.isCapitalized(end - 1) ? .name : .nominal,
        reason: "body of \(record.name): \(body.name)")
      mention.record = body
      mention.nameForm = .governmentBody
      mention.words = document.nameWords(span)
      mention.isModifier = document.isModifier(span, head: head)
      return mention
    }
    return nil
  }

  /// "the central bank of Mexico", its kind written small.
  private func body(before state: DraftMention) -> DraftMention? {
    var of = state.tokens.lowerBound - 1
    if of > 0, document.lowers[of] == "the" { of -= 1 }
    guard of > 0, document.lowers[of] == "of", let record = state.record,
      state.nameForm != .capital, !document.isCapitalized(of - 1),
      document.head(of: state.head) == of
    else { return nil }
    for start in max(0, of - knowledge.words.longestBody)..<of {
      guard let type = knowledge.words.body(phrase(start..<of)), type != .government,
        !Self.loose.contains(document.lowers[of - 1]) || start + 1 < of,
        (start..<of).contains(document.head(of: of)),
        let body = knowledge.governmentBody(type, of: record.id)
      else { continue }
      let span = start..<state.tokens.upperBound
      var mention = DraftMention(
        tokens: span, head: document.head(of: of), kind: .organization, form: .nominal,
        reason: "body of \(record.name): \(body.name)")
      mention.record = body
      mention.nameForm = .governmentBody
      mention.words = document.nameWords(span)
      mention.isModifier = document.isModifier(span, head: mention.head)
      return mention
    }
    return nil
  }

  /// "US-led coalition", "NATO-led military alliance".
  private func coalition(ledBy state: DraftMention) -> DraftMention? {
    let hyphen = state.tokens.upperBound
    guard hyphen + 2 < document.count, Document.isHyphen(document.words[hyphen]),
      document.lowers[hyphen + 1] == "led"
    else { return nil }
    return alliance(from: state.tokens.lowerBound, at: hyphen + 2)
  }

  /// "anti-Taliban coalition": an alliance by whom it fights.
  private func coalition(against body: DraftMention) -> DraftMention? {
    let low = body.tokens.lowerBound
    guard low >= 2, Document.isHyphen(document.words[low - 1]),
      ["anti", "counter"].contains(document.lowers[low - 2])
    else { return nil }
    return alliance(from: low - 2, at: body.tokens.upperBound)
  }

  private func alliance(from low: Int, at start: Int) -> DraftMention? {
    var end = start
    while end < document.count, end - start < 2,
      ["military", "international", "global", "air"].contains(document.lowers[end])
    {
      end += 1
    }
    guard end < document.count, ["coalition", "alliance"].contains(document.lowers[end]) else {
      return nil
    }
    return part(low..<end + 1, reason: "an alliance by its leader or its enemy")
  }

  /// "CGT executive board", "Senate finance committee": a part of a body, its kind written small.
  private func committee(of body: DraftMention) -> DraftMention? {
    let start = body.tokens.upperBound
    var end = start
    while end < document.count, end - start < 3, !document.isCapitalized(end),
      document.isWord(end),
      document.partsOfSpeech[end] == .noun || document.partsOfSpeech[end] == .adjective,
      !["committee", "board", "council"].contains(document.lowers[end])
    {
      end += 1
    }
    guard end > start, end < document.count,
      ["committee", "board", "council"].contains(document.lowers[end]),
      (start...end).contains(document.head(of: body.head))
    else { return nil }
    return part(
      body.tokens.lowerBound..<end + 1, reason: "a part of \(document.text(of: body.tokens))")
  }

  private func part(_ span: Range<Int>, reason: String) -> DraftMention {
    let head = span.upperBound - 1
    var mention = DraftMention(
      tokens: span, head: head, kind: .organization,
      form: document.isCapitalized(head) ? .name : .nominal, reason: reason)
    mention.words = document.nameWords(span)
    mention.isModifier = document.isModifier(span, head: head)
    if let match = knowledge.lookup(document.text(of: span), ignoringCase: true).first(where: {
      $0.record.kind == .organization
    }) {
      mention.record = match.record
      mention.nameForm = match.form
    }
    return mention
  }

  /// "a French cabinet minister", "a US military base": what is called so is no body's own.
  private func isThing(behind end: Int, _ last: String) -> Bool {
    guard end < document.count, document.partsOfSpeech[end] == .noun,
      document.head(of: end - 1) >= end
    else { return false }
    switch last {
    case "cabinet":
      return ["minister", "ministers", "post", "posts"].contains(document.lowers[end])
    case "military":
      return !isBeforePost(end)
        && !["official", "officials", "source", "sources", "officer", "officers"]
          .contains(document.lowers[end])
    default: return false
    }
  }

  /// Whether a person's post stands at token `i`: "army chief", "ministry spokesman".
  private func isBeforePost(_ i: Int) -> Bool {
    guard i < document.count else { return false }
    let word = document.lowers[i]
    return words.roles[word] != nil || words.isTitle(word) || knowledge.words.post(word) != nil
  }

  private static let loose: WordSet = [
    "forces", "troops", "soldiers", "bank", "mission", "presidency", "council", "assembly",
    "intelligence", "delegation", "court", "courts", "prosecutors",
  ]

  private func phrase(_ tokens: Range<Int>) -> String {
    document.lowers[tokens].joined(separator: " ")
  }

  // MARK: Governments by their leader

  private func rule(of person: DraftMention) -> DraftMention? {
    var at = person.tokens.upperBound
    guard at < document.count else { return nil }
    let owns = document.tags[at] == .pos
    if owns { at += 1 }
    guard at < document.count, words.rules.contains(document.lowers[at]) else { return nil }
    if owns, document.lowers[at] == "campaign" || document.lowers[at] == "camp" { return nil }
    // "Obama government officials" keeps its head: the body is what the officials belong to.
    let span = person.tokens.lowerBound..<at + 1
    var mention = DraftMention(
      tokens: span, head: at, kind: .organization,
      reason: "a government by who leads it: \(document.text(of: person.tokens))")
    mention.form = document.isCapitalized(at) ? .name : .nominal
    mention.words = [person.words.last ?? "", document.lowers[at]]
    mention.isModifier = document.isModifier(span, head: at)
    return mention
  }

  // MARK: States and persons inside names

  /// The state that a body's name starts with, where the rest is a name by itself: "US" in
  /// "US State Department"; the person in "Obama administration".
  /// "UN" in "UN Security Council", where the text names the United Nations alone as well.
  private func possessor(in body: DraftMention, _ drafts: [DraftMention]) -> DraftMention? {
    guard body.tokens.count > 1 else { return nil }
    let low = body.tokens.lowerBound
    if words.rules.contains(document.lowers[body.tokens.upperBound - 1]) {
      return nil
    }
    guard let (end, match) = owner(from: low, body),
      match.form != .capital,
      body.nameForm == .governmentBody || isBody(end..<body.tokens.upperBound)
        || isOwn(body.record, of: match.record)
    else { return nil }
    if match.record.kind == .organization {
      guard drafts.contains(where: { $0.record?.id == match.record.id }) else { return nil }
    }
    var mention = DraftMention(
      tokens: low..<end, head: document.spanHead(low..<end), kind: match.record.kind,
      reason: NameReader.reason(match))
    mention.record = match.record
    mention.nameForm = match.form
    mention.words = document.nameWords(low..<end)
    mention.isModifier = true
    return mention
  }

  /// The state or bloc that the first words of a body's name are, and where they end: "United
  /// Kingdom" in "United Kingdom Home Office".
  private func owner(from low: Int, _ body: DraftMention) -> (Int, KnowledgeMatch)? {
    for end in stride(from: min(low + 3, body.tokens.upperBound - 1), to: low, by: -1) {
      let match = knowledge.lookup(document.text(of: low..<end)).first {
        $0.record.kind == .state
          || $0.record.category == "bloc" && $0.record.id != body.record?.id
      }
      if let match { return (end, match) }
    }
    return nil
  }

  private func isBody(_ rest: Range<Int>) -> Bool { knowledge.words.body(phrase(rest)) != nil }

  /// Whether a body is one of a state's own: "US Central Command", and not "British Airways".
  private func isOwn(_ body: KnowledgeRecord?, of state: KnowledgeRecord) -> Bool {
    guard let body else { return false }
    return body.facts["parent"] == state.id
      || body.stateID == state.id && LinkedEntity.statesOwn.contains(body.category)
  }
}

extension [DraftMention] {
  /// Whether another than the draft at `index` shares a token with `body`.
  fileprivate func contains(overlapping body: DraftMention, but index: Int) -> Bool {
    // In the order of their places, so that what shares a token stands beside it.
    for i in Swift.stride(from: index - 1, through: Swift.max(0, index - 3), by: -1)
    where self[i].tokens.overlaps(body.tokens) {
      return true
    }
    return index + 1 < count && self[index + 1].tokens.overlaps(body.tokens)
  }
}
