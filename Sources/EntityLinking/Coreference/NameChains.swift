import GraphModel
import Linguistics

/// Joins names into chains by form: full names first, then surnames, acronyms and short forms.
struct NameChains {
  let document: Document
  let matcher: PersonNameMatcher
  let words: MentionWords
  private(set) var chains: [EntityChain] = []
  /// Chains by knowledge-base id and by folded full name with kind.
  private var byID: [String: Int] = [:]
  private var byKey: [String: Int] = [:]
  /// Person chains by each word of the full name; organization chains by acronym.
  private var byPart: [String: [Int]] = [:]
  private var byAcronym: [String: [Int]] = [:]
  private var organizations: [Int] = []

  init(document: Document, matcher: PersonNameMatcher, words: MentionWords) {
    self.document = document
    self.matcher = matcher
    self.words = words
  }

  /// Gives every draft its chain.
  mutating func join(_ drafts: inout [DraftMention]) {
    freeSurnames(&drafts)
    freeAcronyms(&drafts)
    // What the knowledge base names surely, and full names, need no context.
    for i in drafts.indices where drafts[i].record != nil { joinKnown(&drafts, i) }
    for i in drafts.indices
    where drafts[i].chains.isEmpty && isFull(drafts[i]) && !drafts[i].inHeadline {
      joinFull(&drafts, i)
    }
    for i in drafts.indices where drafts[i].chains.isEmpty && isFull(drafts[i]) {
      joinFull(&drafts, i)
    }
    for i in drafts.indices where drafts[i].chains.isEmpty {
      drafts[i].kind == .person ? joinSurname(&drafts, i) : joinShort(&drafts, i)
    }
  }

  /// "Hussein" after "Mahmoud Hussein" is he and no king of that one name, unless a title says so.
  private func freeSurnames(_ drafts: inout [DraftMention]) {
    var bearers: [String: Set<String?>] = [:]
    for draft in drafts where draft.kind == .person && isFull(draft) && !draft.inHeadline {
      if let last = PersonNameMatcher.core(draft.words).last {
        bearers[last, default: []].insert(draft.record?.id)
      }
    }
    for i in drafts.indices where drafts[i].kind == .person && drafts[i].words.count == 1 {
      guard let record = drafts[i].record, let ids = bearers[drafts[i].words[0]],
        !ids.contains(record.id)
      else { continue }
      let before = drafts[i].tokens.lowerBound - 1
      if before >= 0, Self.regnal.contains(document.lowers[before]) { continue }
      drafts[i].record = nil
    }
  }

  /// "JEM" beside "Justice and Equality Movement" is that movement, whoever else is known by the
  /// letters.
  private func freeAcronyms(_ drafts: inout [DraftMention]) {
    var bearers: [String: [[String]]] = [:]
    for draft in drafts
    where draft.kind == .organization && draft.words.count > 2 && !draft.inHeadline {
      for acronym in acronyms(draft) where acronym.utf8.count > 2 {
        bearers[acronym, default: []].append(draft.words)
      }
    }
    let defined = definedAcronyms(drafts)
    for i in drafts.indices where drafts[i].nameForm == .acronym && drafts[i].words.count == 1 {
      guard let record = drafts[i].record, let names = bearers[drafts[i].words[0]] else { continue }
      // "the Economic Planning Agency (EPA)" says itself what the letters are.
      if let bearer = defined[drafts[i].words[0]] {
        if bearer != record.id { drafts[i].record = nil }
        continue
      }
      // One word in common, and the two are likely forms of one name.
      let known = Set(
        ([record.name] + record.aliases).flatMap { $0.lowercased().split(separator: " ") }
          .map { Document.fold(String($0)) }
          .filter { $0.utf8.count > 3 && !words.organizationHeads.contains($0) })
      if names.allSatisfy({ known.isDisjoint(with: $0) }) { drafts[i].record = nil }
    }
  }

  /// Acronyms in brackets right behind the name whose letters they are, with the name's record.
  private func definedAcronyms(_ drafts: [DraftMention]) -> [String: String] {
    var defined: [String: String] = [:]
    for draft in drafts where draft.kind == .organization && draft.words.count > 1 {
      let end = draft.tokens.upperBound
      guard end + 2 < document.count, document.words[end] == "(", document.words[end + 2] == ")",
        document.isAllCaps(end + 1)
      else { continue }
      let letters = Document.fold(document.lowers[end + 1])
      if let record = draft.record, acronyms(draft).contains(letters) {
        defined[letters] = record.id
      }
    }
    return defined
  }

  private static let regnal: WordSet = [
    "king", "queen", "prince", "princess", "emperor", "empress", "pope", "emir", "sultan", "shah",
    "saint", "st.",
  ]

  private func isFull(_ draft: DraftMention) -> Bool {
    draft.words.count > 1
  }

  // MARK: Sure names

