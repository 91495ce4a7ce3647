import EntityLinking
import GraphModel
import Linguistics

/// A predicate whose arguments the tree does not give: the actors nearest to it in its sentence stand
/// in, and the weigher judges by how far they are. «Putin, whose forces massed near the border with
/// Ukraine»; headlines; clauses the parser misread.
struct NearbyPattern {
  let context: PatternContext
  var reader: ArgumentReader { context.reader }
  var document: Document { context.document }
  private var linked: LinkedDocument { context.linked }

  init(_ context: PatternContext) { self.context = context }

  /// - Parameter t: a token at which no other pattern found anything.
  func candidates(at t: Int) -> [Candidate] {
    // "the US-led coalition": whoever stands before the hyphen acts, and on its noun alone.
    if t > 0, document.words[t - 1] == "-" || document.words[t - 1] == "–" { return [] }
    let isVerb = reader.isClause(t)
    let senses =
      isVerb
      ? context.lexicon.verb(reader.lemma(t)) : context.lexicon.noun(reader.lemma(t))
    if senses.isEmpty { return [] }
    // "refused to rule out a challenge to Wells": not refused to her.
    if isVerb, reader.lemma(t) == "refuse", let what = reader.child(t, .xcomp),
      reader.lemma(what) == "rule"
    {
      return []
    }
    // "ruled out", "cut off": another verb than the bare one.
    if isVerb,
      reader.has(t, .prt)
        || document.children(of: t).contains(where: {
          ["back", "off", "out"].contains(document.lowers[$0])
            && document.dependencies[$0] == .advmod
        })
        || reader.lemma(t) == "call" && reader.has(t, .oprd)
    {
      return []
    }
    // "pleaded guilty", "turned hostile": said of the subject alone.
    if isVerb, reader.has(t, .acomp) { return [] }
    // "Thailand's ousted leader": nobody near did it.
    if isVerb, document.dependencies[t] == .amod, t > 0,
      document.head(of: t - 1) == document.head(of: t) || document.tags[t - 1] == .pos
    {
      return []
    }
    // "agreed to ban Burmese officials": nothing is agreed with them.
    if isVerb, reader.lemma(t) == "agree", let what = reader.child(t, .xcomp),
      isHostile(what)
    {
      return []
    }
    // "the Venezuelan opposition, led by Wells"
    if !isVerb, reader.lemma(t) == "opposition", reader.prepositionObjects(of: t, ["to"]).isEmpty {
      return []
    }
    // "Former spy detained in Panama": where it happened, in a headline.
    if isVerb, VerbPattern.judicial.contains(reader.lemma(t)), !reader.has(t, .dobj),
      !reader.prepositionObjects(of: t, ["in"]).isEmpty
    {
      return []
    }
    guard let first = senses.first(where: { fits($0, t) }) else { return [] }
    if !isVerb, isVague(t, first) { return [] }
    // "the coalition bombed Sanaa": a noun of alliance says nothing of whoever stands near it.
    if !isVerb, first.family == .allied || isStopped(t) { return [] }
    // "an arrest warrant for": the warrant is the predicate.
    if !isVerb, document.dependencies[t] == .compound,
      document.lowers[document.head(of: t)] == "warrant"
    {
      return []
    }
    // "a trade adviser", "aid workers": the noun only says of what sort another is.
    if !isVerb, document.dependencies[t] == .compound,
      !context.lexicon.role(reader.lemma(document.head(of: t))).isEmpty
    {
      return []
    }
    // "called for the release of", "at the request of": whoever stands near did not do it.
    if !isVerb, document.dependencies[t] == .pobj {
      let preposition = document.head(of: t)
      let governor = document.head(of: preposition)
      if document.lowers[preposition] == "for", reader.isClause(governor),
        Embedding.demanding.contains(reader.lemma(governor))
          || document.lowers[preposition] == "at" && first.family == .request
      {
        return []
      }
      if ["at", "on"].contains(document.lowers[preposition]), first.family == .request {
        return []
      }
    }
    // "over the poisoning of Petrov": he suffered it.
    if !isVerb, [.assault, .coerce].contains(first.family),
      !reader.prepositionObjects(of: t, ["of"]).isEmpty
    {
      return []
    }
    // "condemned the coup in Niger": whoever condemns it did not stage it.
    if !isVerb, [.assault, .coerce].contains(first.family),
      document.dependencies[t] == .dobj,
      context.lexicon.verb(reader.lemma(document.head(of: t))).first?.family == .accuse
    {
      return []
    }
    // "the election of Petrov": he did not elect.
    if !isVerb, first.family == .appointed, !reader.prepositionObjects(of: t, ["of"]).isEmpty {
      return []
    }
    if isVerb, isDoneByUnknown(t) { return [] }
    // "deplored the violation of Chad's borders": Chad suffered it.
    if isVerb, [.accuse, .threaten].contains(first.family), let object = reader.child(t, .dobj),
      PatternContext.harms.contains(reader.lemma(object))
    {
      return []
    }
    // "Wells's remarks drew a rebuke from Chad": they were not made to it.
    if !isVerb, first.family == .consult, reader.isRecord(t),
      [.nsubj, .nsubjpass].contains(document.dependencies[t])
    {
      return []
    }
    let isPassive = isVerb && reader.isPassive(t)
    let subject =
      isVerb
      ? reader.deepSubjects(of: t).flatMap { reader.actors(at: $0) } : reader.owners(of: t)
    let object = isVerb ? reader.deepObjects(of: t).flatMap { reader.actors(at: $0) } : []
    let left = nearest(from: t, step: -1).filter { !isTelling($0, of: t) }
    // "called Petrov's plan a disaster" is no call to him.
    let isCall = isVerb && first.conditions.isDirect && first.family == .consult
    let right = nearest(from: t, step: 1).filter {
      !(isCall && document.dependencies[$0.head] == .poss) && !isTelling($0, of: t)
        && !isPlace($0, first.family) && !isWithin($0, of: t, first.family)
    }
    var pairs: [(Actor, Actor, String)] = []
    func add(_ sources: [Actor], _ targets: [Actor], _ name: String) {
      for source in sources.prefix(3) {
        for target in targets.prefix(3)
        where Set(source.entities).isDisjoint(with: target.entities) {
          pairs.append((source, target, name))
        }
      }
    }
    // "its creditors, led by Chad": they, whoever they are.
    if isPassive, !subject.isEmpty, object.isEmpty, reader.surfaceSubject(of: t) != nil {
      return []
    }
    if !subject.isEmpty {
      // "told reporters that Russia…": whom it was told stands there, if not by name.
      let isAnswered = isVerb && object.isEmpty && right.contains { isReported($0, below: t) }
      // "protests from Chad and Niger": those whose they are are not against each other.
      // "the trial of the Liberian president": what describes the subject is not on its other side.
      let others = right.filter { actor in
        (isVerb || !subject.contains { $0.entities == actor.entities })
          && !subject.contains { describes(actor, $0) }
      }
      if !isAnswered { add(subject, others, "nearby-target") }
      // What describes the subject is not on its other side: "McCain, a Republican, opposed".
      let isOutside = !left.contains { actor in
        subject.contains { document.subtree(of: $0.head).contains(actor.head) }
      }
      // "the council, chaired by Wells, met": not her; "went to Chad to help": Chad.
      let isAble = !isVerb || [.accuse, .aid].contains(first.family)
      if pairs.isEmpty, isOutside, isAble { add(subject, left, "nearby-target-left") }
    } else if !object.isEmpty {
      // "Darwish, who heads the Centre, was freed": what describes the object did not do it.
      let isOutside = !left.contains { actor in
        object.contains { document.subtree(of: $0.head).contains(actor.head) }
      }
      if isOutside { add(left, object, "nearby-source") }
    } else if isPassive {
      // "A and B were convicted and sentenced": nobody says by whom.
      guard !reader.has(t, .conj), document.dependencies[t] != .conj else { return [] }
      add(right, left, "nearby-passive")
    } else if isVerb || document.dependencies[t] != .compound
      || Self.acts.contains(reader.lemma(document.head(of: t)))
    {
      // "trade curbs against Japan": the curbs are told of, and no trade.
      add(left, right, isVerb ? "nearby-verb" : "nearby-noun")
    }
    return pairs.flatMap { source, target, name in
      context.pairs([source], [target], first, predicate: t, trigger: t..<(t + 1), rule: name)
    }
  }

