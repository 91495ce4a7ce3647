import EntityLinking
import GraphModel

@testable import RelationExtraction

extension MarkedExample {
  /// What the extractor finds in the example, written as its expectations are, once each, sorted.
  ///
  /// Every candidate counts: which of them are sure enough is the weigher's own test. Actors that are
  /// only near a predicate are many, and count where they are asked for.
  func relations(nearby: Bool = false) -> [String] {
    let linked = document.linked(entities, date: date)
    let found = RelationExtractor(lexicon: Self.lexicon).weighed(in: linked).map(\.relation)
      .filter { nearby || !$0.rule.hasPrefix("nearby-") }
    return Set(found.map { Self.written($0, linked) }).sorted()
  }

  /// The lexicon of the examples, so that they hold whatever words the shipped one gains.
  static let lexicon = RelationLexicon(
    senses: LexiconParser(fixture("lexicon.tsv")).senses,
    evaluations: Evaluations(words: ["unfit": false], verbs: ["mislead": false, "stoke": false]))

  private static func written(_ relation: Relation, _ linked: LinkedDocument) -> String {
    var status: [String] = []
    if relation.polarity == .negated { status.append("negated") }
    if relation.modality != .actual { status.append(relation.modality.rawValue) }
    if let claimant = relation.attributedTo {
      status.append("by " + linked.entities[claimant].name)
    }
    let columns = [
      linked.entities[relation.source].name, relation.family.rawValue,
      linked.entities[relation.target].name, relation.rule,
    ]
    return (columns + (status.isEmpty ? [] : [status.joined(separator: " ")]))
      .joined(separator: " | ")
  }
}
