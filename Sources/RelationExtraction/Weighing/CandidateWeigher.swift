internal import Linguistics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Gives a candidate the probability that it is right: logistic regression over its features.
///
/// The weights are data (`weights.tsv`), fitted by `Scripts/weighing/train.py` on articles with
/// known edges; confidence is calibrated on articles left out.
struct CandidateWeigher: Sendable {
  private let weights: WordTable<Double>
  private let bias: Double
  /// Candidates below it are dropped.
  let threshold: Double

  static let embedded = CandidateWeigher(resource("weights.tsv"))

  /// - Parameter table: a feature, a tab and its weight a line; `#` starts a comment. `bias` is added
  ///   always; `threshold` is a probability.
  init(_ table: String) {
    var weights: [String: Double] = [:]
    for line in table.split(separator: "\n") where line.first != "#" {
      let columns = line.split(separator: "\t")
      if columns.count == 2, let weight = Double(columns[1]) {
        weights[String(columns[0])] = weight
      }
    }
    threshold = weights.removeValue(forKey: "threshold") ?? 0
    bias = weights["bias"] ?? 0
    self.weights = WordTable(weights)
  }

  func probability(_ features: [String]) -> Double {
    var sum = bias
    for feature in features { sum += weights[feature] ?? 0 }
    return 1 / (1 + exp(-sum))
  }
}
