import EntityLinking
import GraphModel
import Linguistics

/// What tells that an event is not done by whoever stands beside it: asked for, answered, a ground or a
/// mere occasion.
extension NounPattern {
  /// "a ban on imports": what the other event is about is nothing that its doers do together.
  func isTopic(_ n: Int) -> Bool {
    let head = document.head(of: n)
    let governor = document.head(of: head)
    return document.dependencies[n] == .pobj && document.lowers[head] != "of"
      && !reader.isClause(governor) && context.linked.mention(headedBy: governor) == nil
  }

  /// "of their own accord", "in this settlement", "a weapon of mass destruction", "an air strike",
  /// which is no strike of workers: nouns that mean something else there.
  func isOtherwise(_ n: Int) -> Bool {
    switch reader.lemma(n) {
    case "accord": return n > 0 && document.lowers[n - 1] == "own"
    case "destruction": return n > 0 && document.lowers[n - 1] == "mass"
    case "settlement":
      return document.dependencies[n] == .pobj
        && ["at", "from", "in", "near"].contains(document.lowers[document.head(of: n)])
    // "a peacekeeping operation" has a sense of its own.
    case "operation":
      return n > 0 && document.dependencies[n - 1] != .compound
        && ["humanitarian", "peacekeeping", "relief", "rescue"].contains(
          document.lowers[n - 1])
    default: return false
    }
  }

  /// Whether two can do it with each other: a visit one pays, an offer one makes.
  func isShared(_ n: Int, _ sense: PredicateSense) -> Bool {
    !["flight", "tour", "trip", "visit"].contains(reader.lemma(n))
      && sense.targets.contains {
        [.between, .preposition("between"), .preposition("with")].contains($0)
      }
  }

  /// "rejected criticism of the bank from Chad": those it comes from, and not who rejects it; nil where
  /// the noun is not rejected criticism.
  func rebuffed(_ n: Int, _ sense: PredicateSense) -> [Actor]? {
    let verb = document.head(of: n)
    guard sense.family == .accuse, [.dobj, .nsubjpass].contains(document.dependencies[n]),
      ["deny", "dismiss", "face", "rebut", "reject"].contains(reader.lemma(verb))
    else { return nil }
    return reader.prepositionObjects(of: verb, ["from"]).flatMap { reader.actors(at: $0) }
  }

  /// "called for the release of", "demanded the arrest of": who asks for an act does not do it.
  func isAsked(_ n: Int, _ sense: PredicateSense) -> Bool {
    guard Self.unshared.contains(sense.family) else { return false }
    let head = document.head(of: n)
    switch document.dependencies[n] {
    // "ordered strikes on Syria" had them carried out.
    case .dobj, .nsubjpass:
      return reader.lemma(head) != "order" && Embedding.demanding.contains(reader.lemma(head))
    case .pobj:
      let governor = document.head(of: head)
      let demands = reader.isClause(governor) ? Embedding.demanding : Embedding.demands
      return document.lowers[head] == "for" && demands.contains(reader.lemma(governor))
    default: return false
    }
  }

  /// "expelled diplomats over the poisoning of Skripal": what others did is a ground to act.
  func isGround(_ n: Int, _ sense: PredicateSense) -> Bool {
    guard document.dependencies[n] == .pobj,
      [.assault, .coerce, .mobilize, .sanction].contains(sense.family)
    else { return false }
    let preposition = document.head(of: n)
    let governor = document.head(of: preposition)
    return ["about", "after", "at", "before", "following", "over", "for", "to"].contains(
      document.lowers[preposition])
      && (reader.isClause(governor) && !["for", "to"].contains(document.lowers[preposition])
        // "in protest at the killing of"
        || ["anger", "outrage", "protest", "reaction", "response", "retaliation", "revenge"]
          .contains(reader.lemma(governor)))
  }

  /// What one asks of others, seldom of oneself.
  static let unshared: Set<RelationFamily> = [
    .aid, .appointed, .assault, .coerce, .concede, .retreat,
  ]

  /// What several do with each other when they do it at once.
  static let joint: Set<RelationFamily> = [.consult, .agree, .allied, .cooperate]

  /// "rejected the Israeli offer", "concern about China's drills": the event is all the other side's.
  func isAnswered(_ n: Int) -> Bool {
    let head = document.head(of: n)
    switch document.dependencies[n] {
    case .dobj, .nsubjpass: return Self.answers.contains(reader.lemma(head))
    case .pobj:
      // "hit back at comments made by Trump"
      if document.lowers[head] == "at", reader.isRecord(n) { return true }
      return !reader.isClause(document.head(of: head)) && document.lowers[head] != "of"
    default: return false
    }
  }

  /// "met Xi at the G20 summit", "spoke to him in Tuesday's NATO talks": the occasion of what the
  /// verb says already.
  func isOccasion(_ n: Int, _ sense: PredicateSense) -> Bool {
    var at = n
    for _ in 0..<4 {
      guard document.dependencies[at] == .pobj else { return false }
      let governor = document.head(of: document.head(of: at))
      if reader.isClause(governor) {
        return context.lexicon.verb(reader.lemma(governor)).contains {
          $0.family == sense.family && $0.conditions.objects.isEmpty
        }
      }
      at = governor
    }
    return false
  }

  static let answers: WordSet = [
    "reject", "accept", "deny", "face", "approve", "discuss", "drop",
  ]
}
