/// A directed, typed relation between two entities, with the sentences that say it.
public struct Edge: Sendable, Hashable {
  /// Unique in its graph, made from what the edge says, so it is the same in every run.
  public var id: String
  /// Id of the entity that acts or holds the position; of a symmetric edge the one that its first
  /// evidence has as actor.
  public var source: String
  public var target: String
  /// The predicate's type ("spoke with"), finer than its family.
  public var type: String
  /// The short verb phrase for an arrow; the type's own, or marked ("did not reject").
  public var label: String
  public var family: RelationFamily
  public var symmetric: Bool
  public var polarity: Polarity
  public var modality: Modality
  /// Id of the entity that claims it; nil where it is the article's own voice.
  public var attributedTo: String?
  /// When it happened, as the text says; nil where the text says nothing.
  public var time: EventTime?
  /// Share of edges with this value that are right, 0…1, as calibrated on the gold articles.
  public var confidence: Double
  /// Independent sources: copies of one story count once.
  public var sources: Int
  /// At least one; sorted by document and position.
  public var evidence: [Evidence]

  public init(
    id: String, source: String, target: String, type: String, label: String,
    family: RelationFamily, symmetric: Bool, polarity: Polarity = .affirmed,
    modality: Modality = .actual, attributedTo: String? = nil, time: EventTime? = nil,
    confidence: Double = 1, sources: Int = 1, evidence: [Evidence] = []
  ) {
    self.id = id
    self.source = source
    self.target = target
    self.type = type
    self.label = label
    self.family = family
    self.symmetric = symmetric
    self.polarity = polarity
    self.modality = modality
    self.attributedTo = attributedTo
    self.time = time
    self.confidence = confidence
    self.sources = sources
    self.evidence = evidence
  }
}

/// The time of an event: ISO 8601 days, months or years ("2021-12-07", "2021-06", "2014").
public struct EventTime: Sendable, Hashable {
  /// First day, month or year; its length is its precision. Nil when open.
  public var start: String?
  /// Last day, month or year, inclusive. Nil when open ("since 2014").
  public var end: String?
  /// The expression as the text has it.
  public var text: String

  public init(start: String?, end: String?, text: String) {
    self.start = start
    self.end = end
    self.text = text
  }
}

/// One sentence that says an edge.
public struct Evidence: Sendable, Hashable {
  /// The id of the document.
  public var document: String
  /// The sentence's place in the document: code points, half-open.
  public var start: Int
  public var end: Int
  public var sentence: String
  /// Place of the words that carry the relation, in the document's code points.
  public var trigger: TextSpan
  /// Places of the source's and the target's mention, in the document's code points; nil when
  /// an actor is not named in the sentence.
  public var sourceSpan: TextSpan?
  public var targetSpan: TextSpan?
  /// Name of the pattern that fired.
  public var rule: String

  public init(
    document: String, start: Int, end: Int, sentence: String, trigger: TextSpan,
    sourceSpan: TextSpan? = nil, targetSpan: TextSpan? = nil, rule: String
  ) {
    self.document = document
    self.start = start
    self.end = end
    self.sentence = sentence
    self.trigger = trigger
    self.sourceSpan = sourceSpan
    self.targetSpan = targetSpan
    self.rule = rule
  }
}
