import GraphModel
import Linguistics

/// Descriptions that nothing said before matches word for word.
extension NominalReader {
  /// "The militants": the armed group spoken of last.
  func fighters(_ i: Int, _ discourse: Discourse) -> DraftMention? {
    let document = discourse.document
    guard document.tags[i] == .nns, !discourse.isNamed[i], discourse.at[i] < 0,
      discourse.words.fighters.contains(document.lemmas[i].lowercased()),
      isDefinite(i, discourse), !isBound(i, discourse),
      hasNoDescription(i, document, allowing: discourse.words.sorts)
    else { return nil }
    let sentence = document.sentenceIndex(of: i)
    for entry in discourse.recent(from: sentence, sentences: 4)
    where entry.kind == .organization && entry.chains.count == 1 {
      let held = discourse.chains[entry.chains[0]]
      guard
        held.record?.category == "armed group"
          || held.record == nil && held.words.contains(where: { Self.armed.contains($0) }),
        !Coargument.test(i, entry.head, document)
      else { continue }
      return make(
        i, phrase(i, document), .organization, entry.chains, "the fighters of the group spoken of",
        discourse)
    }
    return nil
  }

  /// Words in the names of armed groups.
  private static let armed: WordSet = [
    "army", "brigade", "brigades", "fighters", "front", "guerrillas", "jihad", "liberation",
    "militia", "mujahideen", "rebels", "resistance",
  ]

  /// "Ms Rao fled. The lawyer …": the only person spoken of, where no post is known of her yet.
  func onlyOne(
    _ i: Int, _ span: Range<Int>, _ gender: Gender, _ discourse: Discourse
  ) -> DraftMention? {
    let document = discourse.document
    let sentence = document.sentenceIndex(of: i)
    guard document.dependencies[i] == .nsubj || document.dependencies[i] == .nsubjpass,
      hasNoClause(i, document)
    else { return nil }
    // "the opposition leader", "the rebel commander": of no state.
    let isFormer = document.children(of: i).contains {
      [
        "former", "ex", "one-time", "longtime", "veteran", "opposition", "rebel", "protest",
        "union",
        "student", "separatist", "tribal", "civic",
      ].contains(document.lowers[$0])
    }
    // "the president" without more is whoever rules.
    if !isFormer, let post = discourse.knowledge.words.post(document.lemmas[i].lowercased())?.post,
      PersonRole.leading.contains(post) || post == .minister || post == .spokesperson
        || post == .official
    {
      return nil
    }
    var found: Discourse.Entry?
    for entry in discourse.recent(from: sentence, sentences: 2)
    where entry.kind == .person && !entry.isModifier && entry.head < i {
      guard entry.chains.count == 1, found == nil || found!.chains == entry.chains else {
        return nil
      }
      if found == nil || entry.isSubject { found = entry }
    }
    guard let found, found.sentence < sentence,
      found.isSubject || document.dependencies[found.head] == .dobj,
      fits(gender, discourse.chains[found.chains[0]].gender),
      (discourse.roles[found.chains[0]] ?? []).isEmpty
    else { return nil }
    return make(i, span, .person, found.chains, "the only person spoken of", discourse)
  }

  /// "The American has asked for asylum": the person spoken of last.
  func citizen(_ i: Int, _ discourse: Discourse) -> DraftMention? {
    let document = discourse.document
    guard !discourse.isNamed[i], discourse.at[i] < 0, document.isCapitalized(i),
      Citizens(document: document, knowledge: discourse.knowledge).isOne(i..<i + 1)
    else { return nil }
    let sentence = document.sentenceIndex(of: i)
    let recent = discourse.recent(from: sentence, sentences: 2).filter {
      $0.kind == .person && $0.chains.count == 1 && !$0.isModifier
        && !Coargument.test(i, $0.head, document)
    }
    guard let entry = recent.first(where: \.isSubject) ?? recent.first else { return nil }
    return make(
      i, phrase(i, document), .person, entry.chains, "the citizen spoken of last", discourse)
  }

