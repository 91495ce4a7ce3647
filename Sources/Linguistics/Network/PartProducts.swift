internal import CNetworkKernels

/// Products of the input layer's columns for one attribute of a form, or for its word vector.
///
/// The layer's sums are taken attribute by attribute: each attribute's sum depends on its value alone,
/// and thousands of forms share a prefix, a suffix or a shape. Those are kept; what is kept changes how
/// fast it is and never what it says.
final class PartProducts {
  private let source: Source
  private let width: Int
  private let outputs: Int
  /// The weights of these columns, in the order of ``WeightPanels``.
  private let panels = ScratchBuffer<Float>()
  private let inputs = ScratchBuffer<Float>()
  private let products = ScratchBuffer<Float>()
  private var entryOfValue: [UInt64: Int32] = [:]

  private enum Source {
    /// Nearly every form has another value.
    case own(EncoderWeights.Table)
    case shared(EncoderWeights.Table)
    case vector(ModelArray<Float>)
  }

  /// Values kept of an attribute: 5 MB at 1,152 bytes.
  private static let limit = 4096

  /// All parts of an encoder's input but the one that depends on the place of a word.
  static func parts(_ encoder: EncoderWeights) -> [PartProducts] {
    var parts: [PartProducts] = []
    for (i, table) in encoder.tables.enumerated() {
      switch table.attribute {
      case .spacy: break
      case .orth, .lower, .norm: parts.append(PartProducts(.own(table), encoder, at: i))
      case .prefix, .suffix, .shape, .isSpace:
        parts.append(PartProducts(.shared(table), encoder, at: i))
      }
    }
    if let vectors = encoder.vectors {
      parts.append(PartProducts(.vector(vectors), encoder, at: encoder.tables.count))
    }
    return parts
  }

  /// - Parameter place: which of the layer's inputs of the encoder's width it is.
  private init(_ source: Source, _ encoder: EncoderWeights, at place: Int) {
    self.source = source
    width = encoder.width
    let layer = encoder.embedding
    outputs = layer.outputs * layer.pieces
    let part = width * WeightPanels.width
    let count = WeightPanels.padded(outputs) / WeightPanels.width
    let own = panels.reserve(count * part)
    for panel in 0..<count {
      (own + panel * part).update(
        from: layer.panels.start + (panel * layer.inputs + place * width) * WeightPanels.width,
        count: part)
    }
  }

  /// Adds each form's products to its row.
  /// - Parameter sums: forms × outputs.
  func add(_ forms: ArraySlice<Int32>, in lexicon: Lexicon, to sums: UnsafeMutablePointer<Float>) {
    switch source {
    case .own(let table):
      let x = inputs.reserve(forms.count * width)
      for (i, number) in forms.enumerated() {
        table.embed(
          lexicon.value(of: table.attribute, in: number), width, x + i * width)
      }
      let y = products.reserve(forms.count * outputs)
      multiply(x, forms.count, into: y)
      for i in 0..<forms.count * outputs { sums[i] += y[i] }
    case .shared(let table): addShared(table, forms, lexicon, sums)
    case .vector(let vectors):
      let x = inputs.reserve(forms.count * width)
      var known: [Int] = []
      for (i, number) in forms.enumerated() {
        let orth = lexicon.forms[Int(number)].orth
        guard let vector = lexicon.model.lexicon.vectorRow(orth) else { continue }
        (x + known.count * width).update(from: vectors.start + vector * width, count: width)
        known.append(i)
      }
      let y = products.reserve(known.count * outputs)
      multiply(x, known.count, into: y)
      for (row, i) in known.enumerated() { addRow(y + row * outputs, sums + i * outputs) }
    }
  }

  private func addShared(
    _ table: EncoderWeights.Table, _ forms: ArraySlice<Int32>, _ lexicon: Lexicon,
    _ sums: UnsafeMutablePointer<Float>
  ) {
    if entryOfValue.count > Self.limit { entryOfValue.removeAll(keepingCapacity: true) }
    let first = entryOfValue.count
    let entries = forms.map { number in
      let value = lexicon.value(of: table.attribute, in: number)
      let next = Int32(entryOfValue.count)
      let entry = entryOfValue[value, default: next]
      if entry == next {
        entryOfValue[value] = next
        let at = (Int(next) - first) * width
        inputs.grow(at + width, keeping: at)
        table.embed(value, width, inputs.start + at)
      }
      return Int(entry)
    }
    let missing = entryOfValue.count - first
    products.grow(entryOfValue.count * outputs, keeping: first * outputs)
    let y = products.start
    if missing > 0 { multiply(inputs.start, missing, into: y + first * outputs) }
    for (i, entry) in entries.enumerated() { addRow(y + entry * outputs, sums + i * outputs) }
  }

  private func multiply(
    _ rows: UnsafePointer<Float>, _ count: Int, into result: UnsafeMutablePointer<Float>
  ) {
    entente_product(
      ENTENTE_BEST, rows, width, count, panels.start, width, outputs, nil, result, outputs)
  }

  @inline(__always)
  private func addRow(_ row: UnsafePointer<Float>, _ sums: UnsafeMutablePointer<Float>) {
    for k in 0..<outputs { sums[k] += row[k] }
  }
}

extension EncoderWeights.Table {
  /// Sum of the four rows of a hashed embedding.
  func embed(_ key: UInt64, _ width: Int, _ result: UnsafeMutablePointer<Float>) {
    let places = StringHash.rows(key, seed: seed)
    let count = UInt32(rows)
    let a = values.start + Int(places.0 % count) * width
    let b = values.start + Int(places.1 % count) * width
    let c = values.start + Int(places.2 % count) * width
    let d = values.start + Int(places.3 % count) * width
    for i in 0..<width { result[i] = ((a[i] + b[i]) + c[i]) + d[i] }
  }
}

extension Lexicon {
  fileprivate func value(of attribute: FormAttribute, in form: Int32) -> UInt64 {
    switch attribute {
    case .orth: return forms[Int(form)].orth
    case .lower: return forms[Int(form)].lowerID
    case .norm: return forms[Int(form)].norm
    case .prefix: return forms[Int(form)].prefix
    case .suffix: return forms[Int(form)].suffix
    case .shape: return forms[Int(form)].shape
    case .isSpace: return traits[Int(form)].isSpace ? 1 : 0
    case .spacy: return 0
    }
  }
}
