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

/// Runs the pipeline over batches of texts, on one thread at a time. It keeps its memory and the
/// word forms it met, which change how fast it is and never what it says.
final class Annotator {
  let pipeline: Pipeline
  private let lexicon: Lexicon
  private let vectors: FormVectors
  /// By encoder.
  private let windowProducts: [WindowProducts]
  private let encoder: WindowEncoder
  private let entries = ScratchBuffer<Int32>()
  private let tagScores = ScratchBuffer<Float>()
  private let tagNumbers = ScratchBuffer<UInt8>()
  private let parserVectors = ScratchBuffer<Float>()
  private let nameVectors = ScratchBuffer<Float>()
  private let parserScorer: TransitionScorer
  private let nameScorer: TransitionScorer

  /// Rows that go through the encoder together, and tokens a batch gathers.
  private static let tileRows = 4096
  /// Floats of a buffer that are kept when a very long text has gone through.
  private static let keptFloats = 1 << 20

  init(_ pipeline: Pipeline) {
    self.pipeline = pipeline
    lexicon = Lexicon(model: pipeline.model, ruler: pipeline.ruler)
    vectors = FormVectors(pipeline.model.encoders)
    encoder = WindowEncoder(pipeline.model.encoders)
    windowProducts = pipeline.model.encoders.map { WindowProducts($0) }
    // A token alone costs twice what it does in a block. Most come to stand in the parser's places;
    // the recognizer's other two are taken inside of names alone.
    parserScorer = TransitionScorer(pipeline.model.parser, eager: pipeline.model.parser.features)
    nameScorer = TransitionScorer(pipeline.model.names, eager: 1)
  }

