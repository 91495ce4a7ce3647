import GraphModel
import Linguistics

/// Resolves descriptions of one thing: "the Russian leader", "the country", "the party".
struct NominalReader {
  /// The mention that the noun at `i` heads, where it describes somebody named before.
  func read(_ i: Int, _ discourse: Discourse) -> DraftMention? {
    let document = discourse.document
    if document.tags[i] == .nns, let draft = fighters(i, discourse) { return draft }
    if let draft = citizen(i, discourse) ?? introduced(i, discourse) { return draft }
    guard !discourse.isNamed[i], discourse.at[i] < 0,
      document.tags[i] == .nn || document.lowers[i] == "authorities"
        || (document.tags[i] == .nnp && isDefinite(i, discourse)),
      !isBound(i, discourse)
    else { return nil }
    let lemma = document.lemmas[i].lowercased()
    let definite = isDefinite(i, discourse)
    let owner = discourse.owner(of: i)
    guard definite || owner != nil || hasPossessor(i, document) else { return nil }
    let span = phrase(i, document)
    if discourse.words.states.contains(lemma) {
      guard owner == nil else { return nil }
      return state(i, span, definite, discourse)
    }
    if ["government", "authority", "regime"].contains(lemma) || document.lowers[i] == "authorities"
    {
      if let possessor = document.child(of: i, .poss), let chain = discourse.chain(at: possessor),
        discourse.chains[chain].kind == .person, let state = home(chain, discourse)
      {
        return make(i, span, .state, [state], "the government of the person meant", discourse)
      }
      guard definite, owner == nil,
        hasNoDescription(i, document, allowing: Self.levels)
      else { return nil }
      if let named = namedGovernment(i, lemma, discourse) {
        return make(i, span, .organization, [named], "the \(lemma) of that name", discourse)
      }
      if let state = ruled(i, discourse) {
        return make(i, span, .state, [state], "the government of the leader spoken of", discourse)
      }
      return recent(
        .state, i, span, discourse, sentences: 8, near: 0.5, spokenOf: 0.4, place: 1.5,
        because: "the government of the state spoken of")
    }
    if discourse.isPersonNoun(i) { return person(i, span, lemma, definite, owner, discourse) }
    let noun = discourse.knowledge.words.noun(lemma)
    if discourse.words.organizations.contains(lemma) || discourse.words.bodies.contains(lemma)
      || noun?.kind == .organization && noun?.category.isEmpty == false
    {
      if lemma == "party", let possessor = document.child(of: i, .poss),
        let chain = discourse.chain(at: possessor), let party = discourse.party(of: chain)
      {
        return make(i, span, .organization, [party], "the party of the person meant", discourse)
      }
      guard definite else { return nil }
      return organization(i, span, lemma, owner, discourse)
    }
    return calledBy(i, lemma, discourse)
  }

  // MARK: Persons

