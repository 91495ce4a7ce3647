import GraphModel
import Linguistics

/// Decides, for the document as a whole, which names are persons and which are bodies: the model
/// often takes one name for both.
struct NameKinds {
  let document: Document
  let knowledge: KnowledgeBase
  let givenNames: GivenNames
  let words: MentionWords

  /// Settles the kind of every draft that the knowledge base does not settle, and drops places.
  func settle(_ drafts: inout [DraftMention]) {
    var scores: [String: Double] = [:]
    for draft in drafts where draft.record == nil || draft.label == .person {
      scores[draft.key, default: 0] += evidence(draft)
    }
    let surnames = surnames(drafts, scores)
    let placed = placeLabels()
    let sites = sites(drafts, scores)
    let companies = Set(drafts.compactMap(firstWord))
    let bodies = Set(
      drafts.filter { $0.kind == .organization && $0.words.count > 1 }.compactMap(\.words.last))
    var kept: [DraftMention] = []
    kept.reserveCapacity(drafts.count)
    for var draft in drafts {
      if draft.record != nil {
        if draft.words.count == 1, surnames.contains(draft.key), yields(draft) {
          becomePerson(&draft)
        }
        kept.append(draft)
        continue
      }
      // "the Clintons": a family is no body.
      if draft.words.count == 1, draft.key.hasSuffix("s"),
        surnames.contains(String(draft.key.dropLast())),
        !surnames.contains(draft.key)
      {
        continue
      }
      var score = scores[draft.key] ?? 0
      if draft.words.count == 1, surnames.contains(draft.key) {
        score = max(score, 1)
      } else if sites.contains(draft.key) || isPlace(draft, score, placed) {
        continue
      } else if companies.contains(draft.key), draft.gender == .unknown {
        // "Moser" after "Moser Petroleum": no person of that name is in the text.
        score = min(score, 0)
      } else if draft.words.count > 1, let last = draft.words.last, surnames.contains(last) {
        score += 1.5
      }
      let kind: EntityKind =
        score > 0 && !isShortOfBody(draft, bodies) ? .person : .organization
      if kind != draft.kind {
        draft.kind = kind
        draft.reason =
          kind == .person ? "a person elsewhere in the text" : "a body elsewhere in the text"
      }
      kept.append(draft)
    }
    drafts = kept
  }

  /// "the Post", of the Washington Post.
  private func isShortOfBody(_ draft: DraftMention, _ bodies: Set<String>) -> Bool {
    let low = draft.tokens.lowerBound
    return draft.words.count == 1 && low > 0 && document.lowers[low - 1] == "the"
      && bodies.contains(draft.words[0]) && words.organizationHeads.contains(draft.words[0])
  }

  /// Last words of the full names of persons.
  private func surnames(_ drafts: [DraftMention], _ scores: [String: Double]) -> Set<String> {
    var surnames: Set<String> = []
    for draft in drafts where draft.words.count > 1 && (scores[draft.key] ?? 1) > 0 {
      guard draft.record?.kind == .person || draft.kind == .person || isGiven(draft.words[0]),
        let last = PersonNameMatcher.core(draft.words).last
      else { continue }
      surnames.insert(last)
      surnames.insert(PersonNameMatcher.withoutParticle(last))
    }
    return surnames
  }

  /// The first word of a company's name in full.
  private func firstWord(_ draft: DraftMention) -> String? {
    guard draft.kind == .organization, draft.words.count > 1, let last = draft.words.last,
      let first = draft.words.first, first.utf8.count > 3,
      words.corporateSuffixes.contains(last) || Self.trades.contains(last)
    else { return nil }
    return first
  }

  /// Last words of companies' names.
  private static let trades: WordSet = [
    "airlines", "airways", "bank", "electronics", "energy", "gas", "industries", "mining", "motors",
    "oil", "petroleum", "pharmaceuticals", "resources", "steel", "systems", "technologies",
    "telecom",
  ]

  /// Names that the model takes for persons' and the text for places: "near Tora Bora", "the town of
  /// Hill Top", where nothing else speaks for a person.
  private func sites(_ drafts: [DraftMention], _ scores: [String: Double]) -> Set<String> {
    var seen: [String: (persons: Double, places: Double)] = [:]
    for draft in drafts
    where draft.record == nil && !draft.inHeadline
      && (draft.label == .person || draft.label == .organization && isTown(draft))
    {
      seen[draft.key, default: (0, 0)].persons += 1
      seen[draft.key]!.places += placeEvidence(draft)
    }
    var sites: Set<String> = []
    for (key, count) in seen where count.places > 0 && count.places * 4 >= count.persons {
      let words = key.split(separator: " ").map(String.init)
      let isGiven = words.count > 1 && isGiven(words[0])
      // Beyond what the model says, and the name, nothing makes a person of it.
      if (scores[key] ?? 0) <= count.persons * (isGiven ? 2.5 : 1) + 0.1,
        words.count == 1 || count.places > 1 || count.places >= count.persons * 2
      {
        sites.insert(key)
      }
    }
    return sites
  }

