import EntityLinking
import GraphModel
import Linguistics

extension RolePattern {
  typealias Holder = (actor: Actor, rule: String, name: Int)

  /// Who holds role `r`, the construction that says so, and the token of the holder's name.
  func holders(of r: Int, isRole: Bool) -> [Holder] {
    if let found = titled(r, isRole: isRole) {
      // "Labour councillors A, B and C": a plural title is held by all.
      let isPlural =
        [.nns, .nnps].contains(document.tags[r])
        || document.words[r].hasSuffix("s")
          && document.words[r].dropLast().allSatisfy(\.isUppercase)
      // "US astronauts A and B"
      guard isPlural, isRole || document.tags[r] == .nns else { return [found] }
      let kind = context.kind(found.actor)
      let joined = reader.actors(at: found.name).filter {
        $0.reach == .direct && $0.form == .name && context.kind($0) == kind
      }
      return joined.isEmpty ? [found] : joined.map { ($0, found.rule, found.name) }
    }
    if let named = isRole ? reader.personNamed(behind: r) : reader.personTitled(behind: r),
      let index = linked.mention(covering: named.tokens.lowerBound)
    {
      return [(actor(index), "role-title", r)]
    }
    if let index = linked.mention(headedBy: r) {
      let mention = linked.mentions[index]
      if mention.form == .nominal, isRole {
        return [(actor(index), "role-nominal", r)]
      }
      if mention.form == .name, !isRole || mention.tokens.count > 1 { return [] }
    }
    let head = document.head(of: r)
    switch document.dependencies[r] {
    // "India, whose foreign minister, Salman Khurshid, …": he holds it.
    case .appos where isListed(r): return []
    case .appos where !hasNameInApposition(r):
      let host = isRole ? personOf(body: head) ?? head : head
      let found = reader.ownActors(at: host).filter { $0.reach == .direct }
      return found.map { ($0, "role-apposition", host) }
    // "Tusk, and his counterpart, Orban": somebody else.
    case .conj
    where isNoun(head) && head < r && !hasOwnHolder(r) && !hasNameInApposition(r):
      // "Amy Wells, Democrat of Ohio and chairman of the panel": the party's name describes her.
      if document.dependencies[head] == .appos,
        let described = linked.mention(
          headedBy: document.head(of: head)), isPersonName(described)
      {
        return [(actor(described), "role-apposition", document.head(of: head))]
      }
      // "president and founder of": what holds the first holds the second.
      return document.partsOfSpeech[head] == .properNoun && linked.mention(headedBy: head) != nil
        ? [] : holders(of: head, isRole: isRole)
    case .nsubj where isCopula(head):
      // "The pollster for the group is John McLaughlin."
      let names = document.children(of: head).filter { document.dependencies[$0] == .attr }
        .flatMap { reader.actors(at: $0) }.filter { $0.reach == .direct && $0.form == .name }
      if !names.isEmpty { return names.map { ($0, "role-copula", -1) } }
    case .nsubj where reader.lemma(head) == "include" && isRole:
      return included(by: head)
    case .pobj where document.lowers[head] == "of":
      // "his list of advisers includes"
      let list = document.head(of: head)
      let verb = document.head(of: list)
      // "One of Chad's leading intellectuals, Amy Wells, died.": also where the noun is no post.
      guard isRole || document.lowers[list] == "one" else { break }
      // "Whitelaw, one of her advisers"
      // "One of the court's justices, Antonin Scalia, died."
      if ["one", "some", "two"].contains(document.lowers[list]) {
        let named = document.children(of: list).filter { document.dependencies[$0] == .appos }
          .flatMap { reader.actors(at: $0) }.filter { $0.reach == .direct && $0.form == .name }
        if !named.isEmpty { return named.map { ($0, "role-apposition", -1) } }
      }
      let host = reader.described(by: r)
      if host != r {
        return reader.actors(at: host).filter { $0.reach == .direct }
          .map { ($0, "role-apposition", $0.head) }
      }
      if isRole, document.dependencies[list] == .nsubj, reader.lemma(verb) == "include" {
        return included(by: verb)
      }
    case .attr where isCopula(head):
      return subject(of: head, rule: "role-copula")
    case .oprd:
      return reader.deepObjects(of: head).flatMap { reader.actors(at: $0) }.filter {
        $0.reach == .direct
      }
      .map { ($0, "role-copula", $0.head) }
    case .dobj where reader.lemma(head) == "become":
      return subject(of: head, rule: "role-copula")
    // "Among the candidates are A and B."
    case .pobj
    where isRole && document.lowers[head] == "among" && isCopula(document.head(of: head)):
      return document.children(of: document.head(of: head)).filter {
        [.nsubj, .attr].contains(document.dependencies[$0])
      }.flatMap { reader.actors(at: $0) }.filter { $0.reach == .direct && $0.form == .name }
        .map { ($0, "role-copula", -1) }
    case .pobj where document.lowers[head] == "as":
      return holders(asComplementOf: document.head(of: head))
    default: break
    }
    // "the Kremlin's spokesman, Dmitry Peskov,"; without "and", a conjunct is an apposition misread.
    let hasConjunction = reader.has(r, .cc)
    for child in document.children(of: r)
    where document.dependencies[child] == .conj && !hasConjunction && child > r + 1 {
      guard let index = linked.mention(headedBy: child), linked.mentions[index].form == .name,
        linked.mentions[index].tokens.lowerBound > r
      else { continue }
      let isPlural = isRole && document.tags[r] == .nns
      if isPersonName(index), !isPlural,
        document.words[linked.mentions[index].tokens.lowerBound - 1] == ","
      {
        return [(actor(index), "role-apposition", child)]
      }
      // "his two partners, the VVD and the Labour Party, opposed": a plural role has several holders.
      if isRole, document.tags[r] == .nns,
        document.words[document.subtree(of: child).lowerBound - 1] == ","
      {
        return reader.actors(at: child).filter { $0.reach == .direct }
          .map { ($0, "role-apposition", $0.head) }
      }
    }
    for child in document.children(of: r) where document.dependencies[child] == .appos {
      let isPlural = [.nns, .nnps].contains(document.tags[r])
      let found = (isPlural ? reader.actors(at: child) : reader.ownActors(at: child))
        .filter { $0.reach == .direct || isCalledSo($0) }
      // "representatives of Taft, Vela and Orbis said": each has them.
      let isEnumerated =
        isPlural && isRole && !found.isEmpty
        && found.allSatisfy { context.kind($0) == .organization }
        && reader.prepositionObjects(of: r, ["of"]).contains { whole in
          whole < child
            && reader.actors(at: whole).contains { context.kind($0) == .organization }
        }
      if isEnumerated { continue }
      if !found.isEmpty { return found.map { ($0, "role-apposition", $0.head) } }
    }
    if isRole, let found = preposed(r) { return [found] }
    return isRole ? examples(of: r) : []
  }

