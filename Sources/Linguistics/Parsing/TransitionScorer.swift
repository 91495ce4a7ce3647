internal import CNetworkKernels

/// A greedy transition system over the tokens of a text.
protocol TransitionSystem {
  associatedtype Text
  associatedtype State
  associatedtype Outcome

  /// The state before the first move.
  func begin(_ text: Text) -> State
  /// Takes the moves that have no rival. Whether one that has is next; then `step` gets the tokens that
  /// stand in the feature places, -1 for none.
  func settle(_ state: inout State, _ step: UnsafeMutablePointer<Int32>) -> Bool
  /// Takes the best move.
  func advance(_ state: inout State, _ scores: MoveScores)
  /// What the moves made of the text; the state is not used again.
  func outcome(of state: State) -> Outcome
}

/// Scores of a system's moves in one state.
struct MoveScores {
  fileprivate let start: UnsafePointer<Float>

  /// The best move of a range, and its score; the first among equals.
  @inline(__always)
  func best(
    in range: Range<Int>, than current: (move: Int, score: Float)
  ) -> (move: Int, score: Float) {
    guard !range.isEmpty else { return current }
    let move =
      range.count == 1
      ? range.lowerBound
      : range.lowerBound + entente_greatest(ENTENTE_BEST, start + range.lowerBound, range.count)
    return current.move < 0 || start[move] > current.score ? (move, start[move]) : current
  }
}

/// Runs a transition system over texts, a few side by side: the weights that score the moves of a step
/// are read once for all of them.
final class TransitionScorer {
  private let weights: TransitionWeights
  private let rows: [FeatureRows]
  private let step: ScratchBuffer<Int32>
  private let features: ScratchBuffer<UnsafePointer<Float>?>
  private let hidden: ScratchBuffer<Float>
  private let scores: ScratchBuffer<Float>

  /// Texts side by side: as many sums as a panel of weights has to meet for its loads to cost nothing.
  private static let sideBySide = 4

  init(_ weights: TransitionWeights) {
    self.weights = weights
    let demand = PlaceDemand(places: weights.features)
    rows = (0..<Self.sideBySide).map { _ in FeatureRows(weights, demand) }
    step = ScratchBuffer(capacity: weights.features)
    features = ScratchBuffer(capacity: Self.sideBySide * weights.features)
    hidden = ScratchBuffer(capacity: Self.sideBySide * weights.hidden)
    scores = ScratchBuffer(capacity: Self.sideBySide * weights.scoreBias.count)
  }

  /// A text under way.
  private struct Lane<System: TransitionSystem> {
    let rows: FeatureRows
    var text: Int
    var state: System.State
  }

  /// What the system makes of each text.
  /// - Parameter tokens: of each text, as the network sees them.
  func outcomes<System: TransitionSystem>(
    of texts: [System.Text], _ tokens: [TransitionTokens], by system: System
  ) -> [System.Outcome] {
    var outcomes = [System.Outcome?](repeating: nil, count: texts.count)
    func lane(_ text: Int, _ rows: FeatureRows) -> Lane<System> {
      rows.begin(tokens[text])
      return Lane(rows: rows, text: text, state: system.begin(texts[text]))
    }
    let moves = weights.scoreBias.count
    var kernel = EntenteScores(
      features: weights.features, hidden: weights.hidden, blocks: moves / WeightPanels.width,
      bias: weights.bias.start, panels: weights.scores.start,
      score_bias: weights.scoreBias.start)
    var lanes = zip(texts.indices, rows).map { lane($0, $1) }
    var next = lanes.count
    while !lanes.isEmpty {
      var waiting = 0
      while waiting < lanes.count {
        if system.settle(&lanes[waiting].state, step.start) {
          lanes[waiting].rows.gather(
            step.start, into: features.start + waiting * weights.features)
          waiting += 1
          continue
        }
        outcomes[lanes[waiting].text] = system.outcome(of: lanes[waiting].state)
        if next < texts.count {
          lanes[waiting] = lane(next, lanes[waiting].rows)
          next += 1
        } else {
          lanes.remove(at: waiting)
        }
      }
      entente_scores(
        ENTENTE_BEST, &kernel, features.start, waiting, hidden.start, scores.start)
      for i in lanes.indices {
        system.advance(&lanes[i].state, MoveScores(start: scores.start + i * moves))
      }
    }
    return outcomes.compactMap { $0 }
  }
}