  /// "the doctor who had helped the CIA": he, whoever he is. "declined to comment":
  /// nobody is asked or refused.
  private func isDoneByUnknown(_ t: Int) -> Bool {
    if document.dependencies[t] == .relcl, let subject = reader.surfaceSubject(of: t),
      ["who", "that", "which"].contains(document.lowers[subject]),
      document.head(of: subject) == t, !reader.isPassive(t), reader.actors(at: subject).isEmpty
    {
      return true
    }
    switch reader.lemma(t) {
    // "is to run for a second term"
    case "run": return !reader.prepositionObjects(of: t, ["for"]).isEmpty
    // "contributed to the threat of famine" gives nothing.
    case "contribute":
      return reader.prepositionObjects(of: t, ["to"]).contains {
        ["crisis", "death", "decline", "failure", "loss", "problem", "threat", "violence"].contains(
          reader.lemma($0))
      }
    // "tried to overthrow her": in no court.
    case "try": return reader.has(t, .xcomp)
    case "decline", "refuse":
      return reader.child(t, .dobj).map { reader.lemma($0) } == "comment"
        || reader.child(t, .xcomp).map {
          ["answer", "comment", "discuss", "elaborate", "say", "speculate"].contains(
            reader.lemma($0))
        } ?? false
    default: return false
    }
  }

