import EntityLinking
import GraphModel
import Linguistics

/// Finds the arguments of predicates in the dependency tree, through control, relative and
/// participial clauses, conjunction and ownership.
struct ArgumentReader {
  let linked: LinkedDocument
  let document: Document
  /// By token.
  private let lemmas: [String]

  init(_ linked: LinkedDocument) {
    self.linked = linked
    document = linked.document
    lemmas = (0..<linked.document.count).map { Self.lemma($0, of: linked.document) }
  }

  /// The token's lemma in lower case.
  func lemma(_ i: Int) -> String { lemmas[i] }

  private static func lemma(_ i: Int, of document: Document) -> String {
    let lemma = document.lemmas[i]
    if document.tags[i] == .nnps, lemma.last == "s", lemma.utf8.count > 3 {
      // The lemmatizer leaves the plural of a capitalized noun as it is: "Talks".
      return String(lemma.dropLast()).lowercased()
    }
    return lemma.utf8.allSatisfy { $0 < 65 || $0 > 90 } ? lemma : lemma.lowercased()
  }

  /// "cease-fire", of which the tokenizer makes three: the lemma with what a hyphen joins to it.
  func joinedLemma(_ i: Int) -> String? {
    guard i >= 2, document.words[i - 1] == "-", document.head(of: i - 2) == i else { return nil }
    return document.lowers[i - 2] + "-" + lemma(i)
  }

  func relation(_ i: Int) -> Dependency { document.dependencies[i] }

  // MARK: Noun phrases to entities

  /// The entities that the phrase headed by `i`, with its conjuncts, stands for.
  func actors(at i: Int, depth: Int = 0) -> [Actor] {
    var found = ownActors(at: i, depth: depth)
    for child in document.children(of: i) where relation(child) == .conj {
      guard document.partsOfSpeech[child] != .verb, child != i else { continue }
      found += actors(at: child, depth: depth)
    }
    // "the bank Taft and the University of Chad": what follows the name of one bank is no bank.
    if document.tags[i] == .nn, i + 1 < document.count, linked.mention(headedBy: i) == nil,
      let index = linked.mention(covering: i + 1),
      linked.mentions[index].tokens.lowerBound == i + 1,
      relation(linked.mentions[index].head) == .appos,
      document.head(of: linked.mentions[index].head) == i, has(linked.mentions[index].head, .cc)
    {
      for child in document.children(of: linked.mentions[index].head)
      where relation(child) == .conj && document.partsOfSpeech[child] != .verb {
        found += actors(at: child, depth: depth)
      }
    }
    return found
  }

