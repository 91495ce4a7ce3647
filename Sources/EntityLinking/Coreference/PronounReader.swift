import GraphModel
import Linguistics

/// Resolves pronouns by gender, number, kind, function and nearness.
struct PronounReader {
  let quotations: Quotations
  let turns: SpeakingTurns
  /// Speaker chain by quotation, filled while reading.
  var speakers: [Int: Int] = [:]
  /// The last speaker, who goes on speaking where the next quotation names none.
  private var lastSpeaker: (chain: Int, sentence: Int)?

  init(_ quotations: Quotations, _ turns: SpeakingTurns) {
    self.quotations = quotations
    self.turns = turns
  }

  /// The mention the pronoun at `i` is, where somebody fits.
  mutating func read(_ i: Int, _ discourse: Discourse) -> DraftMention? {
    let document = discourse.document
    guard document.tags[i] == .prp || document.tags[i] == .prpPossessive else { return nil }
    if quotations.isQuoted(i) { _ = speakerChain(i, discourse) }
    switch document.lowers[i] {
    case "he", "him", "his", "himself": return person(i, .male, discourse)
    case "she", "her", "hers", "herself": return person(i, .female, discourse)
    case "it", "its", "itself": return thing(i, discourse)
    case "they", "them", "their", "themselves": return plural(i, discourse)
    case "i", "me", "my", "myself": return speaker(i, discourse)
    case "you", "your", "yourself":
      guard !quotations.isQuoted(i), let chain = turns.addressee(at: i) else { return nil }
      return make(i, .person, [discourse.root(chain)], "the one spoken to", discourse)
    case "we", "us", "our", "ourselves": return side(i, discourse)
    default: return nil
    }
  }

  // MARK: He and she

  private func person(_ i: Int, _ gender: Gender, _ discourse: Discourse) -> DraftMention? {
    let document = discourse.document
    let sentence = document.sentenceIndex(of: i)
    let quotation = quotations.number[i]
    let isPossessive = document.dependencies[i] == .poss
    let isReflexive = document.lowers[i].hasSuffix("self")
    let isSubject = document.dependencies[i] == .nsubj || document.dependencies[i] == .nsubjpass
    if isReflexive, let chain = reflexive(i, discourse),
      discourse.chains[chain].kind == .person
    {
      return make(i, .person, [chain], "the subject of its clause", discourse)
    }
    let barred = isPossessive || isReflexive ? [] : discourse.barred(i)
    let above = isPossessive ? nil : subjectAbove(i, discourse)
    let kin = isPossessive ? kin(i, discourse) : nil
    let ground = isPossessive ? givesGround(i, discourse) : nil
    var best: (Double, Int)?
    for entry in discourse.recent(from: sentence, sentences: 4)
    where entry.kind == .person && entry.chains.count == 1 && entry.head != i {
      let chain = entry.chains[0]
      if barred.contains(chain) { continue }
      let held = discourse.chains[chain].gender
      if (held == .male || held == .female) && held != gender { continue }
      if !isPossessive, !isReflexive, Coargument.test(i, entry.head, document) { continue }
      // Speakers do not call themselves "he".
      if quotation >= 0, quotations.number[entry.head] < 0, speakers[quotation] == chain {
        continue
      }
      var score = -1.4 * Double(sentence - entry.sentence)
      if entry.isSubject { score += isSubject ? 1.6 : 1.2 }
      if entry.isPossessive { score -= 0.4 }
      if entry.isModifier { score -= 0.8 }
      if held == gender { score += 0.4 }
      score += min(1.0, 0.12 * Double(discourse.chains[chain].uses))
      if entry.form == .pronoun { score += 0.4 }
      if entry.head == above { score += 0.8 }
      if entry.head == ground { score += 1.6 }
      if isPossessive, isJoined(i, to: entry.head, document) { score += 2.5 }
      if let kin, discourse.chains[chain].words.last == kin { score += 2.5 }
      score -= 0.004 * Double(i - entry.head)
      if best == nil || score > best!.0 { best = (score, chain) }
    }
    if best == nil || best!.0 < -1, let chain = cataphor(i, .person, discourse),
      ![Gender.male, .female].contains(discourse.chains[chain].gender)
        || discourse.chains[chain].gender == gender
    {
      return make(i, .person, [chain], "the subject that follows", discourse)
    }
    guard let best, best.0 > -4 else { return nil }
    return make(i, .person, [best.1], "the person spoken of", discourse)
  }

