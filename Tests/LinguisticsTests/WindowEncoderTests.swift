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

  /// Bits of the vectors of the wanted tokens of texts, which are numbers of forms, or of parts of
  /// texts, which stand side by side.
  private func bits(
    of batch: [(text: [Int32], wanted: Range<Int>)], _ encoders: [EncoderWeights], _ forms: Forms
  ) -> [[UInt32]] {
    let width = encoders[0].width
    let encoder = WindowEncoder(encoders)
    encoder.begin(0)
    let runs = batch.map { encoder.add(count: $0.text.count, wanted: $0.wanted) }
    return forms.vectors.withUnsafeBufferPointer { vectors in
      forms.products.withUnsafeBufferPointer { products in
        guard let first = vectors.baseAddress, let table = products.baseAddress else { return [] }
        let (inputs, entries) = encoder.open()
        for ((text, _), run) in zip(batch, runs) {
          for token in run.tokens {
            inputs[run.origin + token] = first + Int(text[token]) * width
            entries[run.origin + token] = text[token]
          }
        }
        let result = encoder.encode(products: table)
        return runs.map { run in
          UnsafeBufferPointer(
            start: result + run.wantedRows.lowerBound * width,
            count: run.wantedRows.count * width
          ).map(\.bitPattern)
        }
      }
    }
  }

  private func text(_ count: Int, _ seed: Int) -> [Int32] {
    (0..<count).map { Int32(1 + ($0 * 7 + seed * 11) % 39) }
  }

  @Test(
    "the bits of a text's vectors are the same beside any other text", .tags(.model),
    .enabled(if: ModelFixture.any != nil))
  func neighbours() throws {
    let encoders = try #require(ModelFixture.any).pipeline.model.encoders
    let forms = Forms(encoders[0])
    func whole(_ text: [Int32]) -> (text: [Int32], wanted: Range<Int>) { (text, 0..<text.count) }
    for count in 1...13 {
      let alone = bits(of: [whole(text(count, 1))], encoders, forms)[0]
      #expect(alone.count == count * encoders[0].width)
      for before in 1...6 {
        let among = [text(before, 2), text(count, 1), text(9 - before, 3)].map(whole)
        #expect(bits(of: among, encoders, forms)[1] == alone, "\(before) and \(count)")
      }
    }
  }

  @Test(
    "the bits of a text's vectors are the same wherever it is cut", .tags(.model),
    .enabled(if: ModelFixture.any != nil))
  func cuts() throws {
    let encoders = try #require(ModelFixture.any).pipeline.model.encoders
    let forms = Forms(encoders[0])
    for count in [29, 30, 31, 32] {
      let text = text(count, 4)
      let whole = bits(of: [(text, 0..<count)], encoders, forms)[0]
      for cut in 1..<count {
        let parts = bits(of: [(text, 0..<cut), (text, cut..<count)], encoders, forms)
        #expect(parts[0] + parts[1] == whole, "\(count) cut at \(cut)")
      }
    }
  }
}
