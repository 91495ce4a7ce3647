import EntityLinking
import GraphModel
import Linguistics

/// Arguments that a verb has from the words around it: who appointed, judged or was called upon.
extension VerbPattern {
  /// "called for Britain to stay", "appealed for the rebels to stop": who is to act.
  func calledUpon(_ v: Int) -> [Int] {
    guard ["call", "appeal", "push"].contains(reader.lemma(v)) else { return [] }
    return document.children(of: v).filter { clause in
      reader.isClause(clause) && clause > v && reader.isInfinitive(clause)
        && document.children(of: clause).contains {
          document.dependencies[$0] == .mark && document.lowers[$0] == "for"
        }
    }.compactMap { reader.child($0, .nsubj) }
  }

  /// "was killed in a Malian drone strike", "were arrested during a Turkish raid": the event by
  /// which a passive without agent came about, whose doer is its owner.
  func event(behind v: Int) -> [Int] {
    guard reader.isPassive(v) else { return [] }
    // "was shot on the orders of the king"
    let orders = reader.prepositionObjects(of: v, ["on"]).filter {
      ["instruction", "order"].contains(reader.lemma($0))
        && context.linked.mention(headedBy: $0) == nil
    }
    if !orders.isEmpty { return orders }
    return reader.prepositionObjects(of: v, ["in", "during"]).filter { noun in
      let lemma = reader.lemma(noun)
      guard context.linked.mention(headedBy: noun) == nil, !Self.fights.contains(lemma),
        context.lexicon.noun(lemma).contains(where: {
          $0.family == .assault || $0.family == .coerce
        })
      else { return false }
      // "the Kabul bombing" was in Kabul, not by it.
      return document.children(of: noun).contains {
        [.amod, .poss].contains(document.dependencies[$0])
          && context.linked.mention(headedBy: $0) != nil || document.lowers[$0] == "by"
      }
    }
  }

  /// "The Ukraine crisis prompted Britain to act", "discussed the Iran scandal": neither is Ukraine or
  /// Iran.
  func isHappening(_ i: Int) -> Bool {
    Self.happenings.contains(reader.lemma(i)) && context.linked.mention(headedBy: i) == nil
      && (reader.child(i, .poss) == nil || !["vote", "war"].contains(reader.lemma(i)))
  }

  /// "was jailed in Turkey": the state whose courts and police did it, where nobody else is said to.
  func jurisdiction(over v: Int) -> [Int] {
    guard reader.isPassive(v), Self.judicial.contains(reader.lemma(v)) else { return [] }
    // "for eight years in Turkey": the parser hangs the place on the years.
    let terms = reader.prepositionObjects(of: v, ["for", "to"])
    return ([v] + terms).flatMap { reader.prepositionObjects(of: $0, ["in"]) }.filter { place in
      guard let index = context.linked.mention(headedBy: place) else { return false }
      let mention = context.linked.mentions[index]
      return mention.form == .name && context.linked.entities[mention.entities[0]].kind == .state
    }
  }

  /// "held the mayor to account"
  func isToAccount(_ v: Int) -> Bool {
    ([v] + reader.deepObjects(of: v)).flatMap { reader.prepositionObjects(of: $0, ["to"]) }
      .contains { reader.lemma($0) == "account" }
  }

  /// "told Israeli radio": it, whatever its name, and not the state.
  func isMedium(_ actor: Actor) -> Bool {
    context.kind(actor) == .state && !actor.tokens.contains(actor.head)
      && Self.media.contains(reader.lemma(actor.head))
  }

  static let media: WordSet = [
    "broadcaster", "channel", "daily", "journalist", "magazine", "media", "newspaper", "paper",
    "press", "radio", "reporter", "television", "tv",
  ]

  /// "rejected criticism of Chad": that was not Chad's.
  func isDefended(_ actor: Actor, _ sense: PredicateSense, _ object: Int?) -> Bool {
    guard let object, sense.family == .reject || sense.label == "disputed the claims of",
      reader.lemma(object) == "criticism"
    else { return false }
    return reader.prepositionObjects(of: object, ["of"]).contains {
      document.subtree(of: $0).contains(actor.tokens.lowerBound)
    }
  }

  /// "insisted that Chad would not yield" asks nothing of it; "insisted that Chad yield" does.
  func isAsserted(_ clause: Int, by v: Int) -> Bool {
    reader.lemma(v) == "insist"
      && document.children(of: clause).contains {
        [.aux, .auxpass].contains(document.dependencies[$0])
          && !["be", "must", "ought", "should"].contains(document.lowers[$0])
      }
  }

  /// The family that a verb has among such actors: parties that clash over a law have a quarrel, rebels
  /// who take control of a state's town seize it.
  func inItsSense(_ candidate: Candidate, at v: Int, object: Int?) -> Candidate {
    var candidate = candidate
    if candidate.family == .assault, ["battle", "clash", "fight"].contains(reader.lemma(v)),
      object == nil, isQuarrel(candidate, at: v)
    {
      candidate.family = .opposes
      candidate.label = "clashed with"
      candidate.type = candidate.label
    } else if candidate.family == .leads, object.map({ reader.lemma($0) }) == "control",
      context.kind(candidate.source) != .person, context.kind(candidate.target) == .state,
      !candidate.target.tokens.contains(candidate.target.head)
    {
      candidate.family = .coerce
      candidate.label = "seized"
      candidate.type = candidate.label
    }
    return candidate
  }

  /// "the two parties fight over seats", "clashed with the United Nations over how to help"
  private func isQuarrel(_ candidate: Candidate, at v: Int) -> Bool {
    let over = document.children(of: v).filter {
      document.dependencies[$0] == .prep && document.lowers[$0] == "over"
    }
    guard !over.isEmpty else { return false }
    if over.contains(where: { reader.has($0, .pcomp) }) { return true }
    return [candidate.source, candidate.target].contains { actor in
      context.kind(actor) == .organization
        && actor.entities.allSatisfy {
          !["armed group", "military"].contains(context.linked.entities[$0].category)
        }
    }
  }

  /// «Taft Corp said Ted Moss was named chairman»: the company that says so named him.
  func appointer(by v: Int) -> [Int] {
    guard reader.isPassive(v), Self.appointing.contains(reader.lemma(v)),
      reader.has(v, .oprd) || !reader.prepositionObjects(of: v, ["to", "as"]).isEmpty,
      document.dependencies[v] == .ccomp, !document.isRoot(v)
    else { return [] }
    let saying = document.head(of: v)
    guard ["announce", "say"].contains(reader.lemma(saying)),
      let subject = reader.surfaceSubject(of: saying),
      let index = context.linked.mention(headedBy: subject)
    else { return [] }
    let entity = context.linked.entities[context.linked.mentions[index].entities[0]]
    // The press tells of others.
    return entity.kind == .organization
      && entity.category.map { ["company", "bank"].contains($0) } ?? true ? [subject] : []
  }

  private static let appointing: WordSet = ["appoint", "elect", "name", "promote"]

  /// What happens to a state and is not done by it.
  private static let happenings: WordSet = [
    "affair", "behest", "conflict", "crash", "crisis", "debacle", "disaster", "drought",
    "earthquake",
    "election", "epidemic", "famine", "flood", "incident", "outbreak", "pandemic", "problem",
    "referendum", "scandal", "situation", "tragedy", "turmoil", "unrest", "vote", "war",
  ]
}
