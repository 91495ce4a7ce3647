/// What follows a matrix product in every layer of the encoder: bias, the greatest of the pieces,
/// and the layer norm, in one pass over the row.
enum MaxoutLayer {
  typealias Vector = SIMD8<Float>

  /// - Parameters:
  ///   - product: pieces × outputs, the row of the product.
  ///   - extra: added to the product like the bias, or nil.
  ///   - result: outputs; the normalized row is stored, or added when `isResidual`.
  @inline(__always)
  static func finish(
    _ product: UnsafePointer<Float>, _ layer: MaxoutWeights, extra: UnsafePointer<Float>?,
    into result: UnsafeMutablePointer<Float>, isResidual: Bool,
    scratch: UnsafeMutablePointer<Float>
  ) {
    let count = layer.outputs
    var sum = Vector()
    var i = 0
    while i < count {
      var best = load(product, i) + load(layer.bias.start, i)
      if let extra { best += load(extra, i) }
      var piece = 1
      while piece < layer.pieces {
        let at = piece * count + i
        var value = load(product, at) + load(layer.bias.start, at)
        if let extra { value += load(extra, at) }
        best = pointwiseMax(best, value)
        piece += 1
      }
      store(best, scratch, i)
      sum += best
      i += 8
    }
    let mean = sum.sum() / Float(count)
    var squares = Vector()
    i = 0
    while i < count {
      let distance = load(scratch, i) - mean
      squares += distance * distance
      i += 8
    }
    let variance = squares.sum() / Float(count) + 1e-8
    let scale = 1 / variance.squareRoot()
    i = 0
    while i < count {
      var value = (load(scratch, i) - mean) * scale
      value = value * load(layer.gain.start, i) + load(layer.offset.start, i)
      if isResidual { value += load(result, i) }
      store(value, result, i)
      i += 8
    }
  }

  @inline(__always)
  static func load(_ start: UnsafePointer<Float>, _ i: Int) -> Vector {
    UnsafeRawPointer(start + i).loadUnaligned(as: Vector.self)
  }

  @inline(__always)
  static func load(_ start: UnsafeMutablePointer<Float>, _ i: Int) -> Vector {
    UnsafeRawPointer(start + i).loadUnaligned(as: Vector.self)
  }

  @inline(__always)
  static func store(_ value: Vector, _ start: UnsafeMutablePointer<Float>, _ i: Int) {
    UnsafeMutableRawPointer(start + i).storeBytes(of: value, as: Vector.self)
  }

  @inline(__always)
  private static func pointwiseMax(_ a: Vector, _ b: Vector) -> Vector {
    a.replacing(with: b, where: b .> a)
  }
}
