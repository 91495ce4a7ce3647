import EntityLinking
import GraphModel
import Linguistics

/// Praise and blame by what a speaker calls somebody, or says of him.
/// «Obama called Trump unfit»; «Cooper said the delay of the Home Office was a disgrace».
struct EvaluationPattern {
  let context: PatternContext
  private var reader: ArgumentReader { context.reader }
  private var document: Document { context.document }

  init(_ context: PatternContext) { self.context = context }

  func candidates(at v: Int) -> [Candidate] {
    let lemma = reader.lemma(v)
    if lemma == "hold" { return heldResponsible(by: v) }
    if Self.naming.contains(lemma) { return named(by: v) }
    if AttributionReader.speech.contains(lemma) { return said(by: v) }
    return []
  }

  /// "held Russia responsible for the murder".
  private func heldResponsible(by v: Int) -> [Candidate] {
    let isBlame = document.subtree(of: v).contains {
      $0 > v && ["accountable", "liable", "responsible"].contains(document.lowers[$0])
        && [.acomp, .amod, .ccomp, .oprd, .xcomp, .advcl].contains(document.dependencies[$0])
    }
    guard isBlame else { return [] }
    let sources = reader.deepSubjects(of: v).flatMap { reader.actors(at: $0) }
    var objects = reader.deepObjects(of: v)
    // "held Russia responsible": the parser may make the name the adjective's subject.
    for child in document.children(of: v)
    where [.ccomp, .xcomp].contains(document.dependencies[child]) {
      if let subject = reader.child(child, .nsubj) { objects.append(subject) }
    }
    return candidates(
      sources, objects.flatMap { reader.actors(at: $0) }, false, at: v, rule: "evaluation-named")
  }

  /// "branded Obama the worst president", "described the policy of Iran as a threat".
  private func named(by v: Int) -> [Candidate] {
    let sources = reader.deepSubjects(of: v).flatMap { reader.actors(at: $0) }
    guard !sources.isEmpty else { return [] }
    var complements: [Int] = []
    for child in document.children(of: v) {
      switch document.dependencies[child] {
      case .oprd, .acomp, .attr: complements.append(child)
      case .prep where document.lowers[child] == "as":
        complements += document.children(of: child)
      case .ccomp, .xcomp:
        complements.append(child)
      default: break
      }
    }
    guard let isPraise = complements.lazy.compactMap({ sign(below: $0) }).first else { return [] }
    let objects =
      reader.deepObjects(of: v)
      + document.children(of: v).filter { document.dependencies[$0] == .ccomp }.flatMap {
        reader.child($0, .nsubj).map { [$0] } ?? []
      }
      // "called Trump unfit": the parser may make the name the adjective's subject.
      + complements.filter { [.oprd, .xcomp].contains(document.dependencies[$0]) }.compactMap {
        reader.child($0, .nsubj)
      }
    return candidates(
      sources, objects.flatMap { reader.actors(at: $0) }, isPraise, at: v, rule: "evaluation-named")
  }

  /// "said Trump was unfit", "claimed the party's plans were a disaster", "said of Trump: …".
  private func said(by v: Int) -> [Candidate] {
    let sources = reader.deepSubjects(of: v).flatMap { reader.ownActors(at: $0) }
    guard !sources.isEmpty else { return [] }
    var found: [Candidate] = []
    let clauses = document.children(of: v).filter { document.dependencies[$0] == .ccomp }
    for clause in clauses {
      found += candidates(
        sources, judged(clause), false, at: clause, rule: "evaluation-said")
      guard let subject = reader.child(clause, .nsubj) ?? reader.child(clause, .nsubjpass),
        let isPraise = verdict(clause)
      else { continue }
      found += candidates(
        sources, reader.actors(at: subject), isPraise, at: clause, rule: "evaluation-said")
    }
    // "He is a liar," Wells said of Orr.
    let about = reader.prepositionObjects(of: v, ["of"]).flatMap { reader.actors(at: $0) }
      .filter { $0.reach == .direct }
    if !about.isEmpty, reader.lemma(v) == "say",
      let isPraise = clauses.lazy.compactMap({ self.verdict($0) }).first
    {
      found += candidates(sources, about, isPraise, at: v, rule: "evaluation-said")
    }
    return found
  }

