import EntityLinking
import GraphModel
import Linguistics

/// Events named by nouns. «talks between Russia and Ukraine»; «Biden's criticism of Putin»;
/// «Blinken held talks with Zelenskiy»; «during a call with Putin, Biden warned…».
struct NounPattern {
  let context: PatternContext
  var reader: ArgumentReader { context.reader }
  var document: Document { context.document }

  init(_ context: PatternContext) { self.context = context }

  func candidates(at n: Int) -> [Candidate] {
    var senses = reader.joinedLemma(n).map(context.lexicon.noun) ?? []
    // "war games"
    if senses.isEmpty, n > 0, document.dependencies[n - 1] == .compound {
      senses = context.lexicon.noun(document.lowers[n - 1] + "_" + reader.lemma(n))
    }
    if senses.isEmpty { senses = context.lexicon.noun(reader.lemma(n)) }
    guard !senses.isEmpty || reader.lemma(n) == "fire" else { return [] }
    if isOtherwise(n) { return [] }
    if let held = held(at: n) ?? undergone(at: n) ?? rescued(at: n) { return held }
    var found: [Candidate] = []
    // "calls from the opposition for an inquiry" are no telephone calls.
    let isAppeal =
      reader.lemma(n) == "call" && !reader.prepositionObjects(of: n, ["for"]).isEmpty
    for sense in senses where !(isAppeal && sense.family == .consult) {
      found += candidates(at: n, sense)
      if !found.isEmpty { break }
    }
    return found
  }

  private func candidates(at n: Int, _ sense: PredicateSense) -> [Candidate] {
    let trigger = n..<(n + 1)
    let modifiers = premodifiers(of: n)
    let possessors = document.children(of: n).filter { document.dependencies[$0] == .poss }
      .flatMap { reader.actors(at: $0) }.map { reached($0, .possessive) }
    if sense.targets.first == .owner {
      // "Navalny's arrest by Russia", "under pressure from Democrats": the owner undergoes it.
      let doers = agents(of: n, sense)
      let owners = possessors + modifiers
      var targets = owners.isEmpty ? self.targets(of: n, sense) : owners
      // "demanded an end to the bombing of towns by Syria": the towns undergo it.
      if targets.isEmpty, reader.prepositionObjects(of: n, ["of"]).isEmpty {
        targets = carriers(of: n)?.0 ?? []
      }
      guard !doers.isEmpty else { return [] }
      return context.pairs(
        doers, targets, sense, predicate: n, trigger: trigger, rule: "noun-patient")
    }
    if let askers = askers(of: n), let (asked, _) = carriers(of: n) {
      return context.pairs(
        askers, asked, sense, predicate: n, trigger: trigger, rule: "noun-asked")
    }
    let targets = self.targets(of: n, sense)
    let own = possessors + modifiers + agents(of: n, sense)
    func make(_ sources: [Actor], _ targets: [Actor], _ rule: String) -> [Candidate] {
      context.pairs(sources, targets, sense, predicate: n, trigger: trigger, rule: rule)
    }
    if sense.family.isSymmetric {
      let partners = between(n)
      if partners.count > 1 || partners.contains(where: { $0.entities.count > 1 }) {
        return context.mutual(partners, sense, predicate: n, trigger: trigger, rule: "noun-between")
      }
      // "Clinton's Senate campaign" is no matter between the two.
      if targets.isEmpty, distinct(own) > 1, Set(own.map(\.reach)).count == 1, !areSeveral(n) {
        return context.mutual(own, sense, predicate: n, trigger: trigger, rule: "noun-owners")
      }
      // "are locked in a dispute over fishing rights"
      let isJoint = Self.joint.contains(sense.family) || sense.label == "is in dispute with"
      if targets.isEmpty, own.isEmpty, isJoint, !isTopic(n), isShared(n, sense),
        let (actors, rule) = carriers(of: n), rule != "noun-chain", distinct(actors) > 1
      {
        return context.mutual(
          actors, sense, predicate: n, trigger: trigger, rule: rule + "-mutual")
      }
    }
    if sense.family == .assault, targets.isEmpty, sense.targets.contains(.between) {
      let sides = between(n)
      if distinct(sides) > 1 { return bothWays(sides, sense, n) }
    }
    if targets.isEmpty, let (givers, receivers) = given(n) {
      return make(givers, receivers, "noun-carried")
    }
    if !targets.isEmpty {
      if !own.isEmpty { return make(own, targets, "noun-owner") }
      if let critics = rebuffed(n, sense) { return make(critics, targets, "noun-carried") }
      if let (actors, rule) = carriers(of: n), !isAsked(n, sense), !isGround(n, sense) {
        return make(actors, targets, rule)
      }
      return []
    }
    // "announced Iran sanctions", "Putin sought a Biden call": the modifier is the other side.
    // "threw out a petition by Wells": hers.
    let isTheirs = possessors.isEmpty && own.count == modifiers.count
    if !own.isEmpty, sense.family != .opposes, sense.family.isSymmetric || isTheirs,
      let (actors, rule) = carriers(of: n),
      rule != "noun-adjunct" || sense.family.isSymmetric && possessors.isEmpty, !isAnswered(n),
      !isOccasion(n, sense)
    {
      return make(actors, own, rule + "-modifier")
    }
    return []
  }

