import EntityLinking
import GraphModel
import Linguistics

/// Clauses: active and passive, prepositional partners, conjoined and controlled subjects, relative
/// and participial clauses. «Biden warned Putin»; «Blinken spoke with Zelenskiy».
struct VerbPattern {
  let context: PatternContext
  var reader: ArgumentReader { context.reader }
  var document: Document { context.document }

  init(_ context: PatternContext) { self.context = context }

  func candidates(at v: Int) -> [Candidate] {
    let senses = context.lexicon.verb(meaning(of: v))
    guard !senses.isEmpty else { return jointly(v) }
    let objects = reader.deepObjects(of: v)
    var found: [Candidate] = []
    var tier = -1
    for sense in senses {
      guard found.isEmpty || sense.specificity >= tier else {
        // "worked with Romney at the bank": another partner by another preposition.
        let further = candidates(at: v, sense, objects).filter { candidate in
          (candidate.rule.hasSuffix("-relative") && candidate.rule.contains("-preposition")
            || isBeside(sense, v))
            && !found.contains { $0.target.entities == candidate.target.entities }
        }
        if further.isEmpty { continue }
        return found + further
      }
      tier = sense.specificity
      found += candidates(at: v, sense, objects)
    }
    if found.isEmpty { return jointly(v) }
    return found
  }

  /// "fought alongside Chad against the rebels": with the one, whatever they did to the other.
  private func isBeside(_ sense: PredicateSense, _ v: Int) -> Bool {
    sense.targets.contains(.preposition("alongside"))
      && !reader.prepositionObjects(of: v, ["alongside"]).isEmpty
  }

  /// "Angola and Zambia will jointly build a refinery": whatever it is, they do it with each other.
  private func jointly(_ v: Int) -> [Candidate] {
    guard
      document.children(of: v).contains(where: {
        document.dependencies[$0] == .advmod && document.lowers[$0] == "jointly"
      })
    else { return [] }
    let sides = context.each(reader.deepSubjects(of: v).flatMap { reader.actors(at: $0) })
    var found: [Candidate] = []
    for i in sides.indices {
      for j in sides.indices where j > i {
        found.append(
          Candidate(
            sides[i], sides[j], family: .cooperate, label: "acted jointly with", predicate: v,
            trigger: v..<(v + 1), rule: "mutual"))
      }
    }
    return found
  }

  /// The verb's lemma, or that of the verb it stands for: "told May to resign" asks it of her,
  /// "asked her about Iran" asks nothing of her but an answer.
  private func meaning(of v: Int) -> String {
    let lemma = reader.lemma(v)
    switch lemma {
    case "tell" where hasInfinitive(v): return "urge"
    case "ask" where !hasInfinitive(v) && isQuestion(v): return "quiz"
    // "held him to account"
    case "hold" where isToAccount(v): return "blame"
    // "challenged the rebels to disarm"
    case "challenge" where hasInfinitive(v): return "urge"
    case "call" where isVisit(v): return "call-on"
    // "welcomed him to Downing Street" as a guest
    case "welcome" where isReception(v): return "host"
    // "called Scholz a coward" is no call.
    case "call" where reader.has(v, .oprd) && reader.calledByName(v) == nil: return ""
    default: return lemma
    }
  }

  /// "called on Speaker Wells on Monday": nothing is asked of her.
  private func isVisit(_ v: Int) -> Bool {
    let hosts = reader.prepositionObjects(of: v, ["on"])
    guard !hosts.isEmpty, !reader.has(v, .dobj), reader.prepositionObjects(of: v, ["for"]).isEmpty,
      hosts.contains(where: { host in
        guard let index = context.linked.mention(headedBy: host) else { return false }
        return context.linked.entities[context.linked.mentions[index].entities[0]].kind == .person
      })
    else { return false }
    return !document.subtree(of: v).contains { reader.isClause($0) && reader.isInfinitive($0) }
  }

