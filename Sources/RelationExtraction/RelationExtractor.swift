public import EntityLinking
import GraphModel
import Linguistics

/// Reads typed, directed relations from a linked document: patterns propose, a weigher decides.
public struct RelationExtractor: Sendable {
  private let lexicon: RelationLexicon
  private let weigher: CandidateWeigher

  public init(lexicon: RelationLexicon = .embedded) {
    self.lexicon = lexicon
    weigher = .embedded
  }

  /// Relations in the order of their sentences and triggers.
  ///
  /// Cost: linear in the tokens, for sentences of bounded length.
  public func extract(from linked: LinkedDocument) -> [Relation] {
    weighed(in: linked).compactMap {
      $0.relation.confidence >= weigher.threshold ? $0.relation : nil
    }
  }

  /// Every relation that a pattern proposes, those that the weigher would drop included, with the
  /// features it was weighed by: what `Scripts/weighing/train.py` learns from.
  public func weighed(in linked: LinkedDocument) -> [(relation: Relation, features: [String])] {
    guard linked.entities.count > 1 else { return [] }
    let reader = ArgumentReader(linked)
    let context = PatternContext(reader: reader, lexicon: lexicon)
    let factuality = FactualityReader(reader)
    let attribution = AttributionReader(reader)
    var candidates: [Candidate] = []
    for candidate in CandidateProposer(context).candidates().withoutRestatedTies() {
      if !candidate.isRemote, reader.isParted(candidate.source.head, candidate.target.head) {
        continue
      }
      // Who took the picture is no actor.
      if candidate.source.form == .credit || candidate.target.form == .credit { continue }
      var candidate = candidate
      if !candidate.isPresupposed {
        let read = factuality.factuality(of: candidate.predicate)
        if read.isDemanded { continue }
        candidate.apply(read)
      }
      candidates.append(candidate)
    }
    guard !candidates.isEmpty else { return [] }
    let dater = EventDater(
      linked.document, publicationDate: linked.date,
      sentences: Set(candidates.map { linked.document.sentenceIndex(of: $0.predicate) }))
    let features = CandidateFeatures(context, candidates)
    let label = EdgeLabel(lexicon: lexicon)
    var result: [(relation: Relation, features: [String])] = []
    for candidate in candidates {
      let names = features.names(of: candidate)
      let confidence = weigher.probability(names)
      // A title or an apposition is the article's own voice, wherever it stands.
      let claimant =
        candidate.isPresupposed && !candidate.rule.hasPrefix("evaluation")
        ? nil : attribution.claimant(of: candidate.predicate)
      for source in candidate.source.entities.prefix(4) {
        for target in candidate.target.entities.prefix(4) where target != source {
          let relation = Relation(
            source: source, target: target, type: candidate.type,
            label: label.words(
              candidate.label, polarity: candidate.polarity, modality: candidate.modality),
            family: candidate.family,
            polarity: candidate.polarity, modality: candidate.modality,
            // What one says of oneself is the article's to tell, a denial one's own.
            attributedTo: claimant == source && candidate.polarity == .affirmed ? nil : claimant,
            // A title's sentence dates what its holder did; only the title's own words date it.
            time: dater.time(of: candidate.predicate, isAlone: candidate.isPresupposed),
            confidence: confidence,
            sentence: linked.document.sentenceIndex(of: candidate.predicate),
            trigger: candidate.trigger, sourceTokens: candidate.source.tokens,
            targetTokens: candidate.target.tokens, rule: candidate.rule)
          result.append((relation, names))
        }
      }
    }
    return result.enumerated().sorted {
      ($0.element.relation.sentence, $0.element.relation.trigger.lowerBound, $0.offset)
        < ($1.element.relation.sentence, $1.element.relation.trigger.lowerBound, $1.offset)
    }.map(\.element)
  }
}

extension [Candidate] {
  /// Without "member of" and "from" that a name's form suggests where a post says more.
  func withoutRestatedTies() -> [Candidate] {
    var stated: Set<[Int]> = []
    for candidate in self where candidate.rule.hasPrefix("role-") {
      stated.insert([candidate.source.entities[0], candidate.target.entities[0]])
    }
    return filter {
      !$0.rule.hasPrefix("name-")
        || !stated.contains([$0.source.entities[0], $0.target.entities[0]])
    }
  }
}

/// Runs every pattern over a document.
struct CandidateProposer {
  let context: PatternContext

  init(_ context: PatternContext) { self.context = context }

