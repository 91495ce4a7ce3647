import GraphModel
import Linguistics

/// Resolves descriptions of several: "the two leaders", "both countries", "the two sides".
struct GroupReader {
  /// The mention that the plural noun, number or pair at `i` heads, where it counts what was named
  /// before.
  func read(_ i: Int, _ discourse: Discourse) -> DraftMention? {
    let document = discourse.document
    guard !discourse.isNamed[i], discourse.at[i] < 0 else { return nil }
    if let count = bareCount(i, document) { return bare(count, i, discourse) }
    let lemma = document.lemmas[i].lowercased()
    // "The neighbours have fought three wars": two, though nobody counts them.
    let isPair =
      ["neighbour", "neighbor", "rival", "foe"].contains(lemma)
      && document.dependencies[i] == .nsubj
      && document.children(of: i).contains { document.lowers[$0] == "the" }
      && document.children(of: i).allSatisfy {
        [.det, .amod].contains(document.dependencies[$0])
      }
    guard document.tags[i] == .nns, let count = count(i, discourse) ?? (isPair ? 2 : nil) else {
      return nil
    }
    let kind: EntityKind?
    if isPair {
      guard
        let group = together(
          2, nil, document.sentenceIndex(of: i), discourse)
      else { return nil }
      return make(group.sorted(), 2, i, discourse)
    }
    if ["side", "delegation", "team", "negotiator", "ally", "rival", "partner", "foe", "enemy"]
      .contains(lemma)
    {
      kind = nil
    } else if discourse.words.states.contains(lemma) && lemma != "state" || lemma == "government"
      || lemma == "capital"
    {
      kind = .state
    } else if discourse.isPersonNoun(i) {
      kind = .person
    } else if discourse.words.organizations.contains(lemma) {
      kind = .organization
    } else {
      return nil
    }
    guard let chains = latest(count, kind, lemma, i, discourse) else { return nil }
    return make(chains, count, i, discourse)
  }

  private func make(_ chains: [Int], _ count: Int, _ i: Int, _ discourse: Discourse)
    -> DraftMention
  {
    var low = i
    for child in discourse.document.children(of: i) where child < low { low = child }
    var draft = DraftMention(
      tokens: low..<i + 1, head: i, kind: discourse.chains[chains[0]].kind, form: .nominal,
      reason: "the \(count) spoken of last")
    draft.chains = chains
    return draft
  }

  /// How many a phrase without a noun speaks of: "the two met", "the pair", "both agreed".
  private func bareCount(_ i: Int, _ document: Document) -> Int? {
    let dependency = document.dependencies[i]
    guard
      dependency == .nsubj || dependency == .nsubjpass
        || dependency == .pobj && document.lowers[document.head(of: i)] == "between"
    else { return nil }
    let isDefinite = document.children(of: i).contains {
      ["the", "these"].contains(document.lowers[$0])
    }
    // "the two of them", "the two who won"
    let isPlain = document.children(of: i).allSatisfy {
      document.dependencies[$0] == .det || document.dependencies[$0] == .predet
    }
    guard isPlain else { return nil }
    switch document.lowers[i] {
    case "two", "pair", "duo", "couple": return isDefinite ? 2 : nil
    case "three", "trio": return isDefinite ? 3 : nil
    case "both": return document.children(of: i).isEmpty ? 2 : nil
    default: return nil
    }
  }

  /// The persons spoken of last, else the states, else the bodies, as many as are counted; those
  /// that one sentence names together before others.
  private func bare(_ count: Int, _ i: Int, _ discourse: Discourse) -> DraftMention? {
    let sentence = discourse.document.sentenceIndex(of: i)
    if let group = together(count, nil, sentence, discourse) {
      return make(group.sorted(), count, i, discourse)
    }
    for distance in 0...2 {
      for kind in [EntityKind.person, .state, .organization] {
        var found: [Int] = []
        for entry in discourse.recent(from: sentence, sentences: distance)
        where entry.kind == kind && !entry.isModifier && entry.head != i
          && !(entry.kind != .person && entry.isPossessive)
        {
          for chain in entry.chains where !found.contains(chain) { found.append(chain) }
        }
        // More than are counted: whom it means is open.
        if found.count == count { return make(found.sorted(), count, i, discourse) }
        if found.count > count { break }
      }
    }
    return nil
  }

  /// Those as many as are counted whom the text last put together: "X and Y", "X met Y", "both".
  private func together(
    _ count: Int, _ kind: EntityKind?, _ sentence: Int, _ discourse: Discourse
  ) -> [Int]? {
    for entry in discourse.recent(from: sentence, sentences: 2)
    where (kind == nil || entry.kind == kind) && !entry.isModifier
      && !isPlace(entry, discourse)
    {
      let group = discourse.group(entry)
      if group.count == count { return group }
    }
    return nil
  }