  /// Whether a verb, or the event that it carries, is done against somebody.
  private func isHostile(_ v: Int) -> Bool {
    let senses =
      context.lexicon.verb(reader.lemma(v))
      + (reader.child(v, .dobj).map { context.lexicon.noun(reader.lemma($0)) } ?? [])
    return senses.contains { [.assault, .coerce, .sanction].contains($0.family) }
  }

  /// "cut supplies to", "blocked aid for": it is no event that took place.
  private func isStopped(_ n: Int) -> Bool {
    let relation = document.dependencies[n]
    guard relation == .dobj || relation == .nsubjpass else { return false }
    let head = document.head(of: n)
    let particle = document.children(of: head).first { document.dependencies[$0] == .prt }
    let verb = reader.lemma(head) + (particle.map { "_" + document.lowers[$0] } ?? "")
    // "fights extradition" resists it, "fights an insurgency" does not.
    if verb == "fight" {
      return context.lexicon.noun(reader.lemma(n)).contains { $0.family == .coerce }
    }
    return Self.stopping.contains(verb)
  }

  private static let stopping: WordSet = [
    "abandon", "avoid", "await", "block", "call_off", "cancel", "contest", "cut", "delay",
    "dismiss",
    "drop",
    "end", "escape", "evade", "face", "fear", "foil", "freeze", "halt", "oppose", "postpone",
    "prevent", "repel", "survive", "thwart",
    "refuse", "reject", "resist", "stop", "suspend", "veto", "withhold",
  ]

  /// Whether a sense that reads its target after a preposition has one of its prepositions nearby.
  private func marks(_ sense: PredicateSense, _ t: Int) -> Bool {
    var words: [String] = []
    for slot in sense.targets {
      guard case .preposition(let word) = slot else { return true }
      words.append(word)
    }
    let sentence = document.sentence(of: t)
    return (t..<min(t + 20, sentence.upperBound)).contains { words.contains(document.lowers[$0]) }
  }

  /// Whether an actor stands in a clause that verb `t` reports, beside the one it was reported to.
  private func isReported(_ actor: Actor, below t: Int) -> Bool {
    guard reader.has(t, .dobj) else { return false }
    return document.children(of: t).contains {
      document.dependencies[$0] == .ccomp && document.subtree(of: $0).contains(actor.head)
    }
  }

  private func describes(_ actor: Actor, _ other: Actor) -> Bool {
    guard let index = linked.mention(covering: other.tokens.lowerBound) else { return false }
    let head = linked.mentions[index].head
    return actor.head != head && document.subtree(of: head).contains(actor.head)
      && actor.head < head
  }

