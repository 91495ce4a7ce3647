/// Scores the moves of a transition system. What a token contributes in each feature place is
/// computed ahead by one matrix product over a block of tokens, so that a step only adds rows.
final class TransitionScorer {
  let weights: TransitionWeights
  /// Scores of the last step, by move.
  let scores: UnsafeMutablePointer<Float>
  private let scoreBuffer: ScratchBuffer<Float>
  private let hidden: ScratchBuffer<Float>
  private let blocks = ScratchBuffer<Float>()
  private var slotOfBlock: [Int32] = []
  private var blockOfSlot: [Int32] = []
  private var lastUse: [Int] = []
  private var step = 0
  private var vectors: UnsafePointer<Float>
  private var count = 0
  private let rowSize: Int

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
    vectors = UnsafePointer(scoreBuffer.start)
  }

  /// Begins a text.
  /// - Parameter vectors: tokens × narrowed; room for a whole tile behind the last.
  func begin(_ vectors: UnsafePointer<Float>, count: Int) {
    self.vectors = vectors
    self.count = count
    let blockCount = (count + Self.blockSize - 1) / Self.blockSize
    slotOfBlock = Array(repeating: -1, count: blockCount)
    blockOfSlot = []
    lastUse = []
    step = 0
    blocks.reserve(min(blockCount, Self.slots) * Self.blockSize * rowSize)
  }

  /// Features of a token; valid until the next step.
  @inline(__always)
  private func features(_ token: Int) -> UnsafePointer<Float> {
    let block = token / Self.blockSize
    var slot = Int(slotOfBlock[block])
    if slot < 0 { slot = compute(block) }
    lastUse[slot] = step
    return UnsafePointer(
      blocks.start + (slot * Self.blockSize + token % Self.blockSize) * rowSize)
  }

  private func compute(_ block: Int) -> Int {
    var slot = blockOfSlot.count
    if slot < Self.slots {
      blockOfSlot.append(Int32(block))
      lastUse.append(step)
    } else {
      slot = lastUse.indices.min { lastUse[$0] < lastUse[$1] } ?? 0
      slotOfBlock[Int(blockOfSlot[slot])] = -1
      blockOfSlot[slot] = Int32(block)
    }
    slotOfBlock[block] = Int32(slot)
    let first = block * Self.blockSize
    MatrixProduct.multiply(
      vectors + first * weights.narrowed, count: min(Self.blockSize, count - first),
      inputs: weights.narrowed, by: weights.lower.start, outputs: rowSize,
      into: blocks.start + slot * Self.blockSize * rowSize)
    return slot
  }

  /// Fills ``scores`` for a state.
  /// - Parameter tokens: one token a feature, -1 for none.
  func score(_ tokens: UnsafePointer<Int32>) {
    step += 1
    let size = weights.hidden
    let rowWidth = 2 * size
    withUnsafeTemporaryAllocation(of: UnsafePointer<Float>.self, capacity: 8) { rows in
      for f in 0..<weights.features {
        let token = Int(tokens[f])
        rows[f] = (token < 0 ? weights.padding.start : features(token)) + f * rowWidth
      }
      sumFeatures(rows)
    }
    var block = 0
    let blockCount = weights.scoreBias.count / 16
    let hidden = UnsafePointer(self.hidden.start)
    while block < blockCount {
      var sum = SIMD16<Float>()
      let start = UnsafeRawPointer(weights.scores.start + block * size * 16)
      for h in 0..<size {
        sum += start.load(fromByteOffset: h * 64, as: SIMD16<Float>.self) * hidden[h]
      }
      sum += UnsafeRawPointer(weights.scoreBias.start + block * 16).load(as: SIMD16<Float>.self)
      UnsafeMutableRawPointer(scores + block * 16).storeBytes(of: sum, as: SIMD16<Float>.self)
      block += 1
    }
  }

  @inline(__always)
  private func sumFeatures(_ rows: UnsafeMutableBufferPointer<UnsafePointer<Float>>) {
    let size = weights.hidden
    let bias = weights.bias.start
    var at = 0
    while at < size {
      var first = SIMD16<Float>()
      var second = SIMD16<Float>()
      for f in 0..<weights.features {
        let row = UnsafeRawPointer(rows[f] + at)
        first += row.loadUnaligned(as: SIMD16<Float>.self)
        second += row.loadUnaligned(fromByteOffset: size * 4, as: SIMD16<Float>.self)
      }
      first += UnsafeRawPointer(bias + at).loadUnaligned(as: SIMD16<Float>.self)
      second += UnsafeRawPointer(bias + size + at).loadUnaligned(as: SIMD16<Float>.self)
      let best = second.replacing(with: first, where: first .> second)
      UnsafeMutableRawPointer(hidden.start + at).storeBytes(of: best, as: SIMD16<Float>.self)
      at += 16
    }
  }

  /// The best move of a range, and its score; the first among equals.
  @inline(__always)
  func best(
    in range: Range<Int>, than current: (move: Int, score: Float)
  ) -> (move: Int, score: Float) {
    var best = current
    for move in range where best.move < 0 || scores[move] > best.score {
      best = (move, scores[move])
    }
    return best
  }
}
