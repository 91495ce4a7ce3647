internal import CNetworkKernels

/// Tokens of a text as a transition system's network sees them.
struct TransitionTokens {
  /// Tokens × narrowed.
  let vectors: UnsafePointer<Float>
  /// A number for each token; those of one kind often stand in the same places.
  let kinds: UnsafePointer<UInt8>
  let count: Int
}

/// What each token of a text contributes in each feature place of a transition system.
///
/// It is computed by matrix products and kept, so that a step only adds rows: where tokens of its kind
/// mostly come to stand, ahead for a block of tokens, and else when it first stands there. When it is
/// computed changes no bit.
final class FeatureRows {
  private let weights: TransitionWeights
  private let demand: PlaceDemand
  private var tokens: TransitionTokens
  // Plain memory: what the class holds itself is checked for overlapping access at every step.
  private let slotOfBlock = ScratchBuffer<Int32>()
  private let blockOfSlot = ScratchBuffer<Int32>(capacity: slots)
  private let lastUse = ScratchBuffer<Int>(capacity: slots)
  private var usedSlots = 0
  private var uses = 0

  /// What is computed, by slot, in the order in which it was.
  private let rows = ScratchBuffer<Float>()
  private let rowSize: Int
  private let rowsOfSlot: Int
  private let filled = ScratchBuffer<Int32>(capacity: slots)
  /// By token of a slot and place, its row in the slot: as it is, when the token has stood there, its
  /// complement when it has not yet, and ``missing`` before it is computed.
  private let entries = ScratchBuffer<Int32>()
  private static let missing = Int32.min

  private let chosen = ScratchBuffer<Int32>(capacity: blockSize)
  private let gathered: ScratchBuffer<Float>

  /// Tokens whose features are computed together.
  static let blockSize = 64
  /// Blocks kept of a long text: a step touches at most as many as there are places, eight.
  private static let slots = 16

  init(_ weights: TransitionWeights, _ demand: PlaceDemand) {
    self.weights = weights
    self.demand = demand
    rowSize = 2 * weights.hidden
    rowsOfSlot = weights.features * Self.blockSize
    gathered = ScratchBuffer(capacity: Self.blockSize * weights.narrowed)
    tokens = TransitionTokens(
      vectors: UnsafePointer(gathered.start), kinds: UnsafePointer(demand.noKinds.start), count: 0)
  }

  /// Begins a text, whose vectors and kinds stay valid until the next begins.
  func begin(_ tokens: TransitionTokens) {
    self.tokens = tokens
    usedSlots = 0
    let blockCount = (tokens.count + Self.blockSize - 1) / Self.blockSize
    slotOfBlock.reserve(blockCount).update(repeating: -1, count: blockCount)
    let rowCount = min(blockCount, Self.slots) * rowsOfSlot
    rows.reserve(rowCount * rowSize)
    entries.reserve(rowCount)
  }

  /// Puts the features of a step's tokens, -1 for none, into `features`, by place; valid until the
  /// next step.
  @inline(__always)
  func gather(
    _ step: UnsafePointer<Int32>, into features: UnsafeMutablePointer<UnsafePointer<Float>?>
  ) {
    uses += 1
    for place in 0..<weights.features {
      let token = Int(step[place])
      features[place] =
        token < 0 ? weights.padding.start + place * rowSize : row(of: token, in: place)
    }
  }

  @inline(__always)
  private func row(of token: Int, in place: Int) -> UnsafePointer<Float> {
    let block = token / Self.blockSize
    var slot = Int(slotOfBlock.start[block])
    if slot < 0 { slot = compute(block) }
    lastUse.start[slot] = uses
    let at = slot * rowsOfSlot + token % Self.blockSize * weights.features + place
    var entry = entries.start[at]
    if entry < 0 {
      entry = entry == Self.missing ? compute(token, place, slot) : ~entry
      entries.start[at] = entry
      demand.note(tokens.kinds[token], place)
    }
    return UnsafePointer(rows.start + (slot * rowsOfSlot + Int(entry)) * rowSize)
  }

  private func compute(_ token: Int, _ place: Int, _ slot: Int) -> Int32 {
    append(tokens.vectors + token * weights.narrowed, count: 1, place, slot)
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
    var slot = usedSlots
    if slot < Self.slots {
      usedSlots += 1
    } else {
      slot = (0..<Self.slots).min { lastUse.start[$0] < lastUse.start[$1] } ?? 0
      slotOfBlock.start[Int(blockOfSlot.start[slot])] = -1
    }
    blockOfSlot.start[slot] = Int32(block)
    slotOfBlock.start[block] = Int32(slot)
    filled.start[slot] = 0
    let first = block * Self.blockSize
    let count = min(Self.blockSize, tokens.count - first)
    let entries = entries.start + slot * rowsOfSlot
    entries.update(repeating: Self.missing, count: count * weights.features)
    let kinds = tokens.kinds + first
    for i in 0..<count { demand.meet(kinds[i]) }
    for place in 0..<weights.features {
      var chosenCount = 0
      for i in 0..<count where demand.isLikely(kinds[i], place) {
        chosen.start[chosenCount] = Int32(i)
        chosenCount += 1
      }
      if chosenCount == 0 { continue }
      var vectors = tokens.vectors + first * weights.narrowed
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
}

/// How often tokens of each kind come to stand in each place.
struct PlaceDemand {
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
