internal import CNetworkKernels

/// The encoders' input vectors of word forms: everything up to the first maxout and its norm
/// depends on the form and on whether a space follows, so it is computed once a form.
///
/// The table is bounded: an annotator whose table ``isFull`` forgets all vectors between two tiles,
/// also within one huge text.
final class FormVectors {
  let encoders: [EncoderWeights]
  /// Floats of one form: for each encoder one vector, or two where a following space matters.
  let stride: Int
  /// Where an encoder's vectors begin, and the step from "no space follows" to "a space follows".
  let places: [(offset: Int, spacedStep: Int)]
  /// Products of the layer's weights with the two embeddings of the space attribute.
  private let spaceProducts: [[Float]]
  /// Products of the layer's other columns, attribute by attribute.
  private let parts: [[PartProducts]]
  private let store = ScratchBuffer<Float>()
  private var count = 0
  private let products = ScratchBuffer<Float>()

  /// Forms kept, and those of one tile more: 69 MB at 1,152 bytes a form.
  static let limit = 60_000
  private static let block = 256

  init(_ encoders: [EncoderWeights]) {
    self.encoders = encoders
    var offset = 0
    var places: [(offset: Int, spacedStep: Int)] = []
    var spaceProducts: [[Float]] = []
    for encoder in encoders {
      let table = encoder.tables.firstIndex { $0.attribute == .spacy }
      places.append((offset, table == nil ? 0 : encoder.width))
      offset += encoder.width * (table == nil ? 1 : 2)
      spaceProducts.append(table.map { Self.spaceProducts(encoder, $0) } ?? [])
    }
    stride = offset
    self.places = places
    self.spaceProducts = spaceProducts
    parts = encoders.map(PartProducts.parts)
  }

  /// For value 0 and value 1: pieces × width sums over the attribute's columns.
  private static func spaceProducts(_ encoder: EncoderWeights, _ table: Int) -> [Float] {
    let layer = encoder.embedding
    let outputs = layer.outputs * layer.pieces
    var result: [Float] = []
    var vector = [Float](repeating: 0, count: encoder.width)
    for value in 0...1 {
      vector.withUnsafeMutableBufferPointer {
        encoder.tables[table].embed(UInt64(value), encoder.width, $0.baseAddress!)
      }
      for output in 0..<outputs {
        var sum: Float = 0
        for i in 0..<encoder.width {
          let index = WeightPanels.index(
            output: output, input: table * encoder.width + i, inputs: layer.inputs)
          sum += layer.panels[index] * vector[i]
        }
        result.append(sum)
      }
    }
    return result
  }

  /// Vectors of form `index`, in the layout of ``places``.
  @inline(__always)
  func vectors(_ index: Int32) -> UnsafePointer<Float> {
    UnsafePointer(store.start + Int(index) * stride)
  }

  var isFull: Bool { count > Self.limit }

  func clear() { count = 0 }

  /// Computes what is missing among `forms`; afterwards each has a place in ``vectors(_:)``.
  func prepare(_ forms: some Sequence<Int32>, in lexicon: Lexicon) {
    var missing: [Int32] = []
    for form in forms where lexicon.vectorIndex[Int(form)] < 0 {
      lexicon.vectorIndex[Int(form)] = 0
      missing.append(form)
    }
    guard !missing.isEmpty else { return }
    store.grow((count + missing.count) * stride, keeping: count * stride)
    for (i, form) in missing.enumerated() { lexicon.vectorIndex[Int(form)] = Int32(count + i) }
    for start in Swift.stride(from: 0, to: missing.count, by: Self.block) {
      let part = missing[start..<min(start + Self.block, missing.count)]
      for e in encoders.indices { compute(part, e, count + start, lexicon) }
    }
    count += missing.count
  }

  private func compute(_ forms: ArraySlice<Int32>, _ e: Int, _ first: Int, _ lexicon: Lexicon) {
    let encoder = encoders[e]
    let layer = encoder.embedding
    let outputs = layer.outputs * layer.pieces
    let y = products.reserve(forms.count * outputs)
    y.update(repeating: 0, count: forms.count * outputs)
    for part in parts[e] { part.add(forms, in: lexicon, to: y) }
    let place = places[e]
    let result = store.start + first * stride + place.offset
    var kernel = layer.kernel
    if place.spacedStep == 0 {
      entente_maxout_of_products(
        ENTENTE_BEST, &kernel, y, nil, forms.count, result, stride)
      return
    }
    spaceProducts[e].withUnsafeBufferPointer { extra in
      for value in 0...1 {
        entente_maxout_of_products(
          ENTENTE_BEST, &kernel, y, extra.baseAddress.map { $0 + value * outputs }, forms.count,
          result + value * place.spacedStep, stride)
      }
    }
  }
}
