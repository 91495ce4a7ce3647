public import GraphModel

/// One relation as one place in one document says it, before edges are folded.
public struct Relation: Sendable, Hashable {
  /// Indices into ``LinkedDocument/entities``.
  public var source: Int
  public var target: Int
  public var type: String
  public var label: String
  public var family: RelationFamily
  public var polarity: Polarity
  public var modality: Modality
  /// Index into the document's entities of who claims it; nil for the article's own voice.
  public var attributedTo: Int?
  public var time: EventTime?
  /// Probability that the relation is right, 0…1.
  public var confidence: Double
  /// Index into the document's sentences.
  public var sentence: Int
  /// Tokens that carry the relation.
  public var trigger: Range<Int>
  /// Tokens of the source's and the target's mention.
  public var sourceTokens: Range<Int>?
  public var targetTokens: Range<Int>?
  /// The pattern that fired.
  public var rule: String

  public init(
    source: Int, target: Int, type: String, label: String, family: RelationFamily,
    polarity: Polarity = .affirmed, modality: Modality = .actual, attributedTo: Int? = nil,
    time: EventTime? = nil, confidence: Double = 1, sentence: Int, trigger: Range<Int>,
    sourceTokens: Range<Int>? = nil, targetTokens: Range<Int>? = nil, rule: String
  ) {
    self.source = source
    self.target = target
    self.type = type
    self.label = label
    self.family = family
    self.polarity = polarity
    self.modality = modality
    self.attributedTo = attributedTo
    self.time = time
    self.confidence = confidence
    self.sentence = sentence
    self.trigger = trigger
    self.sourceTokens = sourceTokens
    self.targetTokens = targetTokens
    self.rule = rule
  }
}
