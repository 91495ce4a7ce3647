internal import CNetworkKernels

/// The residual window layers over a batch of rows.
///
/// Rows of several texts stand one behind the other, as many zero rows between them as there are
/// layers, so that no text sees another. The zero rows take part like any other, as they do in
/// spaCy, whose texts see them.
final class WindowEncoder {
  private let even = ScratchBuffer<Float>()
  private let odd = ScratchBuffer<Float>()

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
  ///   - slots: for each row the entry of `products` that stands for its form, with one more before
  ///     the first and one behind the last.
  /// - Returns: `count` × width, valid until the next batch begins.
  func encode(
    count: Int, _ encoder: EncoderWeights, products: UnsafePointer<Float>,
    slots: UnsafePointer<Int32>
  ) -> UnsafePointer<Float> {
    let width = encoder.width
    var (from, to) = (even.start, odd.start)
    var layer = encoder.firstWindow.kernel
    entente_maxout_of_sums(
      ENTENTE_BEST, &layer, products, slots, count, from + width, to + width)
    for window in encoder.windows {
      swap(&from, &to)
      layer = window.kernel
      // Windows of three rows overlap: each begins one row behind the other.
      entente_maxout(ENTENTE_BEST, &layer, from, width, count, from + width, to + width)
    }
    return UnsafePointer(to + width)
  }
}
