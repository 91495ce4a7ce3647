internal import CNetworkKernels

/// The residual window layers over a batch of rows.
///
/// Rows of several texts stand one behind the other, as many zero rows between them as there are
/// layers, so that no text sees another. The zero rows take part like any other, as they do in
/// spaCy, whose texts see them.
///
/// Rows are computed in pairs, of which the second is rounded otherwise than the first. So a token
/// at an even place of its text belongs in an even row: its bits are the same in any batch.
final class WindowEncoder {
  private let encoders: [EncoderWeights]
  /// By encoder and window layer, the weights as pairs of rows want them.
  private let panels: [[ScratchBuffer<Float>]]
  private let scratch = ScratchBuffer<Float>()
  private let even = ScratchBuffer<Float>()
  private let odd = ScratchBuffer<Float>()

  init(_ encoders: [EncoderWeights]) {
    self.encoders = encoders
    panels = encoders.map { encoder in
      encoder.windows.map { window in
        let size = window.pieces * encoder.width * encoder.width
        let panels = ScratchBuffer<Float>(capacity: 4 * size)
        var layer = window.kernel
        entente_window_panels(&layer, panels.start)
        return panels
      }
    }
    scratch.reserve(encoders.map { entente_window_scratch($0.width) }.max() ?? 0)
  }

  /// Zero rows for `count` tokens' vectors, which the caller puts in.
  func begin(count: Int, width: Int) -> UnsafeMutablePointer<Float> {
    // A window also takes the row before the first and the one behind the last, which stay zero.
    let size = (count + 2) * width
    let start = even.reserve(size)
    start.update(repeating: 0, count: size)
    odd.reserve(size)
    odd.start.update(repeating: 0, count: width)
    (odd.start + (count + 1) * width).update(repeating: 0, count: width)
    return start + width
  }

  /// Runs all layers.
  /// - Parameters:
  ///   - count: rows as given to ``begin(count:width:)``.
  ///   - e: number of the encoder.
  ///   - slots: for each row the entry of `products` that stands for its form, with one more before
  ///     the first and one behind the last.
  /// - Returns: `count` × width, valid until the next batch begins.
  func encode(
    count: Int, _ e: Int, products: UnsafePointer<Float>, slots: UnsafePointer<Int32>
  ) -> UnsafePointer<Float> {
    let encoder = encoders[e]
    let width = encoder.width
    var (from, to) = (even.start, odd.start)
    var layer = encoder.firstWindow.kernel
    entente_maxout_of_sums(
      ENTENTE_BEST, &layer, products, slots, count, from + width, to + width)
    for (window, panels) in zip(encoder.windows, panels[e]) {
      swap(&from, &to)
      layer = window.kernel
      entente_maxout_of_windows(
        ENTENTE_BEST, &layer, panels.start, from, count, from + width, to + width, scratch.start)
    }
    return UnsafePointer(to + width)
  }
}