  /// The entities that the phrase headed by `i` stands for, without its conjuncts.
  func ownActors(at i: Int, depth: Int = 0) -> [Actor] {
    if let index = linked.mention(headedBy: i) {
      let mention = linked.mentions[index]
      if let member = memberDescribed(at: i, mention) { return [member] }
      return [
        Actor(
          entities: mention.entities, tokens: mention.tokens, head: i, form: mention.form,
          reach: .direct)
      ]
    }
    if let index = linked.mention(covering: i), linked.mentions[index].form == .name,
      linked.mentions[index].tokens.contains(linked.mentions[index].head)
    {
      // A clause or a preposition hung on another word of a long name is the name's.
      let mention = linked.mentions[index]
      return [
        Actor(
          entities: mention.entities, tokens: mention.tokens, head: i, form: mention.form,
          reach: .direct)
      ]
    }
    if isRelativePronoun(i), let antecedent = antecedent(ofRelative: i) {
      return actors(at: antecedent, depth: depth)
    }
    guard depth < 4 else { return [] }
    let isPlural = [.nns, .nnps].contains(document.tags[i])
    for child in document.children(of: i) where relation(child) == .appos {
      // "Two tribes, the Hopi and the Zuni, sued": all of them.
      let found =
        isPlural ? actors(at: child, depth: depth + 1) : ownActors(at: child, depth: depth + 1)
      // "his partners, the VVD party": the party is called so.
      let isCalledSo =
        found.first?.reach == .apposition && Self.kindsOfBody.contains(lemma(child))
      if let first = found.first, first.reach == .direct || isCalledSo {
        return found.map { with($0, reach: .apposition, head: i) }
      }
    }
    // "nine powers, including India and Pakistan"
    if isPlural {
      let named = document.children(of: i).filter {
        relation($0) == .prep && document.lowers[$0] == "including" && $0 <= i + 2
      }.flatMap { objects(ofPreposition: $0) }.flatMap { actors(at: $0, depth: depth + 1) }
        .filter { $0.reach == .direct && $0.form == .name }
      if !named.isEmpty { return named.map { with($0, reach: .apposition, head: i) } }
    }
    if let person = personNamed(behind: i) { return [person] }
    // "the Lebanese group Hezbollah", where the parser does not join the two.
    if Self.kindsOfBody.contains(lemma(i)), document.tags[i] == .nn, i + 1 < document.count,
      let next = linked.mention(covering: i + 1), linked.mentions[next].form == .name,
      linked.mentions[next].tokens.lowerBound == i + 1, linked.mentions[next].entities.count == 1,
      linked.entities[linked.mentions[next].entities[0]].kind == .organization
    {
      return [
        Actor(
          entities: linked.mentions[next].entities, tokens: linked.mentions[next].tokens, head: i,
          form: .name, reach: .apposition)
      ]
    }
    // "Ingabire, a Hutu politician who …", "Hamas, the group Iran backs": the one described.
    if relation(i) == .appos, let index = linked.mention(headedBy: document.head(of: i)) {
      let mention = linked.mentions[index]
      return [
        Actor(
          entities: mention.entities, tokens: mention.tokens, head: i, form: mention.form,
          reach: .apposition)
      ]
    }
    // "Wells is the aide Orr dismissed": the clause tells of her.
    let host = has(i, .relcl) ? subject(of: described(by: i)) : described(by: i)
    if host != i {
      return actors(at: host, depth: depth + 1).map { with($0, reach: .apposition, head: i) }
    }
    return owners(of: i, depth: depth + 1) + leaders(of: i)
  }

  /// "a Chadian delegation led by Amy Wells met": she met as well.
  private func leaders(of i: Int) -> [Actor] {
    guard Self.delegations.contains(lemma(i)) else { return [] }
    return document.children(of: i).filter {
      relation($0) == .acl && ["led", "headed"].contains(document.lowers[$0])
    }.flatMap { prepositionObjects(of: $0, ["by"]) }
      .flatMap { object -> [Actor] in
        guard let index = linked.mention(headedBy: object) else { return [] }
        let mention = linked.mentions[index]
        guard linked.entities[mention.entities[0]].kind == .person else { return [] }
        return [
          Actor(
            entities: mention.entities, tokens: mention.tokens, head: i, form: mention.form,
            reach: .apposition)
        ]
      }
  }

  private static let delegations: WordSet = ["contingent", "delegation", "mission", "team"]

  /// "the panel's top Republican, Sen. Amy Wells, said": the person, not her party.
  private func memberDescribed(at i: Int, _ mention: Mention) -> Actor? {
    guard mention.form == .name, mention.tokens.count == 1,
      [.nn, .nnp].contains(document.tags[i]),
      linked.entities[mention.entities[0]].kind != .person,
      document.children(of: i).contains(where: {
        switch relation($0) {
        case .amod, .poss: true
        case .det: ["a", "an", "another", "one"].contains(document.lowers[$0])
        default: false
        }
      })
    else { return nil }
    for child in document.children(of: i) where relation(child) == .appos {
      guard let index = linked.mention(headedBy: child), linked.mentions[index].form == .name,
        linked.entities[linked.mentions[index].entities[0]].kind == .person
      else { continue }
      return Actor(
        entities: linked.mentions[index].entities, tokens: linked.mentions[index].tokens, head: i,
        form: .name, reach: .apposition)
    }
    return nil
  }

  /// Whether a blank line, a caption or a headline parts two tokens.
  func isParted(_ a: Int, _ b: Int) -> Bool {
    for i in min(a, b)..<max(a, b) where document.partsOfSpeech[i] == .space {
      if document.words[i].utf8.filter({ $0 == 10 }).count > 1 { return true }
    }
    return false
  }

