import GraphModel
import Linguistics

/// Spans that hold more than a name: a body behind a demonym, a person behind a post, a document's
/// owner.
extension NameReader {
  /// The body in "UN Security Council Resolution 2254"; nothing where the rest is no known name.
  func ownerOfThing(_ span: Range<Int>) -> [DraftMention] {
    var end = span.upperBound - 1
    let first = span.lowerBound
    if isIndex(first..<first + 1) || startsEvent(first..<first + 1) { return [] }
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
  func statedBeforePost(_ span: Range<Int>) -> [DraftMention]? {
    var next = span.upperBound
    // "Japanese Trade" before "and Industry Minister".
    if next + 2 < document.count, document.lowers[next] == "and", document.isCapitalized(next + 1) {
      next += 2
    }
    guard (2...4).contains(span.count), next < document.count,
      ["secretary", "minister", "commissioner", "chancellor"].contains(document.lowers[next]),
      let state = demonym(span.lowerBound) ?? nation(span.lowerBound) ?? bloc(span.lowerBound)
    else { return shadowed(span) }
    return [draft(span.lowerBound..<span.lowerBound + 1, state, .nationality)].compactMap(\.self)
  }

  /// "EU" in "EU Transport Commissioner".
  private func bloc(_ i: Int) -> KnowledgeMatch? {
    guard document.isAllCaps(i) else { return nil }
    return knowledge.lookup(document.words[i]).first { $0.record.category == "bloc" }
  }

  /// "Shadow Home" before "Secretary": a field, and no body at all.
  private func shadowed(_ span: Range<Int>) -> [DraftMention]? {
    guard span.upperBound < document.count, document.lowers[span.lowerBound] == "shadow",
      ["secretary", "minister", "chancellor"].contains(document.lowers[span.upperBound])
    else { return nil }
    return []
  }

  /// A known body with a demonym before it or words in lower case behind it: "French National Front
  /// party"; nil where that gives no known name.
  func parted(_ span: Range<Int>) -> [DraftMention]? {
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
    // "American League" is a league of its own, and none that is called so alone.
    // "Norwegian Red Cross" is a society of its own, and not the world's.
    let isBranch = words.branches.contains(document.lowers[rest].joined(separator: " "))
    guard !isBody, !isBranch, !startsEvent(short.lowerBound..<short.lowerBound + 1),
      let match = bestMatch(rest, .organization), match.record.kind == .organization
    else {
      return short == span ? nil : organization(short)
    }
    return [
      draft(short.lowerBound..<short.lowerBound + 1, state, .nationality),
      draft(rest, match, .organization),
    ].compactMap(\.self)
  }

  /// "Labor" before "Secretary Amy Wells", "Federal Privacy" before "Commissioner": the field of a
  /// post, and no body.
  func isFieldOfPost(_ span: Range<Int>) -> Bool {
    let next = span.upperBound
    // "spokesman on Home Affairs", "Foreign Affairs Minister"; "in Foreign Affairs" is the journal.
    if span.count == 2, document.lowers[next - 1] == "affairs",
      words.domains.contains(document.lowers[span.lowerBound])
        || ["foreign", "home"].contains(document.lowers[span.lowerBound])
    {
      return span.lowerBound == 0 || document.lowers[span.lowerBound - 1] != "in"
    }
    guard next < document.count, span.count <= 4,
      ["minister", "ministers", "secretary", "commissioner"].contains(document.lowers[next])
    else { return false }
    let first = document.lowers[span.lowerBound]
    // "External Affairs Minister"
    if span.count == 2, document.lowers[next - 1] == "affairs" { return true }
    if ["federal", "shadow"].contains(first), span.count > 1 {
      return !words.organizationHeads.contains(document.lowers[next - 1])
    }
    return span.count == 1 && words.domains.contains(first)
  }

  /// "Wales" in "New South Wales", "Australia" in "South Australia's": part of a province's name.
  func isInPlace(_ state: Range<Int>) -> Bool {
    for start in stride(from: state.lowerBound - 1, through: state.lowerBound - 2, by: -1) {
      guard start >= 0, document.isCapitalized(start), document.isWord(start) else { return false }
      let whole = start..<state.upperBound
      if words.isPlace(document.nameWords(whole).joined(separator: " ")),
        !knowledge.lookup(document.text(of: bounds.trimmed(whole) ?? whole)).contains(where: {
          $0.record.kind == .state
        })
      {
        return true
      }
    }
    return false
  }

  /// "the Federal Government" in a text about one federation.
  private func federalGovernment(_ span: Range<Int>) -> DraftMention? {
    guard span.count == 2, document.lowers[span.lowerBound] == "federal",
      document.lowers[span.lowerBound + 1] == "government",
      let id = Self.federations.max(by: {
        (context.concerned[$0] ?? 0, $1) < (context.concerned[$1] ?? 0, $0)
      }), context.concerned[id] != nil, let record = knowledge.record(id)
    else { return nil }
    var mention = make(span, .state, reason: "the government of \(record.name) stands for it")
    mention.record = record
    mention.nameForm = .official
    return mention
  }

  /// Australia, Austria, Belgium, Brazil, Canada, Ethiopia, Germany, India, Malaysia, Mexico,
  /// Nigeria, Pakistan, Russia, Switzerland, the United States.
  private static let federations: WordSet = [
    "Q408", "Q40", "Q31", "Q155", "Q16", "Q115", "Q183", "Q668", "Q833", "Q96", "Q1033", "Q843",
    "Q159", "Q39", "Q30",
  ]

  /// "Governor-General", "Archbishop of Ashford": a post, which is no body.
  private func isPostName(_ span: Range<Int>) -> Bool {
    let end = span.first { document.lowers[$0] == "of" } ?? span.upperBound
    guard end > span.lowerBound else { return false }
    let last = document.lowers[end - 1]
    let name = document.text(of: span.lowerBound..<end)
    if knowledge.words.post(name) != nil { return true }
    // "the Duke of Ashford's regiment"
    if span.upperBound < document.count, document.tags[span.upperBound] == .pos { return false }
    return end < span.upperBound && end - span.lowerBound <= 3
      && (words.roles[last] != nil || words.honorifics[last] != nil)
      && knowledge.words.post(last) != nil
      && !words.organizationHeads.contains(document.lowers[span.upperBound - 1])
  }

  /// "Roscosmos cosmonaut Anna Moser", taken for one person: the body, and the person behind the post.
  func bodyAndPerson(_ span: Range<Int>) -> [DraftMention]? {
    guard !zones.isLowercaseText,
      let post = span.dropFirst().dropLast().first(where: {
        !document.isCapitalized($0) && document.partsOfSpeech[$0] == .noun
          && document.isCapitalized($0 + 1) && !Document.isHyphen(document.words[$0 - 1])
          && !words.particles.contains(document.words[$0])
      })
    else { return nil }
    let front = span.lowerBound..<post
    let body =
      bestMatch(front, .organization).flatMap { draft(front, $0, .organization) }
      ?? make(front, .organization, reason: Mention.guess + "an organization")
    return [body]
      + person(post + 1..<span.upperBound).map { draft in
        var draft = draft
        draft.label = .person
        return draft
      }
  }

  func nation(_ i: Int) -> KnowledgeMatch? {
    knowledge.lookup(document.words[i]).first { $0.record.kind == .state && $0.form != .capital }
  }

  /// The state in "Federal Government of Iraq".
  func governed(_ span: Range<Int>) -> DraftMention? {
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
  func personWhoRules(_ span: Range<Int>) -> [DraftMention]? {
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
  func personBehindTitle(_ span: Range<Int>) -> [DraftMention]? {
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

  /// "BJP MLA Purnesh Modi", "Lok Sabha MP Asha Rao", taken for one body: the body, and the person.
  func memberBehindBody(_ span: Range<Int>) -> [DraftMention]? {
    guard
      let post = span.dropFirst().first(where: {
        Self.members.contains(document.lowers[$0]) && document.isCapitalized($0)
      }), post + 1 < span.upperBound, document.isCapitalized(post + 1)
    else { return nil }
    let body = span.lowerBound..<post
    let behind = person(post + 1..<span.upperBound).map { draft in
      var draft = draft
      draft.label = .person
      return draft
    }
    if let match = bestMatch(body, .organization), match.record.kind != .person {
      return [draft(body, match, .organization)].compactMap(\.self) + behind
    }
    return [make(body, .organization, reason: "a body whose member is named")] + behind
  }

  /// Posts of members of parliaments as they stand between a body and a name.
  private static let members: WordSet = [
    "mep", "mla", "mlc", "mp", "msp", "td", "lawmaker", "legislator", "councillor", "meps", "mlas",
    "mlcs", "mps", "msps", "tds", "lawmakers", "legislators", "councillors",
  ]

  /// "National Democratic Party of President Hosni Mubarak", taken for one: the body, and whose it is.
  private func bodyOfPerson(_ span: Range<Int>) -> [DraftMention]? {
    guard
      let of = span.dropFirst().first(where: {
        document.lowers[$0] == "of" && words.organizationHeads.contains(document.lowers[$0 - 1])
      }), of - span.lowerBound > 1, span.upperBound - of > 2
    else { return nil }
    let rest = of + 1..<span.upperBound
    let (name, _) = bounds.withoutTitles(rest)
    guard
      name.lowerBound > rest.lowerBound && name.count > 1
        || rest.count == 2
          && !words.organizationHeads.contains(document.lowers[rest.upperBound - 1])
          && GivenNames.embedded.gender(of: document.words[rest.lowerBound]) != .unknown
          && !words.isPlace(document.nameWords(rest).joined(separator: " "))
          && !knowledge.lookup(surname: document.words[rest.upperBound - 1]).isEmpty
    else { return nil }
    // No classifying here: it would take in what is behind again.
    let front = span.lowerBound..<of
    let body =
      bestMatch(front, .organization).flatMap { draft(front, $0, .organization) }
      ?? make(front, .organization, reason: Mention.guess + "an organization")
    return [body]
      + person(rest).map { draft in
        var draft = draft
        draft.label = .person
        return draft
      }
  }

  func organization(_ span: Range<Int>) -> [DraftMention] {
    if let two = bodyOfPerson(span) { return two }
    let name = make(span, .organization, reason: Mention.guess + "an organization")
    guard !name.words.isEmpty else { return [] }
    if let person = personWhoRules(span) { return person }
    if let state = governed(span) ?? federalGovernment(span) { return [state] }
    if let body = bodyBeforeRole(span) { return body }
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
    if isPostName(span) { return [] }
    return [name]
  }

  /// "State Department" + "Spokesperson", "Refugee Council" + "Anna Kowalska": a body whose name the
  /// model runs on into a post or a person.
  func bodyBeforeRole(_ span: Range<Int>) -> [DraftMention]? {
    guard span.count > 2,
      let head = span.dropFirst().dropLast().last(where: {
        words.organizationHeads.contains(document.lowers[$0])
      })
    else { return nil }
    let body = span.lowerBound..<head + 1
    let rest = head + 1..<span.upperBound
    guard rest.count <= 3 else { return nil }
    let isRole = rest.allSatisfy {
      words.roles[document.lowers[$0]] != nil || words.isTitle(document.lowers[$0])
    }
    let isPerson =
      rest.count >= 2
      && GivenNames.embedded.gender(of: document.words[rest.lowerBound]) != .unknown
      && rest.allSatisfy(document.isCapitalized)
    guard isRole || isPerson else { return nil }
    var found =
      bestMatch(body, .organization).flatMap { draft(body, $0, .organization) }.map { [$0] }
      ?? [make(body, .organization, reason: Mention.guess + "an organization")]
    if isPerson {
      found += person(rest).map { draft in
        var draft = draft
        draft.label = .person
        return draft
      }
    }
    return found
  }
}