  /// Annotates texts, gathering short ones into batches; results in the order of the texts.
  func annotate(_ texts: [String]) -> [Document] {
    var documents: [Document] = []
    documents.reserveCapacity(texts.count)
    var next = 0
    while next < texts.count {
      if lexicon.isFull { forgetForms() }
      var batch: [TokenizedText] = []
      var count = 0
      let first = next
      while next < texts.count, count < Self.tileRows {
        var text = texts[next]
        let tokens = text.withUTF8 {
          Tokenizer(lexicon: lexicon).tokenize(UnsafeRawBufferPointer($0))
        }
        count += tokens.forms.count + WindowEncoder.quad
        batch.append(tokens)
        next += 1
      }
      annotate(batch, texts[first..<next], &documents)
    }
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

  private func annotate(
    _ batch: [TokenizedText], _ texts: ArraySlice<String>, _ documents: inout [Document]
  ) {
    let model = pipeline.model
    let count = batch.reduce(0) { $0 + $1.forms.count }
    tagNumbers.reserve(count)
    parserVectors.reserve(count * model.parser.narrowed)
    nameVectors.reserve(count * model.names.narrowed)
    if count > 0 { for e in model.encoders.indices { encode(batch, e) } }
    var offset = 0
    for (tokens, text) in zip(batch, texts) {
      documents.append(assemble(tokens, text, offset))
      offset += tokens.forms.count
    }
    parserVectors.trim(to: Self.keptFloats)
    nameVectors.trim(to: Self.keptFloats)
  }

  /// A run of tokens of one text within a tile, with the neighbours that its layers look at.
  private struct Segment {
    var text: Int
    var halo: Range<Int>
    var core: Range<Int>
    /// Row of the first halo token.
    var row: Int
    var coreRows: Range<Int> {
      row + core.lowerBound - halo.lowerBound..<row + core.upperBound - halo.lowerBound
    }
    /// Place of the text's first token in the batch.
    var offset: Int
  }

  private func encode(_ batch: [TokenizedText], _ e: Int) {
    let margin = encoder.margin(of: e)
    var tile: [Segment] = []
    var row = margin
    var offset = 0
    for (i, tokens) in batch.enumerated() {
      let count = tokens.forms.count
      var start = 0
      while start < count {
        let size = min(count - start, max(64, Self.tileRows - row))
        let halo = max(0, start - margin)..<min(count, start + size + margin)
        // The same place in a quad as in the text, as the encoder asks.
        row += halo.lowerBound % WindowEncoder.quad
        tile.append(
          Segment(text: i, halo: halo, core: start..<start + size, row: row, offset: offset))
        row = WindowEncoder.wholeQuads(row + halo.count) + margin
        start += size
        if row >= Self.tileRows {
          encode(tile, batch, e, rowCount: row)
          tile.removeAll(keepingCapacity: true)
          row = margin
        }
      }
      offset += count
    }
    if !tile.isEmpty { encode(tile, batch, e, rowCount: row) }
  }

  private func encode(_ tile: [Segment], _ batch: [TokenizedText], _ e: Int, rowCount: Int) {
    let model = pipeline.model
    let weights = model.encoders[e]
    let width = weights.width
    if vectors.isFull {
      clearVectors()
      lexicon.forgetVectors()
    }
    for segment in tile { vectors.prepare(batch[segment.text].forms[segment.halo], in: lexicon) }
    let inputs = encoder.begin(count: rowCount, width: width)
    let entries = self.entries.reserve(rowCount + 2)
    entries.update(repeating: 0, count: rowCount + 2)
    let place = vectors.places[e]
    let products = windowProducts[e]
    let known = products.count
    for segment in tile {
      let tokens = batch[segment.text]
      var row = segment.row
      for i in segment.halo {
        let index = lexicon.vectorIndex[Int(tokens.forms[i])]
        let isSpaced = tokens.isSpaced[i] && place.spacedStep > 0
        let vector = vectors.vectors(index) + place.offset + (isSpaced ? place.spacedStep : 0)
        inputs[row] = vector
        entries[row + 1] = products.entry(of: WindowProducts.key(index, isSpaced: isSpaced))
        row += 1
      }
    }
    products.fill(from: known) { key in
      vectors.vectors(key >> 1) + place.offset + (key & 1 == 1 ? place.spacedStep : 0)
    }
    let x = encoder.encode(
      count: rowCount, e, wanted: tile.map(\.coreRows), products: products.start, slots: entries)
    products.trim()
    for segment in tile {
      let rows = x + segment.coreRows.lowerBound * width
      let first = segment.offset + segment.core.lowerBound
      if model.tagger.encoder == e { tag(rows, segment.core.count, tagNumbers.start + first) }
      for (weights, vectors) in [(model.parser, parserVectors), (model.names, nameVectors)]
      where weights.encoder == e {
        weights.narrow.apply(
          to: rows, count: segment.core.count, into: vectors.start + first * weights.narrowed)
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

/// From vectors to a document.
extension Annotator {
  private func assemble(_ tokens: TokenizedText, _ text: String, _ offset: Int) -> Document {
    let count = tokens.forms.count
    let lexicon = self.lexicon
    func isSpace(_ i: Int) -> Bool { lexicon.forms[Int(tokens.forms[i])].isSpace }
    let model = pipeline.model
    parserScorer.begin(parserVectors.start + offset * model.parser.narrowed, count: count)
    let tree = pipeline.parser.parse(count: count, isSpace: isSpace, scorer: parserScorer)
    nameScorer.begin(nameVectors.start + offset * model.names.narrowed, count: count)
    let names = pipeline.names.names(
      count: count, isSentenceStart: tree.isSentenceStart, isSpace: isSpace, scorer: nameScorer)
    var attributes = TokenAttributes(
      tags: ContiguousArray(
        (0..<count).map { pipeline.tagSymbols[Int(tagNumbers.start[offset + $0])] }),
      dependencies: tree.labels, parts: ContiguousArray(repeating: .none, count: count),
      morphologies: ContiguousArray(repeating: 0, count: count),
      lemmas: ContiguousArray(repeating: nil, count: count))
    pipeline.ruler.apply(to: &attributes, forms: tokens.forms, lexicon: lexicon)

    var words: ContiguousArray<String> = []
    var lowers: ContiguousArray<String> = []
    var lemmas: ContiguousArray<String> = []
    var ends: ContiguousArray<Int32> = []
    words.reserveCapacity(count)
    lowers.reserveCapacity(count)
    lemmas.reserveCapacity(count)
    ends.reserveCapacity(count)
    for i in 0..<count {
      let number = tokens.forms[i]
      words.append(lexicon.forms[Int(number)].word)
      lowers.append(lexicon.forms[Int(number)].lower)
      ends.append(tokens.byteStarts[i] + lexicon.forms[Int(number)].byteCount)
      lemmas.append(attributes.lemmas[i] ?? lemma(number, attributes, i))
    }
    return Document(
      text: text, byteStarts: tokens.byteStarts, byteEnds: ends, words: words, lowers: lowers,
      lemmas: lemmas, tags: ContiguousArray(attributes.tags.map { pipeline.tags[Int($0)] }),
      partsOfSpeech: attributes.parts, heads: tree.heads,
      dependencies: ContiguousArray(
        attributes.dependencies.map { pipeline.dependencies[Int($0)] }),
      sentences: Self.sentences(tree.isSentenceStart), names: names)
  }

  private func lemma(_ form: Int32, _ attributes: TokenAttributes, _ i: Int) -> String {
    let part = attributes.parts[i]
    let morphology = attributes.morphologies[i]
    let key = UInt64(UInt32(form)) << 32 | UInt64(UInt32(morphology)) << 8 | UInt64(part.number)
    if let known = lexicon.lemmas[key] { return known }
    let entry = lexicon.forms[Int(form)]
    let lemma = pipeline.lemmatizer.lemma(
      of: entry.word, lower: entry.lower, part, pipeline.ruler.morphologies[Int(morphology)])
    if lexicon.lemmas.count < Lexicon.lemmaLimit { lexicon.lemmas[key] = lemma }
    return lemma
  }

  private static func sentences(_ starts: ContiguousArray<Bool>) -> ContiguousArray<Range<Int>> {
    var sentences: ContiguousArray<Range<Int>> = []
    var start = 0
    for i in starts.indices where i > 0 && starts[i] {
      sentences.append(start..<i)
      start = i
    }
    if !starts.isEmpty { sentences.append(start..<starts.count) }
    return sentences
  }
}
