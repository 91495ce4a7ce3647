internal import ArticleReading
internal import EntityLinking
internal import GraphModel
internal import Linguistics
internal import RelationExtraction

/// Turns what was read in one document into its graph.
///
/// Relations that say the same (source, family, target, polarity, modality) become one edge with
/// several pieces of evidence; an entity's relation to itself is dropped, since it is always a
/// mistake of coreference.
struct GraphAssembler {
  private let article: Article
  private let linked: LinkedDocument
  private let places: CodePointMap
  /// Graph id of each linked entity; two may share one, and are then one entity.
  private let ids: [String]

  /// - Parameter mended: the text that `linked` annotates, made from the article's.
  init(article: Article, mended: MendedText, linked: LinkedDocument) {
    self.article = article
    self.linked = linked
    places = CodePointMap(linked.document, mended)
    ids = linked.entities.map { EntityIdentifier.id(of: $0, in: article.id) }
  }

  func graph(of relations: [Relation]) -> EntityGraph {
    let record = DocumentRecord(
      id: article.id, title: article.title, date: article.date, url: article.url,
      sha256: SHA256.hex(of: article.text))
    var edges = edges(of: relations)
    let origins = origins(in: edges)
    edges.removeAll { origins.contains($0.target) }
    var named: Set<String> = []
    for edge in edges {
      named.insert(edge.source)
      named.insert(edge.target)
      if let claimant = edge.attributedTo { named.insert(claimant) }
    }
    let guesses = guesses()
    let entities = entities().filter { entity in
      named.contains(entity.id)
        || !entity.mentions.isEmpty && !guesses.contains(entity.id) && !origins.contains(entity.id)
    }
    // Canonical already here, so that one document has the ids it will have among many.
    return EntityGraph(documents: [record], entities: entities, edges: edges).canonicalized()
  }

  /// Ids of states that are there for nothing but to tell where bodies are from ("the Italian airline
  /// X", "X in Italy"): such a state neither acts nor is acted on, it is a place.
  private func origins(in edges: [Edge]) -> Set<String> {
    let kinds = Dictionary(
      zip(ids, linked.entities.map(\.kind)), uniquingKeysWith: { first, _ in first })
    var origins: Set<String> = []
    var actors: Set<String> = []
    for edge in edges {
      if let claimant = edge.attributedTo { actors.insert(claimant) }
      actors.insert(edge.source)
      let isOrigin =
        edge.family == .from && kinds[edge.source] == .organization && kinds[edge.target] == .state
        && edge.evidence.allSatisfy { Self.originRules.contains($0.rule) }
      if isOrigin { origins.insert(edge.target) } else { actors.insert(edge.target) }
    }
    return origins.subtracting(actors)
  }

  /// Rules that read the state in or before a body's name; others say that it is from there.
  private static let originRules: Set<String> = ["body-in", "body-modifier"]

  /// Ids of entities that one word names once, which no table knows. Where no edge joins them either,
  /// such names are mostly places and misspellings: of 23 persons in the articles of the gold set one
  /// was right, of 21 organizations seven.
  private func guesses() -> Set<String> {
    var counts: [String: Int] = [:]
    for mention in linked.mentions {
      for entity in mention.entities { counts[ids[entity], default: 0] += 1 }
    }
    var guesses: Set<String> = []
    for mention in linked.mentions where mention.isGuess && mention.tokens.count == 1 {
      for index in mention.entities where counts[ids[index]] == 1 {
        let entity = linked.entities[index]
        if entity.kind != .state, entity.knowledgeID == nil { guesses.insert(ids[index]) }
      }
    }
    return guesses
  }

