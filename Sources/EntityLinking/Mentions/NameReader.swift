import GraphModel
import Linguistics

/// Turns the model's names, and names the knowledge base finds, into mentions of the three kinds.
struct NameReader {
  let document: Document
  let knowledge: KnowledgeBase
  let words: MentionWords
  let zones: HeadlineZones
  let context: DocumentContext
  private let bounds: NameBounds

  init(
    document: Document, knowledge: KnowledgeBase, words: MentionWords, zones: HeadlineZones,
    context: DocumentContext
  ) {
    self.document = document
    self.knowledge = knowledge
    self.words = words
    self.zones = zones
    self.context = context
    bounds = NameBounds(document: document, words: words, knowledge: knowledge)
  }

  /// Every name outside headlines, in order, none overlapping another.
  func read() -> [DraftMention] {
    var drafts: [DraftMention] = []
    var covered = [Bool](repeating: false, count: document.count)
    let wraps = wrapsLines()
    for name in document.names where !Self.mayName(name.label) && name.tokens.count > 1 {
      for i in name.tokens { covered[i] = true }
    }
    for name in document.names where Self.mayName(name.label) {
      guard let outer = bounds.trimmed(name.tokens) else { continue }
      for part in bounds.cutAtLineEnds(outer, wraps: wraps) {
        guard let span = bounds.trimmed(part), !zones.isInside[span.lowerBound] else { continue }
        for i in span { covered[i] = true }
        for piece in bounds.pieces(span, name.label).flatMap(ownersCut) {
          drafts += classify(piece, name.label).map { draft in
            var draft = draft
            draft.label = name.label
            return draft
          }
        }
      }
    }
    drafts += gazetteer(&covered, drafts)
    return Self.withoutOverlaps(drafts)
  }

  static func mayName(_ label: NameLabel) -> Bool {
    switch label {
    case .person, .nationality, .facility, .organization, .geopolitical, .location, .product,
      .event, .workOfArt, .law, .language:
      true
    default: false
    }
  }

  /// Whether single line ends fall inside sentences, as in agency reports of fixed width.
  private func wrapsLines() -> Bool {
    var inside = 0
    var total = 0
    for i in 1..<max(document.count, 1) where document.words[i] == "\n" {
      total += 1
      if !".!?\"”:".contains(document.words[i - 1].last ?? ".") { inside += 1 }
    }
    return total >= 6 && inside * 2 > total
  }

  private func ownersCut(_ span: Range<Int>) -> [Range<Int>] {
    bounds.cutAtOwner(span) { owner in
      words.organizationHeads.contains(document.lowers[owner.upperBound - 1])
        || document.lowers[owner.upperBound - 1] == "coalition"
        || knowledge.knows(document.text(of: owner))
    }
  }

  // MARK: Kinds

  /// The mentions a span of the model's gives: none where it names no person, state or body.
  func classify(_ given: Range<Int>, _ label: NameLabel) -> [DraftMention] {
    var span = given
    if !zones.isLowercaseText, !span.contains(where: document.isCapitalized) {
      // The model names nothing in lower case by right, but "al-Qaida" and "peshmerga" exist.
      guard let match = knowledge.lookup(document.text(of: span)).first else { return [] }
      return draft(span, match, label).map { [$0] } ?? []
    }
    span = bounds.extended(span, isPerson: label == .person)
    if words.never.contains(document.nameWords(span).joined(separator: " ")) { return [] }
    if label == .organization || label == .nationality {
      span = longerKnown(span) ?? bounds.withComplement(span)
    }
    if let match = bestMatch(span, label) {
      let mention = draft(span, match, label)
      // "in German", "the English language": a tongue is no state.
      if let mention, match.form.isDemonym, isLanguage(mention, label) { return [] }
      if match.record.kind == .state, startsEvent(span) { return [] }
      return mention.map { [$0] } ?? []
    }
    let last = document.lowers[span.upperBound - 1]
    switch label {
    case .person:
      if span.count == 1, isPlace(span) { return [] }
      return person(span)
    case .organization:
      if words.things.contains(last) || document.partsOfSpeech[span.upperBound - 1] == .numeral,
        span.count > 1
      {
        return ownerOfThing(span)
      }
      if let state = statedBeforePost(span) { return state }
      if let inner = parted(span) { return inner }
      if let person = personBehindTitle(span) { return person }
      if span.count == 1, isPlace(span) { return [] }
      return organization(span)
    case .nationality:
      return words.organizationHeads.contains(last) ? organization(span) : []
    case .facility, .workOfArt, .event, .law, .product:
      return span.count > 1 && words.organizationHeads.contains(last) && label == .facility
        ? organization(span) : []
    case .geopolitical: return cityBody(span).map { [$0] } ?? []
    default: return []
    }
  }

