import Testing

@testable import Linguistics

@Suite("Matrix products")
struct MatrixProductTests {
  @Test(
    "a row's product has the same bits whatever stands before and behind it",
    arguments: [96, 288, 672])
  func rowsAreIndependent(inputs: Int) {
    let outputs = 96
    var state: UInt32 = 7
    func next() -> Float {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Float(state >> 8) / Float(1 << 24) - 0.5
    }
    let weights = (0..<outputs * inputs).map { _ in next() }
    let row = (0..<inputs).map { _ in next() }
    var expected: [Float] = []
    for (count, place) in [
      (1, 0), (3, 2), (16, 5), (17, 16), (40, 33), (256, 255), (300, 128), (4095, 4094),
    ] {
      let padded = (count + MatrixProduct.tile - 1) / MatrixProduct.tile * MatrixProduct.tile
      var rows = (0..<padded * inputs).map { _ in next() }
      rows.replaceSubrange(place * inputs..<(place + 1) * inputs, with: row)
      var result = [Float](repeating: 0, count: padded * outputs)
      MatrixProduct.multiply(
        rows, count: count, inputs: inputs, by: weights, outputs: outputs, into: &result)
      let product = Array(result[place * outputs..<(place + 1) * outputs])
      if expected.isEmpty { expected = product }
      #expect(product.map(\.bitPattern) == expected.map(\.bitPattern))
    }
  }
}