  private mutating func joinKnown(_ drafts: inout [DraftMention], _ i: Int) {
    guard let record = drafts[i].record else { return }
    let chain = byID[record.id] ?? doubled(drafts[i], record) ?? open(drafts[i], i)
    byID[record.id] = chain
    // Of two records of one person the one with a Wikidata id stays.
    if chains[chain].record == nil || chains[chain].record?.wikidata == nil {
      chains[chain].record = record
    }
    enter(&drafts, i, chain, reason: drafts[i].reason)
  }

  /// The chain of a person whom the tables have twice: one of the records is without a Wikidata id,
  /// names and states agree.
  private func doubled(_ draft: DraftMention, _ record: KnowledgeRecord) -> Int? {
    guard draft.kind == .person, let last = PersonNameMatcher.core(draft.words).last else {
      return nil
    }
    return (byPart[last] ?? []).first { chain in
      guard let held = chains[chain].record, held.kind == .person,
        held.wikidata == nil || record.wikidata == nil,
        held.stateID == nil || record.stateID == nil || held.stateID == record.stateID
      else { return false }
      return draft.words.count > 1 && chains[chain].words.count > 1
        && matcher.agree(chains[chain].words, draft.words)
    }
  }

  private mutating func joinFull(_ drafts: inout [DraftMention], _ i: Int) {
    let draft = drafts[i]
    if let chain = byKey[key(draft)] {
      enter(&drafts, i, chain, reason: "the same full name")
      return
    }
    if draft.kind == .person {
      let core = PersonNameMatcher.core(draft.words)
      for part in [core.last, core.first] {
        for chain in byPart[part ?? ""] ?? [] where chains[chain].words.count > 1 {
          let held = chains[chain].words
          if matcher.agree(held, draft.words) || matcher.isLongSurname(draft.words, of: held)
            || matcher.isLongSurname(held, of: draft.words)
          {
            enter(&drafts, i, chain, reason: "another form of \(name(chain, drafts))")
            return
          }
        }
      }
      let last = core.last ?? ""
      // Few are close: sorting those alone, and not all parts for each name, takes a text of 60,000
      // different names from 18 s to a few.
      let close = byPart.keys.filter { part in
        part.utf8.first == last.utf8.first && part != last && matcher.sameSurname(part, last)
      }
      for part in close.sorted() {
        for chain in byPart[part] ?? []
        where chains[chain].words.count > 1 && chains[chain].words.last == part {
          if matcher.agree(chains[chain].words, draft.words) {
            enter(&drafts, i, chain, reason: "spelling variant of \(name(chain, drafts))")
            return
          }
        }
      }
    } else if draft.kind == .organization {
      if let chain = organizations.first(where: { sameBody(chains[$0], draft) }) {
        enter(&drafts, i, chain, reason: "another form of \(name(chain, drafts))")
        return
      }
    }
    enter(&drafts, i, open(drafts[i], i), reason: draft.reason)
  }

  /// "Department of Defense" and "Defense Department"; "Amoco" and "Amoco Corp"; "Law Court" and
  /// "Law Court of the Republic".
  private func sameBody(_ chain: EntityChain, _ draft: DraftMention) -> Bool {
    let (p, q) = (withoutSuffix(chain.words), withoutSuffix(draft.words))
    if p == q { return true }
    if chain.record == nil, draft.record == nil {
      let (short, long) = p.count < q.count ? (p, q) : (q, p)
      if short.count >= 2, Array(long.prefix(short.count)) == short { return true }
      if short.count >= 2, long.count == short.count + 1, Array(long.suffix(short.count)) == short {
        return true
      }
    }
    if p.count == 3, p[1] == "of", q.count == 2 { return [p[2], p[0]] == q }
    if q.count == 3, q[1] == "of", p.count == 2 { return [q[2], q[0]] == p }
    return false
  }

  private func withoutSuffix(_ words: [String]) -> [String] {
    var result = words.filter { $0 != "the" }
    while result.count > 1, let last = result.last, self.words.corporateSuffixes.contains(last) {
      result.removeLast()
    }
    return result
  }

  // MARK: Short forms

  private mutating func joinSurname(_ drafts: inout [DraftMention], _ i: Int) {
    let draft = drafts[i]
    let word = draft.words.first ?? ""
    var candidates = (byPart[word] ?? byPart[PersonNameMatcher.withoutParticle(word)] ?? [])
      .filter { chains[$0].kind == .person && chains[$0].mergedInto == nil }
    if draft.gender == .male || draft.gender == .female {
      let fitting = candidates.filter {
        chains[$0].gender == draft.gender || chains[$0].gender == .unknown
      }
      if !fitting.isEmpty { candidates = fitting }
    }
    // A surname is the last word; a first word serves for names in Asian order and first names.
    let surnames = candidates.filter {
      PersonNameMatcher.core(chains[$0].words).last == word || chains[$0].words.count == 1
        || chains[$0].record?.surname.map { Document.fold($0.lowercased()) } == word
    }
    let pool = surnames.isEmpty ? candidates : surnames
    if let chain = pool.max(by: { (chains[$0].surnameUses, -$0) < (chains[$1].surnameUses, -$1) }) {
      // "his wife Anna": a given name tells nothing of whose the surname is.
      if !surnames.isEmpty { chains[chain].surnameUses += 1 }
      enter(&drafts, i, chain, reason: "surname of \(name(chain, drafts))")
    } else {
      enter(&drafts, i, open(draft, i), reason: draft.reason)
    }
  }

