internal import CNetworkKernels

/// Scores the moves of a transition system. What a token contributes in each feature place is
/// computed by matrix products and kept, so that a step only adds rows: where tokens of its kind
/// mostly come to stand, ahead for a block of tokens, and else when it first stands there. When it is
/// computed changes no bit.
final class TransitionScorer {
  let weights: TransitionWeights
  /// Scores of the last step, by move.
  let scores: UnsafeMutablePointer<Float>
  private let scoreBuffer: ScratchBuffer<Float>
  private let hidden: ScratchBuffer<Float>
  // Plain memory: what the class holds itself is checked for overlapping access at every step.
  private let slotOfBlock = ScratchBuffer<Int32>()
  private let blockOfSlot = ScratchBuffer<Int32>(capacity: slots)
  private let lastUse = ScratchBuffer<Int>(capacity: slots)
  private let features: UnsafeMutablePointer<UnsafePointer<Float>?>
  private let state: UnsafeMutablePointer<State>
  private let kernel: UnsafeMutablePointer<EntenteScores>

  /// What is computed, by slot, in the order in which it was.
  private let rows = ScratchBuffer<Float>()
  private let rowSize: Int
  private let rowsOfSlot: Int
  private let filled = ScratchBuffer<Int32>(capacity: slots)
  /// By token of a slot and place, its row in the slot: as it is, when the token has stood there, its
  /// complement when it has not yet, and ``missing`` before it is computed.
  private let entries = ScratchBuffer<Int32>()
  private static let missing = Int32.min

  private let demand: PlaceDemand
  private let chosen = ScratchBuffer<Int32>(capacity: blockSize)
  private let gathered: ScratchBuffer<Float>

  private struct State {
    var vectors: UnsafePointer<Float>
    var kinds: UnsafePointer<UInt8>
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
    rowSize = 2 * weights.hidden
    rowsOfSlot = weights.features * Self.blockSize
    demand = PlaceDemand(places: weights.features)
    gathered = ScratchBuffer(capacity: Self.blockSize * weights.narrowed)
    kernel = .allocate(capacity: 1)
    kernel.initialize(
      to: EntenteScores(
        features: weights.features, hidden: weights.hidden, blocks: classes / WeightPanels.width,
        bias: weights.bias.start, panels: weights.scores.start,
        score_bias: weights.scoreBias.start))
    features = .allocate(capacity: weights.features)
    features.initialize(repeating: nil, count: weights.features)
    state = .allocate(capacity: 1)
    state.initialize(
      to: State(
        vectors: UnsafePointer(scoreBuffer.start), kinds: UnsafePointer(demand.noKinds.start)))
  }

  deinit {
    kernel.deallocate()
    state.deallocate()
    features.deallocate()
  }

  /// Begins a text.
  /// - Parameters:
  ///   - vectors: tokens × narrowed; valid until the text is done, like the kinds.
  ///   - kinds: a number for each token; those of one kind often stand in the same places.
  func begin(_ vectors: UnsafePointer<Float>, kinds: UnsafePointer<UInt8>, count: Int) {
    state.pointee = State(vectors: vectors, kinds: kinds, count: count)
    let blockCount = (count + Self.blockSize - 1) / Self.blockSize
    slotOfBlock.reserve(blockCount).update(repeating: -1, count: blockCount)
    let rowCount = min(blockCount, Self.slots) * rowsOfSlot
    rows.reserve(rowCount * rowSize)
    entries.reserve(rowCount)
  }

  /// Features of a token in a place; valid until the next step.
  @inline(__always)
  private func row(of token: Int, in place: Int) -> UnsafePointer<Float> {
    let block = token / Self.blockSize
    var slot = Int(slotOfBlock.start[block])
    if slot < 0 { slot = compute(block) }
    lastUse.start[slot] = state.pointee.step
    let at = slot * rowsOfSlot + token % Self.blockSize * weights.features + place
    var entry = entries.start[at]
    if entry < 0 {
      entry = entry == Self.missing ? compute(token, place, slot) : ~entry
      entries.start[at] = entry
      demand.note(state.pointee.kinds[token], place)
    }
    return UnsafePointer(rows.start + (slot * rowsOfSlot + Int(entry)) * rowSize)
  }

