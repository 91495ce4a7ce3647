internal import CNetworkKernels

/// What all annotators of one model share: its weights, and the rules made ready to run.
struct Pipeline: Sendable {
  let model: CompiledModel
  let parser: DependencyParser
  let names: NameRecognizer
  let ruler: AttributeRuler
  let lemmatizer: RuleLemmatizer
  /// Symbol of each of the tagger's labels.
  let tagSymbols: [UInt16]
  /// Tags and dependencies by symbol.
  let tags: [PennTag]
  let dependencies: [Dependency]

  init(_ model: CompiledModel) throws(ModelImageReader.Failure) {
    self.model = model
    var symbols = AttributeRuler.Symbols()
    tagSymbols = model.tagger.labels.map { symbols.number($0) }
    parser = DependencyParser(model.parser, symbols: &symbols)
    names = NameRecognizer(model.names)
    ruler = try AttributeRuler(rules: model.attributeRules, symbols: symbols)
    lemmatizer = RuleLemmatizer(tables: model.lemmas)
    tags = ruler.symbols.names.map { PennTag(rawValue: $0) ?? .none }
    dependencies = ruler.symbols.names.map { Dependency(rawValue: $0) ?? .dep }
  }
}

/// A text and its parts that are read each on its own, as UTF-8 ranges in order.
struct DividedText {
  let text: String
  let parts: [Range<Int>]

  /// A text that is read as a whole.
  init(_ text: String) { self.init(text, parts: [0..<text.utf8.count]) }

  /// - Parameter parts: at least one.
  init(_ text: String, parts: [Range<Int>]) {
    self.text = text
    self.parts = parts
  }
}

/// Runs the pipeline over batches of texts, on one thread at a time. It keeps its memory and the
/// word forms it met, which change how fast it is and never what it says.
final class Annotator {
  let pipeline: Pipeline
  private let lexicon: Lexicon
  private let vectors: FormVectors
  /// By encoder.
  private let windowProducts: [WindowProducts]
  private let encoder: WindowEncoder
  private let tagScores = ScratchBuffer<Float>()
  private let tagNumbers = ScratchBuffer<UInt8>()
  private let parserVectors = ScratchBuffer<Float>()
  private let nameVectors = ScratchBuffer<Float>()
  private let parserScorer: TransitionScorer
  private let nameScorer: TransitionScorer

  /// Rows that go through the encoder together, and tokens a batch gathers.
  private static let tileRows = 4096
  /// Tokens after which a batch ends with the text it is in: most fill one tile.
  private static let batchTokens = tileRows / 16 * 15
  /// What a text costs beyond its tokens, in tokens, so that many empty ones are not one batch.
  private static let tokensOfMargins = 4
  /// Floats of a buffer that are kept when a very long text has gone through.
  private static let keptFloats = 1 << 20

  init(_ pipeline: Pipeline) {
    self.pipeline = pipeline
    lexicon = Lexicon(model: pipeline.model, ruler: pipeline.ruler)
    vectors = FormVectors(pipeline.model.encoders)
    encoder = WindowEncoder(pipeline.model.encoders)
    windowProducts = pipeline.model.encoders.map { WindowProducts($0) }
    parserScorer = TransitionScorer(pipeline.model.parser)
    nameScorer = TransitionScorer(pipeline.model.names)
  }

  /// Annotates texts, gathering their parts into batches; results in the order of the texts.
  /// - Parameter recent: readings of parts that came lately, if any are to be remembered.
  func annotate(_ texts: [DividedText], _ recent: RecentReadings? = nil) -> [Document] {
    var documents: [Document] = []
    documents.reserveCapacity(texts.count)
    var assembly = DocumentAssembly()
    var batch: [Part] = []
    var count = 0
    func readBatch() {
      for (part, reading) in zip(batch, readings(of: batch, recent)) {
        assembly.append(
          part.tokens, reading, at: part.start, tagSymbols: pipeline.tagSymbols)
        guard part.endsText else { continue }
        let document = assembly.document(of: texts[documents.count].text, pipeline, lexicon)
        documents.append(document)
        assembly = DocumentAssembly()
      }
      batch.removeAll(keepingCapacity: true)
      count = 0
    }
    for text in texts {
      // Tokens are numbers of forms until their text's document is made.
      if batch.isEmpty, lexicon.isFull { forgetForms() }
      for (i, range) in text.parts.enumerated() {
        let part = Part(text.text, range, endsText: i + 1 == text.parts.count, lexicon, recent)
        count += part.reading == nil ? part.tokens.forms.count + Self.tokensOfMargins : 0
        batch.append(part)
        if count >= (part.endsText ? 1 : 2) * Self.batchTokens || batch.count >= Self.tileRows {
          readBatch()
        }
      }
    }
    readBatch()
    return documents
  }

  private func forgetForms() {
    lexicon.clear()
    clearVectors()
  }

  private func clearVectors() {
    vectors.clear()
    for products in windowProducts { products.clear() }
  }

  /// A text, or a part of one, that is read on its own.
  private struct Part {
    let tokens: TokenizedText
    /// Byte of the text at which it begins.
    let start: Int
    let endsText: Bool
    /// What it is remembered by.
    let key: RecentText?
    let reading: Reading?