  func with(_ actor: Actor, reach: Actor.Reach, head: Int) -> Actor {
    var actor = actor
    actor.reach = actor.reach == .direct ? reach : max(actor.reach, reach)
    actor.head = head
    return actor
  }

  func isRelativePronoun(_ i: Int) -> Bool {
    switch document.tags[i] {
    case .wdt, .wp, .wpPossessive: true
    case .in, .dt: document.lowers[i] == "that" && clause(ofRelative: i) != nil
    default: false
    }
  }

  private func clause(ofRelative i: Int) -> Int? {
    var at = i
    while !document.isRoot(at) {
      if relation(at) == .relcl { return at }
      if relation(at) == .ccomp || relation(at) == .advcl { return nil }
      at = document.head(of: at)
    }
    return nil
  }

  func antecedent(ofRelative i: Int) -> Int? {
    // "India, whose foreign minister, X, …": the parser sees an apposition in place of a clause.
    if document.tags[i] == .wpPossessive, clause(ofRelative: i) == nil, i > 1,
      document.words[i - 1] == ",", let index = linked.mention(covering: i - 2)
    {
      return linked.mentions[index].head
    }
    return clause(ofRelative: i).map {
      let head = subject(of: described(by: document.head(of: $0)))
      return ["who", "whom"].contains(document.lowers[i]) ? person(behind: head) : head
    }
  }

  /// "Spain, one of five EU members that refuse": Spain. "A and B, two of the women who sued": both,
  /// by the first. "Spain is one of the members that refuse": Spain.
  func described(by noun: Int) -> Int {
    let preposition = document.head(of: noun)
    let one = document.head(of: preposition)
    // "Wells was among those arrested": her.
    if relation(noun) == .pobj, document.lowers[preposition] == "among", lemma(one) == "be",
      noun <= preposition + 3, let subject = child(one, .nsubj)
    {
      return subject
    }
    guard relation(noun) == .pobj, document.lowers[preposition] == "of",
      Self.counts[document.lowers[one]] != nil
    else { return noun }
    var host = document.head(of: one)
    switch relation(one) {
    case .appos:
      for _ in 1..<(Self.counts[document.lowers[one]] ?? 1) where relation(host) == .conj {
        host = document.head(of: host)
      }
      return host
    case .attr where lemma(host) == "be": return child(host, .nsubj) ?? noun
    // "Whitelaw, the minister and one of her advisers"
    case .conj where relation(host) == .appos && document.lowers[one] == "one":
      return document.head(of: host)
    default: return noun
    }
  }

  /// "Wells is a vet who has worked for Chad": her, whom the noun describes.
  private func subject(of noun: Int) -> Int {
    let copula = document.head(of: noun)
    guard relation(noun) == .attr, lemma(copula) == "be", document.tags[noun] == .nn,
      linked.mention(covering: noun) == nil,
      document.children(of: noun).contains(where: {
        ["a", "an", "the"].contains(document.lowers[$0])
      }),
      let subject = child(copula, .nsubj), linked.mention(headedBy: subject) != nil
    else { return noun }
    return subject
  }

  private static let counts = ["one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "some": 5]

  /// "a member of the Senate who had met Suu Kyi": "who" is the member, where the parser has the
  /// Senate.
  private func person(behind i: Int) -> Int {
    guard relation(i) == .pobj, let index = linked.mention(headedBy: i),
      linked.mentions[index].form == .name,
      linked.entities[linked.mentions[index].entities[0]].kind != .person
    else { return i }
    let preposition = document.head(of: i)
    let noun = document.head(of: preposition)
    guard ["at", "for", "from", "in", "of"].contains(document.lowers[preposition]),
      document.partsOfSpeech[noun] == .noun || document.partsOfSpeech[noun] == .properNoun
    else { return i }
    return noun
  }
}

func max(_ a: Actor.Reach, _ b: Actor.Reach) -> Actor.Reach { a.rawValue < b.rawValue ? b : a }