  /// "the Canadian and Israeli pacts": one with each, and none between the two.
  private func areSeveral(_ n: Int) -> Bool {
    [.nns, .nnps].contains(document.tags[n])
      && ["accord", "agreement", "deal", "pact", "treaty"].contains(reader.lemma(n))
      && document.children(of: n).contains { child in
        child < n && reader.has(child, .conj) && reader.has(child, .cc)
      }
  }

  /// "fighting between Chad and Niger": each on the other.
  private func bothWays(_ sides: [Actor], _ sense: PredicateSense, _ n: Int) -> [Candidate] {
    context.mutual(
      context.allowed(sides, sense.conditions.targetKinds), sense, predicate: n,
      trigger: n..<(n + 1), rule: "noun-between"
    ).flatMap { candidate in
      var other = candidate
      swap(&other.source, &other.target)
      return [candidate, other]
    }
  }

  private func distinct(_ actors: [Actor]) -> Int { Set(actors.flatMap(\.entities)).count }

  private func reached(_ actor: Actor, _ reach: Actor.Reach) -> Actor {
    var actor = actor
    actor.reach = max(actor.reach, reach)
    return actor
  }

  private func premodifiers(of n: Int) -> [Actor] {
    var found: [Actor] = []
    for child in document.children(of: n) where child < n {
      switch document.dependencies[child] {
      case .compound, .amod, .nmod, .npadvmod:
        found += reader.modifiers(at: child)
      default: break
      }
    }
    return found
  }

  /// "by" and the prepositions that the sense names as its source.
  private func agents(of n: Int, _ sense: PredicateSense) -> [Actor] {
    var words = ["by"]
    for case .preposition(let word) in sense.sources { words.append(word) }
    if sense.sources.contains(.owner), Self.sent.contains(sense.family),
      !sense.targets.contains(.preposition("from")) || isFromSender(n, sense)
    {
      words.append("from")
    }
    var tokens = reader.prepositionObjects(of: n, words)
    // "came under pressure from Denmark": the parser may hang "from" on the verb.
    let preposition = document.head(of: n)
    if tokens.isEmpty, document.dependencies[n] == .pobj, document.lowers[preposition] == "under",
      reader.isClause(document.head(of: preposition))
    {
      tokens = reader.prepositionObjects(of: document.head(of: preposition), words)
        .filter { $0 > n }
    }
    let found = tokens.flatMap { reader.actors(at: $0) }
    if !found.isEmpty { return found }
    // "an interview published by Le Monde", "threats made by Serbia", "raids carried out by Chad"
    return participles(of: n).flatMap { reader.deepSubjects(of: $0) }
      .flatMap { reader.actors(at: $0) }
  }

  /// "after a request from Japan": hers, where nobody else is said to ask.
  private func isFromSender(_ n: Int, _ sense: PredicateSense) -> Bool {
    sense.family == .request && document.dependencies[n] == .pobj
      && !document.children(of: n).contains {
        document.dependencies[$0] == .poss
          || [.amod, .compound].contains(document.dependencies[$0])
            && context.linked.mention(headedBy: $0) != nil
      }
  }

  /// Families whose events come from somebody: threats, criticism, support.
  private static let sent: Set<RelationFamily> = [
    .accuse, .aid, .assault, .reject, .request, .support, .threaten,
  ]

  /// Participles after the noun that only carry the event.
  private func participles(of n: Int) -> [Int] {
    document.children(of: n).filter {
      document.dependencies[$0] == .acl && document.tags[$0] == .vbn
        && (CarrierVerbs.all.contains(reader.lemma($0))
          || Self.broadcast.contains(reader.lemma($0)))
    }
  }

