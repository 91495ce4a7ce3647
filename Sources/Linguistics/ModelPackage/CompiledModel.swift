internal import CNetworkKernels

/// A compiled model as the annotators use it: settings as values, arrays as views of the image.
struct CompiledModel: Sendable {
  let image: ModelImage
  let name: String
  let version: String
  let tokenizer: TokenizerRules
  let lexicon: LexiconTables
  let encoders: [EncoderWeights]
  let tagger: TaggerWeights
  let parser: TransitionWeights
  let names: TransitionWeights
  let attributeRules: [AttributeRule]
  let lemmas: [LemmaTable]

  /// - Parameter path: named in errors.
  init(_ image: ModelImage, path: String) throws(LinguisticsError) {
    do throws(ModelImageReader.Failure) {
      var reader = ModelImageReader(image)
      self.image = image
      name = try reader.string()
      version = try reader.string()
      tokenizer = try TokenizerRules(&reader)
      let norms = SortedTable(
        keys: try reader.array(), values: try reader.array(of: UInt64.self))
      let vectorKeys: ModelArray<UInt64> = try reader.array()
      let vectorRows: ModelArray<UInt32> = try reader.array(expected: vectorKeys.count)
      let starts: ModelArray<UInt32> = try reader.array(expected: 65537)
      guard norms.keys.count == norms.values.count else { throw ModelImageReader.Failure() }
      lexicon = LexiconTables(
        norms: norms, vectorKeys: vectorKeys, vectorRows: vectorRows, vectorStarts: starts)
      let vectorCount = vectorRows.count
      encoders = try reader.list { reader throws(ModelImageReader.Failure) in
        try EncoderWeights(&reader)
      }
      for encoder in encoders {
        guard let table = encoder.vectors else { continue }
        for i in 0..<vectorCount where (Int(vectorRows[i]) + 1) * encoder.width > table.count {
          throw ModelImageReader.Failure()
        }
      }
      tagger = try TaggerWeights(&reader)
      parser = try TransitionWeights(&reader)
      names = try TransitionWeights(&reader)
      attributeRules = try reader.list { reader throws(ModelImageReader.Failure) in
        try AttributeRule(&reader)
      }
      lemmas = try reader.list { reader throws(ModelImageReader.Failure) in
        try LemmaTable(&reader)
      }
      for (index, width) in [
        (tagger.encoder, tagger.layer.inputs), (parser.encoder, parser.narrow.inputs),
        (names.encoder, names.narrow.inputs),
      ] {
        guard encoders.indices.contains(index), encoders[index].width == width else {
          throw ModelImageReader.Failure()
        }
      }
    } catch {
      throw .modelUnreadable(path: path, cause: error.cause)
    }
  }
}

/// Values by sorted 64-bit keys.
struct SortedTable<Value: BitwiseCopyable>: Sendable {
  let keys: ModelArray<UInt64>
  let values: ModelArray<Value>

  /// O(log n).
  func index(of key: UInt64) -> Int? { keys.index(ofSorted: key, in: 0..<keys.count) }

  subscript(key: UInt64) -> Value? { index(of: key).map { values[$0] } }
}

extension ModelArray<UInt64> {
  /// Binary search within a range of a sorted array.
  func index(ofSorted key: UInt64, in range: Range<Int>) -> Int? {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < range.upperBound && self[low] == key ? low : nil
  }
}

/// Tables a word form is looked up in when it is first met.
struct LexiconTables: Sendable {
  let norms: SortedTable<UInt64>
  let vectorKeys: ModelArray<UInt64>
  let vectorRows: ModelArray<UInt32>
  let vectorStarts: ModelArray<UInt32>

  /// Row of the form's word vector.
  func vectorRow(_ key: UInt64) -> Int? {
    let prefix = Int(key >> 48)
    let low = min(Int(vectorStarts[prefix]), vectorKeys.count)
    let high = min(Int(vectorStarts[prefix + 1]), vectorKeys.count)
    guard low < high else { return nil }
    return vectorKeys.index(ofSorted: key, in: low..<high).map { Int(vectorRows[$0]) }
  }
}

/// A lexical attribute a hashed embedding reads.
enum FormAttribute: String, Sendable {
  case orth = "ORTH"
  case lower = "LOWER"
  case norm = "NORM"
  case prefix = "PREFIX"
  case suffix = "SUFFIX"
  case shape = "SHAPE"
  case spacy = "SPACY"
  case isSpace = "IS_SPACE"
}

/// A maxout layer and the layer norm behind it.
struct MaxoutWeights: Sendable {
  let inputs: Int
  let outputs: Int
  let pieces: Int
  /// Of parts × pieces × outputs, in the order of ``WeightPanels``.
  let panels: ModelArray<Float>
  let bias: ModelArray<Float>
  let gain: ModelArray<Float>
  let offset: ModelArray<Float>

  /// - Parameter parts: 3 where the weights for a window's words lie one behind the other.
  init(
    _ reader: inout ModelImageReader, outputs: Int, parts: Int = 1
  ) throws(ModelImageReader.Failure) {
    inputs = try reader.count()
    pieces = try reader.count()
    self.outputs = outputs
    guard inputs < 1 << 20, (1...16).contains(pieces), outputs % WeightPanels.width == 0 else {
      throw ModelImageReader.Failure()
    }
    panels = try reader.array(expected: parts * pieces * outputs * inputs)
    bias = try reader.array(expected: pieces * outputs)
    gain = try reader.array(expected: outputs)
    offset = try reader.array(expected: outputs)
  }

