internal import CNetworkKernels

/// The residual window layers over a batch of rows.
///
/// Rows of several texts stand one behind the other, zero rows between them, so that no text sees
/// another. The zero rows beside a text take part like any other, as they do in spaCy, whose texts
/// see them.
///
/// Rows are computed in quads: a row's value comes from it and its neighbours, but how it is rounded
/// depends on all rows of its quad and on its place among them. So a token's row has the remainder
/// by four of its place in its text, and everything that a text's values are rounded by lies within
/// ``margin(of:)`` rows of it, where no other text may stand: its bits are the same in any batch.
final class WindowEncoder {
  private let encoders: [EncoderWeights]
  /// Rows of a quad.
  static let quad = Int(ENTENTE_WINDOW_QUAD)
  /// By encoder and window layer, the weights as quads of rows want them.
  private let panels: [[ScratchBuffer<Float>]]
  private let scratch = ScratchBuffer<Float>()
  private let even = ScratchBuffer<Float>()
  private let odd = ScratchBuffer<Float>()
  private let quads = ScratchBuffer<Int32>()
  private let inputs = ScratchBuffer<UnsafePointer<Float>?>()
  private let zeros = ScratchBuffer<Float>()

  init(_ encoders: [EncoderWeights]) {
    self.encoders = encoders
    panels = encoders.map { encoder in
      encoder.windows.map { window in
        let size = window.pieces * encoder.width * encoder.width
        let panels = ScratchBuffer<Float>(capacity: 6 * size)
        var layer = window.kernel
        entente_window_panels(&layer, panels.start)
        return panels
      }
    }
    scratch.reserve(encoders.map { entente_window_scratch($0.width) }.max() ?? 0)
  }

  /// Zero rows between a quad with a text's last token and one with the next text's first, and the
  /// tokens that a part of a text brings along on each side. Two layers reach a quad further.
  func margin(of e: Int) -> Int { Self.quad * (encoders[e].windows.count / 2 + 1) }

  /// `count`, rounded up to whole quads.
  static func wholeQuads(_ count: Int) -> Int { (count + quad - 1) / quad * quad }

  /// Places for the vectors of `count` tokens, all zero vectors until the caller puts others in.
  /// - Parameter count: a multiple of ``quad``.
  func begin(count: Int, width: Int) -> UnsafeMutablePointer<UnsafePointer<Float>?> {
    zeros.reserve(width).update(repeating: 0, count: width)
    inputs.reserve(count).update(repeating: UnsafePointer(zeros.start), count: count)
    // A window also takes the row before the first and the one behind the last.
    for rows in [even, odd] {
      rows.reserve((count + 2) * width)
      rows.start.update(repeating: 0, count: width)
      (rows.start + (count + 1) * width).update(repeating: 0, count: width)
    }
    return inputs.start
  }

  /// Runs all layers.
  /// - Parameters:
  ///   - count: rows as given to ``begin(count:width:)``.
  ///   - e: number of the encoder.
  ///   - wanted: the rows whose results are used, ascending; others may hold anything.
  ///   - slots: for each row the entry of `products` that stands for its form, with one more before
  ///     the first and one behind the last.
  /// - Returns: `count` × width, valid until the next batch begins.
  func encode(
    count: Int, _ e: Int, wanted: [Range<Int>], products: UnsafePointer<Float>,
    slots: UnsafePointer<Int32>
  ) -> UnsafePointer<Float> {
    let encoder = encoders[e]
    let width = encoder.width
    var (from, to) = (even.start, odd.start)
    var layer = encoder.firstWindow.kernel
    entente_maxout_of_sums(
      ENTENTE_BEST, &layer, products, slots, count, inputs.start, to + width)
    let plan = planQuads(wanted, layers: encoder.windows.count)
    for (i, (window, panels)) in zip(encoder.windows, panels[e]).enumerated() {
      swap(&from, &to)
      layer = window.kernel
      entente_maxout_of_windows(
        ENTENTE_BEST, &layer, panels.start, from + width, quads.start + plan[i].lowerBound,
        plan[i].count, to + width, scratch.start)
    }
    return UnsafePointer(to + width)
  }

  /// Lists the quads that each layer has to compute.
  /// - Returns: for each layer its part of ``quads``.
  private func planQuads(_ wanted: [Range<Int>], layers: Int) -> [Range<Int>] {
    var needed = wanted
    var plan: [Range<Int>] = []
    var size = 0
    for _ in 0..<layers {
      let start = size
      var next = 0
      quads.grow(size + needed.reduce(0) { $0 + $1.count / Self.quad + 2 }, keeping: size)
      for (i, rows) in needed.enumerated() {
        let first = rows.lowerBound / Self.quad
        let end = Self.wholeQuads(rows.upperBound) / Self.quad
        for quad in max(first, next)..<max(end, first, next) {
          quads.start[size] = Int32(quad * Self.quad)
          size += 1
        }
        next = max(end, next)
        // The row before a quad matters to its first row alone, the one behind it to its last.
        let before = rows.lowerBound == first * Self.quad ? 1 : 0
        let behind = rows.upperBound == end * Self.quad ? 1 : 0
        needed[i] = first * Self.quad - before..<end * Self.quad + behind
      }
      plan.insert(start..<size, at: 0)
    }
    return plan
  }
}