  /// The document's entities by id, each once.
  private func entities() -> [Entity] {
    var mentions: [String: [EntityMention]] = [:]
    for mention in linked.mentions {
      let span = places.span(mention.tokens)
      let place = EntityMention(
        document: article.id, start: span.start, end: span.end,
        text: linked.document.text(of: mention.tokens), form: mention.form,
        reason: mention.reason.isEmpty ? nil : mention.reason)
      var seen: Set<String> = []
      for index in mention.entities where seen.insert(ids[index]).inserted {
        mentions[ids[index], default: []].append(place)
      }
    }
    var byID: [String: Entity] = [:]
    for (entity, id) in zip(linked.entities, ids) {
      if byID[id] == nil {
        byID[id] = Entity(
          id: id, kind: entity.kind, name: entity.name,
          wikidata: EntityIdentifier.isWikidata(id) ? id : nil,
          mentions: (mentions[id] ?? []).sorted { ($0.start, $0.end) < ($1.start, $1.end) })
      }
      byID[id]?.aliases += entity.aliases + [entity.name]
    }
    return byID.values.map { entity in
      var entity = entity
      entity.aliases = Set(entity.aliases).subtracting([entity.name, ""]).sorted()
      return entity
    }.sorted { $0.id < $1.id }
  }

  private func edges(of relations: [Relation]) -> [Edge] {
    var readings: [String: [Edge]] = [:]
    for relation in relations {
      guard let edge = edge(of: relation) else { continue }
      readings[edge.id, default: []].append(edge)
    }
    return readings.values.map(folded).sorted { $0.id < $1.id }
  }

  /// The edge that one reading makes; nil where both sides are one entity.
  func edge(of relation: Relation) -> Edge? {
    let (source, target) = (ids[relation.source], ids[relation.target])
    guard source != target else { return nil }
    let symmetric = relation.family.isSymmetric
    // One key from either end; the edge itself runs as its sentence does.
    let isTurned = symmetric && source > target
    return Edge(
      id: EntityIdentifier.readingKey(
        source: isTurned ? target : source, family: relation.family,
        target: isTurned ? source : target,
        polarity: relation.polarity, modality: relation.modality),
      source: source, target: target, type: relation.type, label: relation.label,
      family: relation.family, symmetric: symmetric, polarity: relation.polarity,
      modality: relation.modality, attributedTo: relation.attributedTo.map { ids[$0] },
      time: relation.time, confidence: relation.confidence,
      evidence: [evidence(of: relation)])
  }

  private func evidence(of relation: Relation) -> Evidence {
    let tokens = trimmed(linked.document.sentences[relation.sentence])
    let sentence = places.span(tokens)
    return Evidence(
      document: article.id, start: sentence.start, end: sentence.end,
      sentence: linked.document.text(of: tokens), trigger: places.span(relation.trigger),
      sourceSpan: relation.sourceTokens.map(places.span),
      targetSpan: relation.targetTokens.map(places.span), rule: relation.rule)
  }

  /// The sentence without white space at its ends, which the tokenizer keeps as tokens.
  private func trimmed(_ sentence: Range<Int>) -> Range<Int> {
    var (low, high) = (sentence.lowerBound, sentence.upperBound)
    func isSpace(_ token: Int) -> Bool {
      linked.document.words[token].unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
    while low < high, isSpace(low) { low += 1 }
    while low < high, isSpace(high - 1) { high -= 1 }
    return low..<high
  }

  /// All readings of one edge: words of the surest, evidence of all. A claim that the article also
  /// makes in its own voice is the article's own. O(n log n), since a page may say one thing tens of
  /// thousands of times.
  private func folded(_ readings: [Edge]) -> Edge {
    var edge = readings[0]
    // The surest reading's evidence comes first among those of one place.
    var places = [(rank: 0, reading: 0)]
    for (index, next) in readings.enumerated().dropFirst() {
      let isSurer = next.confidence > edge.confidence
      let other = isSurer ? edge : next
      if isSurer { edge = next }
      edge.time = edge.time ?? other.time
      if other.attributedTo == nil { edge.attributedTo = nil }
      places.append((isSurer ? -index : index, index))
    }
    var seen: Set<Evidence> = []
    edge.evidence = places.sorted { $0.rank < $1.rank }.flatMap { place in
      var reading = readings[place.reading]
      if reading.source != edge.source { reading.turn() }
      return reading.evidence.filter { seen.insert($0).inserted }
    }.sorted { ($0.start, $0.trigger, $0.rule) < ($1.start, $1.trigger, $1.rule) }
    return edge
  }
}
