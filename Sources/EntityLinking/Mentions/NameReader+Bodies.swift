import GraphModel
import Linguistics

/// Two bodies in one span, known ones whose kind is written small, and agencies so written.
extension NameReader {
  /// "Marlow University and Easton School of Law", taken for one: two bodies, each with a noun that
  /// bodies are called by.
  func twoBodies(_ span: Range<Int>) -> [DraftMention]? {
    if let two = twoBodiesByArticle(span) { return two }
    guard span.count >= 5,
      let and = span.first(where: { document.words[$0] == "and" || document.words[$0] == "&" }),
      and - span.lowerBound >= 2, span.upperBound - and >= 3,
      words.organizationHeads.contains(document.lowers[and - 1]),
      !words.organizationHeads.contains(document.lowers[and + 1]),
      !words.domains.contains(document.lowers[and + 1]),
      !span.prefix(and - span.lowerBound).contains(where: {
        ["of", "for", "on"].contains(document.words[$0])
      }),
      (and + 2..<span.upperBound).contains(where: {
        words.organizationHeads.contains(document.lowers[$0])
          && !["of", "for", "on", "the"].contains(document.words[$0 - 1])
      }),
      !knowledge.knows(document.text(of: span))
    else { return nil }
    return classify(span.lowerBound..<and, .organization)
      + classify(and + 1..<span.upperBound, .organization)
  }

  /// "League of Teachers and the Postal Workers Union": an article begins a name of its own.
  func twoBodiesByArticle(_ span: Range<Int>) -> [DraftMention]? {
    guard span.count >= 6, let and = span.first(where: { document.words[$0] == "and" }),
      and - span.lowerBound >= 2, span.upperBound - and >= 4, document.words[and + 1] == "the",
      (span.lowerBound..<and).contains(where: {
        words.organizationHeads.contains(document.lowers[$0])
      }),
      words.organizationHeads.contains(document.lowers[span.upperBound - 1]),
      !knowledge.knows(document.text(of: span))
    else { return nil }
    return classify(span.lowerBound..<and, .organization)
      + classify(and + 2..<span.upperBound, .organization)
  }

  /// "Asha Moser of Positive Action", taken for one body: a person, and whose she is.
  func personOfBody(_ span: Range<Int>) -> [DraftMention]? {
    let low = span.lowerBound
    guard let of = span.dropFirst(2).first(where: { document.words[$0] == "of" }),
      (2...3).contains(of - low), of + 1 < span.upperBound,
      GivenNames.embedded.gender(of: document.words[low]) != .unknown
        || !knowledge.lookup(surname: document.words[of - 1]).isEmpty,
      (low..<of).allSatisfy({
        document.isCapitalized($0) && document.isWord($0) && !isPost($0) && nation($0) == nil
          && !words.organizationHeads.contains(document.lowers[$0])
          && !words.domains.contains(document.lowers[$0])
          && !words.things.contains(document.lowers[$0])
      }),
      !words.isPlace(document.nameWords(low..<of).joined(separator: " "))
    else { return nil }
    let rest = bounds.trimmed(of + 1..<span.upperBound)
    return person(low..<of).map { draft in
      var draft = draft
      draft.label = .person
      return draft
    } + (rest.map { classify($0, .organization) } ?? [])
  }

  /// "Democratic Union" + "party": a known body whose kind the paper writes small.
  func knownBySmallKind(_ span: Range<Int>) -> DraftMention? {
    let next = span.upperBound
    guard next < document.count, !document.isCapitalized(next),
      document.partsOfSpeech[next] == .noun,
      words.organizationHeads.contains(document.lowers[next])
    else { return nil }
    let whole = span.lowerBound..<next + 1
    // "Budget" + "committee", "Christian Democratic" + "party": the rest is no name by itself.
    let last = document.lowers[next - 1]
    if document.lowers[next] == "committee" && words.domains.contains(last)
      || document.lowers[next] == "party" && span.count > 1 && Self.leanings.contains(last),
      !knowledge.knows(document.text(of: span))
    {
      return make(whole, .organization, reason: "a \(document.lowers[next]) by its name")
    }
    guard
      let match = knowledge.lookup(document.text(of: whole), ignoringCase: true).first(where: {
        $0.record.kind == .organization && $0.form != .governmentBody
      })
    else { return nil }
    return draft(whole, match, .organization)
  }

  /// "dpa" in "(AFP, dpa)" and "the news agency dpa": an agency that writes its own initials small.
  func agencyWrittenSmall(_ i: Int) -> DraftMention? {
    let word = document.words[i]
    guard (2...4).contains(word.utf8.count), i > 0, i + 1 < document.count,
      word.utf8.allSatisfy({ (97...122).contains($0) }),
      document.lowers[i - 1] == "agency"
        || document.words[i - 1] == "," && i > 1 && document.lowers[i - 2] == "agency"
        || ["(", ",", "/"].contains(document.words[i - 1])
          && [")", ",", "/"].contains(document.words[i + 1]),
      let match = knowledge.lookup(word.uppercased()).first(where: {
        $0.form == .acronym && $0.record.category == "media"
      })
    else { return nil }
    return draft(i..<i + 1, match, .organization)
  }