  /// "Amy Wells of the Labour Party, a member of the Senate": the parser hangs the post on her party.
  private func personOf(body i: Int) -> Int? {
    let preposition = document.head(of: i)
    let name = document.head(of: preposition)
    guard document.dependencies[i] == .pobj, let body = linked.mention(headedBy: i),
      linked.entities[linked.mentions[body].entities[0]].kind == .organization,
      ["of", "from", "at", "with"].contains(document.lowers[preposition]),
      let index = linked.mention(headedBy: name), isPersonName(index)
    else { return nil }
    return name
  }

  /// "enemies like Iran and Russia", "allies such as Chad": those given as examples.
  private func examples(of r: Int) -> [Holder] {
    guard document.tags[r] == .nns else { return [] }
    return document.children(of: r).filter {
      document.dependencies[$0] == .prep
        && ["as", "including", "like"].contains(document.lowers[$0])
    }.flatMap { reader.objects(ofPreposition: $0) }.flatMap { reader.actors(at: $0) }
      .filter { $0.reach == .direct && $0.form == .name }
      .map { ($0, "role-included", -1) }
  }

  /// "the VVD party": the party is called so.
  private func isCalledSo(_ actor: Actor) -> Bool {
    actor.reach == .apposition && ArgumentReader.kindsOfBody.contains(reader.lemma(actor.head))
  }

  private func hasNameInApposition(_ r: Int) -> Bool {
    document.children(of: r).contains {
      document.dependencies[$0] == .appos && linked.mention(headedBy: $0).map(isPersonName) ?? false
    }
  }