  /// "the town of Hollow Top", whatever the model takes it for.
  private func isTown(_ draft: DraftMention) -> Bool {
    let low = draft.tokens.lowerBound
    return low > 1 && document.lowers[low - 1] == "of"
      && ["hamlet", "suburb", "town", "township", "village"].contains(document.lowers[low - 2])
      && draft.words.last.map { !words.organizationHeads.contains($0) } ?? false
  }

  private func placeEvidence(_ draft: DraftMention) -> Double {
    let (low, high) = (draft.tokens.lowerBound, draft.tokens.upperBound)
    guard draft.gender == .unknown else { return 0 }
    if high < document.count, Self.lands.contains(document.lowers[high]) { return 2 }
    guard low > 1 else { return 0 }
    if document.lowers[low - 1] == "of" {
      return Self.lands.contains(document.lowers[low - 2]) ? 2 : 0
    }
    guard ["around", "in", "near", "outside"].contains(document.lowers[low - 1]),
      document.dependencies[draft.head] == .pobj, document.head(of: draft.head) == low - 1,
      !draft.words.contains(where: { isGiven($0) })
    else { return 0 }
    return 1
  }

  /// What stands before or behind a place's name.
  private static let lands: WordSet = [
    "area", "caves", "city", "district", "hamlet", "hills", "island", "islands", "mountains",
    "outskirts", "port", "province", "region", "suburb", "suburbs", "town", "township", "valley",
    "village", "villages",
  ]

  private func isGiven(_ word: String) -> Bool { givenNames.gender(of: word) != .unknown }

  /// Whether a name the knowledge base knows is a bearer's surname here: "Jordan said", after
  /// "Michael Jordan", where the model sees a person; "Kazak", after "Kassem Kazak".
  private func yields(_ draft: DraftMention) -> Bool {
    switch draft.record?.kind {
    case .organization: return draft.nameForm != .acronym
    case .state:
      if draft.nameForm == .capital { return draft.label != .geopolitical }
      return draft.label == .person
        || (draft.nameForm?.isDemonym == true && !draft.isModifier
          && document.tags[draft.head] == .nnp)
    default: return false
    }
  }

  /// How often the model takes each lone name for a place.
  private func placeLabels() -> [String: Int] {
    var counts: [String: Int] = [:]
    for name in document.names where name.label == .geopolitical || name.label == .location {
      counts[document.nameWords(name.tokens).joined(separator: " "), default: 0] += 1
    }
    return counts
  }

  /// A town or region, by the table of places or by what the model says elsewhere in the text.
  private func isPlace(_ draft: DraftMention, _ score: Double, _ placed: [String: Int]) -> Bool {
    if let last = draft.words.last, words.organizationHeads.contains(last) { return false }
    if draft.gender != .unknown { return false }
    let key = draft.words.flatMap { $0.split(separator: "-") }.joined(separator: " ")
    guard words.isPlace(key) || (placed[draft.key] ?? 0) > 1 else { return false }
    return draft.words.count > 1 ? !isGiven(draft.words[0]) : score < 2.5
  }

  private func becomePerson(_ draft: inout DraftMention) {
    draft.kind = .person
    draft.record = nil
    draft.nameForm = nil
    draft.gender = .unknown
    draft.reason = "surname of a person named in full"
  }

