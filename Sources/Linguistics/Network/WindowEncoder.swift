internal import CNetworkKernels

/// The window layers over a batch of texts, and parts of long ones.
///
/// What stands beside a text is zero vectors, which take part like any other, as they do in spaCy,
/// whose texts see them: after the first layer they are zero no more.
final class WindowEncoder {
  private let encoders: [EncoderWeights]
  /// By encoder and window layer, the weights as sextets want them.
  private let panels: [[ScratchBuffer<Float>]]
  /// By encoder, what the first layer makes of three zero vectors.
  private let blanks: [[Float]]
  private let scratch = ScratchBuffer<Float>()
  private let even = ScratchBuffer<Float>()
  private let odd = ScratchBuffer<Float>()
  private let inputs = ScratchBuffer<UnsafePointer<Float>?>()
  private let slots = ScratchBuffer<Int32>()
  private let zeros = ScratchBuffer<Float>()
  private let singles: SingleWindows

  private var encoder = 0
  private var runs: [Run] = []
  /// By window layer, the first rows of the sextets, the rows computed one by one, and the rows that
  /// are zero vectors for the sextets.
  private var sextetRows: [ContiguousArray<Int32>]
  private var singleRows: [ContiguousArray<Int32>]
  private var zeroRows: [ContiguousArray<Int32>]
  private(set) var rowCount = 0

  /// A text, or a part of one, in a batch.
  struct Run {
    /// Row of the text's first token, whether or not it is in the batch.
    let origin: Int
    /// Tokens whose vectors are asked for.
    let wanted: Range<Int>
    /// Tokens whose forms have to be told.
    let tokens: Range<Int>
    /// Places that the first layer computes and those it leaves blank.
    fileprivate let places: Range<Int>
    fileprivate let tokenCount: Int

    /// Rows of the wanted tokens.
    var wantedRows: Range<Int> { origin + wanted.lowerBound..<origin + wanted.upperBound }
  }

  init(_ encoders: [EncoderWeights]) {
    self.encoders = encoders
    panels = encoders.map { encoder in
      encoder.windows.map { window in
        let size = window.pieces * encoder.width * encoder.width
        let panels = ScratchBuffer<Float>(capacity: 8 * size)
        var layer = window.kernel
        entente_window_panels(&layer, panels.start)
        return panels
      }
    }
    blanks = encoders.map { encoder in
      var layer = encoder.firstWindow.kernel
      let products = [Float](repeating: 0, count: 3 * encoder.firstWindow.pieces * encoder.width)
      let zero = [Float](repeating: 0, count: encoder.width)
      var blank = zero
      zero.withUnsafeBufferPointer {
        entente_maxout_of_sums(
          ENTENTE_BEST, &layer, products, [0, 0, 0], 1, 0, [$0.baseAddress], &blank)
      }
      return blank
    }
    let depth = encoders.map(\.windows.count).max() ?? 0
    sextetRows = Array(repeating: [], count: depth)
    singleRows = Array(repeating: [], count: depth)
    zeroRows = Array(repeating: [], count: depth)
    scratch.reserve(encoders.map { entente_window_scratch($0.width) }.max() ?? 0)
    singles = SingleWindows(width: encoders.map(\.width).max() ?? 0)
  }

  /// Begins a batch for an encoder.
  func begin(_ encoder: Int) {
    self.encoder = encoder
    runs.removeAll(keepingCapacity: true)
    rowCount = 0
    for i in sextetRows.indices {
      sextetRows[i].removeAll(keepingCapacity: true)
      singleRows[i].removeAll(keepingCapacity: true)
      zeroRows[i].removeAll(keepingCapacity: true)
    }
  }

  /// Takes a text, or a part of it, into the batch.
  /// - Parameters:
  ///   - count: tokens of the whole text.
  ///   - wanted: tokens whose vectors are asked for, at least one.
  /// - Returns: where it stands.
  func add(count: Int, wanted: Range<Int>) -> Run {
    let plan = WindowPlan(count: count, wanted: wanted, depth: encoders[encoder].windows.count)
    // One more on each side, which the first layer's windows look at.
    let origin = rowCount + 1 - plan.inputs.lowerBound
    let run = Run(
      origin: origin, wanted: wanted,
      tokens: max(0, plan.inputs.lowerBound - 1)..<min(count, plan.inputs.upperBound + 1),
      places: plan.inputs, tokenCount: count)
    for (i, layer) in plan.layers.enumerated() {
      for place in stride(
        from: layer.sextets.lowerBound, to: layer.sextets.upperBound, by: WindowPlan.sextet)
      {
        sextetRows[i].append(Int32(origin + place))
      }
      for place in layer.singles { singleRows[i].append(Int32(origin + place)) }
      for place in layer.zeros { zeroRows[i].append(Int32(origin + place)) }
    }
    runs.append(run)
    rowCount = origin + plan.end + 1
    return run
  }