  private func hasOwnHolder(_ r: Int) -> Bool {
    document.children(of: r).contains {
      document.dependencies[$0] == .poss && document.tags[$0] == .prpPossessive
    }
  }

  /// "Carter, Iraqi Prime Minister Discuss Fight": in a headline the comma is an "and".
  private func isListed(_ r: Int) -> Bool {
    guard r + 1 < document.count, document.words[r + 1] != ",", isCapital(r) else {
      return false
    }
    let next = r + 1
    return isCapital(next) && linked.mention(covering: next) == nil
      && ![.nnps, .nnp, .vbz, .vbd].contains(document.tags[next])
      && document.dependencies[next] != .case
  }

  private func isCapital(_ i: Int) -> Bool { document.words[i].first?.isUppercase ?? false }

  /// «Obama's advisers include Tony Blair and Rick Warren».
  private func included(by verb: Int) -> [Holder] {
    reader.deepObjects(of: verb).flatMap { reader.actors(at: $0) }
      .filter { $0.reach == .direct && $0.form == .name }
      .map { ($0, "role-included", -1) }
  }

  /// «The head of the foundation in Bamako, Jan Fahlbusch»; «Now the chancellor of Baylor, Starr»:
  /// a name right after the comma that ends the role's phrase, which the tree often misses.
  private func preposed(_ r: Int) -> Holder? {
    let end = document.subtree(of: r).upperBound
    var comma = r + 1
    // "the president's lawyer, Wells,": she is the lawyer.
    guard document.dependencies[r] != .pobj, document.dependencies[r] != .poss else { return nil }
    while comma < min(r + 14, document.count), document.words[comma] != "," {
      // "the party's candidate to replace Merkel, Amy Wells,"
      let isPurpose =
        comma == r + 2 && document.lowers[r + 1] == "to" && document.head(of: comma) == r
      guard !reader.isClause(comma) || isPurpose, document.tags[comma] != .period else {
        return nil
      }
      comma += 1
    }
    guard comma + 1 < document.count, document.words[comma] == ",", comma >= min(end, r + 14) - 4,
      let index = linked.mention(covering: comma + 1), isPersonName(index),
      linked.mentions[index].tokens.lowerBound == comma + 1
    else { return nil }
    return (actor(index), "role-preposed", linked.mentions[index].head)
  }

  /// «President Putin», «Secretary of State Antony Blinken»: a role right before a person's name.
  private func titled(_ r: Int, isRole: Bool) -> Holder? {
    let head = document.head(of: r)
    if [.compound, .nmod, .amod, .appos, .poss].contains(document.dependencies[r]), head > r,
      head - r <= 8,
      let index = linked.mention(headedBy: head), isPersonName(index)
    {
      if document.dependencies[r] == .poss { return nil }
      return (actor(index), "role-title", head)
    }
    // "its rival Taiwan": states and bodies are rivals and allies too.
    if isRole, [.compound, .nmod].contains(document.dependencies[r]), head == r + 1,
      let index = linked.mention(headedBy: head), linked.mentions[index].form == .name,
      linked.mentions[index].tokens.lowerBound == head, reader.child(head, .poss) != nil,
      context.lexicon.role(reader.lemma(r)).contains(where: {
        [.opposes, .allied].contains($0.family)
      })
    {
      return (actor(index), "role-title", head)
    }
    // "NATO member Turkey", "the NATO members Turkey and Greece"
    if isRole, let member = memberNamed(behind: r) { return member }
    // The tree may have it otherwise; the words do not.
    guard isRole else { return nil }
    var next = r + 1
    // "Secretary of State Wells" holds the post, "a niece of Senator Wells" does not.
    if next + 1 < document.count, document.lowers[next] == "of",
      linked.mention(headedBy: next + 1) == nil,
      context.lexicon.role(reader.lemma(next + 1)).isEmpty,
      !Self.honorifics.contains(document.lowers[next + 1])
    {
      next += 2
    }
    guard next < document.count else { return nil }
    for offset in 0..<6 where next + offset < document.count {
      if let index = linked.mention(headedBy: next + offset), isPersonName(index),
        linked.mentions[index].tokens.lowerBound == next
      {
        return (actor(index), "role-title", next + offset)
      }
    }
    return nil
  }