  private func isReception(_ v: Int) -> Bool {
    let guests = reader.deepObjects(of: v).filter { guest in
      context.linked.mention(headedBy: guest).map {
        context.linked.entities[context.linked.mentions[$0].entities[0]].kind == .person
      } ?? false
    }
    return !guests.isEmpty
      && reader.prepositionObjects(of: v, ["to", "at", "in"]).contains {
        document.partsOfSpeech[$0] == .properNoun
          || ["capital", "castle", "house", "office", "palace"].contains(reader.lemma($0))
      }
  }

  private func isQuestion(_ v: Int) -> Bool {
    document.children(of: v).contains { child in
      switch document.dependencies[child] {
      case .prep: document.lowers[child] == "about"
      case .ccomp:
        document.children(of: child).contains {
          ["whether", "if", "why", "how", "what", "when"].contains(document.lowers[$0])
        }
      // "asked Scots if they wanted it"
      case .advcl:
        document.children(of: child).contains {
          ["whether", "if"].contains(document.lowers[$0])
        }
      default: false
      }
    }
  }

  private func hasInfinitive(_ v: Int) -> Bool {
    document.children(of: v).contains {
      [.xcomp, .ccomp].contains(document.dependencies[$0]) && reader.isInfinitive($0)
    }
  }

  private func candidates(
    at v: Int, _ sense: PredicateSense, _ objects: [Int]
  ) -> [Candidate] {
    let conditions = sense.conditions
    if let particle = sense.particle, particlePosition(particle, of: v) == nil { return [] }
    if conditions.forbidsObject, !objects.isEmpty { return [] }
    if !conditions.phrases.isEmpty, !hasPhrase(conditions.phrases, v, objects) { return [] }
    var object: Int?
    if !conditions.objects.isEmpty {
      let all = objects + objects.compactMap { reader.whole(ofPart: $0) }
      object =
        all.first { conditions.objects.contains(isAmount($0) ? "dollar" : reader.lemma($0)) }
        ?? all.first { reader.content(ofFrame: $0).map(conditions.objects.contains) ?? false }
      if object == nil { return [] }
    }
    var sources = fill(sense.sources, v, object: object)
    // "plans to end the Union's embargo on China": whose the embargo is lifts it.
    if let object, sense.family == .concede, sense.sources == [.subject] {
      let owners = reader.owners(of: object).filter { $0.reach == .possessive }
      if !owners.isEmpty { sources.actors = owners }
    }
    guard !sources.actors.isEmpty else { return [] }
    let targets = fill(sense.targets, v, object: object)
    // "accuse each other of": each the other.
    if targets.actors.isEmpty, sense.targets.contains(.object), hasEachOther(v) {
      let each = context.each(sources.actors)
      if each.count > 1 {
        return each.flatMap { source in
          context.pairs(
            [source], each.filter { $0.entities != source.entities }, sense, predicate: v,
            trigger: v..<(v + 1), rule: "mutual")
        }
      }
    }
    var rule = reader.isPassive(v) ? "passive" : "active"
    if let slot = targets.slot, case .preposition = slot { rule += "-preposition" }
    switch document.dependencies[v] {
    case .relcl: rule += "-relative"
    case .acl: rule += "-participle"
    case .xcomp: rule += "-controlled"
    case .advcl, .pcomp: rule += "-adverbial"
    case .conj: rule += "-conjunct"
    default: break
    }
    let end = max(v, object ?? v)
    if targets.actors.isEmpty {
      // "Chad and Niger exchanged fire": each on the other.
      if sense.family == .assault, object != nil || objects.isEmpty,
        sense.targets.contains(.preposition("with")), context.each(sources.actors).count > 1,
        !filledButUnknown(sense, v)
      {
        return context.mutual(
          context.allowed(sources.actors, conditions.targetKinds), sense, predicate: v,
          trigger: v..<(end + 1), rule: "mutual"
        ).flatMap { candidate in
          let candidate = inItsSense(candidate, at: v, object: object)
          guard candidate.family == sense.family else { return [candidate] }
          var other = candidate
          swap(&other.source, &other.target)
          return [candidate, other]
        }
      }
      // "A and B broke the law": they did it to the law, not with each other.
      guard sense.family.isSymmetric, isReciprocal(sense),
        // "were invited to speak at the inquiry": to the inquiry.
        !["speak", "talk"].contains(sense.lemma)
          || reader.prepositionObjects(of: v, ["at", "before"]).isEmpty,
        object != nil || objects.isEmpty || ["debate", "discuss"].contains(sense.lemma),
        // "A, B and C made a ceasefire offer": to others.
        object.map({ !["offer", "plan"].contains(reader.lemma($0)) }) ?? true
      else { return [] }
      // "A and B met" joins A and B; "A and B spoke to C" whose C is nobody known does not.
      if let first = sense.targets.first, case .preposition = first, filledButUnknown(sense, v) {
        return []
      }
      return context.mutual(
        sources.actors, sense, predicate: v, trigger: v..<(end + 1), rule: "mutual")
    }
    let asked: [Actor]
    switch sense.family {
    case .request: asked = targets.actors.filter { !isWished($0) && !isMedium($0) }
    case .accuse:
      asked = targets.actors.filter { !context.isVictim($0) && !isDefended($0, sense, object) }
    case .reject: asked = targets.actors.filter { !isDefended($0, sense, $0.head) }
    case .support, .threaten: asked = targets.actors.filter { !context.isVictim($0) }
    case .consult: asked = targets.actors.filter { !isMedium($0) }
    default: asked = targets.actors
    }
    return context.pairs(
      sources.actors, asked, sense, predicate: v, trigger: v..<(end + 1), rule: rule
    ).flatMap { candidate in
      var candidate = inItsSense(candidate, at: v, object: object)
      candidate.absorbed =
        object.map { reader.content(ofFrame: $0) == nil ? [$0] : [$0, $0 - 1] } ?? []
      // "clashed with": each on the other.
      guard candidate.family == .assault, Self.reciprocal.contains(sense.lemma),
        case .preposition("with")? = targets.slot
      else { return [candidate] }
      var other = candidate
      swap(&other.source, &other.target)
      return [candidate, other]
    }
  }

