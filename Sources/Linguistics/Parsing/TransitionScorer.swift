internal import CNetworkKernels

/// Scores the moves of a transition system. What a token contributes in each feature place is
/// computed ahead by one matrix product over a block of tokens, so that a step only adds rows.
final class TransitionScorer {
  let weights: TransitionWeights
  /// Scores of the last step, by move.
  let scores: UnsafeMutablePointer<Float>
  private let scoreBuffer: ScratchBuffer<Float>
  private let hidden: ScratchBuffer<Float>
  private let blocks = ScratchBuffer<Float>()
  // Plain memory: what the class holds itself is checked for overlapping access at every step.
  private let slotOfBlock = ScratchBuffer<Int32>()
  private let blockOfSlot = ScratchBuffer<Int32>(capacity: slots)
  private let lastUse = ScratchBuffer<Int>(capacity: slots)
  private let rows: UnsafeMutablePointer<UnsafePointer<Float>?>
  private let state: UnsafeMutablePointer<State>
  private let rowSize: Int
  private let kernel: UnsafeMutablePointer<EntenteScores>

  private struct State {
    var vectors: UnsafePointer<Float>
    var count = 0
    var usedSlots = 0
    var step = 0
  }

  /// Tokens whose features are computed together.
  static let blockSize = 64
  /// Blocks kept of a long text: a step touches at most eight.
  private static let slots = 48

  init(_ weights: TransitionWeights) {
    self.weights = weights
    let classes = weights.scoreBias.count
    scoreBuffer = ScratchBuffer<Float>(capacity: classes)
    scores = scoreBuffer.start
    hidden = ScratchBuffer<Float>(capacity: weights.hidden)
    rowSize = weights.features * 2 * weights.hidden
    kernel = .allocate(capacity: 1)
    kernel.initialize(
      to: EntenteScores(
        features: weights.features, hidden: weights.hidden, blocks: classes / WeightPanels.width,
        bias: weights.bias.start, panels: weights.scores.start,
        score_bias: weights.scoreBias.start))
    rows = .allocate(capacity: weights.features)
    rows.initialize(repeating: nil, count: weights.features)
    state = .allocate(capacity: 1)
    state.initialize(to: State(vectors: UnsafePointer(scoreBuffer.start)))
  }

  deinit {
    kernel.deallocate()
    state.deallocate()
    rows.deallocate()
  }

  /// Begins a text.
  /// - Parameter vectors: tokens × narrowed.
  func begin(_ vectors: UnsafePointer<Float>, count: Int) {
    state.pointee = State(vectors: vectors, count: count)
    let blockCount = (count + Self.blockSize - 1) / Self.blockSize
    slotOfBlock.reserve(blockCount).update(repeating: -1, count: blockCount)
    blocks.reserve(min(blockCount, Self.slots) * Self.blockSize * rowSize)
  }

  /// Features of a token; valid until the next step.
  @inline(__always)
  private func features(_ token: Int) -> UnsafePointer<Float> {
    let block = token / Self.blockSize
    var slot = Int(slotOfBlock.start[block])
    if slot < 0 { slot = compute(block) }
    lastUse.start[slot] = state.pointee.step
    return UnsafePointer(
      blocks.start + (slot * Self.blockSize + token % Self.blockSize) * rowSize)
  }

  private func compute(_ block: Int) -> Int {
    var slot = state.pointee.usedSlots
    if slot < Self.slots {
      state.pointee.usedSlots += 1
    } else {
      slot = (0..<Self.slots).min { lastUse.start[$0] < lastUse.start[$1] } ?? 0
      slotOfBlock.start[Int(blockOfSlot.start[slot])] = -1
    }
    blockOfSlot.start[slot] = Int32(block)
    slotOfBlock.start[block] = Int32(slot)
    let first = block * Self.blockSize
    weights.lower.apply(
      to: state.pointee.vectors + first * weights.narrowed,
      count: min(Self.blockSize, state.pointee.count - first),
      into: blocks.start + slot * Self.blockSize * rowSize)
    return slot
  }

  /// Fills ``scores`` for a state.
  /// - Parameter tokens: one token a feature, -1 for none.
  func score(_ tokens: UnsafePointer<Int32>) {
    state.pointee.step += 1
    let rowWidth = 2 * weights.hidden
    for f in 0..<weights.features {
      let token = Int(tokens[f])
      rows[f] = (token < 0 ? weights.padding.start : features(token)) + f * rowWidth
    }
    entente_scores(ENTENTE_BEST, kernel, rows, hidden.start, scores)
  }

  /// The best move of a range, and its score; the first among equals.
  @inline(__always)
  func best(
    in range: Range<Int>, than current: (move: Int, score: Float)
  ) -> (move: Int, score: Float) {
    guard !range.isEmpty else { return current }
    let move =
      range.lowerBound + entente_greatest(ENTENTE_BEST, scores + range.lowerBound, range.count)
    return current.move < 0 || scores[move] > current.score ? (move, scores[move]) : current
  }
}
