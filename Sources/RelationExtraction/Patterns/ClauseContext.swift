import EntityLinking
import GraphModel
import Linguistics

/// What every pattern reads: the tree with its arguments, the lexicon, and the entities.
struct PatternContext {
  let reader: ArgumentReader
  let lexicon: RelationLexicon

  var document: Document { reader.document }
  var linked: LinkedDocument { reader.linked }

  func kind(_ actor: Actor) -> EntityKind { linked.entities[actor.entities[0]].kind }

  /// "Reagan said the United States was ready": whoever speaks for a state neither praises nor
  /// blames it by its name.
  func isOwnState(_ target: Actor, of source: Actor) -> Bool {
    guard target.form == .name, target.entities.count == 1,
      let id = linked.entities[target.entities[0]].knowledgeID,
      kind(target) == .state
    else { return false }
    return source.entities.allSatisfy { linked.entities[$0].stateID == id }
  }

  /// Actors of kinds a sense allows.
  func allowed(_ actors: [Actor], _ kinds: Set<EntityKind>, direct: Bool = false) -> [Actor] {
    actors.filter { actor in
      (kinds.isEmpty || kinds.contains(kind(actor)))
        && (!direct || actor.reach == .direct || actor.reach == .apposition)
    }
  }

  /// "deplored the killing of Petrov", "concern at the arrest of Li": who suffered a harm is not blamed
  /// for it.
  func isVictim(_ actor: Actor) -> Bool {
    guard actor.reach == .prepositional, !actor.tokens.contains(actor.head),
      Self.harms.contains(reader.lemma(actor.head))
        || lexicon.noun(reader.lemma(actor.head)).contains(where: {
          [.coerce, .assault].contains($0.family) && $0.targets.contains(.preposition("of"))
        })
    else { return false }
    return reader.prepositionObjects(of: actor.head, ["of"]).contains {
      document.subtree(of: $0).contains(actor.tokens.lowerBound)
    }
  }

  /// What befalls those of whom it is.
  static let harms: WordSet = ["death", "loss", "plight", "suffering", "violation"]

  /// "an Australian man joined", "seven Iraqis seized", "the family of a Chadian": they act for
  /// themselves.
  func isPrivate(_ actor: Actor) -> Bool {
    guard kind(actor) == .state else { return false }
    if !actor.tokens.contains(actor.head) {
      return actor.reach != .possessive && Self.people.contains(reader.lemma(actor.head))
    }
    guard actor.form == .name, actor.tokens.count == 1,
      [.nnp, .nnps, .nns, .nn].contains(document.tags[actor.head])
    else { return false }
    return document.children(of: actor.head).contains {
      document.dependencies[$0] == .nummod && Self.few.contains(document.lowers[$0])
        || document.dependencies[$0] == .det
          && ["a", "an", "another", "one"].contains(document.lowers[$0])
    }
  }

  private static let few: WordSet = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
  ]

  private static let people: WordSet = [
    "boy", "child", "couple", "family", "girl", "man", "passenger", "teenager", "tourist", "woman",
  ]

  /// Every pair of a source and a target, or every pair among a plural source of a symmetric family.
  func pairs(
    _ sources: [Actor], _ targets: [Actor], _ sense: PredicateSense, predicate: Int,
    trigger: Range<Int>, rule: String
  ) -> [Candidate] {
    let sources = allowed(
      sources, sense.conditions.sourceKinds, direct: sense.conditions.isDirect
    ).filter { sense.kind == .role || sense.family == .protest || !isPrivate($0) }
    var targets = allowed(
      targets, sense.conditions.targetKinds, direct: sense.conditions.isDirect)
    // "interviewed the family of a Chadian", "told a Chadian tourist": nobody told Chad.
    if [.consult, .request].contains(sense.family) { targets.removeAll(where: isPrivate) }
    if sense.conditions.isOfPeople {
      targets.removeAll { !$0.tokens.contains($0.head) && reader.isRecord($0.head) }
    }
    // "A, B and C called for their release": whom a plural means that holds the actors is unknown.
    let acting = Set(sources.flatMap(\.entities))
    func isEcho(_ target: Actor) -> Bool {
      acting.count > 1 && target.form != .name && acting.isSuperset(of: target.entities)
    }
    var result: [Candidate] = []
    for source in sources.prefix(6) {
      for target in targets.prefix(6)
      where
        (source.head != target.head || source.tokens != target.tokens
        || source.entities != target.entities) && !isEcho(target)
      {
        var candidate = Candidate(
          source, target, sense, predicate: predicate, trigger: trigger, rule: rule)
        if sense.family == .assault, sense.label == "attacked",
          isVerbal(source, target, at: predicate)
        {
          candidate.family = .accuse
        }
        result.append(candidate)
      }
    }
    return result
  }

  /// "Labour attacked the Conservatives", "Wells launched an attack on the party", "attacked Spain
  /// over its debts": in words.
  private func isVerbal(_ source: Actor, _ target: Actor, at predicate: Int) -> Bool {
    func isParty(_ actor: Actor) -> Bool {
      actor.entities.allSatisfy { linked.entities[$0].category == "party" }
    }
    let isPerson = kind(source) == .person && source.reach == .direct
    guard isPerson || isParty(source) else { return false }
    // "attacked the ministry's decision to close the school"
    if !target.tokens.contains(target.head), Self.wordy.contains(reader.lemma(target.head)) {
      return true
    }
    switch kind(target) {
    case .person: return target.reach == .direct
    case .organization:
      return isParty(target)
        || isPerson
          && target.entities.allSatisfy {
            !["armed group", "military"].contains(linked.entities[$0].category)
          }
    case .state:
      return isPerson
        && document.children(of: predicate).contains {
          ["over", "for", "as"].contains(document.lowers[$0])
            && ($0 + 1 >= document.count || document.lowers[$0 + 1] != "well")
        }
    }
  }

  /// What is attacked in words.
  private static let wordy: WordSet = [
    "approach", "claim", "comment", "criticism", "decision", "failure", "handling", "plan",
    "policy", "proposal", "record", "refusal", "remark", "response", "stance", "statement",
  ]

  /// The entities that actors stand for, one by one; six phrases and four of each are enough.
  func each(_ actors: [Actor]) -> [Actor] {
    var single: [Actor] = []
    for actor in actors.prefix(6) {
      for entity in actor.entities.prefix(4) {
        var one = actor
        one.entities = [entity]
        if !single.contains(where: { $0.entities == one.entities }) { single.append(one) }
      }
    }
    return single
  }

  /// "A and B met", "the two leaders spoke": each pair among the actors.
  func mutual(
    _ actors: [Actor], _ sense: PredicateSense, predicate: Int, trigger: Range<Int>, rule: String
  ) -> [Candidate] {
    let single = each(allowed(actors, sense.conditions.sourceKinds))
    var result: [Candidate] = []
    for i in single.indices {
      for j in single.indices where j > i {
        result.append(
          Candidate(
            single[i], single[j], sense, predicate: predicate, trigger: trigger, rule: rule))
      }
    }
    return result
  }
}