  /// The layer for the kernels; valid as long as the image.
  var kernel: EntenteMaxout {
    EntenteMaxout(
      inputs: inputs, outputs: outputs, pieces: pieces, panels: panels.start, bias: bias.start,
      gain: gain.start, offset: offset.start)
  }
}

/// Hashed embeddings, the maxout over them, and the window layers.
struct EncoderWeights: Sendable {
  struct Table: Sendable {
    let attribute: FormAttribute
    let seed: UInt32
    let rows: Int
    let values: ModelArray<Float>
  }

  let width: Int
  let tables: [Table]
  /// Word vectors already projected to the encoder's width.
  let vectors: ModelArray<Float>?
  let embedding: MaxoutWeights
  /// Its weights for the left, the middle and the right word lie one behind the other.
  let firstWindow: MaxoutWeights
  /// The other windows.
  let windows: [MaxoutWeights]

  init(_ reader: inout ModelImageReader) throws(ModelImageReader.Failure) {
    let width = try reader.count()
    let depth = try reader.count()
    guard (1...4096).contains(width), (1...16).contains(depth) else {
      throw ModelImageReader.Failure()
    }
    self.width = width
    tables = try reader.list { reader throws(ModelImageReader.Failure) in
      guard let attribute = FormAttribute(rawValue: try reader.string()) else {
        throw ModelImageReader.Failure()
      }
      let seed = try reader.count()
      let values: ModelArray<Float> = try reader.array()
      guard values.count >= width, values.count % width == 0, let seed = UInt32(exactly: seed)
      else { throw ModelImageReader.Failure() }
      return Table(attribute: attribute, seed: seed, rows: values.count / width, values: values)
    }
    vectors = try reader.integer() == 1 ? try reader.array() : nil
    embedding = try MaxoutWeights(&reader, outputs: width)
    guard embedding.inputs == width * (tables.count + (vectors == nil ? 0 : 1)) else {
      throw ModelImageReader.Failure()
    }
    firstWindow = try MaxoutWeights(&reader, outputs: width, parts: 3)
    guard firstWindow.inputs == width else { throw ModelImageReader.Failure() }
    var windows: [MaxoutWeights] = []
    for _ in 1..<depth {
      let layer = try MaxoutWeights(&reader, outputs: width)
      guard layer.inputs == 3 * width else { throw ModelImageReader.Failure() }
      windows.append(layer)
    }
    self.windows = windows
  }
}

struct TaggerWeights: Sendable {
  let encoder: Int
  let labels: [String]
  let layer: LinearLayer

  init(_ reader: inout ModelImageReader) throws(ModelImageReader.Failure) {
    encoder = try reader.count()
    labels = try reader.list { reader throws(ModelImageReader.Failure) in try reader.string() }
    let inputs = try reader.count()
    guard (1..<256).contains(labels.count), inputs < 1 << 20 else {
      throw ModelImageReader.Failure()
    }
    layer = try LinearLayer(&reader, inputs: inputs, outputs: labels.count)
  }
}

/// Weights of a transition model: the layer that narrows token vectors, the hidden layer that is
/// computed ahead for every token and feature, and the scores.
struct TransitionWeights: Sendable {
  let encoder: Int
  let features: Int
  let hidden: Int
  let narrowed: Int
  let narrow: LinearLayer
  /// From a narrowed vector to features × 2 pieces × hidden.
  let lower: LinearLayer
  let padding: ModelArray<Float>
  let bias: ModelArray<Float>
  /// From hidden to moves, in the order of ``WeightPanels``.
  let scores: ModelArray<Float>
  let scoreBias: ModelArray<Float>
  let moves: [(kind: Int, label: String)]

  init(_ reader: inout ModelImageReader) throws(ModelImageReader.Failure) {
    encoder = try reader.count()
    features = try reader.count()
    hidden = try reader.count()
    narrowed = try reader.count()
    let inputs = try reader.count()
    guard (1...64).contains(features), (1...4096).contains(hidden), hidden % 16 == 0,
      (1...4096).contains(narrowed), (1...4096).contains(inputs)
    else { throw ModelImageReader.Failure() }
    narrow = try LinearLayer(&reader, inputs: inputs, outputs: narrowed)
    lower = LinearLayer(
      inputs: narrowed, outputs: features * 2 * hidden,
      panels: try reader.array(expected: features * 2 * hidden * narrowed), bias: nil)
    padding = try reader.array(expected: features * 2 * hidden)
    bias = try reader.array(expected: 2 * hidden)
    scores = try reader.array()
    scoreBias = try reader.array()
    moves = try reader.list { reader throws(ModelImageReader.Failure) in
      (try reader.count(), try reader.string())
    }
    let classes = WeightPanels.padded(moves.count)
    guard !moves.isEmpty, scores.count == classes * hidden, scoreBias.count == classes
    else { throw ModelImageReader.Failure() }
  }
}

extension LinearLayer {
  init(
    _ reader: inout ModelImageReader, inputs: Int, outputs: Int
  ) throws(ModelImageReader.Failure) {
    self.inputs = inputs
    self.outputs = outputs
    panels = try reader.array(
      expected: WeightPanels.count(outputs: outputs, inputs: inputs))
    bias = try reader.array(expected: WeightPanels.padded(outputs))
  }
}