  /// "said it was inappropriate for Wells to comment": Wells.
  private func judged(_ clause: Int) -> [Actor] {
    guard reader.lemma(clause) == "be", !reader.has(clause, .neg),
      let subject = reader.child(clause, .nsubj), document.lowers[subject] == "it",
      let adjective = reader.child(clause, .acomp), sign(below: adjective) == false
    else { return [] }
    let clauses = Array(document.children(of: clause)) + Array(document.children(of: adjective))
    return clauses.filter { act in
      reader.isClause(act) && reader.isInfinitive(act)
        && document.children(of: act).contains {
          document.dependencies[$0] == .mark && document.lowers[$0] == "for"
        }
    }.compactMap { reader.child($0, .nsubj) }.flatMap { reader.actors(at: $0) }
      + [clause, adjective].flatMap { reader.prepositionObjects(of: $0, ["for", "of"]) }
      .flatMap { reader.actors(at: $0) }.filter { $0.reach == .direct }
  }

  /// Whether a clause praises its subject or blames it; nil where it does neither.
  private func verdict(_ clause: Int) -> Bool? {
    let lemma = reader.lemma(clause)
    let isNegated = reader.has(clause, .neg) || isOfNone(clause)
    // "we must be careful": advice, and to oneself.
    let isAdvice = document.children(of: clause).contains {
      document.dependencies[$0] == .aux
        && ["must", "should", "shall", "let"].contains(document.lowers[$0])
        || document.dependencies[$0] == .nsubj
          && ["we", "i", "you"].contains(document.lowers[$0])
    }
    if isAdvice { return nil }
    if reader.isPassive(clause) {
      // "could not be trusted"
      return Self.relied.contains(lemma) && isNegated ? false : nil
    }
    if let isPraise = deed(clause) { return isNegated ? nil : isPraise }
    if lemma == "be" {
      for child in document.children(of: clause) {
        let isBlame =
          // "was to blame", "is behind the attacks", "was responsible for the bombing"
          document.dependencies[child] == .xcomp && reader.lemma(child) == "blame"
          || document.dependencies[child] == .prep && document.lowers[child] == "behind"
            && reader.objects(ofPreposition: child).contains {
              context.linked.mention(headedBy: $0) == nil
                && !Self.feats.contains(reader.lemma($0))
            }
          || document.dependencies[child] == .acomp && document.lowers[child] == "responsible"
            && !reader.prepositionObjects(of: child, ["for"]).isEmpty
        if isBlame { return isNegated ? nil : false }
      }
    }
    let isShowing = Self.showing.contains(lemma)
    let complement = document.children(of: clause).first {
      [.acomp, .attr, .oprd].contains(document.dependencies[$0])
        // "is doing a great job", "has made a mistake"
        || isShowing && document.dependencies[$0] == .dobj
    }
    guard let isPraise = complement.flatMap({ sign(below: $0) }) else {
      // "has broken its promises", "violated the truce"
      guard Self.breaking.contains(lemma), !isNegated, let object = reader.child(clause, .dobj),
        context.linked.mention(headedBy: object) == nil
          || reader.ownActors(at: object).allSatisfy({ $0.reach != .direct })
      else { return nil }
      return lemma != "break" || Self.kept.contains(reader.lemma(object)) ? false : nil
    }
    return isPraise != isNegated
  }

  /// "neither Chad nor Niger is to blame"
  private func isOfNone(_ clause: Int) -> Bool {
    guard let subject = reader.child(clause, .nsubj) ?? reader.child(clause, .nsubjpass) else {
      return false
    }
    return document.children(of: subject).contains {
      ["neither", "no"].contains(document.lowers[$0])
    }
  }

  /// What one is behind to one's credit.
  private static let feats: WordSet = [
    "achievement", "idea", "initiative", "rise", "success", "triumph", "victory", "win",
  ]

  private func candidates(
    _ sources: [Actor], _ targets: [Actor], _ isPraise: Bool, at i: Int, rule: String
  ) -> [Candidate] {
    sources.prefix(3).flatMap { source in
      targets.prefix(3).filter {
        $0.entities != source.entities && !context.isOwnState($0, of: source)
      }.map { target in
        var candidate = Candidate(
          source, target, family: isPraise ? .support : .accuse,
          label: isPraise ? "praised" : "criticised", predicate: i, trigger: i..<(i + 1), rule: rule
        )
        // What is said holds as said, whatever the clause's own tense.
        candidate.isPresupposed = rule == "evaluation-said"
        return candidate
      }
    }
  }

