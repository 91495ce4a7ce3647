import CNetworkKernels
import Testing

@testable import Linguistics

/// The kernels for each set of instructions that this machine has, beside plain sums.
@Suite("Network kernels")
struct NetworkKernelsTests {
  static let instructions = [ENTENTE_PORTABLE, ENTENTE_AVX2, ENTENTE_AVX512].filter {
    entente_has($0) != 0
  }

  /// Numbers between -1 and 1, the same in each run.
  private func numbers(_ count: Int, seed: UInt64) -> [Float] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(Int32(truncatingIfNeeded: state >> 32)) / Float(Int32.max)
    }
  }

  private func isClose(_ a: [Float], _ b: [Float]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-4 * max(1, abs($1)) }
  }

  private func product(
    _ instructions: EntenteInstructions, _ rows: [Float], stride: Int, count: Int,
    _ weights: [Float], inputs: Int, outputs: Int, bias: [Float]?
  ) -> [Float] {
    let panels = WeightPanels.panels(of: weights, outputs: outputs, inputs: inputs)
    var result = [Float](repeating: .nan, count: count * outputs)
    entente_product(
      instructions, rows, stride, count, panels, inputs, outputs, bias.map(WeightPanels.padded),
      &result, outputs)
    return result
  }

  private func plainProduct(
    _ rows: [Float], stride: Int, count: Int, _ weights: [Float], inputs: Int, outputs: Int,
    bias: [Float]?
  ) -> [Float] {
    (0..<count).flatMap { i in
      (0..<outputs).map { o in
        (0..<inputs).reduce(bias?[o] ?? 0) {
          $0 + rows[i * stride + $1] * weights[o * inputs + $1]
        }
      }
    }
  }

  @Test(
    "a product is the sum it stands for, whatever remains of rows and outputs",
    arguments: instructions)
  func products(instructions: EntenteInstructions) {
    for count in [1, 2, 5, 6, 7, 12, 13, 95, 96, 97, 200] {
      for (inputs, outputs) in [(1, 1), (64, 50), (96, 16), (3, 33), (64, 128)] {
        let rows = numbers(count * inputs, seed: 1)
        let weights = numbers(inputs * outputs, seed: 2)
        for bias in [nil, numbers(outputs, seed: 3)] {
          let got = product(
            instructions, rows, stride: inputs, count: count, weights, inputs: inputs,
            outputs: outputs, bias: bias)
          let expected = plainProduct(
            rows, stride: inputs, count: count, weights, inputs: inputs, outputs: outputs,
            bias: bias)
          #expect(isClose(got, expected), "\(count) rows, \(inputs) inputs, \(outputs) outputs")
        }
      }
    }
  }

  @Test(
    "vectors of sixteen give the bits that vectors of eight give",
    .enabled(if: entente_has(ENTENTE_AVX512) != 0))
  func sameBits() {
    let rows = numbers(97 * 96, seed: 1)
    let weights = numbers(96 * 50, seed: 2)
    let layer = Layer(inputs: 96) { numbers($0, seed: $1) }
    let sextets: [Int32] = [0, 6, 12, 24]
    let results = [ENTENTE_AVX2, ENTENTE_AVX512].map { instructions in
      product(
        instructions, rows, stride: 96, count: 97, weights, inputs: 96, outputs: 50,
        bias: numbers(50, seed: 3))
        + windows(instructions, layer, numbers(32 * 32, seed: 4), sextets: sextets)
    }
    #expect(results[0].map(\.bitPattern) == results[1].map(\.bitPattern))
  }

  @Test("a row's bits do not depend on its place among others", arguments: instructions)
  func placeOfRow(instructions: EntenteInstructions) {
    let (inputs, outputs) = (288, 48)
    let weights = numbers(inputs * outputs, seed: 4)
    let row = numbers(inputs, seed: 5)
    let alone = product(
      instructions, row, stride: inputs, count: 1, weights, inputs: inputs, outputs: outputs,
      bias: nil)
    for count in 2...20 {
      let many = product(
        instructions, (0..<count).flatMap { _ in row }, stride: inputs, count: count, weights,
        inputs: inputs, outputs: outputs, bias: nil)
      for i in 0..<count { #expect(Array(many[i * outputs..<(i + 1) * outputs]) == alone) }
    }
  }

  /// A maxout layer of 32 outputs and three pieces.
  private struct Layer {
    let inputs: Int
    let outputs = 32
    let pieces = 3
    let weights: [Float]
    let bias: [Float]
    let gain: [Float]
    let offset: [Float]

    init(inputs: Int, _ numbers: (Int, UInt64) -> [Float]) {
      self.inputs = inputs
      weights = numbers(96 * inputs, 6)
      bias = numbers(96, 7)
      gain = numbers(32, 8)
      offset = numbers(32, 9)
    }

    func withKernel(_ panels: [Float], _ body: (inout EntenteMaxout) -> Void) {
      panels.withUnsafeBufferPointer { panels in
        bias.withUnsafeBufferPointer { bias in
          gain.withUnsafeBufferPointer { gain in
            offset.withUnsafeBufferPointer { offset in
              var kernel = EntenteMaxout(
                inputs: inputs, outputs: outputs, pieces: pieces, panels: panels.baseAddress,
                bias: bias.baseAddress, gain: gain.baseAddress, offset: offset.baseAddress)
              body(&kernel)
            }
          }
        }
      }
    }

    /// From products without the bias.
    func finish(_ products: [Float], residual: [Float]?) -> [Float] {
      var result: [Float] = []
      for row in 0..<products.count / 96 {
        var best = [Float](repeating: -.infinity, count: 32)
        for at in 0..<96 { best[at % 32] = max(best[at % 32], products[row * 96 + at] + bias[at]) }
        let mean: Float = best.reduce(0, +) / 32
        let squares: [Float] = best.map { ($0 - mean) * ($0 - mean) }
        let deviation: Float = (squares.reduce(0, +) / 32 + 1e-8).squareRoot()
        for o in 0..<32 {
          let value: Float = (best[o] - mean) / deviation * gain[o] + offset[o]
          result.append(value + (residual?[row * 32 + o] ?? 0))
        }
      }
      return result
    }
  }

  @Test("a maxout over overlapping windows is what its formula says", arguments: instructions)
  func maxout(instructions: EntenteInstructions) {
    let layer = Layer(inputs: 96) { numbers($0, seed: $1) }
    let panels = WeightPanels.panels(of: layer.weights, outputs: 96, inputs: 96)
    for count in [1, 6, 8, 96, 101] {
      let rows = numbers((count + 2) * 32, seed: 10)
      let residual = Array(rows[32..<(count + 1) * 32])
      var result = [Float](repeating: .nan, count: count * 32)
      layer.withKernel(panels) {
        entente_maxout(instructions, &$0, rows, 32, count, residual, &result)
      }
      let products = plainProduct(
        rows, stride: 32, count: count, layer.weights, inputs: 96, outputs: 96, bias: nil)
      #expect(isClose(result, layer.finish(products, residual: residual)), "\(count) rows")
    }
  }

  /// The layer over windows of whole sextets of rows, with one row before them and one behind.
  private func windows(
    _ instructions: EntenteInstructions, _ layer: Layer, _ rows: [Float], sextets: [Int32]
  ) -> [Float] {
    let panels = WeightPanels.panels(of: layer.weights, outputs: 96, inputs: 96)
    var fast = [Float](repeating: .nan, count: 8 * 96 * 32)
    var scratch = [Float](repeating: .nan, count: entente_window_scratch(32))
    var result = [Float](repeating: .nan, count: rows.count - 64)
    rows.withUnsafeBufferPointer { rows in
      layer.withKernel(panels) { kernel in
        entente_window_panels(&kernel, &fast)
        guard let start = rows.baseAddress else { return }
        entente_maxout_of_windows(
          instructions, &kernel, fast, start + 32, sextets, sextets.count, &result, &scratch)
      }
    }
    return result
  }

  @Test("windows by sextets are what the layer's formula says", arguments: instructions)
  func maxoutOfWindows(instructions: EntenteInstructions) {
    let layer = Layer(inputs: 96) { numbers($0, seed: $1) }
    for count in [6, 12, 30, 66, 72, 78, 138, 144, 150, 306] {
      let rows = numbers((count + 2) * 32, seed: 20)
      let products = plainProduct(
        rows, stride: 32, count: count, layer.weights, inputs: 96, outputs: 96, bias: nil)
      let residual = Array(rows[32..<(count + 1) * 32])
      let sextets = stride(from: 0, to: Int32(count), by: 6)
      #expect(
        isClose(
          windows(instructions, layer, rows, sextets: Array(sextets)),
          layer.finish(products, residual: residual)), "\(count) rows")
    }
  }

  @Test("a window's bits do not depend on its sextet's place", arguments: instructions)
  func placeOfWindow(instructions: EntenteInstructions) {
    let layer = Layer(inputs: 96) { numbers($0, seed: $1) }
    let rows = numbers(14 * 32, seed: 21)
    let alone = windows(instructions, layer, rows, sextets: [0, 6])
    for before in stride(from: 6, through: 150, by: 24) {
      let all = numbers(before * 32, seed: 22) + rows + numbers(12 * 32, seed: 23)
      let sextets = stride(from: 0, to: Int32(before + 24), by: 6)
      let many = windows(instructions, layer, all, sextets: Array(sextets))
      #expect(Array(many[before * 32..<(before + 12) * 32]) == alone)
    }
  }

  @Test("sextets that are not asked for are left as they are", arguments: instructions)
  func chosenSextets(instructions: EntenteInstructions) {
    let layer = Layer(inputs: 96) { numbers($0, seed: $1) }
    let rows = numbers(26 * 32, seed: 24)
    let all = windows(instructions, layer, rows, sextets: [0, 6, 12, 18])
    let some = windows(instructions, layer, rows, sextets: [6, 18])
    for row in 0..<24 {
      let place = row * 32..<(row + 1) * 32
      if [1, 3].contains(row / 6) {
        #expect(some[place] == all[place])
      } else {
        #expect(some[place].filter(\.isNaN).count == 32)
      }
    }
  }

  @Test("sums of known products give the layer that multiplies", arguments: instructions)
  func maxoutOfSums(instructions: EntenteInstructions) {
    let layer = Layer(inputs: 96) { numbers($0, seed: $1) }
    let vectors = numbers(4 * 32, seed: 11)
    // The parts for the left, the middle and the right word.
    var parts: [Float] = []
    for part in 0..<3 {
      for row in 0..<96 {
        let start = row * 96 + part * 32
        parts += layer.weights[start..<start + 32]
      }
    }
    let table =
      [Float](repeating: 0, count: 288)
      + product(
        instructions, vectors, stride: 32, count: 4, parts, inputs: 32, outputs: 288, bias: nil)
    let slots: [Int32] = [0, 2, 1, 1, 4, 3, 0]
    let rows = slots.flatMap { slot in
      slot == 0
        ? [Float](repeating: 0, count: 32)
        : Array(vectors[Int(slot - 1) * 32..<Int(slot) * 32])
    }
    let residual = Array(rows[32..<6 * 32])
    var result = [Float](repeating: .nan, count: 5 * 32)
    residual.withUnsafeBufferPointer { residual in
      let residuals = (0..<5).map { row in residual.baseAddress.map { $0 + 32 * row } }
      layer.withKernel([0]) {
        entente_maxout_of_sums(instructions, &$0, table, slots, 5, 0, residuals, &result)
      }
    }
    let products = plainProduct(
      rows, stride: 32, count: 5, layer.weights, inputs: 96, outputs: 96, bias: nil)
    #expect(isClose(result, layer.finish(products, residual: residual)))
  }

  @Test("an addend common to all rows joins known products", arguments: instructions)
  func maxoutOfProducts(instructions: EntenteInstructions) {
    let layer = Layer(inputs: 96) { numbers($0, seed: $1) }
    let products = numbers(3 * 96, seed: 12)
    let extra = numbers(96, seed: 13)
    var result = [Float](repeating: .nan, count: 3 * 40)
    layer.withKernel([0]) {
      entente_maxout_of_products(instructions, &$0, products, extra, 3, &result, 40)
    }
    let expected = layer.finish(
      products.indices.map { products[$0] + extra[$0 % 96] }, residual: nil)
    for i in 0..<3 {
      #expect(isClose(Array(result[i * 40..<i * 40 + 32]), Array(expected[i * 32..<(i + 1) * 32])))
    }
  }

  @Test("the first of the greatest numbers is found", arguments: instructions)
  func greatest(instructions: EntenteInstructions) {
    for count in [1, 2, 7, 8, 9, 16, 23, 50] {
      for place in 0..<count {
        var all = numbers(count, seed: 30)
        let most = (all.max() ?? 0) + 1
        all[place] = most
        all[count - 1] = max(all[count - 1], place % 2 == 0 ? most : all[count - 1])
        #expect(entente_greatest(instructions, all, count) == place)
      }
    }
    #expect(entente_greatest(instructions, [.nan, .nan, .nan], 3) == 0)
  }

  @Test(
    "scores of one to nine blocks of moves are what their formula says", arguments: instructions)
  func scores(instructions: EntenteInstructions) {
    let hidden = 64
    let rows = numbers(8 * 2 * hidden, seed: 14)
    let bias = numbers(2 * hidden, seed: 17)
    // Three features a state, which states share.
    let states = [[0, 1, 2], [3, 1, 4], [2, 2, 5], [6, 7, 0], [7, 0, 1]]
    let best = states.flatMap { state in
      let sums = (0..<2 * hidden).map { i in
        state.reduce(bias[i]) { $0 + rows[$1 * 2 * hidden + i] }
      }
      return (0..<hidden).map { max(sums[$0], sums[hidden + $0]) }
    }
    for blocks in 1...9 {
      let weights = numbers(blocks * 16 * hidden, seed: 18)
      let scoreBias = numbers(blocks * 16, seed: 19)
      let panels = WeightPanels.panels(of: weights, outputs: blocks * 16, inputs: hidden)
      for count in 1...states.count {
        var scratch = [Float](repeating: 0, count: count * hidden)
        var scores = [Float](repeating: .nan, count: count * blocks * 16)
        rows.withUnsafeBufferPointer { rows in
          bias.withUnsafeBufferPointer { bias in
            panels.withUnsafeBufferPointer { panels in
              scoreBias.withUnsafeBufferPointer { scoreBias in
                guard let start = rows.baseAddress else { return }
                var kernel = EntenteScores(
                  features: 3, hidden: hidden, blocks: blocks, bias: bias.baseAddress,
                  panels: panels.baseAddress, score_bias: scoreBias.baseAddress)
                let features: [UnsafePointer<Float>?] = states.prefix(count).joined().map {
                  start + $0 * 2 * hidden
                }
                entente_scores(instructions, &kernel, features, count, &scratch, &scores)
              }
            }
          }
        }
        let expected = plainProduct(
          best, stride: hidden, count: count, weights, inputs: hidden, outputs: blocks * 16,
          bias: scoreBias)
        #expect(isClose(scores, expected), "\(blocks) blocks, \(count) states")
      }
    }
  }
}