  /// "Cologne police": a body by the town it is of.
  private func cityBody(_ span: Range<Int>) -> DraftMention? {
    let next = span.upperBound
    guard next < document.count, document.lowers[next] == "police" else { return nil }
    var mention = make(
      span.lowerBound..<next + 1, .organization, reason: "the police of \(document.text(of: span))")
    mention.form = document.isCapitalized(next) ? .name : .nominal
    return mention
  }

  private func person(_ given: Range<Int>) -> [DraftMention] {
    let (span, gender) = bounds.withoutTitles(given)
    if span.count < given.count, let match = bestMatch(span, .person) {
      return draft(span, match, .person).map { [$0] } ?? []
    }
    // "President" alone names nobody, and a state's demonym before a title is its own mention.
    if span.count == 1, words.isTitle(document.lowers[span.lowerBound]) { return [] }
    var name = span
    var extra: [DraftMention] = []
    if span.count > 2 || given.count > span.count, span.count > 1,
      let match = demonym(span.lowerBound)
    {
      let rest = bounds.withoutTitles(span.lowerBound + 1..<span.upperBound)
      if rest.0.lowerBound > span.lowerBound + 1 {
        extra += [draft(span.lowerBound..<span.lowerBound + 1, match, .nationality)].compactMap(
          \.self)
        name = rest.0
      }
    }
    var mention = make(name, .person, reason: "named as a person")
    mention.gender = gender
    return extra + [mention]
  }

  /// "U.S." in "U.S. Open": a state's name that an event's name goes on from.
  private func startsEvent(_ span: Range<Int>) -> Bool {
    let next = span.upperBound
    guard next < document.count, document.isCapitalized(next), !zones.isInside[next] else {
      return false
    }
    let word = document.lowers[next]
    return [
      "open", "masters", "cup", "championship", "championships", "league", "amateur", "derby",
      "grand",
    ].contains(word)
  }

  private func isLanguage(_ mention: DraftMention, _ label: NameLabel) -> Bool {
    if mention.isModifier {
      return ["language", "version", "translation", "lesson", "word", "dictionary"]
        .contains(document.lemmas[document.head(of: mention.head)])
    }
    if label == .language { return true }
    if ["learn", "speak", "teach", "study"].contains(
      document.lemmas[document.head(of: mention.head)]),
      document.dependencies[mention.head] == .dobj
    {
      return true
    }
    let head = document.head(of: mention.head)
    return document.dependencies[mention.head] == .pobj && document.lowers[head] == "in"
      && document.tags[mention.head] != .nnps && document.tags[mention.head] != .nns
  }

  /// A name of the knowledge base that begins with the span and goes on behind it.
  private func longerKnown(_ span: Range<Int>) -> Range<Int>? {
    var end = span.upperBound
    while end < document.count, end - span.lowerBound < 8,
      document.isCapitalized(end)
        || ["of", "for", "the", "and", "on", "-"].contains(document.words[end])
    {
      end += 1
    }
    while end > span.upperBound {
      if document.isCapitalized(end - 1), knowledge.knows(document.text(of: span.lowerBound..<end))
      {
        return span.lowerBound..<end
      }
      end -= 1
    }
    return nil
  }

