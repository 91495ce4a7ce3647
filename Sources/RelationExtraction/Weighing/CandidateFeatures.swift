import EntityLinking
import GraphModel
import Linguistics

/// What tells a right candidate from a wrong one: binary features by name, few and general.
struct CandidateFeatures {
  let context: PatternContext
  /// Mentions of each entity in the document.
  private let mentionCounts: [Int]
  /// Candidates that join the same pair in the same family, by pair and family.
  private let agreement: [PairKey: Int]

  private struct PairKey: Hashable {
    var low: Int
    var high: Int
    var family: RelationFamily

    init(_ candidate: Candidate) {
      let (a, b) = (candidate.source.entities[0], candidate.target.entities[0])
      (low, high, family) = (min(a, b), max(a, b), candidate.family)
    }
  }

  init(_ context: PatternContext, _ candidates: [Candidate]) {
    self.context = context
    var counts = [Int](repeating: 0, count: context.linked.entities.count)
    for mention in context.linked.mentions {
      for entity in mention.entities { counts[entity] += 1 }
    }
    mentionCounts = counts
    var agreement: [PairKey: Int] = [:]
    for candidate in candidates { agreement[PairKey(candidate), default: 0] += 1 }
    self.agreement = agreement
  }

  /// Names of the features that hold, each once.
  func names(of candidate: Candidate) -> [String] {
    let source = candidate.source
    let target = candidate.target
    let document = context.document
    let family = candidate.family.rawValue
    let kinds = context.kind(source).rawValue + ">" + context.kind(target).rawValue
    let parts = candidate.rule.split(separator: "-", maxSplits: 1)
    var names = [
      "rule=" + candidate.rule, "pattern=" + parts[0], "family=" + family,
      "pattern+family=" + parts[0] + "+" + family, "kinds=" + kinds,
      "kinds+family=" + kinds + "+" + family,
      "source.reach=\(source.reach)", "target.reach=\(target.reach)",
      "source.form=" + source.form.rawValue, "target.form=" + target.form.rawValue,
      "distance=" + Self.bucket(abs(source.head - target.head)),
      "polarity=" + candidate.polarity.rawValue, "modality=" + candidate.modality.rawValue,
    ]
    if document.sentences.count > 3 {
      names += [
        "agreement=\(min(agreement[PairKey(candidate)] ?? 1, 3))",
        "source.count=" + Self.count(mentionCounts[source.entities[0]]),
        "target.count=" + Self.count(mentionCounts[target.entities[0]]),
      ]
    } else {
      // A lone sentence says nothing twice.
      names.append("lone")
    }
    if parts[0] == "nearby" {
      names += nearby(candidate, source, "source") + nearby(candidate, target, "target")
      names.append("nearby+pos=\(document.partsOfSpeech[candidate.predicate])")
    }
    if candidate.isWeak { names += ["weak", "weak+family=" + family] }
    // A lone sentence is no headline.
    if document.sentences.count > 3, document.sentenceIndex(of: candidate.predicate) == 0 {
      names.append("headline")
    }
    if source.entities.count > 1 { names.append("source.plural") }
    if target.entities.count > 1 { names.append("target.plural") }
    if let thing = owned(source) { names.append("source.owned=" + thing) }
    if let thing = owned(target) { names.append("target.owned=" + thing) }
    if document.dependencies[candidate.predicate] == .root { names.append("root") }
    if document.sentence(of: candidate.predicate).count > 40 { names.append("long") }
    return names
  }

  /// How a stand-in argument lies to its predicate in the tree.
  private func nearby(_ candidate: Candidate, _ actor: Actor, _ side: String) -> [String] {
    let document = context.document
    var depths: [Int: Int] = [:]
    var at = candidate.predicate
    for depth in 0..<12 {
      depths[at] = depth
      if document.isRoot(at) { break }
      at = document.head(of: at)
    }
    at = actor.head
    var length = 0
    var relation = document.dependencies[at]
    while depths[at] == nil, length < 12, !document.isRoot(at) {
      relation = document.dependencies[at]
      at = document.head(of: at)
      length += 1
    }
    let up = depths[at] ?? 12
    return [
      "nearby.\(side).path=\(min(up, 3)),\(min(length, 4))",
      "nearby.\(side).relation=\(relation.rawValue)",
      "nearby.\(side).distance=" + Self.bucket(abs(actor.head - candidate.predicate)),
    ]
  }

  /// What the entity owns, where it fills the argument only by that: one holder of a post, several,
  /// an event, or a thing.
  private func owned(_ actor: Actor) -> String? {
    guard actor.reach != .direct, actor.reach != .apposition,
      !actor.tokens.contains(actor.head)
    else { return nil }
    let lemma = context.reader.lemma(actor.head)
    if !context.lexicon.role(lemma).isEmpty {
      return [.nns, .nnps].contains(context.document.tags[actor.head]) ? "people" : "person"
    }
    return context.lexicon.noun(lemma).isEmpty ? "thing" : "event"
  }

  private static func bucket(_ distance: Int) -> String {
    switch distance {
    case ..<4: "0-3"
    case ..<8: "4-7"
    case ..<16: "8-15"
    case ..<31: "16-30"
    default: "31+"
    }
  }

  private static func count(_ mentions: Int) -> String {
    switch mentions {
    case ..<2: "1"
    case ..<5: "2-4"
    default: "5+"
    }
  }
}
