import GraphModel
import Linguistics

/// Names of the knowledge base that the model missed.
extension NameReader {
  /// States and bodies the knowledge base knows by a name the model left unmarked.
  func gazetteer(_ covered: inout [Bool], _ found: [DraftMention]) -> [DraftMention] {
    var drafts: [DraftMention] = []
    let starts = Dictionary(
      found.map { ($0.tokens.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
    let ends = Dictionary(
      found.map { ($0.tokens.upperBound, $0) }, uniquingKeysWith: { _, last in last })
    var isPerson = [Bool](repeating: false, count: document.count)
    for draft in found where draft.kind == .person {
      for j in draft.tokens { isPerson[j] = true }
    }
    var i = 0
    while i < document.count {
      if zones.isLowercaseText, !covered[i], let mention = uncased(i, covered) {
        for j in mention.tokens { covered[j] = true }
        drafts.append(mention)
        i = mention.tokens.upperBound
        continue
      }
      if let agency = agencyWrittenSmall(i) ?? nameWrittenSmall(i) {
        drafts.append(agency)
        covered[i] = true
      }
      if let body = bodyBeforeOfficer(i, named: starts[i + 1], covered) {
        drafts.append(body)
        for j in body.tokens { covered[j] = true }
      }
      guard !covered[i], !zones.isInside[i], document.isCapitalized(i), document.isWord(i) else {
        i += 1
        continue
      }
      var end = i + 1
      while end < document.count, end - i < 6, !covered[end],
        document.isCapitalized(end)
          || ["of", "the", "and", "for", "'s", "-"].contains(document.lowers[end])
          || bounds.isLink(end)
      {
        end += 1
      }
      var matched = false
      var high = end
      while high > i {
        let span = i..<high
        // "Labor Day" is no party either.
        if words.never.contains(document.nameWords(span).joined(separator: " ")) {
          i = high
          matched = true
          break
        }
        if document.isCapitalized(high - 1), accepts(span), !isLeaning(span), !isFieldOfPost(span),
          !isIndex(span),
          let match = context.admissible(
            knowledge.lookup(document.text(of: span)), words: span.count, label: nil
          ).first(where: {
            ($0.record.kind != .person || span.count > 1) && fitsCase($0, span)
              && !($0.record.kind == .state && startsEvent(span))
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
      if !matched,
        let person = behindHonorific(i)
          ?? byGivenName(i, covered, behind: isPerson)
      {
        drafts.append(person)
        for j in person.tokens { (covered[j], isPerson[j]) = (true, true) }
        i = person.tokens.upperBound
        continue
      }
      if !matched,
        let body = initialsInBrackets(i, behind: ends[i - 1]) ?? initialsBeforeNoun(i)
          ?? federalGovernment(i)
          ?? halfOfKorea(i)
      {
        drafts.append(body)
        covered[i] = true
      }
      if !matched { i += 1 }
    }
    return drafts
  }

  /// "Mr Sunak", "Lord Frost": whatever stands behind a form of address is somebody's name.
  private func behindHonorific(_ i: Int) -> DraftMention? {
    guard i > 0, !zones.isInside[i], !document.isAllCaps(i) else { return nil }
    let before = document.lowers[i - 1]
    let bare = before.last == "." ? String(before.dropLast()) : before
    guard Self.address.contains(bare), document.isCapitalized(i - 1),
      document.partsOfSpeech[i] == .properNoun || document.partsOfSpeech[i] == .noun
    else { return nil }
    var end = i + 1
    while end < document.count, end - i < 3, document.isCapitalized(end), document.isWord(end),
      document.partsOfSpeech[end] == .properNoun
    {
      end += 1
    }
    guard document.words[i].utf8.count > 2 else { return nil }
    var mention = make(i..<end, .person, reason: "named behind \"\(document.words[i - 1])\"")
    mention.gender = words.honorifics[bare] ?? .unknown
    mention.label = .person
    return mention
  }

  /// "Labour's Grant Moser won": two words, of which the first is a given name, and which act or
  /// stand where persons do.
  private func byGivenName(
    _ i: Int, _ covered: [Bool], behind isPerson: [Bool]
  ) -> DraftMention? {
    let last = i + 1
    guard last < document.count, !covered[last], !zones.isInside[i], !zones.isInside[last],
      document.isCapitalized(last), document.isWord(last), !document.isAllCaps(last),
      document.partsOfSpeech[i] == .properNoun, document.partsOfSpeech[last] == .properNoun,
      document.dependencies[i] == .compound, document.head(of: i) == last,
      isInPersonsPlace(last, isPerson),
      GivenNames.embedded.gender(of: document.words[i]) != .unknown,
      i == 0 || !document.isCapitalized(i - 1) || document.partsOfSpeech[i - 1] == .noun,
      !words.organizationHeads.contains(document.lowers[last]),
      !words.things.contains(document.lowers[last]), !words.sites.contains(document.lowers[last]),
      !words.isPlace(document.nameWords(i..<last + 1).joined(separator: " ")), nation(i) == nil,
      last + 1 == document.count || !document.isCapitalized(last + 1)
    else { return nil }
    var mention = make(i..<last + 1, .person, reason: "a given name and another, who act")
    mention.label = .person
    return mention
  }

  /// "Grant Moser won", "by Grant Moser", "Anne Smith and Grant Moser", "the lawmaker, Grant Moser".
  private func isInPersonsPlace(_ i: Int, _ isPerson: [Bool]) -> Bool {
    let head = document.head(of: i)
    switch document.dependencies[i] {
    case .nsubj, .nsubjpass: return true
    case .conj: return isPerson[head]
    case .appos: return words.roles[document.lemmas[head]] != nil
    case .pobj: return document.dependencies[head] == .agent
    default: return false
    }
  }

  private static let address: WordSet = [
    "baroness", "lady", "lord", "miss", "mr", "mrs", "ms", "sir",
  ]

  /// "the Centre" in a text about India: its government, as against those of the provinces.
  private func federalGovernment(_ i: Int) -> DraftMention? {
    guard document.words[i] == "Centre" || document.words[i] == "Center", isAloneBehindThe(i),
      let state = context.mainState, state == "Q668"
    else { return nil }
    return land(i, state, reason: "the government of India, as its provinces call it")
  }

  /// "the South" in a text about both Koreas.
  private func halfOfKorea(_ i: Int) -> DraftMention? {
    guard document.words[i] == "North" || document.words[i] == "South", isAloneBehindThe(i),
      context.states["Q423"] != nil || context.states["Q884"] != nil,
      document.dependencies[i] != .pobj
        || !["in", "from", "to", "of"].contains(document.lowers[document.head(of: i)])
    else { return nil }
    let isNorth = document.words[i] == "North"
    return land(i, isNorth ? "Q423" : "Q884", reason: "half of Korea")
  }

  private func isAloneBehindThe(_ i: Int) -> Bool {
    i > 0 && document.lowers[i - 1] == "the"
      && (i + 1 == document.count
        || !document.isCapitalized(i + 1)
          && document.words[i + 1] != "-" && document.dependencies[i] != .compound)
  }

  private func land(_ i: Int, _ id: String, reason: String) -> DraftMention? {
    guard let record = knowledge.record(id) else { return nil }
    var mention = make(i..<i + 1, .state, reason: reason)
    mention.record = record
    mention.nameForm = .short
    return mention
  }

  /// "AMWU" in "Australian Manufacturing Workers Union (AMWU)": letters behind the name that they
  /// begin.
  private func initialsInBrackets(_ i: Int, behind name: DraftMention?) -> DraftMention? {
    guard i > 1, i + 1 < document.count, document.words[i - 1] == "(",
      document.words[i + 1] == ")", document.isAllCaps(i), let name,
      name.kind == .organization, name.words.count > 1
    else { return nil }
    let letters = Document.fold(document.lowers[i])
    let parts = name.words.flatMap { $0.split(separator: "-") }
    let long = parts.filter { !["a", "and", "for", "in", "of", "on", "the"].contains($0) }
    guard
      [parts, long].contains(where: { words in
        words.map { String($0.prefix(1)) }.joined() == letters
      })
    else { return nil }
    var mention = make(i..<i + 1, .organization, reason: "the letters of the name before")
    mention.record = name.record
    if name.record != nil { mention.nameForm = .acronym }
    return mention
  }

  /// "ASMA spokesman Sam Moss", "the CCOO trade union": initials before what is a body's.
  private func initialsBeforeNoun(_ i: Int) -> DraftMention? {
    let word = document.words[i]
    guard (3...6).contains(word.utf8.count), document.isAllCaps(i), i + 1 < document.count,
      document.dependencies[i] == .compound || document.dependencies[i] == .nmod,
      !document.isAllCaps(i + 1), !document.isCapitalized(i + 1),
      !words.never.contains(document.lowers[i])
    else { return nil }
    var noun = i + 1
    if document.lowers[noun] == "trade" { noun += 1 }
    guard noun < document.count, document.head(of: i) >= noun else { return nil }
    let next = document.lowers[noun]
    let isPost = words.roles[next] != nil || knowledge.words.post(next) != nil
    let isBodyNoun = ["union", "party", "militia", "agency", "movement", "rebels"].contains(next)
    guard isPost && noun + 1 < document.count && document.isCapitalized(noun + 1) || isBodyNoun
    else { return nil }
    return make(i..<i + 1, .organization, reason: "initials before \"\(next)\"")
  }

  /// A known name in a text without capitals: long names, states, acronyms and parties.
  func uncased(_ i: Int, _ covered: [Bool]) -> DraftMention? {
    guard document.isWord(i), document.words[i].utf8.count > 2 else { return nil }
    var high = min(i + 6, document.count)
    while high > i {
      defer { high -= 1 }
      let span = i..<high
      guard document.isWord(high - 1), !span.contains(where: { covered[$0] }) else { continue }
      let text = document.text(of: span)
      let known = context.admissible(
        knowledge.lookup(text, ignoringCase: true), words: span.count, label: nil)
      let matches = known.filter { match in
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
  func fitsCase(_ match: KnowledgeMatch, _ span: Range<Int>) -> Bool {
    span.count > 1 || match.form == .acronym || !document.isAllCaps(span.lowerBound)
      || document.words[span.lowerBound].utf8.count > 4
      || match.record.name == document.words[span.lowerBound]
  }

  func accepts(_ span: Range<Int>) -> Bool {
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