  /// The body in "UN Security Council Resolution 2254"; nothing where the rest is no known name.
  private func ownerOfThing(_ span: Range<Int>) -> [DraftMention] {
    var end = span.upperBound - 1
    let first = span.lowerBound
    if !context.isSport, document.isAllCaps(first),
      let match = knowledge.lookup(document.words[first]).first(where: { $0.form == .acronym })
    {
      return draft(first..<first + 1, match, .organization).map { [$0] } ?? []
    }
    guard span.contains(where: { words.papers.contains(document.lowers[$0]) }) else { return [] }
    while end > span.lowerBound {
      let rest = span.lowerBound..<end
      if let match = knowledge.lookup(document.text(of: rest)).first {
        return draft(rest, match, .organization).map { [$0] } ?? []
      }
      end -= 1
    }
    return []
  }

  /// "British Transport" before "Secretary": the state, and a post's field that is no name.
  private func statedBeforePost(_ span: Range<Int>) -> [DraftMention]? {
    let next = span.upperBound
    guard (2...4).contains(span.count), next < document.count,
      ["secretary", "minister", "commissioner", "chancellor"].contains(document.lowers[next]),
      let state = demonym(span.lowerBound) ?? nation(span.lowerBound)
    else { return nil }
    return [draft(span.lowerBound..<span.lowerBound + 1, state, .nationality)].compactMap(\.self)
  }

  /// A known body with a demonym before it or words in lower case behind it: "French National Front
  /// party"; nil where that gives no known name.
  private func parted(_ span: Range<Int>) -> [DraftMention]? {
    let short = zones.isLowercaseText ? span : bounds.withoutTail(span)
    if short != span, let match = bestMatch(short, .organization) {
      return draft(short, match, .organization).map { [$0] }
    }
    if zones.isLowercaseText { return nil }
    guard short.count > 1, let state = demonym(short.lowerBound) ?? nation(short.lowerBound) else {
      return short == span ? nil : organization(short)
    }
    let rest = short.lowerBound + 1..<short.upperBound
    let isBody = knowledge.words.body(document.lowers[rest].joined(separator: " ")) != nil
    guard !isBody, let match = bestMatch(rest, .organization), match.record.kind == .organization
    else {
      return short == span ? nil : organization(short)
    }
    return [
      draft(short.lowerBound..<short.lowerBound + 1, state, .nationality),
      draft(rest, match, .organization),
    ].compactMap(\.self)
  }

  private func nation(_ i: Int) -> KnowledgeMatch? {
    knowledge.lookup(document.words[i]).first { $0.record.kind == .state && $0.form != .capital }
  }

  /// The state in "Federal Government of Iraq".
  private func governed(_ span: Range<Int>) -> DraftMention? {
    guard let at = span.first(where: { document.lowers[$0] == "government" }),
      at - span.lowerBound < 2,
      at + 2 < span.upperBound, document.lowers[at + 1] == "of"
    else { return nil }
    let rest = at + 2..<span.upperBound
    guard
      let match = knowledge.lookup(document.text(of: rest)).first(where: {
        $0.record.kind == .state
      })
    else { return nil }
    var mention = make(span, .state, reason: "the government of \(match.record.name) stands for it")
    mention.record = match.record
    mention.nameForm = .official
    return mention
  }

  /// The person in "Obama administration" or "Sarkozy's government"; the body is read from it.
  private func personWhoRules(_ span: Range<Int>) -> [DraftMention]? {
    let last = span.upperBound - 1
    guard span.count > 1, words.rules.contains(document.words[last]) else { return nil }
    let end = document.tags[last - 1] == .pos ? last - 1 : last
    guard end > span.lowerBound, demonym(span.lowerBound) == nil else { return nil }
    return person(span.lowerBound..<end).map { draft in
      var draft = draft
      draft.label = .person
      return draft
    }
  }