  private static let reciprocal: WordSet = ["battle", "clash", "exchange", "skirmish", "trade"]

  private func hasEachOther(_ v: Int) -> Bool {
    reader.deepObjects(of: v).contains { object in
      object > 0
        && (document.lowers[object] == "other" && document.lowers[object - 1] == "each"
          || document.lowers[object] == "another" && document.lowers[object - 1] == "one")
    }
  }

  /// Whether "into custody" stands beside the verb, or where the parser hung it on its object.
  private func hasPhrase(
    _ phrases: Set<PredicateSense.Phrase>, _ v: Int, _ objects: [Int]
  ) -> Bool {
    ([v] + objects).contains { owner in
      document.children(of: owner).contains { child in
        child > v && [.prep, .prt, .advmod, .dative].contains(document.dependencies[child])
          && reader.objects(ofPreposition: child).contains { noun in
            phrases.contains(
              PredicateSense.Phrase(
                preposition: document.lowers[child], noun: reader.lemma(noun)))
          }
      }
    }
  }

  /// "demanded the release of Petrov": asked for, not of him.
  private func isWished(_ actor: Actor) -> Bool {
    actor.reach == .prepositional && !actor.tokens.contains(actor.head)
      && context.lexicon.noun(reader.lemma(actor.head)).contains {
        [.appointed, .coerce, .concede].contains($0.family)
          && $0.targets.contains(.preposition("of"))
      }
  }

  /// "$5,000": a sum, whose noun is its sign.
  private func isAmount(_ i: Int) -> Bool {
    Currencies.names.contains(reader.lemma(i))
      || document.tags[i] == .cd
        && document.children(of: i).contains { ["$", "€", "£"].contains(document.words[$0]) }
  }

  /// "A and B met" says that they met each other; "A and B travelled" does not.
  private func isReciprocal(_ sense: PredicateSense) -> Bool {
    sense.targets.contains(.preposition("with")) || sense.targets.contains(.between)
      || sense.lemma == "meet"
  }

