import GraphModel

/// What a pattern proposes, with what the weigher needs to judge it.
struct Candidate {
  var source: Actor
  var target: Actor
  var family: RelationFamily
  var type: String
  var label: String
  /// Token of the predicate: where factuality, attribution and time are read.
  var predicate: Int
  /// Tokens that carry the relation.
  var trigger: Range<Int>
  /// Name of the pattern.
  var rule: String
  var polarity: Polarity = .affirmed
  var modality: Modality = .actual
  /// From a sense that is only a guess.
  var isWeak = false
  /// Nouns that are part of the predicate ("ban" of "lifted the ban"), and no events of their own.
  var absorbed: [Int] = []
  /// The other end is named elsewhere in the text than the words that tell of the tie.
  var isRemote = false
  /// The predicate is stated by the form alone (a title, an apposition): it cannot be denied.
  var isPresupposed = false

  init(
    _ source: Actor, _ target: Actor, _ sense: PredicateSense, predicate: Int, trigger: Range<Int>,
    rule: String
  ) {
    self.init(
      source, target, family: sense.family, label: sense.label, predicate: predicate,
      trigger: trigger, rule: rule)
    if sense.conditions.isNegated { polarity = .negated }
    if let modality = sense.conditions.modality { self.modality = modality }
    isWeak = sense.conditions.isWeak
    if sense.conditions.isPast { self.label = "was " + label }
  }

  /// What the text around the predicate claims of it, on top of what the sense says.
  mutating func apply(_ read: FactualityReader.Factuality) {
    if read.polarity == .negated { polarity = polarity == .negated ? .affirmed : .negated }
    if read.modality == .possible || modality == .actual { modality = read.modality }
  }

  init(
    _ source: Actor, _ target: Actor, family: RelationFamily, label: String, predicate: Int,
    trigger: Range<Int>, rule: String
  ) {
    self.source = source
    self.target = target
    self.family = family
    type = label
    self.label = label
    self.predicate = predicate
    self.trigger = trigger
    self.rule = rule
  }
}