  private func person(
    _ i: Int, _ span: Range<Int>, _ lemma: String, _ definite: Bool, _ owner: Int?,
    _ discourse: Discourse
  ) -> DraftMention? {
    let document = discourse.document
    guard definite || owner != nil else { return nil }
    let described = discourse.role(i)
    if owner == nil, complement(i, document) { return nil }
    let isBody = owner.map { discourse.chains[$0].kind == .organization } ?? false
    let sentence = document.sentenceIndex(of: i)
    var seen: Set<Int> = []
    let gender = discourse.words.persons[lemma] ?? discourse.words.roles[lemma] ?? .unknown
    let isRole = discourse.knowledge.words.post(lemma) != nil || lemma == "leader"
    let isFormer = isFormer(i, document)
    let recent = discourse.recent(from: sentence, sentences: 25).filter {
      $0.kind == .person && $0.chains.count == 1
    }
    // "the Palestinian leader" is no prime minister of Israel.
    let stateID = owner.flatMap {
      discourse.chains[$0].kind == .state ? discourse.ownerID($0) : nil
    }
    func isForeign(_ chain: Int) -> Bool {
      guard let stateID else { return false }
      var ids = (discourse.roles[chain] ?? []).compactMap(\.stateID).filter { id in
        discourse.owner(withID: id).map { discourse.chains[$0].kind == .state } ?? false
      }
      if let id = discourse.chains[chain].record?.stateID { ids.append(id) }
      return !ids.isEmpty && !ids.contains(stateID)
    }
    // "The Foreign Secretary" is none of the foreign ministers he met.
    if owner == nil, !described.isBare, described.post != nil, described.noun != "leader",
      let entry = recent.first(where: { entry in
        fits(gender, discourse.chains[entry.chains[0]].gender)
          && !isCoargument(i, entry.head, document)
          && (discourse.roles[entry.chains[0]] ?? []).contains {
            $0.noun == described.noun && $0.post == described.post && $0.isFormer == isFormer
          }
      })
    {
      return make(i, span, .person, entry.chains, "the \(lemma) spoken of", discourse)
    }
    // What the text says of somebody goes before what is known of others.
    for isStated in [true, false] {
      seen = []
      for entry in recent where seen.insert(entry.chains[0]).inserted {
        let chain = entry.chains[0]
        guard fits(gender, discourse.chains[chain].gender), !isForeign(chain),
          !isCoargument(i, entry.head, document),
          (discourse.roles[chain] ?? []).contains(where: {
            $0.noun.isEmpty != isStated && (!$0.isFormer || isFormer)
              && answers($0, described, isBody)
          })
        else { continue }
        return make(i, span, .person, [chain], "the \(lemma) spoken of", discourse)
      }
    }
    // "the man", "the politician": whoever was spoken of last.
    if !isRole, owner == nil, discourse.words.persons[lemma] != nil,
      hasNoDescription(i, document, allowing: Self.ages),
      let entry = recent.first(where: {
        $0.sentence >= sentence - 2 && fits(gender, discourse.chains[$0.chains[0]].gender)
          && !isCoargument(i, $0.head, document)
      })
    {
      return make(i, span, .person, entry.chains, "the \(lemma) spoken of last", discourse)
    }
    if let draft = onlyOne(i, span, gender, discourse) { return draft }
    // "The Kremlin critic", "the Chelsea owner": known by whom he is tied to.
    if owner != nil, definite, Self.tied.contains(lemma),
      let entry = recent.first(where: {
        $0.sentence >= sentence - 1 && $0.isSubject
          && fits(gender, discourse.chains[$0.chains[0]].gender)
          && !isCoargument(i, $0.head, document)
      })
    {
      return make(i, span, .person, entry.chains, "the \(lemma) spoken of last", discourse)
    }
    guard isRole else { return nil }
    return later(i, span, described, isBody, discourse)
  }

  /// "Iraq's president has hit back", before the text names him: the only one it fits.
  private func later(
    _ i: Int, _ span: Range<Int>, _ described: PersonRole, _ isBody: Bool, _ discourse: Discourse
  ) -> DraftMention? {
    let document = discourse.document
    let fitting = discourse.roles.keys.filter { chain in
      discourse.chains[chain].mergedInto == nil
        && discourse.roles[chain]!.contains { role in
          answers(role, described, isBody)
            && (described.stateID == nil || role.stateID == described.stateID)
        }
    }
    guard fitting.count == 1, let chain = fitting.first else { return nil }
    for draft in discourse.drafts where draft.chains == [chain] {
      if isCoargument(i, draft.head, document) { return nil }
    }
    return make(i, span, .person, [chain], "the only holder of the post in the text", discourse)
  }

  /// Nouns that say how a person stands to another or to a body.
  private static let tied: WordSet = [
    "activist", "ally", "boss", "campaigner", "critic", "dissident", "founder", "journalist",
    "magnate", "mogul", "opponent", "owner", "politician", "striker", "tycoon", "veteran",
    "billionaire", "businessman", "lawyer", "candidate", "nominee", "hopeful", "lawmaker",
    "senator",
  ]

  /// "the former president".
  func isFormer(_ i: Int, _ document: Document) -> Bool {
    document.children(of: i).contains {
      ["former", "ex", "one-time", "onetime", "ousted", "deposed", "late"].contains(
        document.lowers[$0])
    }
  }

  /// Whether a role answers a description; a post in a body asks for that very body.
  private func answers(_ role: PersonRole, _ described: PersonRole, _ isBody: Bool) -> Bool {
    if isBody, role.stateID != described.stateID { return false }
    return role.answers(described)
  }