  private func filledButUnknown(_ sense: PredicateSense, _ v: Int) -> Bool {
    for case .preposition(let word) in sense.targets {
      if !reader.prepositionObjects(of: v, [word]).isEmpty { return true }
    }
    return false
  }

  private func fill(
    _ slots: [PredicateSense.Slot], _ v: Int, object: Int?
  ) -> (actors: [Actor], slot: PredicateSense.Slot?) {
    for slot in slots {
      var tokens: [Int]
      switch slot {
      case .subject, .holder:
        tokens = reader.deepSubjects(of: v)
        if tokens.isEmpty { tokens = event(behind: v) + jurisdiction(over: v) + appointer(by: v) }
      // "met Iran's demands", "accepted the demands of Iran": whose the gated object is.
      case .owner: tokens = object.map { [$0] } ?? []
      case .object:
        tokens = reader.deepObjects(of: v).filter { $0 != object }
      case .dative:
        tokens =
          document.children(of: v).filter {
            document.dependencies[$0] == .dative && document.partsOfSpeech[$0] != .adposition
          } + reader.prepositionObjects(of: v, ["to"])
        // "Snowden was granted asylum by Russia": the subject received what stands behind.
        if tokens.isEmpty, reader.isPassive(v), let object,
          let receiver = reader.surfaceSubject(of: v),
          receiver != object
        {
          tokens = [receiver]
        }
      case .content:
        tokens = document.children(of: v).filter {
          document.dependencies[$0] == .ccomp && !isAsserted($0, by: v)
        }
        .flatMap { reader.deepSubjects(of: $0) }
      case .between: tokens = prepositionObjects(of: v, ["between", "among"], object: object)
      case .preposition(let word):
        tokens = prepositionObjects(of: v, [word], object: object)
        if word == "on" { tokens += calledUpon(v) }
      }
      let actors = tokens.filter { !isHappening($0) }.flatMap { reader.actors(at: $0) }
      if !actors.isEmpty { return (actors, slot) }
    }
    return ([], nil)
  }

  /// What courts and police do.
  static let judicial: WordSet = [
    "acquit", "arrest", "convict", "detain", "execute", "hang", "imprison", "indict", "jail",
    "prosecute", "sentence",
  ]

  /// What more than one side does.
  static let fights: WordSet = [
    "battle", "clash", "conflict", "fight", "fighting", "firefight", "skirmish", "violence", "war",
  ]

  /// The objects of a preposition of the verb, else of its object: the parser hangs "on Iran" on
  /// "sanctions" as often as on "imposed".
  private func prepositionObjects(of v: Int, _ words: [String], object: Int?) -> [Int] {
    let own = reader.prepositionObjects(of: v, words)
    // "lifted the ban on Hamas on Sunday": the day is no actor.
    guard own.isEmpty || object != nil && own.allSatisfy({ reader.actors(at: $0).isEmpty }) else {
      return own
    }
    let objects = object.map { [$0] } ?? reader.deepObjects(of: v)
    let found = objects.filter {
      $0 > v && ($0 == object || context.linked.mention(headedBy: $0) == nil)
    }
    .flatMap { reader.prepositionObjects(of: $0, words) }
    guard found.isEmpty, words == ["against"], object != nil else { return found }
    // "filed a complaint with the court against Wells": the parser hangs "against" on the court.
    return ([v] + objects).flatMap { reader.prepositionObjects(of: $0, ["with", "before"]) }
      .flatMap { reader.prepositionObjects(of: $0, words) }
  }

  private func particlePosition(_ particle: String, of v: Int) -> Int? {
    document.children(of: v).first {
      document.lowers[$0] == particle
        && [.prt, .advmod, .prep, .dep].contains(document.dependencies[$0])
        // "gave the same message in talks" is no giving in.
        && (document.dependencies[$0] != .prep || $0 == v + 1 || !reader.has($0, .pobj))
    }
  }
}