  /// How much one use speaks for a person (above zero) or a body (below).
  private func evidence(_ draft: DraftMention) -> Double {
    var score = draft.label == .person ? 1.0 : -1.0
    let low = draft.tokens.lowerBound
    if draft.words.count > 1, let first = draft.words.first,
      givenNames.gender(of: first) != .unknown
    {
      score += 1.5
    }
    if let last = draft.words.last, words.organizationHeads.contains(last) { score -= 3 }
    if draft.words.count > 1 { score += companyEvidence(draft) }
    // "Green Party of Rwanda": the word before "of" says what it is.
    if let of = draft.words.firstIndex(where: { $0 == "of" || $0 == "for" }), of > 0,
      words.organizationHeads.contains(draft.words[of - 1])
    {
      score -= 4
    }
    if draft.words.count == 1, draft.label == .organization, !document.isAllCaps(low),
      !knowledge.lookup(surname: document.words[low]).isEmpty
    {
      score += 2
    }
    // Towns do not say things.
    if draft.words.count == 1, draft.label == .person,
      document.dependencies[draft.head] == .nsubj,
      Quotations.saying.contains(document.lemmas[document.head(of: draft.head)])
    {
      score += knowledge.lookup(surname: document.words[low]).isEmpty ? 0.5 : 2
    }
    if draft.gender != .unknown { score += 2 }
    var before = low - 1
    while before >= 0, document.partsOfSpeech[before] == .punctuation, document.words[before] != ","
    { before -= 1 }
    if before >= 0, document.sentence(of: low).contains(before) {
      let word = document.lowers[before]
      if word == "the", !draft.isModifier { score -= 1.5 }
      if words.honorifics[word.last == "." ? String(word.dropLast()) : word] != nil {
        score += 2
      } else if before > 1, words.domains.contains(word) || word == "police",
        document.lowers[before - 1] == "of", words.isTitle(document.lowers[before - 2])
      {
        // "Secretary of State Kerry", "Commissioner of Police P.K. Moser".
        score += 2
      } else if let noun = knowledge.words.noun(document.lemmas[before]) {
        score += noun.kind == .person ? 1.5 : noun.kind == .organization ? -1.5 : 0
      } else if knowledge.words.post(word) != nil {
        score += 1.5
      }
    }
    if draft.words.count > 1, words.organizationStarts.contains(draft.words[0]) { score -= 4 }
    score += predication(draft)
    for child in document.children(of: draft.head) where document.dependencies[child] == .relcl {
      if document.children(of: child).contains(where: { document.lowers[$0] == "who" }) {
        score += 1.5
      }
    }
    return score
  }

  /// What speaks for a body in names of several words: "Barnett Banks Inc", "Red Cross president Ana
  /// Ruiz", "analyst at Raymond James".
  private func companyEvidence(_ draft: DraftMention) -> Double {
    var score = 0.0
    if let last = draft.words.last, words.corporateSuffixes.contains(last) { score -= 5 }
    let next = draft.tokens.upperBound
    func isPost(_ i: Int) -> Bool {
      words.roles[document.lowers[i]] != nil || knowledge.words.post(document.lowers[i]) != nil
    }
    if next + 1 < document.count, !document.isCapitalized(next), isPost(next),
      document.isCapitalized(next + 1), document.partsOfSpeech[next + 1] == .properNoun,
      !isGiven(draft.words[0])
    {
      score -= 4
    }
    let preposition = document.head(of: draft.head)
    if document.dependencies[draft.head] == .pobj, document.lowers[preposition] == "at",
      Self.workers.contains(document.lemmas[document.head(of: preposition)])
    {
      score -= 4
    }
    return score
  }

  /// Who works at a company, and at nobody.
  private static let workers: WordSet = [
    "adviser", "analyst", "broker", "chairman", "dealer", "director", "economist", "executive",
    "fellow", "fund", "lawyer", "manager", "officer", "partner", "president", "professor",
    "researcher", "scientist", "spokesman", "spokesperson", "spokeswoman", "strategist", "trader",
  ]

  /// What a name is said to be: "Sukleen, a waste company", "Magna is a supplier", "Attac activists".
  private func predication(_ draft: DraftMention) -> Double {
    let head = draft.head
    var score = 0.0
    func weigh(_ noun: Int) {
      guard document.partsOfSpeech[noun] == .noun else { return }
      switch knowledge.words.noun(document.lemmas[noun])?.kind {
      case .person: score += 1.5
      case .organization: score -= 1.5
      default: if knowledge.words.post(document.lowers[noun]) != nil { score += 1.5 }
      }
    }
    for child in document.children(of: head) where document.dependencies[child] == .appos {
      weigh(child)
    }
    let above = document.head(of: head)
    if document.dependencies[head] == .appos { weigh(above) }
    if document.dependencies[head] == .nsubj, document.lemmas[above] == "be" {
      for child in document.children(of: above) where document.dependencies[child] == .attr {
        weigh(child)
      }
    }
    // "Vattenfall spokesman": those who speak for someone are named with a body, unless the name is
    // known as a surname.
    if draft.isModifier, draft.words.count == 1, document.partsOfSpeech[above] == .noun,
      document.dependencies[head] == .compound,
      words.roles[document.lowers[above]] != nil
        || knowledge.words.post(document.lowers[above]) != nil,
      knowledge.lookup(surname: document.words[head]).isEmpty
    {
      score -= 1.5
    }
    return score
  }
}