  /// "Defense Ash Carter", taken for a body: the posts before a given name go.
  private func personBehindTitle(_ span: Range<Int>) -> [DraftMention]? {
    var (rest, _) = bounds.withoutTitles(span)
    let low = span.lowerBound
    // "Secretary of" + "Defense Ash Carter".
    let isPost =
      low > 1 && document.lowers[low - 1] == "of" && words.isTitle(document.lowers[low - 2])
      && words.domains.contains(document.lowers[low])
    if isPost, span.count > 1 {
      rest = bounds.withoutTitles(low + 1..<span.upperBound).0
      let last = document.lowers[span.upperBound - 1]
      guard last != "affairs", !words.organizationHeads.contains(last) else { return nil }
      return person(rest).map { draft in
        var draft = draft
        draft.label = .person
        return draft
      }
    }
    guard rest.lowerBound > span.lowerBound, rest.count >= 2,
      GivenNames.embedded.gender(of: document.words[rest.lowerBound]) != .unknown,
      !words.organizationHeads.contains(document.lowers[rest.upperBound - 1])
    else { return nil }
    return person(rest).map { draft in
      var draft = draft
      draft.label = .person
      return draft
    }
  }

  /// A lone word behind "in" or "near" is where something is, whatever the model calls it.
  private func isPlace(_ span: Range<Int>) -> Bool {
    let i = span.lowerBound
    guard document.dependencies[i] == .pobj, !document.isAllCaps(i) else { return false }
    let preposition = document.head(of: i)
    return preposition == i - 1
      && ["in", "near", "outside", "around"].contains(document.lowers[preposition])
  }

  private func demonym(_ i: Int) -> KnowledgeMatch? {
    knowledge.lookup(document.words[i]).first { $0.record.kind == .state && $0.form.isDemonym }
  }

  private func organization(_ span: Range<Int>) -> [DraftMention] {
    let name = make(span, .organization, reason: "named as an organization")
    guard !name.words.isEmpty else { return [] }
    if let person = personWhoRules(span) { return person }
    if let state = governed(span) { return [state] }
    // "Ministers of Foreign Affairs": many persons, no body.
    if ["ministers", "presidents", "secretaries", "leaders", "heads"].contains(
      document.lowers[span.lowerBound])
    {
      return []
    }
    // "Prime Minister", "Foreign Secretary": posts, not bodies.
    if span.allSatisfy({ words.isTitle(document.lowers[$0]) || document.lowers[$0] == "of" }) {
      return []
    }
    return [name]
  }

  /// The record that the span names, chosen by the model's label and the record's prior.
  private func bestMatch(_ span: Range<Int>, _ label: NameLabel) -> KnowledgeMatch? {
    let matches = knowledge.lookup(document.text(of: span))
    guard let top = matches.first else { return nil }
    let wanted: EntityKind?
    switch label {
    case .person: wanted = .person
    case .organization: wanted = .organization
    case .geopolitical, .nationality, .language: wanted = .state
    default: wanted = nil
    }
    if label == .person, span.count == 1, top.record.kind != .person {
      // "Jordan said": a lone name the model takes for a person may be one.
      return top.record.prior >= 0.5 && top.form != .capital ? top : nil
    }
    return context.best(matches, preferring: wanted)
  }

  private func draft(_ span: Range<Int>, _ match: KnowledgeMatch, _ label: NameLabel)
    -> DraftMention?
  {
    var mention = make(span, match.record.kind, reason: Self.reason(match))
    mention.record = match.record
    mention.nameForm = match.form
    mention.gender = match.record.gender
    return mention
  }

  static func reason(_ match: KnowledgeMatch) -> String {
    switch match.form {
    case .name, .alias, .official: "name of \(match.record.name)"
    case .short: "short name of \(match.record.name)"
    case .acronym: "acronym of \(match.record.name)"
    case .former: "former name of \(match.record.name)"
    case .demonymAdjective, .demonymNoun: "demonym of \(match.record.name)"
    case .capital: "capital that stands for \(match.record.name)"
    case .seatOfPower: "seat that stands for \(match.record.name)"
    case .governmentBody: "body of the state: \(match.record.name)"
    case .surname: "surname of \(match.record.name)"
    }
  }