  /// How many "the two leaders" and "both countries" speak of; nil for other plurals.
  private func count(_ i: Int, _ discourse: Discourse) -> Int? {
    let document = discourse.document
    var definite = false
    var number: Int?
    for child in document.children(of: i) {
      switch document.lowers[child] {
      case "both": number = 2
      case "two": number = 2
      case "three": number = 3
      case "the", "these", "those": definite = true
      default:
        // "the two former presidents" is still a pair; "the two Chinese engineers" is not ours.
        if document.dependencies[child] == .relcl || document.dependencies[child] == .prep {
          return nil
        }
        if discourse.at[child] >= 0 { return nil }
      }
    }
    if number == 2, document.children(of: i).contains(where: { document.lowers[$0] == "both" }) {
      return 2
    }
    guard definite, let number else { return nil }
    return number
  }

  /// The `count` distinct entities spoken of last, those in one sentence before others.
  private func latest(
    _ count: Int, _ kind: EntityKind?, _ lemma: String, _ i: Int, _ discourse: Discourse
  ) -> [Int]? {
    let sentence = discourse.document.sentenceIndex(of: i)
    var kind = kind
    if kind == nil, count == 2, let pair = joined(before: sentence, discourse) { return pair }
    let leads =
      kind == .person && discourse.words.persons[lemma] == nil && !Self.anyone.contains(lemma)
    if !leads, let group = together(count, kind, sentence, discourse) { return group.sorted() }
    if kind == nil {
      // Sides are states where two were spoken of, else bodies, else persons.
      let recent = discourse.recent(from: sentence, sentences: 2).filter {
        !isPlace($0, discourse)
      }
      kind = [.state, .organization, .person].first { wanted in
        Set(recent.filter { $0.kind == wanted }.flatMap(\.chains)).count >= count
      }
    }
    guard let kind else { return nil }
    var found: [Int] = []
    for entry in discourse.recent(from: sentence, sentences: 6)
    where entry.kind == kind && !isPlace(entry, discourse)
      && !(kind == .state && entry.isModifier && sentence - entry.sentence > 1)
    {
      for chain in entry.chains where !found.contains(chain) {
        if kind == .organization, !mayBe(chain, lemma, i, discourse) { continue }
        if leads, !answers(chain, lemma, discourse) { continue }
        found.append(chain)
      }
      if found.count >= count { break }
    }
    if found.count < count, leads {
      // The leaders whom the text is about, if they are just as many.
      let all = discourse.chains.indices.filter {
        discourse.chains[$0].mergedInto == nil && discourse.chains[$0].kind == .person
          && answers($0, lemma, discourse)
      }
      if all.count == count { return all }
      return together(count, .person, sentence, discourse)?.sorted()
    }
    return found.count == count ? found.sorted() : nil
  }

  /// Whether a body may be one of those counted: no newspaper is a group, and rebel groups are armed.
  private func mayBe(_ chain: Int, _ lemma: String, _ i: Int, _ discourse: Discourse) -> Bool {
    let document = discourse.document
    guard let category = discourse.chains[chain].record?.category,
      ["faction", "group", "movement"].contains(lemma)
    else { return true }
    let isArmed = document.children(of: i).contains {
      ["armed", "guerrilla", "militant", "rebel"].contains(document.lowers[$0])
    }
    return isArmed ? category == "armed group" : category != "media"
  }

  /// The two bodies or states that "and" joined last: "Hadi's government and the Houthis agreed".
  private func joined(before sentence: Int, _ discourse: Discourse) -> [Int]? {
    let document = discourse.document
    let recent = discourse.recent(from: sentence, sentences: 3)
    for entry in recent
    where document.dependencies[entry.head] == .conj && entry.kind != .person {
      let first = document.head(of: entry.head)
      guard
        !document.children(of: entry.head).contains(where: { document.dependencies[$0] == .conj }),
        document.dependencies[first] != .conj, let other = discourse.chain(at: first),
        discourse.chains[other].kind != .person, entry.chains.count == 1,
        entry.chains[0] != other
      else { continue }
      return [other, entry.chains[0]].sorted()
    }
    return nil
  }

  /// "talks in Switzerland": where something is takes no part in it.
  private func isPlace(_ entry: Discourse.Entry, _ discourse: Discourse) -> Bool {
    let document = discourse.document
    return entry.kind == .state && document.dependencies[entry.head] == .pobj
      && ["at", "in", "near", "outside"].contains(
        document.lowers[document.head(of: entry.head)])
  }

  /// Nouns that fit politicians of any post.
  private static let anyone: WordSet = [
    "candidate", "contender", "opponent", "politician", "statesman",
  ]

  private func answers(_ chain: Int, _ lemma: String, _ discourse: Discourse) -> Bool {
    let wanted = PersonRole(
      noun: lemma, post: discourse.knowledge.words.post(lemma)?.post, stateID: nil)
    return (discourse.roles[chain] ?? []).contains { $0.answers(wanted) }
  }
}
