import GraphModel
import Linguistics

/// Turns the model's names, and names the knowledge base finds, into mentions of the three kinds.
struct NameReader {
  let document: Document
  let knowledge: KnowledgeBase
  let words: MentionWords
  let zones: HeadlineZones
  let context: DocumentContext
  let bounds: NameBounds

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
      // "In May Sudan severed": the day ends before the state.
      let last = name.tokens.upperBound - 1
      if name.label == .date, document.partsOfSpeech[last] == .properNoun,
        document.dependencies[last] == .nsubj, nation(last) != nil
      {
        covered[last] = false
      }
    }
    for name in document.names where Self.mayName(name.label) {
      guard let outer = bounds.trimmed(name.tokens) else { continue }
      for part in bounds.cutAtLineEnds(outer, wraps: wraps) {
        guard let span = bounds.trimmed(part), !zones.isInside[span.lowerBound] else { continue }
        for i in span { covered[i] = true }
        let before = drafts.count
        for piece in bounds.pieces(span, name.label).flatMap(ownersCut) {
          drafts += classify(piece, name.label).map { draft in
            var draft = draft
            draft.label = name.label
            return draft
          }
        }
        // "the Foreign Ministers of Iran", taken for a law: Iran is to be found in it.
        if drafts.count == before, span.contains(where: isPost) {
          for i in span where nation(i) != nil || demonym(i) != nil { covered[i] = false }
        }
      }
    }
    drafts += gazetteer(&covered, drafts)
    drafts.removeAll { $0.kind == .state && isInPlace($0.tokens) || isHomeOfPeople($0) }
    return Self.withoutOverlaps(drafts)
  }

  func isPost(_ i: Int) -> Bool {
    words.roles[document.lemmas[i].lowercased()] != nil || words.isTitle(document.lowers[i])
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
    bounds.cutAtOwner(span) { owner, rest in
      words.organizationHeads.contains(document.lowers[owner.upperBound - 1])
        || document.lowers[owner.upperBound - 1] == "coalition"
        || knowledge.knows(document.text(of: owner))
        || rest.count > 1 && knowledge.knows(document.text(of: rest))
          && !knowledge.knows(document.text(of: span))
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
    if label == .organization { span = bounds.withoutRun(span) }
    if isTag(span) || isIndex(span) || isPieceOfTitle(span) || isConstituency(span) { return [] }
    if let gang = cartel(span) { return [gang] }
    // "Charles de Gaulle airport"
    if span.count > 1, span.upperBound < document.count, label == .person,
      Self.places.contains(document.lowers[span.upperBound])
    {
      return []
    }
    if words.never.contains(document.nameWords(span).joined(separator: " ")) { return [] }
    // "Left-wing parties"
    if isLeaning(span) { return [] }
    // "Supreme Leader Ali Khamenei": part of the post.
    if span.count == 1, span.upperBound < document.count,
      document.lowers[span.lowerBound] == "supreme"
        || Self.ranks.contains(document.lowers[span.lowerBound]),
      words.roles[document.lowers[span.upperBound]] != nil
        || words.isTitle(document.lowers[span.upperBound])
    {
      return []
    }
    if isFieldOfPost(span) { return [] }
    if label == .organization || label == .nationality {
      span = longerKnown(span) ?? earlierKnown(span) ?? bounds.withComplement(span)
    }
    if label == .geopolitical || label == .location, let body = bodyRound(span) { return [body] }
    if isFlight(span) { return [] }
    if let match = bestMatch(span, label) {
      let mention = draft(span, match, label)
      // "in German", "the English language": a tongue is no state.
      if let mention, match.form.isDemonym, isLanguage(mention, label) { return [] }
      if match.record.kind == .state, startsEvent(span) { return [] }
      // "Hindu leaders": a people, and no newspaper.
      if label == .nationality, match.record.category == "media" { return [] }
      return mention.map { [$0] } ?? []
    }
    let last = document.lowers[span.upperBound - 1]
    switch label {
    case .person:
      if span.count == 1, isPlace(span) { return [] }
      // "Christopher Street Day", "Tony Awards"
      if span.count > 2 || last.hasSuffix("s"), span.count > 1, words.things.contains(last) {
        return []
      }
      // "the Glass-Steagall Act", "Ganesh Mandir", "Cape Ray"
      if span.count > 1,
        Self.laws.contains(last) || words.sites.contains(last)
          || words.siteStarts.contains(document.lowers[span.lowerBound])
      {
        return []
      }
      if let body = bodyBeforePost(span) { return [body] }
      if let two = bodyAndPerson(span) { return two }
      if isNumbered(span) { return [] }
      // "AFG Industries Inc"
      if span.count > 1, Self.incorporated.contains(last) { return organization(span) }
      return person(span)
    case .organization:
      if isPartyAndState(span) { return [] }
      if words.things.contains(last) || document.partsOfSpeech[span.upperBound - 1] == .numeral,
        span.count > 1, !isFieldOfBody(span)
      {
        return ownerOfThing(span)
      }
      // "Mt Archer"
      if span.count == 2 || document.lowers[span.lowerBound] == "operation",
        words.siteStarts.contains(document.lowers[span.lowerBound]),
        !words.organizationHeads.contains(last)
      {
        return []
      }
      if let state = stateBeforeWord(span) { return state }
      if let member = memberBehindBody(span) { return member }
      // "Special Representative", "Prime Minister": a post, and no body.
      if span.count > 1, words.roles[last] != nil,
        span.dropLast().allSatisfy({ Self.ranks.contains(document.lowers[$0]) })
      {
        return []
      }
      if let state = statedBeforePost(span) { return state }
      if let body = knownBySmallKind(span) { return [body] }
      if let two = twoBodies(span) { return two }
      if let member = personOfBody(span) { return member }
      if let inner = parted(span) { return inner }
      if let person = personBehindTitle(span) { return person }
      if span.count == 1, isPlace(span) { return [] }
      return organization(span)
    case .nationality:
      if let person = personAmongPeoples(span) { return person }
      return words.organizationHeads.contains(last) || span.contains(where: bounds.isLink)
        ? organization(span) : []
    case .facility, .workOfArt, .event, .law, .product:
      return span.count > 1 && words.organizationHeads.contains(last) && label == .facility
        ? organization(span) : []
    default: return []
    }
  }

  /// "Left-wing": a leaning, and no party.
  func isLeaning(_ span: Range<Int>) -> Bool {
    span.count == 1 && span.upperBound + 1 < document.count
      && Document.isHyphen(document.words[span.upperBound])
      && ["wing", "winger", "wingers", "leaning"].contains(document.lowers[span.upperBound + 1])
  }

  /// "U.S. Arms sales": agencies go on in capitals behind the dot.
  private func stateBeforeWord(_ span: Range<Int>) -> [DraftMention]? {
    let low = span.lowerBound
    guard span.count == 2, document.words[low].hasSuffix("."), let state = nation(low),
      document.tags[low + 1] != .nnp || Self.goods.contains(document.lowers[low + 1]),
      !words.organizationHeads.contains(document.lowers[low + 1]), !document.isAllCaps(low + 1)
    else { return nil }
    return draft(low..<low + 1, state, .nationality).map { [$0] }
  }

  /// Words that no body is called by.
  private static let goods: WordSet = [
    "access", "action", "aid", "aircraft", "arms", "bombing", "budget", "calls", "companies",
    "deficit", "demands", "dollars",
    "dlrs", "economy", "exports", "farm", "firms",
    "forces", "goods", "grain", "industry", "imports", "machinery", "market", "move",
    "officials", "oil", "policy", "pressure", "products", "proposal", "proposals", "sales",
    "steel", "talks", "trade", "troops", "weapons",
  ]

  /// "U.S." in "U.S. Open": a state's name that an event's name goes on from.
  func startsEvent(_ span: Range<Int>) -> Bool {
    let next = span.upperBound
    var before = span.lowerBound - 1
    if before > 0, document.lowers[before] == "the" { before -= 1 }
    if before > 0, document.lowers[before] == "of", document.isCapitalized(before - 1),
      ["tour", "giro", "masters"].contains(document.lowers[before - 1])
    {
      return true
    }
    return zones.isEvent(next, document)
  }

  private static let laws: WordSet = ["accord", "act", "amendment", "doctrine", "treaty"]

  /// Words before a post that are part of it.
  private static let ranks: WordSet = [
    "acting", "chief", "deputy", "first", "general", "permanent", "prime", "senior", "special",
    "vice",
  ]

  /// Last words that only companies bear.
  private static let incorporated: WordSet = [
    "ag", "co", "co.", "corp", "corp.", "corporation", "gmbh", "inc", "inc.", "industries", "llc",
    "ltd", "ltd.", "plc", "holdings", "partners",
  ]

  /// What is named after people.
  private static let places: WordSet = [
    "airport", "stadium", "avenue", "boulevard", "street", "square", "highway",
  ]

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

  /// A lone word behind "in" or "near" is where something is, whatever the model calls it.
  private func isPlace(_ span: Range<Int>) -> Bool {
    let i = span.lowerBound
    guard document.dependencies[i] == .pobj, !document.isAllCaps(i) else { return false }
    let preposition = document.head(of: i)
    return preposition == i - 1
      && ["in", "near", "outside", "around"].contains(document.lowers[preposition])
  }

  func demonym(_ i: Int) -> KnowledgeMatch? {
    knowledge.lookup(document.words[i]).first { $0.record.kind == .state && $0.form.isDemonym }
  }

  /// The record that the span names, chosen by the model's label and the record's prior.
  func bestMatch(_ span: Range<Int>, _ label: NameLabel) -> KnowledgeMatch? {
    let matches = context.admissible(
      knowledge.lookup(document.text(of: span)), words: span.count, label: label)
    guard let top = matches.first else {
      return label == .organization ? ownBody(span) ?? company(span) : nil
    }
    let wanted: EntityKind?
    switch label {
    case .person: wanted = .person
    case .organization: wanted = .organization
    case .geopolitical, .nationality, .language: wanted = .state
    default: wanted = nil
    }
    if label == .person, span.count == 1, top.record.kind != .person {
      // "Jordan said": a lone name the model takes for a person may be one.
      // "Kiev said", in a text about Ukraine: a government, whomever the model sees.
      if top.form == .capital { return context.states[top.record.id] == nil ? nil : top }
      return top.record.prior >= 0.5 ? top : nil
    }
    let best = context.best(matches, preferring: wanted)
    return best.map { ofThisState($0, named: document.text(of: span)) }
  }

  func draft(_ span: Range<Int>, _ match: KnowledgeMatch, _ label: NameLabel)
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
}
