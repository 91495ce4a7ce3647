import GraphModel
import Linguistics

/// Descriptions of organizations: "the party", "the Islamist group, which …".
extension NominalReader {
  /// Nouns behind a name that only say of what sort its bearer is.
  private static let calledByName: WordSet = [
    "cartel", "daily", "faction", "gang", "group", "magazine", "militia", "movement", "network",
    "newspaper", "paper", "party", "sect", "weekly",
  ]

  func organization(
    _ i: Int, _ span: Range<Int>, _ lemma: String, _ owner: Int?, _ discourse: Discourse
  ) -> DraftMention? {
    let document = discourse.document
    // "the VVD party", after another one: it says which.
    if i > 0, document.head(of: i - 1) == i, Self.calledByName.contains(lemma),
      [.compound, .nmod, .amod].contains(document.dependencies[i - 1]),
      let chain = discourse.chain(at: i - 1), discourse.chains[chain].kind == .organization
    {
      return make(i, span, .organization, [chain], "the \(lemma) of that name", discourse)
    }
    let sentence = document.sentenceIndex(of: i)
    if complement(i, document), owner == nil { return nil }
    let ownerID = owner.flatMap { discourse.chains[$0].record?.id }
    let body = discourse.knowledge.words.body(
      document.lowers[span.dropFirst()].joined(separator: " "))
    let noun = discourse.knowledge.words.noun(lemma)
    let isKnown =
      discourse.words.organizations.contains(lemma) || discourse.words.bodies.contains(lemma)
    var seen: Set<Int> = []
    for entry in discourse.recent(from: sentence, sentences: 12)
    where entry.kind == .organization && entry.chains.count == 1 {
      let chain = entry.chains[0]
      guard seen.insert(chain).inserted, !isCoargument(i, entry.head, document) else { continue }
      let held = discourse.chains[chain]
      if let ownerID, let state = held.record?.stateID, state != ownerID { continue }
      if let body, isSame(body, held.record?.facts["body"]) {
        return make(i, span, .organization, [chain], "the \(lemma) spoken of", discourse)
      }
      if isKnown,
        held.words.last == lemma || (held.words.first == lemma && lemma != "state"),
        namesAll(i, held.words, document)
      {
        return make(i, span, .organization, [chain], "the \(lemma) spoken of", discourse)
      }
      // "Lufthansa, the airline, … Boeing … The airline": what has been called so.
      if discourse.called[chain]?.contains(lemma) == true,
        hasNoDescription(i, document, allowing: discourse.words.sorts)
      {
        return make(i, span, .organization, [chain], "the \(lemma) so called", discourse)
      }
    }
    // Of its kind by what is known, or of no known kind and spoken of just now: a subject before
    // an object, that before a mere modifier.
    var best: (score: Double, chain: Int, isOfKind: Bool)?
    for entry in discourse.recent(from: sentence, sentences: 12)
    where entry.kind == .organization && entry.chains.count == 1 {
      let chain = entry.chains[0]
      let held = discourse.chains[chain]
      if isCoargument(i, entry.head, document) { continue }
      if let ownerID, let state = held.record?.stateID, state != ownerID { continue }
      let category = held.record?.category
      // "the force" is sent somewhere; a state's whole army is its forces.
      if lemma == "force", category == "military", held.record?.facts["body"] != nil { continue }
      let isOfKind =
        noun?.kind == .organization && noun?.category.isEmpty == false && category == noun?.category
        // "the court" is one that the tables call a court.
        || category != nil && category == (lemma == "tribunal" ? "court" : lemma)
      guard
        isOfKind
          || entry.sentence >= sentence - 1 && held.record?.facts["body"] == nil
            && Self.loose.contains(lemma) && !contradicts(held.record, noun)
            && !isWorldBody(held.record, lemma) && (lemma != "union" || isUnion(held))
      else { continue }
      var score = -Double(sentence - entry.sentence)
      if isOfKind { score += 20 }
      if entry.isSubject { score += 1.2 }
      if entry.isModifier { score -= 0.8 }
      if best == nil || score > best!.score { best = (score, chain, isOfKind) }
    }
    guard let best,
      best.isOfKind || isPlain(i, discourse)
    else { return nil }
    return make(i, span, .organization, [best.chain], "the \(lemma) spoken of last", discourse)
  }

  /// Whether a body may be a workers' union by its name or by what is known of it.
  private func isUnion(_ chain: EntityChain) -> Bool {
    if let record = chain.record, record.category == "ngo" { return true }
    if chain.record == nil, chain.words.count == 1 { return true }
    return chain.words.contains(where: Self.unionWords.contains)
  }

  private static let unionWords: WordSet = [
    "brotherhood", "confederation", "congress", "federation", "guild", "syndicate", "teamsters",
    "union", "unions", "workers", "employees", "teachers", "miners", "mineworkers", "steelworkers",
    "machinists", "pilots",
  ]

  /// Whether a description tells nothing that would single out another body: "the Islamist group,
  /// which …", and not "the rival group" or "the group that …".
  func isPlain(_ i: Int, _ discourse: Discourse) -> Bool {
    let document = discourse.document
    for child in document.children(of: i) {
      switch document.dependencies[child] {
      case .amod, .compound, .nmod:
        if Self.others.contains(document.lowers[child]) { return false }
        // "the communist party" is none spoken of by another name.
        if document.lemmas[i] == "party", NameReader.leanings.contains(document.lowers[child]) {
          return false
        }
        // "the Islamic State group" is named.
        if let chain = discourse.chain(at: child), discourse.chains[chain].kind != .state {
          return false
        }
        if document.dependencies[child] != .amod,
          !discourse.words.sorts.contains(document.lowers[child]),
          discourse.chain(at: child) == nil
        {
          return false
        }
      case .relcl:
        if document.words[i + 1 < document.count ? i + 1 : i] != "," { return false }
      case .acl, .prep: return false
      default: break
      }
    }
    return true
  }

  /// Words that say that another is meant than the one spoken of.
  static let others: WordSet = [
    "another", "different", "first", "largest", "main", "new", "other", "rival", "same", "second",
    "similar", "third",
  ]

  /// Whether a phrase for a body fits one; the army and the armed forces are one in the news.
  func isSame(_ body: BodyType, _ held: String?) -> Bool {
    if held == body.rawValue { return true }
    let forces = [BodyType.army.rawValue, BodyType.armedForces.rawValue]
    return held.map(forces.contains) == true && forces.contains(body.rawValue)
  }

  /// Whether the compounds of a description are in the name: "the police department".
  func namesAll(_ i: Int, _ words: [String], _ document: Document) -> Bool {
    document.children(of: i).allSatisfy {
      document.dependencies[$0] != .compound || words.contains(document.lowers[$0])
    }
  }

  /// Descriptions that fit a body of nearly any name.
  static let loose: WordSet = [
    "group", "organization", "organisation", "company", "firm", "bloc", "movement", "alliance",
    "agency", "newspaper", "magazine", "network", "broadcaster", "carmaker", "automaker",
    "manufacturer", "airline", "club", "charity", "union", "party", "giant", "watchdog",
    "regulator",
    "retailer", "lender", "insurer", "outfit", "militia", "sect", "institution", "think-tank",
    "conglomerate", "paper", "daily", "tabloid", "foundation", "institute",
  ]
}