  /// Makes room for the vectors of all rows, zero vectors until the caller puts others in, and for
  /// the number of each row's entry among the products of forms, which is that of zero vectors.
  func open() -> (
    inputs: UnsafeMutablePointer<UnsafePointer<Float>?>, entries: UnsafeMutablePointer<Int32>
  ) {
    let width = encoders[encoder].width
    zeros.reserve(width).update(repeating: 0, count: width)
    inputs.reserve(rowCount).update(repeating: UnsafePointer(zeros.start), count: rowCount)
    slots.reserve(rowCount).update(repeating: 0, count: rowCount)
    even.reserve(rowCount * width)
    odd.reserve(rowCount * width)
    return (inputs.start, slots.start)
  }

  /// Runs all layers.
  /// - Parameter products: the table that the entries are numbers of, zeros first.
  /// - Returns: rows × width, valid until the next batch begins; those of wanted tokens are told.
  func encode(products: UnsafePointer<Float>) -> UnsafePointer<Float> {
    let weights = encoders[encoder]
    var (from, to) = (even.start, odd.start)
    for run in runs { encodeFirst(run, products, into: to) }
    for (i, window) in weights.windows.enumerated() {
      swap(&from, &to)
      for row in zeroRows[i] {
        (from + Int(row) * weights.width).update(repeating: 0, count: weights.width)
      }
      var layer = window.kernel
      sextetRows[i].withUnsafeBufferPointer { sextets in
        entente_maxout_of_windows(
          ENTENTE_BEST, &layer, panels[encoder][i].start, from, sextets.baseAddress, sextets.count,
          to,
          scratch.start)
      }
      singles.encode(singleRows[i], &layer, from, into: to)
    }
    return UnsafePointer(to)
  }

  private func encodeFirst(
    _ run: Run, _ products: UnsafePointer<Float>, into result: UnsafeMutablePointer<Float>
  ) {
    let weights = encoders[encoder]
    let width = weights.width
    // A window beside the text that no token stands in.
    let seen = max(run.places.lowerBound, -1)..<min(run.places.upperBound, run.tokenCount + 1)
    blanks[encoder].withUnsafeBufferPointer { blank in
      guard let blank = blank.baseAddress else { return }
      for place in run.places where !seen.contains(place) {
        (result + (run.origin + place) * width).update(from: blank, count: width)
      }
    }
    var layer = weights.firstWindow.kernel
    let row = run.origin + seen.lowerBound
    entente_maxout_of_sums(
      ENTENTE_BEST, &layer, products, slots.start + row - 1, seen.count,
      rowCount - (row + seen.count + 1), inputs.start + row, result + row * width)
  }
}

/// Windows that no sextet takes, gathered from all over a batch.
private final class SingleWindows {
  private let windows: ScratchBuffer<Float>
  private let residuals: ScratchBuffer<Float>
  private let results: ScratchBuffer<Float>

  /// Windows that go through a layer together.
  private static let block = 96

  init(width: Int) {
    windows = ScratchBuffer(capacity: Self.block * 3 * width)
    residuals = ScratchBuffer(capacity: Self.block * width)
    results = ScratchBuffer(capacity: Self.block * width)
  }

  func encode(
    _ rows: ContiguousArray<Int32>, _ layer: inout EntenteMaxout, _ from: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Float>
  ) {
    let width = layer.outputs
    for start in stride(from: 0, to: rows.count, by: Self.block) {
      let part = rows[start..<min(start + Self.block, rows.count)]
      for (i, row) in part.enumerated() {
        let row = from + Int(row) * width
        (windows.start + i * 3 * width).update(from: row - width, count: 3 * width)
        (residuals.start + i * width).update(from: row, count: width)
      }
      entente_maxout(
        ENTENTE_BEST, &layer, windows.start, 3 * width, part.count, residuals.start, results.start)
      for (i, row) in part.enumerated() {
        (result + Int(row) * width).update(from: results.start + i * width, count: width)
      }
    }
  }
}