  func make(_ span: Range<Int>, _ kind: EntityKind, reason: String) -> DraftMention {
    let head = document.spanHead(span)
    var mention = DraftMention(tokens: span, head: head, kind: kind, reason: reason)
    mention.words = document.nameWords(span)
    mention.isModifier = document.isModifier(span, head: head)
    return mention
  }

  // MARK: Names the model missed

  /// States and bodies the knowledge base knows by a name the model left unmarked.
  private func gazetteer(_ covered: inout [Bool], _ found: [DraftMention]) -> [DraftMention] {
    var drafts: [DraftMention] = []
    var i = 0
    while i < document.count {
      if zones.isLowercaseText, !covered[i], let mention = uncased(i, covered) {
        for j in mention.tokens { covered[j] = true }
        drafts.append(mention)
        i = mention.tokens.upperBound
        continue
      }
      guard !covered[i], !zones.isInside[i], document.isCapitalized(i), document.isWord(i) else {
        i += 1
        continue
      }
      var end = i + 1
      while end < document.count, end - i < 6, !covered[end],
        document.isCapitalized(end)
          || ["of", "the", "and", "for", "'s", "-"].contains(document.lowers[end])
      {
        end += 1
      }
      var matched = false
      var high = end
      while high > i {
        let span = i..<high
        if document.isCapitalized(high - 1), accepts(span),
          !words.never.contains(document.nameWords(span).joined(separator: " ")),
          let match = knowledge.lookup(document.text(of: span)).first(where: {
            ($0.record.kind != .person || span.count > 1) && fitsCase($0, span)
          }),
          let mention = draft(span, match, .other)
        {
          drafts.append(mention)
          for j in span { covered[j] = true }
          i = high
          matched = true
          break
        }
        high -= 1
      }
      if !matched { i += 1 }
    }
    return drafts
  }

  /// A known name in a text without capitals: long names, states, acronyms and parties.
  private func uncased(_ i: Int, _ covered: [Bool]) -> DraftMention? {
    guard document.isWord(i), document.words[i].utf8.count > 2 else { return nil }
    var high = min(i + 6, document.count)
    while high > i {
      defer { high -= 1 }
      let span = i..<high
      guard document.isWord(high - 1), !span.contains(where: { covered[$0] }) else { continue }
      let text = document.text(of: span)
      let matches = knowledge.lookup(text, ignoringCase: true).filter { match in
        guard span.count == 1 else { return text.utf8.count > 6 }
        let isNoun = document.tags[i] == .nnp || document.tags[i] == .nn || document.tags[i] == .jj
        switch match.record.kind {
        case .state:
          return text.utf8.count > 3 && match.form != .capital
            && !["turkey", "china", "chad", "guinea", "polish"].contains(text)
        case .organization:
          return isNoun && (match.form == .acronym || match.record.category == "party")
            && match.form != .seatOfPower
        case .person: return false
        }
      }
      if let match = context.best(matches, preferring: nil) { return draft(span, match, .other) }
    }
    return nil
  }

  /// "SUN" on a timetable is not The Sun: a name in capitals must be written so in the tables.
  private func fitsCase(_ match: KnowledgeMatch, _ span: Range<Int>) -> Bool {
    span.count > 1 || match.form == .acronym || !document.isAllCaps(span.lowerBound)
      || document.words[span.lowerBound].utf8.count > 4
      || match.record.name == document.words[span.lowerBound]
  }

  private func accepts(_ span: Range<Int>) -> Bool {
    if span.count > 1 { return knowledge.knows(document.text(of: span)) }
    switch document.partsOfSpeech[span.lowerBound] {
    case .properNoun, .adjective: return knowledge.knows(document.words[span.lowerBound])
    default: return false
    }
  }

  static func withoutOverlaps(_ drafts: [DraftMention]) -> [DraftMention] {
    var kept: [DraftMention] = []
    for draft in drafts.sorted(by: {
      ($0.tokens.lowerBound, -$0.tokens.count) < ($1.tokens.lowerBound, -$1.tokens.count)
    }) {
      if let last = kept.last, last.tokens.upperBound > draft.tokens.lowerBound { continue }
      kept.append(draft)
    }
    return kept
  }
}