  /// "A soldier has been jailed. Joe Robinson, 25, …": whom the first sentence leaves unnamed is the
  /// first person named after it.
  func introduced(_ i: Int, _ discourse: Discourse) -> DraftMention? {
    let document = discourse.document
    let sentence = document.sentenceIndex(of: i)
    guard sentence < 3, document.tags[i] == .nn, !discourse.isNamed[i], discourse.at[i] < 0,
      document.dependencies[i] == .nsubj || document.dependencies[i] == .nsubjpass,
      document.isRoot(document.head(of: i)),
      document.children(of: i).contains(where: { ["a", "an"].contains(document.lowers[$0]) }),
      !document.children(of: i).contains(where: { document.dependencies[$0] == .conj }),
      !isBound(i, discourse)
    else { return nil }
    let lemma = document.lemmas[i].lowercased()
    // Who acts in the first sentence is often not whom the text is about: "a judge freed".
    let isPerson =
      discourse.words.persons[lemma] != nil
      || discourse.isPersonNoun(i) && document.dependencies[i] == .nsubjpass
    guard isPerson, !Self.speakers.contains(lemma) else { return nil }
    let named = discourse.drafts.filter { $0.kind == .person && $0.form == .name && !$0.inHeadline }
    guard let first = named.min(by: { $0.tokens.lowerBound < $1.tokens.lowerBound }),
      first.tokens.lowerBound > i, first.words.count > 1, first.chains.count == 1
    else { return nil }
    let distance = document.sentenceIndex(of: first.head) - sentence
    guard (1...3).contains(distance),
      [.nsubj, .nsubjpass].contains(document.dependencies[first.head])
    else { return nil }
    let chain = discourse.root(first.chains[0])
    let gender = discourse.words.persons[lemma] ?? .unknown
    guard fits(gender, discourse.chains[chain].gender) else { return nil }
    // Whoever is quoted next is another, unless his age is told.
    let verb = document.head(of: first.head)
    let end = first.tokens.upperBound
    let isAged =
      end + 1 < document.count && document.words[end] == ","
      && document.tags[end + 1] == .cd
    guard isAged || !Quotations.saying.contains(document.lemmas[verb]) else { return nil }
    return make(
      i, phrase(i, document), .person, [chain], "the first person named after it", discourse)
  }

  /// Those whom texts begin with and never name.
  private static let speakers: WordSet = [
    "analyst", "diplomat", "expert", "official", "source", "spokesman", "spokesperson",
    "spokeswoman", "witness",
  ]

  /// "Rami Abdurrahman, the head of the observatory": a body whose name is of that noun.
  func calledBy(_ i: Int, _ lemma: String, _ discourse: Discourse) -> DraftMention? {
    let document = discourse.document
    guard document.tags[i] == .nn, lemma.utf8.count > 4, isDefinite(i, discourse),
      hasNoDescription(i, document)
    else { return nil }
    let barred = discourse.barred(i)
    let entry = discourse.recent(from: document.sentenceIndex(of: i), sentences: 8).first {
      guard $0.kind == .organization, $0.form == .name, $0.chains.count == 1,
        !barred.contains($0.chains[0])
      else { return false }
      let words = discourse.chains[$0.chains[0]].words
      guard words.count > 1 else { return false }
      let head = words.firstIndex { ["of", "for"].contains($0) }.map { words[max(0, $0 - 1)] }
      return (head ?? words.last) == lemma
    }
    guard let entry else { return nil }
    return make(
      i, phrase(i, document), .organization, entry.chains, "the \(lemma) spoken of", discourse)
  }

  /// "Nakasone will visit Washington. The government …": that of the leader spoken of, where other
  /// states are only gone to.
  func ruled(_ i: Int, _ discourse: Discourse) -> Int? {
    let document = discourse.document
    let sentence = document.sentenceIndex(of: i)
    let recent = discourse.recent(from: sentence, sentences: 2)
    let isOpen = recent.allSatisfy { entry in
      guard entry.kind == .state else { return true }
      return document.dependencies[entry.head] == .pobj
        && ["in", "to"].contains(document.lowers[document.head(of: entry.head)])
    }
    guard isOpen else { return nil }
    for entry in recent where entry.kind == .person && entry.isSubject && entry.chains.count == 1 {
      for role in discourse.roles[entry.chains[0]] ?? [] where !role.isFormer {
        guard let post = role.post, PersonRole.leading.contains(post), let id = role.stateID,
          let state = discourse.owner(withID: id), discourse.chains[state].kind == .state
        else { continue }
        return state
      }
    }
    return nil
  }

  private func hasNoClause(_ i: Int, _ document: Document) -> Bool {
    document.children(of: i).allSatisfy {
      switch document.dependencies[$0] {
      // "The opposition leader, who was jailed,": it singles nobody out.
      case .relcl: i + 1 < document.count && document.words[i + 1] == ","
      case .acl, .prep, .conj: false
      default: true
      }
    }
  }

  /// The United Nations and their bodies are an organization, an agency, a body, and no group.
  func isWorldBody(_ record: KnowledgeRecord?, _ lemma: String) -> Bool {
    guard let record, record.id == "Q1065" || record.facts["parent"] == "Q1065" else {
      return false
    }
    return !["agency", "body", "organization", "organisation"].contains(lemma)
  }

  /// Whether what is known of a body speaks against a description: no party is "the company".
  func contradicts(_ record: KnowledgeRecord?, _ noun: NominalNoun?) -> Bool {
    guard let category = record?.category, let wanted = noun?.category, !wanted.isEmpty else {
      return false
    }
    switch wanted {
    case "company": return !["company", "media", "bank"].contains(category)
    case "party": return category != "party"
    case "media": return category != "media"
    case "military": return !["military", "armed group", "peacekeeping force"].contains(category)
    case "education", "religious", "finance": return category == "party" || category == "company"
    default: return false
    }
  }
}