  /// The state or body right behind the noun by which it is a member of what stands before.
  private func memberNamed(behind r: Int) -> Holder? {
    guard r > 0, r + 1 < document.count,
      ["member", "state", "country", "nation"].contains(reader.lemma(r)),
      reader.lemma(r) == "member" || document.lowers[r - 1] == "member",
      let index = linked.mention(covering: r + 1), linked.mentions[index].form == .name,
      linked.mentions[index].tokens.lowerBound == r + 1, linked.mentions[index].entities.count == 1,
      linked.entities[linked.mentions[index].entities[0]].kind != .person,
      // "told NATO members Turkey would leave"
      [.compound, .nmod, .appos].contains(document.dependencies[r])
        || document.dependencies[linked.mentions[index].head] == .appos
        || document.head(of: r) == document.head(of: linked.mentions[index].head)
          && document.dependencies[r] == .dobj
    else { return nil }
    return (actor(index), "role-title", linked.mentions[index].head)
  }

  private func isPersonName(_ index: Int) -> Bool {
    let mention = linked.mentions[index]
    return mention.form == .name && linked.entities[mention.entities[0]].kind == .person
  }

  private func actor(_ index: Int) -> Actor {
    let mention = linked.mentions[index]
    return Actor(
      entities: mention.entities, tokens: mention.tokens, head: mention.head, form: mention.form,
      reach: .direct)
  }

  private func isNoun(_ i: Int) -> Bool {
    document.partsOfSpeech[i] == .noun || document.partsOfSpeech[i] == .properNoun
  }

  private func isCopula(_ i: Int) -> Bool {
    ["be", "become", "remain"].contains(reader.lemma(i))
  }

  private func subject(of verb: Int, rule: String) -> [Holder] {
    guard let subject = reader.surfaceSubject(of: verb) else { return [] }
    return reader.actors(at: subject).filter { $0.reach == .direct || $0.reach == .apposition }
      .map { ($0, rule, -1) }
  }

  private func holders(asComplementOf verb: Int) -> [Holder] {
    // "the resignation of Wells as governor", "Wells's appointment as governor"
    if Self.changesOfOffice.contains(reader.lemma(verb)), !reader.isClause(verb) {
      let owners = document.children(of: verb).filter { document.dependencies[$0] == .poss }
      return (owners + reader.prepositionObjects(of: verb, ["of"]))
        .flatMap { reader.actors(at: $0) }.filter { $0.reach == .direct }
        .map { ($0, "role-as", -1) }
    }
    // "was elected unopposed as president"
    if document.dependencies[verb] == .oprd, reader.isClause(document.head(of: verb)) {
      return holders(asComplementOf: document.head(of: verb))
    }
    guard reader.isClause(verb) else { return [] }
    // "replaced Orr with Wells as minister": she is it now.
    if reader.lemma(verb) == "replace" {
      let successors = ([verb] + reader.deepObjects(of: verb)).flatMap {
        reader.prepositionObjects(of: $0, ["with", "by"])
      }.flatMap { reader.actors(at: $0) }.filter { $0.reach == .direct }
      if !successors.isEmpty { return successors.map { ($0, "role-as", -1) } }
    }
    let objects = reader.deepObjects(of: verb)
    // "Kim was replaced by Li as head of the bank": Li is its head.
    if Self.replacing.contains(reader.lemma(verb)) {
      return reader.deepSubjects(of: verb).flatMap { reader.actors(at: $0) }
        .filter { $0.reach == .direct }.map { ($0, "role-as", -1) }
    }
    let tokens =
      objects.isEmpty || Self.intransitive.contains(reader.lemma(verb))
      ? reader.surfaceSubject(of: verb).map { [$0] } ?? [] : objects
    return tokens.flatMap { reader.actors(at: $0) }.filter { $0.reach == .direct }
      .map { ($0, "role-as", -1) }
  }

  private static let changesOfOffice: WordSet = [
    "appointment", "choice", "confirmation", "departure", "dismissal", "election", "inauguration",
    "nomination", "ouster", "reappointment", "recall", "reelection", "re-election", "removal",
    "resignation", "return", "selection", "tenure", "term",
  ]

  private static let replacing: WordSet = ["follow", "replace", "succeed"]

  private static let intransitive: WordSet = [
    "serve", "act", "work", "retire", "resign", "continue", "return", "campaign", "stand", "run",
  ]
}
