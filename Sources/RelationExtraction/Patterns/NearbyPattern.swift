import EntityLinking
import GraphModel
import Linguistics

/// A predicate whose arguments the tree does not give: the actors nearest to it in its sentence stand
/// in, and the weigher judges by how far they are. «Putin, whose forces massed near the border with
/// Ukraine»; headlines; clauses the parser misread.
struct NearbyPattern {
  let context: PatternContext
  private var reader: ArgumentReader { context.reader }
  private var document: Document { context.document }
  private var linked: LinkedDocument { context.linked }

  init(_ context: PatternContext) { self.context = context }

  /// - Parameter t: a token at which no other pattern found anything.
  func candidates(at t: Int) -> [Candidate] {
    // "the US-led coalition": whoever stands before the hyphen acts, and on its noun alone.
    if t > 0, document.words[t - 1] == "-" || document.words[t - 1] == "–" { return [] }
    let isVerb = reader.isClause(t)
    // "ruled out", "cut off": another verb than the bare one.
    if isVerb, reader.has(t, .prt) || reader.lemma(t) == "call" && reader.has(t, .oprd) {
      return []
    }
    let senses =
      isVerb
      ? context.lexicon.verb(reader.lemma(t)) : context.lexicon.noun(reader.lemma(t))
    guard let first = senses.first(where: { fits($0, t) }) else { return [] }
    // "the coalition bombed Sanaa": a noun of alliance says nothing of whoever stands near it.
    if !isVerb, first.family == .allied || isStopped(t) { return [] }
    // "a trade adviser", "aid workers": the noun only says of what sort another is.
    if !isVerb, document.dependencies[t] == .compound,
      !context.lexicon.role(reader.lemma(document.head(of: t))).isEmpty
    {
      return []
    }
    // "over the poisoning of Petrov": he suffered it.
    if !isVerb, [.assault, .coerce].contains(first.family),
      !reader.prepositionObjects(of: t, ["of"]).isEmpty
    {
      return []
    }
    let isPassive = isVerb && reader.isPassive(t)
    let subject =
      isVerb
      ? reader.deepSubjects(of: t).flatMap { reader.actors(at: $0) } : reader.owners(of: t)
    let object = isVerb ? reader.deepObjects(of: t).flatMap { reader.actors(at: $0) } : []
    let left = nearest(from: t, step: -1)
    let right = nearest(from: t, step: 1)
    var pairs: [(Actor, Actor, String)] = []
    func add(_ sources: [Actor], _ targets: [Actor], _ name: String) {
      for source in sources.prefix(3) {
        for target in targets.prefix(3)
        where Set(source.entities).isDisjoint(with: target.entities) {
          pairs.append((source, target, name))
        }
      }
    }
    if !subject.isEmpty {
      // "told reporters that Russia…": whom it was told stands there, if not by name.
      let isAnswered = isVerb && object.isEmpty && right.contains { isReported($0, below: t) }
      if !isAnswered { add(subject, right, "nearby-target") }
      // What describes the subject is not on its other side: "McCain, a Republican, opposed".
      let isOutside = !left.contains { actor in
        subject.contains { document.subtree(of: $0.head).contains(actor.head) }
      }
      if pairs.isEmpty, isOutside { add(subject, left, "nearby-target-left") }
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
    } else {
      add(left, right, isVerb ? "nearby-verb" : "nearby-noun")
    }
    return pairs.flatMap { source, target, name in
      context.pairs([source], [target], first, predicate: t, trigger: t..<(t + 1), rule: name)
    }
  }

  /// "cut supplies to", "blocked aid for": it is no event that took place.
  private func isStopped(_ n: Int) -> Bool {
    let relation = document.dependencies[n]
    return (relation == .dobj || relation == .nsubjpass)
      && Self.stopping.contains(reader.lemma(document.head(of: n)))
  }

  private static let stopping: Set<String> = [
    "block", "cancel", "cut", "freeze", "halt", "oppose", "prevent", "refuse", "reject", "stop",
    "suspend", "veto", "withhold",
  ]

  /// Whether a sense that reads its target after a preposition has one of its prepositions nearby.
  private func marks(_ sense: PredicateSense, _ t: Int) -> Bool {
    var words: Set<String> = []
    for slot in sense.targets {
      guard case .preposition(let word) = slot else { return true }
      words.insert(word)
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

  private func fits(_ sense: PredicateSense, _ t: Int) -> Bool {
    if sense.particle != nil || sense.conditions.isWeak { return false }
    // "won support from": what stands near the verb is as likely on either side.
    if reader.isClause(t), !sense.sources.contains(.subject) { return false }
    if reader.isClause(t), !marks(sense, t) { return false }
    // "bought planes from Boeing": the object that the sense needs to be a name is none.
    if reader.isClause(t), sense.conditions.isDirect, sense.conditions.objects.isEmpty,
      sense.targets.first == .object, reader.has(t, .dobj)
    {
      return false
    }
    if sense.conditions.objects.isEmpty { return true }
    return reader.deepObjects(of: t).contains {
      sense.conditions.objects.contains(reader.lemma($0))
    }
  }

  /// Whether a word is the subject of a clause beside that of `t`: one joined on, or one that
  /// "while" or "as" begins.
  private func isSubjectElsewhere(_ i: Int, from t: Int) -> Bool {
    guard [.nsubj, .nsubjpass].contains(document.dependencies[i]), reader.isClause(t) else {
      return false
    }
    let verb = document.head(of: i)
    guard verb != t, reader.isClause(verb) else { return false }
    switch document.dependencies[verb] {
    case .advcl:
      return document.head(of: verb) == t && document.tags[verb] != .vbg
        && !reader.isInfinitive(verb)
    case .conj: return document.head(of: verb) == t
    default: return false
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
}