  private func compute(_ token: Int, _ place: Int, _ slot: Int) -> Int32 {
    append(state.pointee.vectors + token * weights.narrowed, count: 1, place, slot)
  }

  /// The first of the new rows of a slot.
  private func append(
    _ vectors: UnsafePointer<Float>, count: Int, _ place: Int, _ slot: Int
  ) -> Int32 {
    let inputs = weights.narrowed
    let first = filled.start[slot]
    filled.start[slot] = first + Int32(count)
    entente_product(
      ENTENTE_BEST, vectors, inputs, count,
      weights.lower.panels.start + place * rowSize * inputs, inputs, rowSize, nil,
      rows.start + (slot * rowsOfSlot + Int(first)) * rowSize, rowSize)
    return first
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
    filled.start[slot] = 0
    let first = block * Self.blockSize
    let count = min(Self.blockSize, state.pointee.count - first)
    let entries = entries.start + slot * rowsOfSlot
    entries.update(repeating: Self.missing, count: count * weights.features)
    let kinds = state.pointee.kinds + first
    for i in 0..<count { demand.meet(kinds[i]) }
    for place in 0..<weights.features {
      var chosenCount = 0
      for i in 0..<count where demand.isLikely(kinds[i], place) {
        chosen.start[chosenCount] = Int32(i)
        chosenCount += 1
      }
      if chosenCount == 0 { continue }
      var vectors = state.pointee.vectors + first * weights.narrowed
      // To gather nearly all would cost more than the few.
      if 4 * chosenCount > 3 * count {
        chosenCount = count
        for i in 0..<count { chosen.start[i] = Int32(i) }
      } else {
        for i in 0..<chosenCount {
          (gathered.start + i * weights.narrowed).update(
            from: vectors + Int(chosen.start[i]) * weights.narrowed, count: weights.narrowed)
        }
        vectors = UnsafePointer(gathered.start)
      }
      let row = append(vectors, count: chosenCount, place, slot)
      for i in 0..<chosenCount {
        entries[Int(chosen.start[i]) * weights.features + place] = ~(row + Int32(i))
      }
    }
    return slot
  }

  /// Fills ``scores`` for a state.
  /// - Parameter tokens: one token a feature, -1 for none.
  func score(_ tokens: UnsafePointer<Int32>) {
    state.pointee.step += 1
    for f in 0..<weights.features {
      let token = Int(tokens[f])
      features[f] = token < 0 ? weights.padding.start + f * rowSize : row(of: token, in: f)
    }
    entente_scores(ENTENTE_BEST, kernel, features, hidden.start, scores)
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

/// How often tokens of each kind come to stand in each place.
private struct PlaceDemand {
  private let places: Int
  /// By kind, how many tokens were met, and of these, by kind and place, how many stood there.
  private let met = ScratchBuffer<UInt32>(capacity: kinds)
  private let stood: ScratchBuffer<UInt32>
  /// Where no text has begun.
  let noKinds = ScratchBuffer<UInt8>()

  private static let kinds = 256
  /// A token computed alone costs this many times what it costs beside others.
  private static let costAlone: UInt32 = 2

  init(places: Int) {
    self.places = places
    stood = ScratchBuffer(capacity: Self.kinds * places)
    met.start.update(repeating: 0, count: Self.kinds)
    stood.start.update(repeating: 0, count: Self.kinds * places)
  }

  /// A token of which everything is still to be computed.
  @inline(__always)
  func meet(_ kind: UInt8) {
    met.start[Int(kind)] += 1
    if met.start[Int(kind)] == 1 << 24 { halve(Int(kind)) }
  }

  private func halve(_ kind: Int) {
    met.start[kind] /= 2
    for place in 0..<places { stood.start[kind * places + place] /= 2 }
  }

  @inline(__always)
  func note(_ kind: UInt8, _ place: Int) {
    stood.start[Int(kind) * places + place] += 1
  }

  /// Whether to compute ahead pays; of a kind hardly met yet, it is.
  @inline(__always)
  func isLikely(_ kind: UInt8, _ place: Int) -> Bool {
    let met = met.start[Int(kind)]
    return met < 256 || stood.start[Int(kind) * places + place] * Self.costAlone >= met
  }
}