  /// "Wells said the acts were an attempt to undermine Chad": not hers.
  private func isTelling(_ actor: Actor, of t: Int) -> Bool {
    guard document.dependencies[actor.head] == .nsubj else { return false }
    let verb = document.head(of: actor.head)
    guard verb != t, AttributionReader.speech.contains(reader.lemma(verb)) else { return false }
    return document.children(of: verb).contains {
      document.dependencies[$0] == .ccomp && reader.has($0, .nsubj)
        && document.subtree(of: $0).contains(t)
    }
  }

  /// "accused the rebels of shelling": people, whoever they are.
  private func isPeople(_ v: Int) -> Bool {
    reader.child(v, .dobj).map {
      [.nns, .nnps].contains(document.tags[$0]) && !context.lexicon.role(reader.lemma($0)).isEmpty
        || ["people", "protester", "rebel", "reporter"].contains(reader.lemma($0))
    } ?? false
  }

  /// Families of acts on somebody, and on nobody through a thing or place near him.
  private static let personal: Set<RelationFamily> = [
    .appointed, .consult, .leads, .request, .sanction,
  ]

  private func fits(_ sense: PredicateSense, _ t: Int) -> Bool {
    if sense.particle != nil || sense.conditions.isWeak || !sense.conditions.phrases.isEmpty {
      return false
    }
    if sense.conditions.forbidsObject, reader.has(t, .dobj) { return false }
    // "called for a truce" is no telephone call.
    if reader.lemma(t) == "call", !reader.prepositionObjects(of: t, ["for"]).isEmpty {
      return false
    }
    // "won support from": what stands near the verb is as likely on either side.
    if reader.isClause(t), !sense.sources.contains(.subject) { return false }
    // "silver sales" near Peru are not made to it, "won the vote in Chad" rejects nothing.
    let needsMark = reader.isClause(t) || sense.family == .reject || reader.lemma(t) == "sale"
    if needsMark, !marks(sense, t) { return false }
    // "bought planes from Boeing", "told reporters that Chad": the object that the sense needs to be a
    // name is none. (Who "killed 20 people in Chad" did it to Chad.)
    if reader.isClause(t), sense.conditions.objects.isEmpty, sense.targets.first == .object,
      sense.conditions.isDirect || Self.personal.contains(sense.family)
        || sense.family == .accuse && isPeople(t), reader.has(t, .dobj),
      reader.deepObjects(of: t).allSatisfy({ reader.actors(at: $0).isEmpty })
    {
      return false
    }
    // "accused them of plotting with Chad": them, whoever they are.
    if reader.isClause(t), let object = reader.child(t, .dobj), document.tags[object] == .prp,
      reader.actors(at: object).isEmpty, sense.targets.first == .object
    {
      return false
    }
    // "appealed to the world to press Chad": it was asked of the world.
    if reader.isClause(t), Self.personal.contains(sense.family) {
      for case .preposition(let word) in sense.targets where ["on", "to", "with"].contains(word) {
        let objects = reader.prepositionObjects(of: t, [word])
        if !objects.isEmpty, objects.allSatisfy({ reader.actors(at: $0).isEmpty }) { return false }
      }
    }
    if sense.conditions.objects.isEmpty { return true }
    return reader.deepObjects(of: t).contains {
      sense.conditions.objects.contains(reader.lemma($0))
    }
  }

  /// The nearest mention in the sentence on one side, with those joined to it by "and".
  private func nearest(from t: Int, step: Int) -> [Actor] {
    let sentence = document.sentence(of: t)
    var i = t + step
    while sentence.contains(i), abs(i - t) <= 20 {
      if let index = linked.mention(covering: i) {
        let mention = linked.mentions[index]
        guard !mention.tokens.contains(t) else { return [] }
        if isVictim(mention.head, beside: t) { return [] }
        if step > 0, isToldOfObject(mention.head, of: t) { return [] }
        // "offered troops, while Chad said": what another clause is about.
        if isSubjectElsewhere(mention.head, from: t) { return [] }
        return [
          Actor(
            entities: mention.entities, tokens: mention.tokens, head: mention.head,
            form: mention.form, reach: mention.isModifier ? .modifier : .direct)
        ]
      }
      i += step
    }
    return []
  }

  /// Nouns that do what the noun before them says: "peacekeeping mission", "trade talks".
  private static let acts: WordSet = [
    "campaign", "deployment", "effort", "force", "initiative", "mission", "operation", "program",
    "programme", "talk", "troop",
  ]
}