    init(
      _ text: String, _ range: Range<Int>, endsText: Bool, _ lexicon: Lexicon,
      _ recent: RecentReadings?
    ) {
      var text = text
      (tokens, key) = text.withUTF8 { bytes in
        let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[range])
        return (
          Tokenizer(lexicon: lexicon).tokenize(bytes), recent == nil ? nil : RecentText(bytes)
        )
      }
      start = range.lowerBound
      self.endsText = endsText
      reading = key.flatMap { recent?.reading(of: $0) }
    }
  }

  /// Reads what is not remembered; results in the order of the parts.
  private func readings(of parts: [Part], _ recent: RecentReadings?) -> [Reading] {
    let model = pipeline.model
    let fresh = parts.lazy.filter { $0.reading == nil }.map(\.tokens)
    let count = fresh.reduce(0) { $0 + $1.forms.count }
    tagNumbers.reserve(count)
    parserVectors.reserve(count * model.parser.narrowed)
    nameVectors.reserve(count * model.names.narrowed)
    if count > 0 {
      let batch = Array(fresh)
      for e in model.encoders.indices { encode(batch, e) }
    }
    var read = self.read(Array(fresh)).makeIterator()
    let readings = parts.compactMap { part in
      if let known = part.reading { return known }
      let reading = read.next()
      if let key = part.key, let reading { recent?.keep(reading, of: key) }
      return reading
    }
    parserVectors.trim(to: Self.keptFloats)
    nameVectors.trim(to: Self.keptFloats)
    return readings
  }

  /// From vectors to what the transition systems make of them.
  private func read(_ texts: [TokenizedText]) -> [Reading] {
    let lexicon = self.lexicon
    func isSpace(_ text: TokenizedText) -> (Int) -> Bool {
      { lexicon.traits[Int(text.forms[$0])].isSpace }
    }
    /// Of each text, as a network sees them.
    func tokens(_ vectors: ScratchBuffer<Float>, _ weights: TransitionWeights) -> [TransitionTokens]
    {
      var offset = 0
      return texts.map { text in
        defer { offset += text.forms.count }
        return TransitionTokens(
          vectors: vectors.start + offset * weights.narrowed, kinds: tagNumbers.start + offset,
          count: text.forms.count)
      }
    }
    let trees = parserScorer.outcomes(
      of: texts.map { DependencyParser.Text(count: $0.forms.count, isSpace: isSpace($0)) },
      tokens(parserVectors, pipeline.model.parser), by: pipeline.parser)
    let seen = tokens(nameVectors, pipeline.model.names)
    let names = nameScorer.outcomes(
      of: zip(texts, trees).map { text, tree in
        NameRecognizer.Text(isSentenceStart: tree.isSentenceStart, isSpace: isSpace(text))
      }, seen, by: pipeline.names)
    return texts.indices.map { i in
      let tags = UnsafeBufferPointer(start: seen[i].kinds, count: seen[i].count)
      return Reading(tags: ContiguousArray(tags), tree: trees[i], names: names[i])
    }
  }

  /// A run of tokens of one text within a tile.
  private struct Segment {
    var text: Int
    var run: WindowEncoder.Run
    /// Place of the text's first token in the batch.
    var offset: Int
  }

  private func encode(_ batch: [TokenizedText], _ e: Int) {
    var tile: [Segment] = []
    encoder.begin(e)
    var offset = 0
    for (i, tokens) in batch.enumerated() {
      let count = tokens.forms.count
      var start = 0
      while start < count {
        let size = min(count - start, max(64, Self.tileRows - encoder.rowCount))
        let run = encoder.add(count: count, wanted: start..<start + size)
        tile.append(Segment(text: i, run: run, offset: offset))
        start += size
        if encoder.rowCount >= Self.tileRows {
          encode(tile, batch, e)
          tile.removeAll(keepingCapacity: true)
          encoder.begin(e)
        }
      }
      offset += count
    }
    if !tile.isEmpty { encode(tile, batch, e) }
  }

  private func encode(_ tile: [Segment], _ batch: [TokenizedText], _ e: Int) {
    let model = pipeline.model
    let width = model.encoders[e].width
    if vectors.isFull {
      clearVectors()
      lexicon.forgetVectors()
    }
    for segment in tile {
      vectors.prepare(batch[segment.text].forms[segment.run.tokens], in: lexicon)
    }
    let (inputs, entries) = encoder.open()
    let place = vectors.places[e]
    let products = windowProducts[e]
    let known = products.count
    for segment in tile {
      let tokens = batch[segment.text]
      for i in segment.run.tokens {
        let index = lexicon.vectorIndex[Int(tokens.forms[i])]
        let isSpaced = tokens.isSpaced[i] && place.spacedStep > 0
        let row = segment.run.origin + i
        inputs[row] =
          vectors.vectors(index) + place.offset + (isSpaced ? place.spacedStep : 0)
        entries[row] = products.entry(of: WindowProducts.key(index, isSpaced: isSpaced))
      }
    }
    products.fill(from: known) { key in
      vectors.vectors(key >> 1) + place.offset + (key & 1 == 1 ? place.spacedStep : 0)
    }
    let x = encoder.encode(products: products.start)
    products.trim()
    for segment in tile {
      let rows = x + segment.run.wantedRows.lowerBound * width
      let count = segment.run.wanted.count
      let first = segment.offset + segment.run.wanted.lowerBound
      if model.tagger.encoder == e { tag(rows, count, tagNumbers.start + first) }
      for (weights, vectors) in [(model.parser, parserVectors), (model.names, nameVectors)]
      where weights.encoder == e {
        weights.narrow.apply(to: rows, count: count, into: vectors.start + first * weights.narrowed)
      }
    }
  }

  private func tag(
    _ rows: UnsafePointer<Float>, _ count: Int, _ result: UnsafeMutablePointer<UInt8>
  ) {
    let layer = pipeline.model.tagger.layer
    let classes = layer.outputs
    let scores = tagScores.reserve(count * classes)
    layer.apply(to: rows, count: count, into: scores)
    for i in 0..<count {
      result[i] = UInt8(entente_greatest(ENTENTE_BEST, scores + i * classes, classes))
    }
  }
}
