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
  private let store = ScratchBuffer<Float>()
  private var count = 0
  private let inputs = ScratchBuffer<Float>()
  private let products = ScratchBuffer<Float>()

  /// Forms kept, and those of one tile more: 46 MB at 1,152 bytes a form.
  static let limit = 40_000
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
  }

  /// For value 0 and value 1: pieces × width sums over the attribute's columns.
  private static func spaceProducts(_ encoder: EncoderWeights, _ table: Int) -> [Float] {
    let layer = encoder.embedding
    let outputs = layer.outputs * layer.pieces
    var result: [Float] = []
    var vector = [Float](repeating: 0, count: encoder.width)
    for value in 0...1 {
      vector.withUnsafeMutableBufferPointer {
        embed(encoder.tables[table], UInt64(value), encoder.width, $0.baseAddress!)
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

  /// Sum of the four rows of a hashed embedding.
  private static func embed(
    _ table: EncoderWeights.Table, _ key: UInt64, _ width: Int,
    _ result: UnsafeMutablePointer<Float>
  ) {
    let rows = StringHash.rows(key, seed: table.seed)
    let count = UInt32(table.rows)
    let a = table.values.start + Int(rows.0 % count) * width
    let b = table.values.start + Int(rows.1 % count) * width
    let c = table.values.start + Int(rows.2 % count) * width
    let d = table.values.start + Int(rows.3 % count) * width
    for i in 0..<width { result[i] = ((a[i] + b[i]) + c[i]) + d[i] }
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
    let x = inputs.reserve(forms.count * layer.inputs)
    let y = products.reserve(forms.count * outputs)
    x.update(repeating: 0, count: forms.count * layer.inputs)
    for (i, number) in forms.enumerated() {
      let form = lexicon.forms[Int(number)]
      var at = x + i * layer.inputs
      for table in encoder.tables {
        if table.attribute != .spacy {
          Self.embed(table, form.attribute(table.attribute), encoder.width, at)
        }
        at += encoder.width
      }
      if let vectors = encoder.vectors, let vector = lexicon.model.lexicon.vectorRow(form.orth) {
        at.update(from: vectors.start + vector * encoder.width, count: encoder.width)
      }
    }
    LinearLayer(inputs: layer.inputs, outputs: outputs, panels: layer.panels, bias: nil)
      .apply(to: x, count: forms.count, into: y)
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

extension Lexicon.Form {
  fileprivate func attribute(_ attribute: FormAttribute) -> UInt64 {
    switch attribute {
    case .orth: return orth
    case .lower: return lowerID
    case .norm: return norm
    case .prefix: return prefix
    case .suffix: return suffix
    case .shape: return shape
    case .isSpace: return isSpace ? 1 : 0
    case .spacy: return 0
    }
  }
}
