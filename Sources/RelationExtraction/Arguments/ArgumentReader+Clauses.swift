import EntityLinking
import GraphModel
import Linguistics

extension ArgumentReader {
  /// Whether verb `v` has the form of a passive: "was arrested", "(the man) arrested by".
  func isPassive(_ v: Int) -> Bool {
    for child in document.children(of: v) {
      switch relation(child) {
      case .auxpass, .nsubjpass, .csubjpass: return true
      default: break
      }
    }
    guard document.tags[v] == .vbn else { return false }
    switch relation(v) {
    case .acl: return true
    // "A court in Turkey on Thursday sentenced journalist Amy Wells": no participle, with a subject.
    case .amod: return !has(v, .nsubj)
    case .advcl: return !has(v, .aux)
    case .relcl: return !has(v, .aux) && !has(v, .nsubj)
    case .conj:
      let first = document.head(of: v)
      return !has(v, .aux) && !has(v, .nsubj) && !has(v, .dobj)
        && document.tags[first] == .vbn && isPassive(first)
    // "stands accused of", "remained detained"
    case .acomp, .xcomp, .oprd, .ccomp:
      return !has(v, .aux) && !has(v, .nsubj) && !has(v, .dobj)
        && Self.copulas.contains(lemma(document.head(of: v)))
    default: return false
    }
  }

  private static let copulas: WordSet = ["be", "feel", "get", "remain", "stand", "stay"]

  func has(_ i: Int, _ wanted: Dependency) -> Bool {
    document.children(of: i).contains { relation($0) == wanted }
  }

  func child(_ i: Int, _ wanted: Dependency) -> Int? {
    document.children(of: i).first { relation($0) == wanted }
  }

  /// Tokens of who does what verb `v` says, the passive's agent included.
  func deepSubjects(of v: Int) -> [Int] {
    if isPassive(v) {
      for child in document.children(of: v)
      where relation(child) == .agent
        || (relation(child) == .prep && document.lowers[child] == "by")
      {
        // "was defeated by 10,694 votes by Wells"
        let objects = objects(ofPreposition: child)
        let found = objects.filter { !Self.measures.contains(lemma($0)) }
        if !found.isEmpty { return found }
        let behind = objects.flatMap { prepositionObjects(of: $0, ["by"]) }
        if !behind.isEmpty { return behind }
      }
      return agentBelow(v)
    }
    guard let subject = surfaceSubject(of: v) else { return [] }
    // "The government, a few parties and the rebels condemned": two subjects, for the parser.
    let all = document.children(of: v).filter { relation($0) == .nsubj && $0 <= subject }
    if let first = all.first, first < subject,
      (first..<subject).contains(where: { relation($0) == .cc })
    {
      return all
    }
    return [subject]
  }

  /// "is accused of misleading parliament by Wells", "was asked to leave by Chad": the parser hangs
  /// the agent on the verb below.
  private func agentBelow(_ v: Int) -> [Int] {
    guard Self.objectPrepositionVerbs.contains(lemma(v)) || Embedding.demanding.contains(lemma(v))
    else { return [] }
    for child in document.children(of: v) where child > v {
      let clauses =
        relation(child) == .prep
        ? document.children(of: child).filter { relation($0) == .pcomp }
        : relation(child) == .xcomp && isInfinitive(child) ? [child] : []
      for clause in clauses where !isPassive(clause) {
        for by in document.subtree(of: clause)
        where document.lowers[by] == "by" && [.prep, .agent].contains(relation(by))
          && document.tags[document.head(of: by)] != .vbn
        {
          let found = objects(ofPreposition: by).filter { object in
            if let index = linked.mention(headedBy: object) {
              return linked.mentions[index].form == .name
            }
            return document.tags[object] == .nns && Self.people.contains(lemma(object))
              && !owners(of: object).isEmpty
          }
          if !found.isEmpty { return found }
        }
      }
    }
    return []
  }

  private static let measures: WordSet = [
    "billion", "dollar", "euro", "goal", "margin", "million", "percent", "point", "seat", "vote",
  ]

  /// Those who accuse and ask for whoever they belong to.
  private static let people: WordSet = [
    "authority", "lawmaker", "lawyer", "leader", "minister", "official", "politician", "prosecutor",
  ]