  func candidates() -> [Candidate] {
    let document = context.document
    let verbs = VerbPattern(context)
    let nouns = NounPattern(context)
    let adjectives = AdjectivePattern(context)
    let roles = RolePattern(context)
    let evaluations = EvaluationPattern(context)
    let demands = DemandPattern(context)
    let affiliations = AffiliationPattern(context)
    let nearby = NearbyPattern(context)
    // A sentence that speaks of nobody relates nobody.
    var isNamed = Array(repeating: false, count: document.sentences.count)
    for mention in context.linked.mentions {
      isNamed[document.sentenceIndex(of: mention.tokens.lowerBound)] = true
    }
    var found: [Candidate] = []
    for i in 0..<document.count {
      guard isNamed[document.sentenceIndex(of: i)] else { continue }
      // "Committee to Protect Journalists": a name's words say nothing of what it does.
      if let held = context.linked.mention(covering: i),
        context.linked.mentions[held].form == .name,
        context.linked.mentions[held].tokens.contains(i - 1),
        document.partsOfSpeech[i] == .verb || document.partsOfSpeech[i] == .auxiliary,
        // "the Saudi-led coalition" says who leads it.
        !["-", "–"].contains(document.words[i - 1])
      {
        continue
      }
      let before = found.count
      switch document.partsOfSpeech[i] {
      case .verb, .auxiliary:
        found += verbs.candidates(at: i) + adjectives.candidates(at: i)
        found += evaluations.candidates(at: i)
        found += demands.candidates(at: i)
        if found.count == before { found += nearby.candidates(at: i) }
      case .noun, .properNoun:
        // "the opposition Green Party" opposes nobody that is named.
        // and "Defense" in "Defense Minister X" defends nobody.
        if document.dependencies[i] != .compound
          || document.lowers[i] != "opposition" && !isPartOfTitle(i)
        {
          found += nouns.candidates(at: i) + demands.candidates(atNoun: i)
          if found.count == before { found += nearby.candidates(at: i) }
        }
        found += roles.candidates(at: i)
      case .adjective: found += adjectives.candidates(at: i) + roles.candidates(at: i)
      default: break
      }
    }
    for index in context.linked.mentions.indices {
      found += affiliations.candidates(atMention: index)
    }
    found = withoutDemanded(withoutAbsorbed(withoutEchoes(found)))
    found += AnswerPattern(context).candidates(beside: found)
    return found + KnownStatePattern(context).candidates(beside: found)
  }

  /// Whether a capitalized noun stands before another.
  private func isPartOfTitle(_ i: Int) -> Bool {
    context.document.partsOfSpeech[i] == .properNoun && i + 1 < context.document.count
      && context.document.partsOfSpeech[i + 1] == .properNoun
  }

  /// Without what nearness guesses of two actors whom the tree of the same sentence joins by an edge of
  /// the same family: nearness often has its direction wrong.
  private func withoutEchoes(_ candidates: [Candidate]) -> [Candidate] {
    struct Echo: Hashable {
      let sentence: Int
      let ends: [Int]
      let family: RelationFamily
    }
    func key(_ candidate: Candidate) -> Echo {
      Echo(
        sentence: context.document.sentenceIndex(of: candidate.predicate),
        ends: [candidate.source.entities[0], candidate.target.entities[0]].sorted(),
        family: candidate.family)
    }
    let read = Set(candidates.lazy.filter { !isNearby($0) && !$0.isPresupposed }.map(key))
    return candidates.filter { !isNearby($0) || !read.contains(key($0)) }
  }

  /// Without the events that a wider predicate speaks of as its object: "suspended aid to", "lifted the
  /// ban on" gave no aid and banned nothing.
  private func withoutAbsorbed(_ candidates: [Candidate]) -> [Candidate] {
    var takers: [Int: [Candidate]] = [:]
    for candidate in candidates {
      for noun in candidate.absorbed { takers[noun, default: []].append(candidate) }
    }
    guard !takers.isEmpty else { return candidates }
    return candidates.filter { candidate in
      guard let all = takers[candidate.predicate],
        candidate.rule.hasPrefix("noun") || isNearby(candidate)
      else { return true }
      // "drawing condemnation from Japan and Chad": what stands near the noun is read already.
      if isNearby(candidate) { return false }
      let ends = Set(candidate.source.entities + candidate.target.entities)
      return !all.contains {
        ends == Set($0.source.entities + $0.target.entities)
          && ($0.family != candidate.family
            // "won the support of Sweden", not for it
            || !$0.family.isSymmetric && $0.source.entities == candidate.target.entities)
      }
    }
  }

  /// Without what somebody is asked to do by "must": the request is an edge, the act none.
  private func withoutDemanded(_ candidates: [Candidate]) -> [Candidate] {
    let demands = candidates.filter { $0.rule == "demand-said" }
    guard !demands.isEmpty else { return candidates }
    let document = context.document
    return candidates.filter { candidate in
      candidate.rule == "demand-said" || candidate.rule.hasPrefix("role")
        || !demands.contains {
          $0.target.entities == candidate.source.entities
            && ($0.predicate == candidate.predicate
              || document.isAncestor($0.predicate, of: candidate.predicate))
        }
    }
  }

  private func isNearby(_ candidate: Candidate) -> Bool { candidate.rule.hasPrefix("nearby") }
}
