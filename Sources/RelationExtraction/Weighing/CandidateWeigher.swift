/// Gives a candidate the probability that it is right.
struct CandidateWeigher: Sendable {
  var threshold: Double

  static let embedded = CandidateWeigher(threshold: 0.3)

  func weigh(_ candidate: Candidate, _ context: PatternContext) -> Double { 0.5 }
}