  /// Tokens of whom or what verb `v` is done to.
  func deepObjects(of v: Int) -> [Int] {
    if isPassive(v) {
      var found = surfaceSubject(of: v).map { [$0] } ?? []
      // "was given a warning": the object kept beside a passive.
      found += document.children(of: v).filter { relation($0) == .dobj }
      return found
    }
    var found: [Int] = []
    for child in document.children(of: v) {
      switch relation(child) {
      case .dobj: found.append(appointed(child, by: v) ?? child)
      case .ccomp, .xcomp:
        // "urged Iran to stop", "helped Iran stop": the infinitive's subject is the one urged.
        if let subject = self.child(child, .nsubj), subject > v,
          isInfinitive(child)
            || document.tags[child] == .vb && !has(child, .aux) && Self.causing.contains(lemma(v))
        {
          found.append(subject)
        }
      default: break
      }
    }
    // "Tillerson called Foreign Minister Lavrov to discuss Syria": whom he called, not what.
    if found.isEmpty, let called = calledByName(v) { found.append(called) }
    if found.isEmpty, let relative = relativeObject(of: v) { found.append(relative) }
    if found.isEmpty, relation(v) == .amod, has(v, .nsubj) {
      let noun = document.head(of: v)
      found.append(relation(noun) == .compound ? document.head(of: noun) : noun)
    }
    if found.isEmpty, let object = objectBehindAs(v) { found.append(object) }
    if found.isEmpty, let shared = sharedObject(of: v) {
      found.append(shared)
    }
    return found
  }

  /// "appointed Pravin Gordhan finance minister": him, where the parser makes the post the object.
  private func appointed(_ post: Int, by v: Int) -> Int? {
    guard Self.appointing.contains(lemma(v)), linked.mention(covering: post) == nil else {
      return nil
    }
    return document.children(of: post).first { child in
      guard relation(child) == .compound, let index = linked.mention(headedBy: child) else {
        return false
      }
      return linked.mentions[index].form == .name
        && linked.entities[linked.mentions[index].entities[0]].kind == .person
    }
  }

  private static let appointing: WordSet = [
    "appoint", "choose", "elect", "make", "name", "nominate", "pick", "reappoint",
  ]

  /// A person's name that the parser takes for what somebody is called.
  func calledByName(_ v: Int) -> Int? {
    guard lemma(v) == "call", !has(v, .dobj), let complement = child(v, .oprd),
      let index = linked.mention(headedBy: complement), linked.mentions[index].form == .name,
      linked.entities[linked.mentions[index].entities[0]].kind == .person
    else { return nil }
    return complement
  }

  /// "dismissed as nonsense a report by the BBC": the parser hangs both nouns on "as".
  private func objectBehindAs(_ v: Int) -> Int? {
    guard !isPassive(v), let preposition = child(v, .prep), document.lowers[preposition] == "as",
      preposition == v + 1
    else { return nil }
    let nouns = document.children(of: preposition).filter { relation($0) == .pobj }
    return nouns.count == 2 ? nouns[1] : nil
  }

  private static let causing: WordSet = ["help", "let", "make", "have"]

  func isInfinitive(_ v: Int) -> Bool {
    document.children(of: v).contains { relation($0) == .aux && document.lowers[$0] == "to" }
  }

  /// "the man whom X met", "the deal X signed": the noun a relative clause without object modifies.
  private func relativeObject(of v: Int) -> Int? {
    guard relation(v) == .relcl, let subject = child(v, .nsubj), !isRelativePronoun(subject) else {
      return nil
    }
    let hasPreposition = document.children(of: v).contains {
      relation($0) == .prep && objects(ofPreposition: $0).isEmpty
    }
    return hasPreposition ? nil : document.head(of: v)
  }

  /// "met and praised Merkel": the object of a later conjunct serves the earlier one too.
  private func sharedObject(of v: Int) -> Int? {
    guard
      let next = document.children(of: v).first(where: {
        relation($0) == .conj && document.partsOfSpeech[$0] == .verb
      }), next - v <= 3, !has(next, .nsubj), !has(v, .prep)
    else { return nil }
    return child(next, .dobj)
  }

