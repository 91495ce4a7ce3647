import EntityLinking
import GraphModel
import Linguistics

/// Whom nearness does not make a partner: places, victims, those whom a report or another clause is of,
/// and all who stand near a noun that tells too little.
extension NearbyPattern {
  /// Nouns too vague for whoever stands near: "the threat of famine", "the leadership",
  /// "weapons of mass destruction".
  func isVague(_ n: Int, _ sense: PredicateSense) -> Bool {
    switch reader.lemma(n) {
    case "export", "pressure", "training": true
    case "threat": !reader.prepositionObjects(of: n, ["of"]).isEmpty
    default: sense.family == .leads || NounPattern(context).isOtherwise(n)
    }
  }

  /// "met in Bonn, Germany": where, and with nobody there.
  func isPlace(_ actor: Actor, _ family: RelationFamily) -> Bool {
    guard [.agree, .consult].contains(family), context.kind(actor) == .state else { return false }
    var at = actor.head
    if document.dependencies[at] == .appos { at = document.head(of: at) }
    return document.dependencies[at] == .pobj
      && ["at", "in", "near"].contains(document.lowers[document.head(of: at)])
  }

  /// "warned that Chad would fall", "advised officials to assume that Chad": what is said is not said to
  /// whom it is of.
  func isWithin(_ actor: Actor, of t: Int, _ family: RelationFamily) -> Bool {
    guard [.advises, .consult, .request, .threaten].contains(family) else { return false }
    // "told Israeli radio"
    if actor.reach == .modifier,
      VerbPattern.media.contains(reader.lemma(document.head(of: actor.head)))
    {
      return true
    }
    return document.children(of: t).contains { clause in
      let isContent =
        document.dependencies[clause] == .ccomp && !reader.isInfinitive(clause)
        || document.dependencies[clause] == .xcomp && reader.has(t, .dobj)
        || document.dependencies[clause] == .acl && reader.has(clause, .nsubj)
      return isContent && document.subtree(of: clause).contains(actor.head)
    }
  }

  /// "condemned the killing of Petrov": he was killed, and not condemned.
  func isVictim(_ i: Int, beside t: Int) -> Bool {
    let preposition = document.head(of: i)
    let noun = document.head(of: preposition)
    let word = document.lowers[preposition]
    // "condemned the attack on the mission"
    let words: Set<String> =
      context.lexicon.verb(reader.lemma(t)).first?.family == .accuse
      ? ["against", "of", "on"] : ["of"]
    return document.dependencies[i] == .pobj && words.contains(word) && noun != t
      && context.lexicon.noun(reader.lemma(noun)).contains {
        ([.coerce, .assault].contains($0.family) || $0.family == .concede && reader.isClause(t))
          && $0.targets.contains(.preposition(word))
      }
  }

  /// "released the doctor who had helped the CIA": what a clause says of somebody unnamed.
  func isToldOfObject(_ i: Int, of t: Int) -> Bool {
    guard reader.isClause(t), let object = reader.child(t, .dobj), object < i else { return false }
    return document.children(of: object).contains { clause in
      document.dependencies[clause] == .relcl && clause < i
        && reader.child(clause, .nsubj).map { document.lowers[$0] == "who" } ?? false
        && document.subtree(of: clause).contains(i)
    }
  }

  /// Whether a word is the subject of a clause beside that of `t`: one joined on, or one that
  /// "while" or "as" begins.
  func isSubjectElsewhere(_ i: Int, from t: Int) -> Bool {
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
}