  // MARK: It

  private func thing(_ i: Int, _ discourse: Discourse) -> DraftMention? {
    let document = discourse.document
    if isPleonastic(i, discourse) { return nil }
    if document.lowers[i] == "itself" {
      guard let chain = reflexive(i, discourse), discourse.chains[chain].kind != .person else {
        return nil
      }
      return make(i, discourse.chains[chain].kind, [chain], "the subject of its clause", discourse)
    }
    let sentence = document.sentenceIndex(of: i)
    guard
      let entry = addressee(i, sentence, discourse) ?? blamed(i, discourse)
        ?? subject(before: i, discourse)
        ?? nearestOwner(i, sentence, discourse)
        ?? onlyThing(i, sentence, discourse)
    else {
      guard let chain = cataphor(i, nil, discourse) else { return nil }
      return make(i, discourse.chains[chain].kind, [chain], "the subject that follows", discourse)
    }
    guard entry.kind != .person, entry.chains.count == 1 else { return nil }
    return make(i, entry.kind, entry.chains, "the subject spoken of", discourse)
  }

  private func blamed(_ i: Int, _ discourse: Discourse) -> Discourse.Entry? {
    guard let head = givesGround(i, discourse) else { return nil }
    return discourse.history.last { $0.head == head && $0.kind != .person }
  }

  /// "stepped up his rhetoric against the US, accusing it of …": the state or body that the same
  /// sentence named last.
  private func addressee(_ i: Int, _ sentence: Int, _ discourse: Discourse) -> Discourse.Entry? {
    let document = discourse.document
    guard document.lowers[i] == "it", document.dependencies[i] == .dobj,
      document.dependencies[document.head(of: i)] == .advcl
    else { return nil }
    let entry = discourse.recent(from: sentence, sentences: 0).first {
      $0.kind != .person && !$0.isModifier && !$0.isPossessive && $0.chains.count == 1
    }
    guard let entry, document.dependencies[entry.head] == .pobj else { return nil }
    return entry
  }

  /// "They appealed to the court. It had ordered …": the one state or body of the sentence before.
  private func onlyThing(_ i: Int, _ sentence: Int, _ discourse: Discourse) -> Discourse.Entry? {
    let document = discourse.document
    guard document.lowers[i] == "it", document.dependencies[i] == .nsubj,
      i - document.sentence(of: i).lowerBound < 2
    else { return nil }
    let before = discourse.recent(from: sentence, sentences: 1).filter {
      $0.sentence == sentence - 1 && $0.kind != .person && !$0.isModifier && $0.form != .pronoun
    }
    guard let first = before.first, before.allSatisfy({ $0.chains == first.chains }),
      document.dependencies[first.head] == .pobj || document.dependencies[first.head] == .dobj
    else { return nil }
    return first
  }

  /// "It is clear that", "it seems".
  private func isPleonastic(_ i: Int, _ discourse: Discourse) -> Bool {
    let document = discourse.document
    guard document.lowers[i] == "it" else { return false }
    guard document.dependencies[i] == .nsubj || document.dependencies[i] == .nsubjpass else {
      if document.dependencies[i] == .pobj { return false }
      // "denied it" is a claim; "accused it" is somebody.
      return document.dependencies[i] != .dobj
        || !discourse.words.addressing.contains(document.lemmas[document.head(of: i)])
    }
    let verb = document.head(of: i)
    if ["seem", "appear", "take", "happen", "matter", "rain", "snow", "turn"].contains(
      document.lemmas[verb])
    {
      return true
    }
    guard document.lemmas[verb] == "be" || document.dependencies[i] == .nsubjpass else {
      return false
    }
    return document.children(of: verb).contains {
      switch document.dependencies[$0] {
      case .acomp, .attr, .ccomp, .xcomp, .advcl: true
      default: false
      }
    }
  }