  private static let broadcast: WordSet = ["air", "broadcast", "post", "print", "release"]

  /// "at the request of Japan", "at Merkel's invitation": who asked whoever the clause is about.
  private func askers(of n: Int) -> [Actor]? {
    guard ["request", "invitation", "behest", "insistence"].contains(reader.lemma(n)),
      document.dependencies[n] == .pobj, document.lowers[document.head(of: n)] == "at"
    else { return nil }
    let owners = reader.owners(of: n)
    return owners.isEmpty ? nil : owners
  }

  private func between(_ n: Int) -> [Actor] {
    let own = reader.prepositionObjects(of: n, ["between", "among"])
    let head = document.head(of: n)
    // "Talks were held between A and B."
    let isSubject = [.nsubj, .nsubjpass, .dobj].contains(document.dependencies[n])
    var tokens = own.isEmpty && isSubject ? reader.prepositionObjects(of: head, ["between"]) : own
    if tokens.isEmpty {
      // "talks brokered by Oman between A and B"
      tokens = document.children(of: n).filter { document.dependencies[$0] == .acl }
        .flatMap { reader.prepositionObjects(of: $0, ["between"]) }
    }
    return tokens.flatMap { reader.actors(at: $0) }
  }

  private func targets(of n: Int, _ sense: PredicateSense) -> [Actor] {
    for case .preposition(let word) in sense.targets {
      if word == "from", isFromSender(n, sense) { continue }
      var tokens = reader.prepositionObjects(of: n, [word])
      if tokens.isEmpty, let verb = governor(of: n) {
        // "held talks on Friday with Iran": the partner hangs on the verb.
        tokens = reader.prepositionObjects(of: verb, [word]).filter { $0 > n }
      }
      if tokens.isEmpty {
        tokens = participles(of: n).flatMap { reader.prepositionObjects(of: $0, [word]) }
      }
      // "the attack at the behest of Chad" was on others.
      tokens.removeAll { ["behest", "instigation"].contains(reader.lemma($0)) }
      var actors = tokens.flatMap { reader.actors(at: $0) }
      if [.accuse, .protest, .threaten].contains(sense.family) {
        actors.removeAll(where: context.isVictim)
      }
      if !actors.isEmpty { return actors }
    }
    return []
  }

  private func governor(of n: Int) -> Int? {
    let head = document.head(of: n)
    return document.dependencies[n] == .dobj && reader.isClause(head) ? head : nil
  }

  /// Who holds, issues, launches or takes part in the event, and by which construction.
  func carriers(of n: Int, depth: Int = 0) -> ([Actor], String)? {
    guard depth < 3 else { return nil }
    let head = document.head(of: n)
    switch document.dependencies[n] {
    case .dobj, .nsubjpass:
      guard CarrierVerbs.all.contains(reader.lemma(head)) else { return nil }
      // "the allegations were published by Le Monde": not its own.
      if document.dependencies[n] == .nsubjpass, ["publish", "write"].contains(reader.lemma(head)) {
        return nil
      }
      return named(reader.deepSubjects(of: head), "noun-carried")
    case .conj:
      return carriers(of: head, depth: depth + 1)
    case .attr where reader.lemma(head) == "be":
      return nil
    case .pobj:
      let preposition = document.lowers[head]
      let governor = document.head(of: head)
      if reader.isClause(governor) {
        guard Self.adjuncts.contains(preposition) || preposition == "of" else { return nil }
        // "criticised Biden for the withdrawal", "charged with the murder": his doing, not the
        // critic's.
        if ["for", "of", "over", "from", "with", "about"].contains(preposition),
          ArgumentReader.objectPrepositionVerbs.contains(reader.lemma(governor))
        {
          return named(reader.deepObjects(of: governor), "noun-adjunct")
        }
        // "linked the rebels to the attack"
        if preposition == "to", ["connect", "link", "tie"].contains(reader.lemma(governor)),
          context.lexicon.noun(reader.lemma(n)).contains(where: { $0.family == .assault })
        {
          return named(reader.deepObjects(of: governor), "noun-adjunct")
        }
        guard preposition != "of", !isApproved(through: head, governor) else { return nil }
        return named(reader.deepSubjects(of: governor), "noun-adjunct")
      }
      // "Norway, Chad in talks": a headline without its verb.
      if preposition == "in", context.linked.mention(headedBy: governor) != nil,
        sentenceHasNoVerb(n)
      {
        let first =
          document.dependencies[governor] == .appos ? document.head(of: governor) : governor
        let beside = document.children(of: first).filter {
          document.dependencies[$0] == .appos && context.linked.mention(headedBy: $0) != nil
        }
        return named([first] + beside, "noun-carried")
      }
      guard Self.chains.contains(preposition) else { return nil }
      // "her handling of the attack": she did not attack.
      if Self.responses.contains(reader.lemma(governor)) { return nil }
      // "put a hold on arms sales": there are none.
      if preposition == "on" || preposition == "to", Self.halts.contains(reader.lemma(governor)) {
        return nil
      }
      // "a round of talks with", "a request for a meeting with"
      let owners = reader.owners(of: governor).filter { $0.reach != .prepositional }
      if !owners.isEmpty { return (owners, "noun-chain") }
      return carriers(of: governor, depth: depth + 1)
    default: return nil
    }
  }

