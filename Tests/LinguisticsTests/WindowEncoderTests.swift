import Testing

@testable import Linguistics

@Suite("Window encoder")
struct WindowEncoderTests {
  /// Vectors and products of 40 made-up word forms; the first is zero.
  private struct Forms {
    let vectors: [Float]
    let products: [Float]

    init(_ encoder: EncoderWeights) {
      var state: UInt64 = 7
      func numbers(_ count: Int) -> [Float] {
        var numbers = [Float](repeating: 0, count: count)
        for _ in 1..<40 {
          for _ in 0..<count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            numbers.append(Float(Int32(truncatingIfNeeded: state >> 32)) / Float(Int32.max))
          }
        }
        return numbers
      }
      vectors = numbers(encoder.width)
      products = numbers(3 * encoder.firstWindow.pieces * encoder.width)
    }
  }

  /// Bits of the rows of one of the texts, which are numbers of forms and stand side by side.
  private func bits(
    of wanted: Int, among texts: [[Int32]], _ encoders: [EncoderWeights], _ forms: Forms
  ) -> [UInt32] {
    let width = encoders[0].width
    let encoder = WindowEncoder(encoders)
    let margin = encoder.margin(of: 0)
    var rows: [Range<Int>] = []
    var end = margin
    for text in texts {
      rows.append(end..<end + text.count)
      end = WindowEncoder.wholeQuads(end + text.count) + margin
    }
    return forms.vectors.withUnsafeBufferPointer { vectors in
      forms.products.withUnsafeBufferPointer { products in
        guard let first = vectors.baseAddress, let table = products.baseAddress else { return [] }
        let inputs = encoder.begin(count: end, width: width)
        var slots = [Int32](repeating: 0, count: end + 2)
        for (text, rows) in zip(texts, rows) {
          for (form, row) in zip(text, rows) {
            inputs[row] = first + Int(form) * width
            slots[row + 1] = form
          }
        }
        let result = encoder.encode(count: end, 0, wanted: rows, products: table, slots: slots)
        let values = UnsafeBufferPointer(
          start: result + rows[wanted].lowerBound * width, count: rows[wanted].count * width)
        return values.map(\.bitPattern)
      }
    }
  }

  @Test(
    "the bits of a text's vectors are the same beside any other text", .tags(.model),
    .enabled(if: ModelFixture.any != nil))
  func neighbours() throws {
    let encoders = try #require(ModelFixture.any).pipeline.model.encoders
    let forms = Forms(encoders[0])
    func text(_ count: Int, _ seed: Int) -> [Int32] {
      (0..<count).map { Int32(1 + ($0 * 7 + seed * 11) % 39) }
    }
    for count in 1...13 {
      let alone = bits(of: 0, among: [text(count, 1)], encoders, forms)
      #expect(alone.count == count * encoders[0].width)
      for before in 1...6 {
        let among = [text(before, 2), text(count, 1), text(9 - before, 3)]
        #expect(bits(of: 1, among: among, encoders, forms) == alone, "\(before) and \(count)")
      }
    }
  }
}