  /// The subject of the clause before, if it is a mention: what "it" goes on about.
  private func subject(before i: Int, _ discourse: Discourse) -> Discourse.Entry? {
    let document = discourse.document
    var j = i - 1
    let first = document.sentences[max(0, document.sentenceIndex(of: i) - 1)].lowerBound
    while j >= first {
      defer { j -= 1 }
      switch document.dependencies[j] {
      case .nsubj, .nsubjpass:
        if Coargument.test(i, j, document) { continue }
        switch document.tags[j] {
        case .wdt, .wp, .ex, .dt: continue
        case .prp:
          // "it … it" goes on; "he" and "we" are no rivals.
          if document.lowers[j] == "it" { return discourse.history.last { $0.head == j } }
          continue
        default: break
        }
        if let draft = discourse.draft(at: j) {
          if draft.kind == .person { continue }
          return discourse.history.last { $0.head == j }
        }
        // Another thing was spoken of last: a plan, a court; "it" is likelier that.
        if discourse.isPersonNoun(j) || document.tags[j] == .nns { continue }
        return nil
      default: continue
      }
    }
    return nil
  }

  /// For "its": a state or body in the same sentence before it; for "its leader", the only one of
  /// the sentence before.
  private func nearestOwner(_ i: Int, _ sentence: Int, _ discourse: Discourse) -> Discourse.Entry? {
    guard discourse.document.lowers[i] == "its" else { return nil }
    func isOwner(_ entry: Discourse.Entry) -> Bool {
      entry.kind != .person && !entry.isModifier && entry.chains.count == 1
        && entry.form != .pronoun
    }
    if let found = discourse.recent(from: sentence, sentences: 0).first(where: isOwner) {
      return found
    }
    let noun = discourse.document.head(of: i)
    guard
      discourse.isPersonNoun(noun)
        || discourse.words.bodies.contains(
          discourse.document.lemmas[noun])
    else { return nil }
    let before = discourse.recent(from: sentence, sentences: 1).filter(isOwner)
    guard let first = before.first, before.allSatisfy({ $0.chains == first.chains }) else {
      return nil
    }
    return first
  }

  // MARK: They

  private func plural(_ i: Int, _ discourse: Discourse) -> DraftMention? {
    let document = discourse.document
    let sentence = document.sentenceIndex(of: i)
    if let owner = ownerOfPeople(before: i, discourse) {
      return make(
        i, discourse.chains[owner].kind, [owner], "whose people were spoken of", discourse)
    }
    // The last subject decides: a group, persons joined by "and", or a body of many.
    for entry in discourse.recent(from: sentence, sentences: 1) where entry.head != i {
      if entry.chains.count > 1 {
        return make(i, entry.kind, entry.chains, "those spoken of", discourse)
      }
      guard entry.isSubject else { continue }
      if Coargument.test(i, entry.head, document), document.dependencies[i] != .poss { continue }
      let joined = discourse.conjuncts(entry.head)
      if joined.count > 1 {
        return make(i, entry.kind, joined, "those spoken of together", discourse)
      }
      // "X met Y. They …"
      if sentence > entry.sentence,
        discourse.words.meeting.contains(document.lemmas[document.head(of: entry.head)])
      {
        let group = discourse.group(entry)
        if group.count > 1 {
          return make(i, entry.kind, group, "those who meet", discourse)
        }
      }
      if entry.kind == .organization,
        entry.form != .pronoun || document.lowers[entry.head] == "they",
        isLastSubject(entry.head, before: i, document)
      {
        return make(i, .organization, entry.chains, "the body spoken of", discourse)
      }
      if entry.form == .pronoun, document.lowers[entry.head] != "they" { continue }
      return nil
    }
    return nil
  }

  /// "Israeli troops said they …", "officials of the bank … they": whose people the last subject names.
  private func ownerOfPeople(before i: Int, _ discourse: Discourse) -> Int? {
    let document = discourse.document
    let sentence = document.sentenceIndex(of: i)
    let first = document.sentences[max(0, sentence - 1)].lowerBound
    for j in (first..<i).reversed() {
      guard [.nsubj, .nsubjpass].contains(document.dependencies[j]),
        document.partsOfSpeech[j] == .noun || document.partsOfSpeech[j] == .properNoun
      else { continue }
      guard document.tags[j] == .nns, discourse.at[j] < 0,
        Self.people.contains(document.lemmas[j]),
        !(Coargument.test(i, j, document) && document.dependencies[i] != .poss)
      else { return nil }
      return discourse.owner(of: j)
    }
    return nil
  }