  /// The token that stands as subject of `v` on the surface: its own, or by control.
  func surfaceSubject(of v: Int, depth: Int = 0) -> Int? {
    let own = document.children(of: v).filter {
      relation($0) == .nsubj || relation($0) == .nsubjpass
    }
    // "Lucknow: the party accused": the parser makes two subjects of a place and an actor.
    // "Qatar's emir, Sheikh Hamad, said": one of them, with his name behind the comma.
    if let last = own.last(where: { $0 < v }) {
      let start = document.subtree(of: last).lowerBound
      let isNamed = start > 0 && document.words[start - 1] == ","
      return isNamed ? own[0] : last
    }
    if let subject = own.first { return subject }
    guard depth < 6, !document.isRoot(v) else { return nil }
    let head = document.head(of: v)
    switch relation(v) {
    case .conj:
      guard isClause(head) else { return nil }
      return surfaceSubject(of: head, depth: depth + 1)
    case .xcomp, .ccomp:
      if relation(v) == .ccomp, !isInfinitive(v) && document.tags[v] != .vbg { return nil }
      guard isClause(head) else {
        // "is ready to talk", "refusal to talk"
        return controller(ofNoun: head, depth: depth)
      }
      if let planner = planner(before: v) { return planner }
      if !isPassive(head), let object = child(head, .dobj) ?? child(head, .dative),
        !Self.subjectControl.contains(lemma(head))
      {
        return object
      }
      return asked(by: head, before: v) ?? surfaceSubject(of: head, depth: depth + 1)
    case .advcl:
      guard isClause(head) else { return controller(ofNoun: head, depth: depth) }
      if let planner = planner(before: v) { return planner }
      if isInfinitive(v), let other = asked(by: head, before: v) { return other }
      return surfaceSubject(of: head, depth: depth + 1)
    case .relcl:
      return document.tags[v] == .vbg || document.tags[v] == .vbn || isInfinitive(v) ? head : nil
    case .acl:
      if isInfinitive(v) { return controller(ofNoun: head, depth: depth) ?? head }
      // "issued a statement condemning X": whoever issued it condemns.
      if document.tags[v] == .vbg, Self.writings.contains(lemma(head)),
        let author = controller(ofNoun: head, depth: depth)
      {
        return author
      }
      return head
    case .pcomp:
      let preposition = head
      let governor = document.head(of: preposition)
      if isClause(governor) {
        if Self.objectPrepositionVerbs.contains(lemma(governor)) {
          return deepObjects(of: governor).first
        }
        return isPassive(governor) && document.lowers[preposition] == "by"
          ? nil : surfaceSubject(of: governor, depth: depth + 1)
      }
      // "her concern about giving arms to Chad": who gives them is another.
      if ["about", "over"].contains(document.lowers[preposition]),
        ["anxiety", "concern", "doubt", "fear", "question", "report", "worry"].contains(
          lemma(governor))
      {
        return nil
      }
      return controller(ofNoun: governor, depth: depth)
    case .auxpass, .aux: return surfaceSubject(of: head, depth: depth + 1)
    default: return nil
    }
  }

  /// "called on Egypt to free him", "appealed to the rebels to stop": who is asked is to act.
  private func asked(by verb: Int, before v: Int) -> Int? {
    guard Embedding.demanding.contains(lemma(verb)), !has(verb, .dobj) else { return nil }
    return prepositionObjects(of: verb, ["on", "upon", "to", "with"]).last { verb < $0 && $0 < v }
  }

  func isClause(_ i: Int) -> Bool {
    document.partsOfSpeech[i] == .verb || document.partsOfSpeech[i] == .auxiliary
  }

  /// "criticized the US operation to kill him": whose the operation is, where the parser hangs the
  /// infinitive on the verb.
  private func planner(before v: Int) -> Int? {
    guard isInfinitive(v), v > 1, document.lowers[v - 1] == "to" else { return nil }
    let noun = v - 2
    guard document.partsOfSpeech[noun] == .noun, Embedding.plans.contains(lemma(noun)),
      [.dobj, .pobj].contains(relation(noun))
    else { return nil }
    return document.children(of: noun).first {
      [.poss, .compound, .amod].contains(relation($0)) && linked.mention(headedBy: $0) != nil
    }
  }

  /// Whose decision, refusal or readiness a noun or adjective is.
  private func controller(ofNoun n: Int, depth: Int) -> Int? {
    if let owner = child(n, .poss) { return owner }
    for child in document.children(of: n) {
      if relation(child) == .compound || relation(child) == .amod,
        linked.mention(headedBy: child) != nil
      {
        return child
      }
      // "the decision of Erdogan to attack"
      if relation(child) == .prep, document.lowers[child] == "of",
        Embedding.plans.contains(lemma(n)) || Embedding.refusals.contains(lemma(n)),
        let owner = objects(ofPreposition: child).first
      {
        return owner
      }
    }
    let head = document.head(of: n)
    switch relation(n) {
    case .dobj, .acomp, .attr, .oprd, .xcomp:
      return isClause(head) ? surfaceSubject(of: head, depth: depth + 1) : nil
    case .pobj:
      let governor = document.head(of: head)
      return isClause(governor) && governor != head
        ? surfaceSubject(of: governor, depth: depth + 1) : nil
    default: return nil
    }
  }

  /// Verbs whose infinitive belongs to their subject although they have an object.
  static let subjectControl: WordSet = ["promise", "vow", "threaten", "use"]

  /// Verbs after which "of doing", "from doing", "for doing" is what the object does.
  static let objectPrepositionVerbs: WordSet = [
    "accuse", "blame", "criticise", "criticize", "condemn", "stop", "prevent", "suspect", "arrest",
    "charge", "convict", "jail", "detain", "praise", "thank", "punish", "sanction", "prosecute",
    "deter", "dissuade", "discourage", "keep", "bar", "ban", "fine", "sue", "denounce",
    "congratulate",
    "imprison", "interrogate", "question", "quiz", "sentence", "indict", "acquit", "fault", "chide",
    "rebuke", "reprimand", "fire",
  ]
}