  /// What others do about an event.
  private static let responses: WordSet = [
    "account", "condemnation", "coverage", "criticism", "handling", "investigation", "inquiry",
    "knowledge", "probe", "reaction", "report", "response", "version",
  ]

  /// Nouns by which an event is stopped.
  private static let halts: WordSet = [
    "block", "brake", "curb", "end", "freeze", "halt", "hold", "moratorium", "stop", "veto",
  ]

  /// "gave a green light to the invasion": who allows a thing does not do it.
  private func isApproved(through preposition: Int, _ verb: Int) -> Bool {
    ["for", "to"].contains(document.lowers[preposition])
      && reader.deepObjects(of: verb).contains { Self.approvals.contains(reader.lemma($0)) }
  }

  private static let approvals: WordSet = [
    "approval", "backing", "blessing", "consent", "go-ahead", "light", "nod", "permission",
  ]

  private func sentenceHasNoVerb(_ n: Int) -> Bool {
    !document.sentence(of: n).contains {
      document.dependencies[$0] == .root && reader.isClause($0)
    }
  }

  /// "was given a warm welcome by Chad": the subject received what the agent gave.
  private func given(_ n: Int) -> ([Actor], [Actor])? {
    let head = document.head(of: n)
    guard document.dependencies[n] == .dobj, reader.isPassive(head),
      Self.giving.contains(reader.lemma(head)), let receiver = reader.surfaceSubject(of: head)
    else { return nil }
    let givers = reader.deepSubjects(of: head).flatMap { reader.actors(at: $0) }
    let receivers = reader.actors(at: receiver)
    return givers.isEmpty || receivers.isEmpty ? nil : (givers, receivers)
  }

  private static let giving: WordSet = [
    "accord", "give", "grant", "hand", "offer", "promise", "send", "show",
  ]

  private func named(_ tokens: [Int], _ rule: String) -> ([Actor], String)? {
    let actors = tokens.flatMap { reader.actors(at: $0) }
    return actors.isEmpty ? nil : (actors, rule)
  }

  private static let adjuncts: WordSet = [
    "in", "during", "at", "on", "after", "before", "following", "for", "to", "into", "through",
    "via",
    "over", "from", "with", "about", "under",
  ]
  private static let chains: WordSet = ["of", "for", "in", "to", "on", "about", "at"]
}

/// Verbs that only carry an event noun: their subject takes part in the event.
enum CarrierVerbs {
  static let all: WordSet = [
    "hold", "have", "make", "give", "issue", "launch", "conduct", "stage", "carry", "express",
    "voice",
    "offer", "deliver", "send", "sign", "reach", "announce", "begin", "start", "continue", "resume",
    "open", "order", "mount", "wage", "take", "pay", "provide", "impose", "lodge", "file", "level",
    "seek", "request", "propose", "plan", "demand", "cancel", "postpone", "end", "suspend", "want",
    "prepare", "conclude", "finalize", "finalise", "discuss", "enter", "join", "attend", "host",
    "arrange", "schedule", "get", "set", "show", "declare", "renew", "step", "intensify", "lead",
    "initiate", "establish", "strengthen", "maintain", "strike", "secure", "negotiate", "approve",
    "pursue", "deny", "reject", "avoid", "threaten", "vow", "pledge", "promise", "extend", "convey",
    "commit", "do", "perform", "organise", "organize", "complete", "break", "drop", "withdraw",
    "lift",
    "ease", "increase", "put", "keep", "bring", "place", "raise", "throw", "publish", "write",
    "record",
    "win", "face", "unveil", "tighten", "expand", "enjoy", "accept", "agree", "share", "build",
    "form", "claim", "admit", "wrap", "finish", "kick", "round",
  ]
}