  private static let people: WordSet = [
    "authority", "commander", "fighter", "force", "guerrilla", "gunman", "leader", "militant",
    "negotiator", "officer", "official", "rebel", "representative", "ruler", "soldier", "troop",
  ]

  private func isLastSubject(_ head: Int, before i: Int, _ document: Document) -> Bool {
    for j in head + 1..<max(head + 1, i) {
      switch document.dependencies[j] {
      case .nsubj,
        .nsubjpass
      where document.partsOfSpeech[j] == .noun || document.partsOfSpeech[j] == .properNoun:
        return false
      default: continue
      }
    }
    return true
  }

  // MARK: I and we

  private mutating func speaker(_ i: Int, _ discourse: Discourse) -> DraftMention? {
    guard let chain = speakerChain(i, discourse), discourse.chains[chain].kind == .person else {
      return nil
    }
    return make(i, .person, [chain], "the speaker", discourse)
  }

  /// Whom the quotation around token `i` is by.
  private mutating func speakerChain(_ i: Int, _ discourse: Discourse) -> Int? {
    let quotation = quotations.number[i]
    guard quotation >= 0 else { return turns.speaker(at: i).map(discourse.root) }
    if let known = speakers[quotation] { return known }
    let sentence = discourse.document.sentenceIndex(of: i)
    var chain: Int?
    if let head = quotations.speaker(of: quotation, in: discourse.document) {
      chain = discourse.chain(at: head) ?? pronounChain(head, discourse)
      if chain == nil { return nil }
    } else if let lastSpeaker, sentence - lastSpeaker.sentence <= 3 {
      chain = lastSpeaker.chain
    } else {
      chain = sayer(before: quotations.ranges[quotation].lowerBound, discourse)
    }
    guard let chain else { return nil }
    speakers[quotation] = chain
    lastSpeaker = (
      chain, discourse.document.sentenceIndex(of: quotations.ranges[quotation].upperBound - 1)
    )
    return chain
  }

  /// Who says something, without quotation marks, in the sentence before: "Li said he expected an
  /// answer. \"We will wait.\""
  private func sayer(before quotation: Int, _ discourse: Discourse) -> Int? {
    let document = discourse.document
    let sentence = document.sentenceIndex(of: quotation)
    for tokens in document.sentences[max(0, sentence - 1)..<sentence].reversed() {
      guard
        let verb = tokens.first(where: {
          document.isRoot($0) && Quotations.saying.contains(document.lemmas[$0])
        }), let subject = document.child(of: verb, .nsubj)
      else { continue }
      return discourse.chain(at: subject)
    }
    return nil
  }

  /// A speaker named by a pronoun behind the quotation: "…," he said.
  private func pronounChain(_ head: Int, _ discourse: Discourse) -> Int? {
    let gender: Gender
    switch discourse.document.lowers[head] {
    case "he": gender = .male
    case "she": gender = .female
    default: return nil
    }
    return person(head, gender, discourse)?.chains.first
  }

  /// "We" and "our" in a quotation: the speaker's state or body.
  private mutating func side(_ i: Int, _ discourse: Discourse) -> DraftMention? {
    if !quotations.isQuoted(i), turns.speaker(at: i) == nil {
      guard let own = discourse.ownSide else { return nil }
      return make(i, discourse.chains[own].kind, [own], "the side that issues the text", discourse)
    }
    guard let chain = speakerChain(i, discourse) else { return nil }
    if discourse.chains[chain].kind != .person {
      return make(i, discourse.chains[chain].kind, [chain], "the speaker", discourse)
    }
    guard let side = discourse.side(of: chain) else { return nil }
    return make(i, discourse.chains[side].kind, [side], "the speaker's side", discourse)
  }

  func make(
    _ i: Int, _ kind: EntityKind, _ chains: [Int], _ reason: String, _ discourse: Discourse
  ) -> DraftMention {
    var draft = DraftMention(
      tokens: i..<i + 1, head: i, kind: kind, form: .pronoun, reason: reason)
    draft.chains = chains
    draft.isModifier = false
    return draft
  }
}