  func fits(_ a: Gender, _ b: Gender) -> Bool {
    a == .unknown || b == .unknown || b == .neuter || a == b
  }

  // MARK: States

  private func state(
    _ i: Int, _ span: Range<Int>, _ definite: Bool, _ discourse: Discourse
  ) -> DraftMention? {
    let document = discourse.document
    // "his country": the state of the person meant.
    if let possessor = document.child(of: i, .poss) {
      guard let chain = discourse.chain(at: possessor), discourse.chains[chain].kind == .person,
        let state = home(chain, discourse)
      else { return nil }
      return make(i, span, .state, [state], "the country of the person meant", discourse)
    }
    // "the Nation" is a paper or a show.
    guard definite, !document.isCapitalized(i) || Self.statehoods.contains(document.lowers[i]),
      document.lemmas[i] != "state", document.lemmas[i] != "power",
      document.lemmas[i] != "neighbor", document.lemmas[i] != "neighbour",
      !complement(i, document)
    else { return nil }
    let form = document.lemmas[i].lowercased()
    if Self.statehoods.contains(form) {
      // "the kingdom" is a state that calls itself one.
      for entry in discourse.recent(from: document.sentenceIndex(of: i), sentences: 12)
      where entry.kind == .state && entry.chains.count == 1 {
        let chain = entry.chains[0]
        let names = discourse.chains[chain].record?.names.map(\.text) ?? []
        if names.contains(where: { $0.lowercased().split(separator: " ").contains { $0 == form } })
        {
          return make(i, span, .state, [chain], "the \(form) spoken of", discourse)
        }
      }
      return nil
    }
    return recent(.state, i, span, discourse, sentences: 3, because: "the state spoken of last")
  }

  /// What a state may be by its full name.
  private static let statehoods: WordSet = ["federation", "kingdom"]

  /// The state that a person is of, by post or by the knowledge base.
  private func home(_ chain: Int, _ discourse: Discourse) -> Int? {
    let ids =
      (discourse.roles[chain] ?? []).compactMap(\.stateID)
      + [discourse.chains[chain].record?.stateID].compactMap(\.self)
    return ids.lazy.compactMap { discourse.owner(withID: $0) }.first {
      discourse.chains[$0].kind == .state
    }
  }

  // MARK: Shared

  /// The best recent mention of a kind: near, a subject, no mere modifier, much spoken of.
  private func recent(
    _ kind: EntityKind, _ i: Int, _ span: Range<Int>, _ discourse: Discourse, sentences: Int,
    near: Double = 1.5, spokenOf: Double = 0.15, place: Double = 0, because reason: String
  ) -> DraftMention? {
    let sentence = discourse.document.sentenceIndex(of: i)
    var best: (Double, Int)?
    for entry in discourse.recent(from: sentence, sentences: sentences)
    where entry.kind == kind && entry.chains.count == 1 {
      var score = -near * Double(sentence - entry.sentence)
      if entry.isSubject { score += 1 }
      if entry.isModifier { score -= 0.5 }
      // Where something is or goes seldom governs the text.
      if place > 0, isPlace(entry, discourse) { score -= place }
      score += min(10 * spokenOf, spokenOf * Double(discourse.chains[entry.chains[0]].uses))
      if isCoargument(i, entry.head, discourse.document) { score -= 3 }
      if best == nil || score > best!.0 { best = (score, entry.chains[0]) }
    }
    guard let best else { return nil }
    return make(i, span, kind, [best.1], reason, discourse)
  }

  private func isPlace(_ entry: Discourse.Entry, _ discourse: Discourse) -> Bool {
    let document = discourse.document
    return document.dependencies[entry.head] == .pobj
      && ["at", "from", "in", "into", "near", "to"].contains(
        document.lowers[document.head(of: entry.head)])
  }

  /// "The Federal Government … the Government": the one of that name.
  private func namedGovernment(_ i: Int, _ lemma: String, _ discourse: Discourse) -> Int? {
    let document = discourse.document
    guard document.isCapitalized(i) else { return nil }
    return discourse.recent(from: document.sentenceIndex(of: i), sentences: 12).first {
      $0.kind == .organization && $0.form == .name && $0.chains.count == 1
        && discourse.chains[$0.chains[0]].words.last == lemma
    }?.chains[0]
  }

