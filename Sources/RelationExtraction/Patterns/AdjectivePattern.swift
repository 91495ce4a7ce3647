import EntityLinking
import GraphModel
import Linguistics

/// Adjectives that join two actors, and participles joined by a hyphen to who acts.
/// «The senator is critical of Biden»; «the US-led coalition»; «Iranian-backed Hezbollah».
struct AdjectivePattern {
  let context: PatternContext
  private var reader: ArgumentReader { context.reader }
  private var document: Document { context.document }

  init(_ context: PatternContext) { self.context = context }

  func candidates(at a: Int) -> [Candidate] {
    hyphenated(at: a) + predicative(at: a)
  }

  private func predicative(at a: Int) -> [Candidate] {
    let senses = context.lexicon.adjective(reader.lemma(a))
    guard !senses.isEmpty else { return [] }
    // "has closed its border with Chad" is not close to it.
    if reader.isClause(a), reader.has(a, .dobj) { return [] }
    let subjects = holders(of: a)
    guard !subjects.isEmpty else { return [] }
    for sense in senses {
      for case .preposition(let word) in sense.targets {
        let targets = reader.prepositionObjects(of: a, [word]).flatMap { reader.actors(at: $0) }
        let found = context.pairs(
          subjects, targets, sense, predicate: a, trigger: a..<(a + 1), rule: "adjective")
        if sense.family == .opposes, Self.opposed.contains(reader.lemma(a)) {
          return found.map(withPlan)
        }
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  /// "is opposed to French mediation": it is what France would do that is rejected.
  private func withPlan(_ candidate: Candidate) -> Candidate {
    let target = candidate.target
    guard [.modifier, .possessive, .prepositional].contains(target.reach),
      !target.tokens.contains(target.head),
      context.lexicon.role(reader.lemma(target.head)).isEmpty,
      [.nn, .nns].contains(document.tags[target.head])
    else { return candidate }
    var candidate = candidate
    candidate.family = .reject
    candidate.label = "opposed the plan of"
    return candidate
  }

  private static let opposed: WordSet = ["opposed", "oppose"]

  private func holders(of a: Int) -> [Actor] {
    let head = document.head(of: a)
    switch document.dependencies[a] {
    case .acomp, .oprd, .attr, .advcl, .conj, .xcomp, .ccomp, .root, .auxpass:
      let verb = document.dependencies[a] == .root ? a : head
      return reader.surfaceSubject(of: verb).map { reader.actors(at: $0) } ?? []
    case .amod, .acl, .appos, .relcl:
      return reader.ownActors(at: head).filter { $0.reach == .direct }
    default: return []
    }
  }

  /// «the US-led coalition»: the name before the hyphen acts on what the participle modifies.
  private func hyphenated(at v: Int) -> [Candidate] {
    guard document.tags[v] == .vbn || document.tags[v] == .vbd || document.tags[v] == .jj, v >= 2,
      document.words[v - 1] == "-" || document.words[v - 1] == "–",
      let index = context.linked.mention(headedBy: v - 2)
    else { return [] }
    if let label = Self.origins[document.lowers[v]] {
      return origin(label, at: v, context.linked.mentions[index])
    }
    let verb = Self.lemmas[document.lowers[v]] ?? reader.lemma(v)
    guard
      let sense = context.lexicon.verb(verb).first(where: {
        $0.targets.contains(.object) && $0.conditions.objects.isEmpty
          && $0.conditions.phrases.isEmpty && $0.particle == nil
      })
    else { return [] }
    let mention = context.linked.mentions[index]
    let source = Actor(
      entities: mention.entities, tokens: mention.tokens, head: v - 2, form: mention.form,
      reach: .modifier)
    var noun = document.head(of: v)
    if document.dependencies[v] == .conj { noun = document.head(of: noun) }
    // "the Iran-backed group Hezbollah"
    if [.compound, .nmod, .amod].contains(document.dependencies[noun]),
      context.linked.mention(covering: noun) == nil
    {
      noun = document.head(of: noun)
    }
    var targets = reader.ownActors(at: noun)
    // The parser may make "group" and "Hezbollah" two subjects of one verb.
    if targets.isEmpty, noun + 1 < document.count,
      let next = context.linked.mention(covering: noun + 1),
      document.head(of: context.linked.mentions[next].head) == document.head(of: noun)
    {
      targets = reader.ownActors(at: context.linked.mentions[next].head)
    }
    targets.removeAll { $0.entities == source.entities || $0.head < v }
    return context.pairs(
      [source], targets, sense, predicate: v, trigger: v..<(v + 1), rule: "hyphenated-participle")
  }

  /// «the UK-based Observatory»; «German-born historian Amy Wells»: where what the participle
  /// modifies is from.
  private func origin(_ label: String, at v: Int, _ place: Mention) -> [Candidate] {
    guard context.linked.entities[place.entities[0]].kind == .state else { return [] }
    let target = Actor(
      entities: place.entities, tokens: place.tokens, head: v - 2, form: place.form, reach: .direct)
    return reader.ownActors(at: document.head(of: v)).filter {
      ($0.reach == .direct || $0.reach == .apposition) && $0.entities != place.entities
        && context.kind($0) != .state
    }.map {
      var candidate = Candidate(
        $0, target, family: .from, label: label, predicate: v, trigger: v..<(v + 1),
        rule: "hyphenated-origin")
      candidate.isPresupposed = true
      return candidate
    }
  }

  private static let origins = ["based": "is based in", "born": "was born in"]
  private static let lemmas = ["led": "lead", "backed": "back", "held": "hold"]
}
