internal import CNetworkKernels

/// Scores the moves of a transition system. What a token contributes in each feature place is
/// computed by matrix products and kept, so that a step only adds rows: in places where nearly every
/// token stands at some time ahead for a block of tokens, in the others when a token first stands there.
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
  /// Which places of a token's features are computed, by bit.
  private let ready = ScratchBuffer<UInt64>()
  private let rowSize: Int
  /// The first places, which are computed ahead.
  private let eager: Int
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

  /// - Parameter eager: how many of the feature places, from the first, nearly every token takes.
  init(_ weights: TransitionWeights, eager: Int) {
    self.weights = weights
    self.eager = min(eager, weights.features)
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
    let rowCount = min(blockCount, Self.slots) * Self.blockSize
    blocks.reserve(rowCount * rowSize)
    ready.reserve(rowCount)
  }

  /// Features of a token in a place; valid until the next step.
  @inline(__always)
  private func features(_ token: Int, _ place: Int) -> UnsafePointer<Float> {
    let block = token / Self.blockSize
    var slot = Int(slotOfBlock.start[block])
    if slot < 0 { slot = compute(block) }
    lastUse.start[slot] = state.pointee.step
    let row = slot * Self.blockSize + token % Self.blockSize
    let size = 2 * weights.hidden
    let result = blocks.start + row * rowSize + place * size
    if place >= eager, ready.start[row] & 1 << UInt64(place) == 0 {
      ready.start[row] |= 1 << UInt64(place)
      product(of: token, count: 1, places: place..<place + 1, into: result)
    }
    return UnsafePointer(result)
  }

  private func product(
    of token: Int, count: Int, places: Range<Int>, into result: UnsafeMutablePointer<Float>
  ) {
    let (inputs, size) = (weights.narrowed, 2 * weights.hidden)
    entente_product(
      ENTENTE_BEST, state.pointee.vectors + token * inputs, inputs, count,
      weights.lower.panels.start + places.lowerBound * size * inputs, inputs, places.count * size,
      nil, result, rowSize)
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
    let row = slot * Self.blockSize
    let count = min(Self.blockSize, state.pointee.count - first)
    (ready.start + row).update(repeating: 0, count: count)
    product(of: first, count: count, places: 0..<eager, into: blocks.start + row * rowSize)
    return slot
  }

  /// Fills ``scores`` for a state.
  /// - Parameter tokens: one token a feature, -1 for none.
  func score(_ tokens: UnsafePointer<Int32>) {
    state.pointee.step += 1
    let size = 2 * weights.hidden
    for f in 0..<weights.features {
      let token = Int(tokens[f])
      rows[f] = token < 0 ? weights.padding.start + f * size : features(token, f)
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
      range.count == 1
      ? range.lowerBound
      : range.lowerBound + entente_greatest(ENTENTE_BEST, scores + range.lowerBound, range.count)
    return current.move < 0 || scores[move] > current.score ? (move, scores[move]) : current
  }
}