  private mutating func joinShort(_ drafts: inout [DraftMention], _ i: Int) {
    let draft = drafts[i]
    if let chain = byKey[key(draft)] {
      enter(&drafts, i, chain, reason: "the same name")
      return
    }
    guard draft.kind == .organization, let word = draft.words.first else {
      enter(&drafts, i, open(draft, i), reason: draft.reason)
      return
    }
    if let chain = byAcronym[word]?.first, document.isAllCaps(draft.tokens.lowerBound) {
      enter(&drafts, i, chain, reason: "acronym of \(name(chain, drafts))")
      return
    }
    // "the Council" after "Council of Europe", "Amoco" after "Amoco Corp": the latest that fits.
    let fitting = organizations.filter { chain in
      let full = chains[chain].words
      guard full.count > 1 else { return false }
      if full.first == word { return !Self.loneless.contains(word) }
      return full.last == word
        && (words.organizationHeads.contains(word)
          || (full.count == 3 && full[1] == "of" && !words.isPlace(word)))
    }
    let before = fitting.filter {
      drafts[chains[$0].fullest].tokens.lowerBound < draft.tokens.lowerBound
    }
    if let chain = before.last ?? fitting.first {
      enter(&drafts, i, chain, reason: "short form of \(name(chain, drafts))")
    } else {
      enter(&drafts, i, open(draft, i), reason: draft.reason)
    }
  }

  /// First words of bodies' names that no body goes by alone: "Federal" of the Federal Reserve.
  private static let loneless: WordSet = [
    "central", "democratic", "european", "federal", "first", "general", "great", "international",
    "national", "new", "northern", "royal", "social", "southern", "state", "united", "world",
  ]

  // MARK: Chains

  private func key(_ draft: DraftMention) -> String { "\(draft.kind.rawValue) \(draft.key)" }

  private func name(_ chain: Int, _ drafts: [DraftMention]) -> String {
    document.text(of: drafts[chains[chain].fullest].tokens)
  }

  private mutating func open(_ draft: DraftMention, _ i: Int) -> Int {
    chains.append(
      EntityChain(
        kind: draft.kind, words: draft.words, gender: draft.gender, record: draft.record,
        fullest: i))
    let chain = chains.count - 1
    if draft.kind == .organization { organizations.append(chain) }
    if draft.kind == .person, let record = draft.record {
      for word in record.name.split(separator: " ") {
        index(Document.fold(word.lowercased()), chain)
      }
    }
    return chain
  }

  private mutating func index(_ word: String, _ chain: Int) {
    if byPart[word]?.contains(chain) != true { byPart[word, default: []].append(chain) }
  }

  private mutating func enter(
    _ drafts: inout [DraftMention], _ i: Int, _ chain: Int, reason: String
  ) {
    let draft = drafts[i]
    drafts[i].chains = [chain]
    drafts[i].reason = reason
    if !draft.inHeadline { chains[chain].uses += 1 }
    if chains[chain].gender == .unknown { chains[chain].gender = draft.gender }
    if byKey[key(draft)] == nil { byKey[key(draft)] = chain }
    if draft.kind == .person {
      for word in draft.words where word.utf8.count > 1 {
        index(word, chain)
        let bare = PersonNameMatcher.withoutParticle(word)
        if bare != word { index(bare, chain) }
      }
    } else if draft.kind == .organization {
      for acronym in acronyms(draft) where byAcronym[acronym]?.contains(chain) != true {
        byAcronym[acronym, default: []].append(chain)
      }
    }
    if draft.words.count > chains[chain].words.count, !draft.inHeadline {
      chains[chain].words = draft.words
      chains[chain].fullest = i
    }
  }

  /// Initials of a name, with and without its small words; and what stands in brackets behind it.
  private func acronyms(_ draft: DraftMention) -> [String] {
    var result: [String] = []
    if draft.words.count > 1 {
      let all = draft.words.flatMap { $0.split(separator: "-") }.compactMap(\.first)
      result.append(String(all))
      let large = draft.words.filter {
        !["of", "the", "for", "and", "in", "to", "on", "de", "des"].contains($0)
      }
      .flatMap { $0.split(separator: "-") }.compactMap(\.first)
      result.append(String(large))
    }
    let end = draft.tokens.upperBound
    if end + 2 < document.count, document.words[end] == "(", document.words[end + 2] == ")",
      document.isAllCaps(end + 1) || document.isCapitalized(end + 1)
    {
      result.append(Document.fold(document.lowers[end + 1]))
    }
    return result
  }
}
