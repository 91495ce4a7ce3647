import EntityLinking
import GraphModel
import Linguistics

/// Whom nearness does not make a partner: places, those whom a report is of, and all who stand near a
/// noun that tells too little.
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
}
