/// The residual window layers over a batch of rows.
///
/// Rows of several texts stand one behind the other, `padding` zero rows between them: as many as
/// there are layers, so that no text sees another. The zero rows take part like any other, as they
/// do in spaCy, whose texts see them.
final class WindowEncoder {
  private let windows = ScratchBuffer<Float>()
  private let products = ScratchBuffer<Float>()
  private let scratch = ScratchBuffer<Float>()

  /// Rows of one product; larger blocks fall out of the second-level cache.
  private static let block = 256

  /// Runs all layers in place.
  /// - Parameter rows: `count` × width; one row before and one behind must be there and zero.
  func encode(_ rows: UnsafeMutablePointer<Float>, count: Int, _ encoder: EncoderWeights) {
    let width = encoder.width
    scratch.reserve(width)
    for layer in encoder.windows {
      let outputs = layer.outputs * layer.pieces
      let x = windows.reserve((Self.block + MatrixProduct.tile) * layer.inputs)
      let y = products.reserve((Self.block + MatrixProduct.tile) * outputs)
      var start = 0
      // The row before a block, as it was before this layer changed it.
      var before = [Float](repeating: 0, count: width)
      while start < count {
        let size = min(Self.block, count - start)
        for i in 0..<size {
          (x + i * layer.inputs).update(from: rows + (start + i - 1) * width, count: 3 * width)
        }
        before.withUnsafeBufferPointer { x.update(from: $0.baseAddress!, count: width) }
        let last = rows + (start + size - 1) * width
        for k in 0..<width { before[k] = last[k] }
        MatrixProduct.multiply(
          x, count: size, inputs: layer.inputs, by: layer.weights.start, outputs: outputs, into: y)
        for i in 0..<size {
          MaxoutLayer.finish(
            y + i * outputs, layer, extra: nil, into: rows + (start + i) * width,
            isResidual: true, scratch: scratch.start)
        }
        start += size
      }
    }
  }
}