  /// "peshmerga": a name that English writes small.
  func nameWrittenSmall(_ i: Int) -> DraftMention? {
    guard words.writtenSmall.contains(document.words[i]),
      let match = knowledge.lookup(document.words[i], ignoringCase: true).first
    else { return nil }
    return draft(i..<i + 1, match, .organization)
  }

  /// "D-La." behind a senator's name: his party and where he is from.
  func isPartyAndState(_ span: Range<Int>) -> Bool {
    let text = document.text(of: span)
    return text.utf8.count <= 8 && (text.hasPrefix("D-") || text.hasPrefix("R-"))
      && span.lowerBound > 0 && ["(", ","].contains(document.words[span.lowerBound - 1])
  }

  /// Adjectives that parties are called by.
  static let leanings: WordSet = [
    "agrarian", "christian", "communist", "conservative", "democrat", "democratic", "green",
    "islamic", "labour", "liberal", "national", "nationalist", "patriotic", "popular",
    "progressive", "radical", "republican", "revolutionary", "socialist", "unionist",
  ]

  /// "Parliament", "the Foreign Ministry": of the one state that the text is about.
  func ownBody(_ span: Range<Int>) -> KnowledgeMatch? {
    // "House and Senate" in a text about the United States.
    if span.count == 1, document.words[span.lowerBound] == "House",
      let state = context.mainState, Self.withHouse.contains(state),
      let body = knowledge.governmentBody(.lowerHouse, of: state)
    {
      return KnowledgeMatch(record: body, form: .governmentBody)
    }
    guard let type = knowledge.words.body(document.text(of: span)), type != .government,
      let state = context.onlyState ?? americanService(type),
      let body = knowledge.governmentBody(type, of: state)
    else { return nil }
    // "Parliament" where the text also names the European Parliament is that one.
    let lowers = document.lowers[span]
    let isShort = document.names.contains {
      $0.tokens.count > span.count && document.lowers[$0.tokens.suffix(span.count)] == lowers
    }
    if isShort { return nil }
    return KnowledgeMatch(record: body, form: .governmentBody)
  }

  /// "the Air Force", in capitals, in a text that names America among others: the press writes
  /// nobody else's so.
  private func americanService(_ type: BodyType) -> String? {
    [.airForce, .army, .coastGuard, .navy].contains(type) && context.states["Q30"] != nil
      ? "Q30" : nil
  }

  /// States whose lower house is "the House".
  private static let withHouse: WordSet = ["Q16", "Q30", "Q145", "Q408", "Q928"]

  /// "Congress" in a text about Peru alone is Peru's, whoever's it is elsewhere.
  func ofThisState(_ match: KnowledgeMatch, named text: String) -> KnowledgeMatch {
    // "the Home Office" is Britain's everywhere.
    guard !text.hasSuffix(" Office"), !text.hasSuffix(" Department"), !text.hasPrefix("Department"),
      match.record.kind == .organization, let owner = match.record.stateID,
      let type = knowledge.words.body(text), type != .government,
      let state = context.soleState, state != owner, context.states[owner] == nil,
      let body = knowledge.governmentBody(type, of: state)
    else { return match }
    return KnowledgeMatch(record: body, form: .governmentBody)
  }

  /// "Shiv Sena MP", which the model takes for a person.
  func bodyBeforePost(_ span: Range<Int>) -> DraftMention? {
    let last = span.upperBound - 1
    guard span.count > 1, ["mp", "mla", "mps", "mlas"].contains(document.lowers[last]),
      GivenNames.embedded.gender(of: document.lowers[span.lowerBound]) == .unknown
    else { return nil }
    let body = span.lowerBound..<last
    if let match = bestMatch(body, .organization), match.record.kind != .person {
      return draft(body, match, .organization)
    }
    return make(body, .organization, reason: "a body whose member is named")
  }

  /// "School of Law", "Institute for War": what the body is for, and no thing it owns.
  func isFieldOfBody(_ span: Range<Int>) -> Bool {
    var at = span.upperBound - 2
    while at > span.lowerBound, document.lowers[at] == "the" { at -= 1 }
    return at > span.lowerBound && ["of", "for", "on"].contains(document.words[at])
      && words.organizationHeads.contains(document.lowers[at - 1])
  }

  /// "Sinaloa cartel": a body by its land, whose kind is written small.
  func cartel(_ span: Range<Int>) -> DraftMention? {
    let next = span.upperBound
    guard next < document.count, document.words[next] == "cartel", span.count <= 3,
      document.isCapitalized(next - 1), document.head(of: next - 1) == next
    else { return nil }
    return make(span.lowerBound..<next + 1, .organization, reason: "named as a cartel")
  }
}