  /// The first word of praise or blame in the phrase itself; nil when there is none.
  private func sign(below i: Int) -> Bool? {
    let range = document.subtree(of: i)
    for j in range.prefix(24) {
      guard
        let sign = context.lexicon.evaluations.words[reader.lemma(j)]
          ?? context.lexicon.evaluations.words[document.lowers[j]]
      else { continue }
      // "has missiles that are a threat", "ready to say what is best": of something else.
      if isInClause(j, below: i) { continue }
      // "must be able to negotiate" praises nobody.
      if Self.abilities.contains(document.lowers[j]), reader.has(j, .xcomp) { continue }
      // "has problems that will pass"
      if document.dependencies[i] == .dobj, reader.lemma(i) == "problem",
        reader.lemma(document.head(of: i)) == "have"
      {
        continue
      }
      // "responsible for the attack", "responsible for allowing it" is blame.
      if document.lowers[j] == "responsible" {
        let hasDeed = document.children(of: j).contains {
          document.dependencies[$0] == .prep && document.lowers[$0] == "for"
        }
        if hasDeed { return false }
      }
      let isNegated =
        reader.has(j, .neg)
        || j > range.lowerBound && ["neither", "nor", "not"].contains(document.lowers[j - 1])
        || document.children(of: j).contains { document.lowers[$0] == "neither" }
      return sign != isNegated
    }
    return nil
  }

  private static let abilities: WordSet = ["able", "capable", "unable", "unwilling", "willing"]

  /// Whether a clause of its own holds token `j` below token `i`.
  private func isInClause(_ j: Int, below i: Int) -> Bool {
    var at = j
    for _ in 0..<8 where at != i {
      switch document.dependencies[at] {
      case .relcl, .ccomp, .xcomp, .advcl, .acl, .pcomp: return true
      default: at = document.head(of: at)
      }
    }
    return false
  }

  /// Whether what the clause's subject does is praised or blamed: "provokes", "is trying to mislead",
  /// "has killed civilians".
  private func deed(_ clause: Int) -> Bool? {
    var act = clause
    for _ in 0..<3 {
      let lemma = reader.lemma(act)
      if let isPraise = context.lexicon.evaluations.verbs[lemma] { return isPraise }
      if Self.violent.contains(lemma), let object = reader.child(act, .dobj) {
        return Self.innocent.contains(reader.lemma(object)) ? false : nil
      }
      guard Self.leading.contains(lemma),
        let next = document.children(of: act).first(where: {
          document.dependencies[$0] == .xcomp && reader.isInfinitive($0)
        }), !reader.has(next, .neg)
      else { return nil }
      act = next
    }
    return nil
  }

  /// Verbs that lead to what somebody does or would do.
  private static let leading: WordSet = [
    "attempt", "begin", "continue", "intend", "plan", "seek", "start", "try", "want",
  ]

  private static let violent: WordSet = [
    "abduct", "attack", "bomb", "bombard", "execute", "kidnap", "kill", "massacre", "murder",
    "shell", "shoot", "slaughter", "target",
  ]

  /// Whom only a culprit harms.
  private static let innocent: WordSet = [
    "child", "civilian", "demonstrator", "family", "hospital", "hostage", "innocent", "journalist",
    "opponent", "people", "protester", "refugee", "school", "villager", "woman", "worker",
  ]

  /// Verbs that blame whoever does so to a thing: "violated the truce".
  private static let breaking: WordSet = [
    "abuse", "breach", "break", "distort", "exaggerate", "fabricate", "loot", "misuse", "plunder",
    "sabotage", "squander", "undermine", "violate", "whitewash",
  ]

  /// What one blames others for breaking.
  private static let kept: WordSet = [
    "accord", "agreement", "ceasefire", "commitment", "deal", "law", "pledge", "pact", "promise",
    "rule", "treaty", "truce", "word",
  ]

  /// What is said in the negative of those one blames: "could not be trusted".
  private static let relied: WordSet = ["believe", "rely", "trust"]

  /// Verbs whose object says how the subject does.
  private static let showing: WordSet = [
    "commit", "display", "do", "have", "lack", "make", "play", "show", "tell",
  ]

  private static let naming: WordSet = [
    "call", "brand", "label", "describe", "dub", "deem", "consider", "regard", "view", "see",
    "depict",
    "portray", "denounce", "characterise", "characterize", "paint", "dismiss", "term", "liken",
    "cast", "hail",
    "find", "judge", "think",
  ]
}