  func make(
    _ i: Int, _ span: Range<Int>, _ kind: EntityKind, _ chains: [Int], _ reason: String,
    _ discourse: Discourse
  ) -> DraftMention {
    var draft = DraftMention(tokens: span, head: i, kind: kind, form: .nominal, reason: reason)
    draft.chains = chains
    draft.isModifier = discourse.document.isModifier(span, head: i)
    return draft
  }

  /// The head with its determiner, adjectives and compounds, as far as they join on to it.
  func phrase(_ i: Int, _ document: Document) -> Range<Int> {
    var low = i
    for child in document.children(of: i).reversed() where child < i {
      switch document.dependencies[child] {
      case .det, .amod, .compound, .nmod, .poss, .nummod:
        low = min(low, child)
      default: break
      }
    }
    return low..<i + 1
  }

  /// Whether the noun stands in apposition to a name or is said of one.
  func isBound(_ i: Int, _ discourse: Discourse) -> Bool {
    let document = discourse.document
    switch document.dependencies[i] {
    case .appos, .attr, .oprd, .compound, .nmod, .npadvmod: return true
    // "appointed X as their leader"
    case .pobj where document.lowers[document.head(of: i)] == "as":
      let verb = document.head(of: document.head(of: i))
      return ["appoint", "choose", "elect", "install", "name", "nominate"].contains(
        document.lemmas[verb])
    default: break
    }
    for child in document.children(of: i) {
      switch document.dependencies[child] {
      case .appos: return true
      case .compound, .nmod:
        if let chain = discourse.chain(at: child), discourse.chains[chain].kind == .person {
          return true
        }
      default: break
      }
    }
    // "the foreign minister, Anna Kowalska": the parse does not always say so.
    guard i + 2 < document.count, document.words[i + 1] == ",", discourse.isNamed[i + 2],
      discourse.isPersonNoun(i)
    else { return false }
    return discourse.drafts.contains { $0.tokens.lowerBound == i + 2 && $0.kind == .person }
  }

  func isDefinite(_ i: Int, _ discourse: Discourse) -> Bool {
    let document = discourse.document
    return document.children(of: i).contains {
      document.dependencies[$0] == .det && ["the", "this", "that"].contains(document.lowers[$0])
    }
  }

  private func hasPossessor(_ i: Int, _ document: Document) -> Bool {
    document.child(of: i, .poss) != nil
  }

  /// What a government is called beside "government".
  private static let levels: WordSet = ["federal", "central", "national"]
  private static let ages: WordSet = ["young", "old"]

  func hasNoDescription(
    _ i: Int, _ document: Document, allowing allowed: WordSet = .none
  ) -> Bool {
    for child in document.children(of: i) {
      switch document.dependencies[child] {
      case .amod, .compound, .nmod:
        if !allowed.contains(document.lowers[child]) { return false }
      case .relcl, .acl, .prep: return false
      default: break
      }
    }
    return true
  }

  /// Whether an "of" phrase or a clause says which one is meant.
  func complement(_ i: Int, _ document: Document) -> Bool {
    document.children(of: i).contains {
      switch document.dependencies[$0] {
      case .prep:
        (document.lowers[$0] == "of" || document.lowers[$0] == "for") && !isAccused(i, document)
      // "the group, which …," goes on about it; "the group that …" says which.
      case .relcl: !isBehindComma(i, document)
      // "the commission, headed by Wells,"
      case .acl: !isBehindComma(i, document)
      default: false
      }
    }
  }

  private func isBehindComma(_ i: Int, _ document: Document) -> Bool {
    i + 1 < document.count && document.words[i + 1] == ","
  }

  /// "accused the former president of assault": the verb's "of", which the parse gives the noun.
  private func isAccused(_ i: Int, _ document: Document) -> Bool {
    document.dependencies[i] == .dobj
      && ["accuse", "suspect", "convict", "blame", "thank", "praise", "criticize", "criticise"]
        .contains(document.lemmas[document.head(of: i)])
  }

  /// Whether both are arguments of one verb, so that they differ.
  func isCoargument(_ a: Int, _ b: Int, _ document: Document) -> Bool {
    Coargument.test(a, b, document)
  }
}
