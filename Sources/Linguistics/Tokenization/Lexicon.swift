/// The word forms one annotator has met: what depends on the form alone, computed once.
///
/// Not shared between threads; bounded by ``clear()``, which the annotator calls between batches.
final class Lexicon {
  /// A word form. Two forms with the same text differ when a special case gave one a normal form.
  struct Form {
    var word: String
    var lower: String
    /// Hash of the text without reserved symbols, which special cases are keyed by.
    var hash: UInt64
    var orth: UInt64
    var norm: UInt64
    var prefix: UInt64
    var suffix: UInt64
    var shape: UInt64
    var lowerID: UInt64
    /// Attribute rules whose first token asks for this form, ascending.
    var rules: [UInt16]
  }

  /// What is asked of a form for each token, apart from the rest: it stays in the near caches.
  struct Traits {
    var byteCount: Int32
    var isSpace: Bool
    /// Whether a torn special case can begin here.
    var startsSequence: Bool
    /// Whether an attribute rule can begin here for what the form is.
    var hasRules: Bool
  }

  private struct Key: Hashable {
    var hash: UInt64
    var norm: UInt64
  }

  /// A chunk met before; `start` is -1 where there is none.
  private struct ChunkEntry {
    var hash: UInt64 = 0
    /// The form, of a chunk that is one; else where its forms begin in ``chunkForms``.
    var start: Int32 = -1
    var count: UInt16 = 0
    var byteCount: UInt8 = 0
  }

  let model: CompiledModel
  let ruler: AttributeRuler
  private(set) var forms: ContiguousArray<Form> = []
  private(set) var traits: ContiguousArray<Traits> = []
  private var index: [Key: Int32] = [:]
  /// Open addressing.
  private var chunks: ContiguousArray<ChunkEntry>
  private var chunkCount = 0
  private var chunkForms: ContiguousArray<Int32> = []
  private var caseForms: [Int32: [Int32]] = [:]
  /// Last row of the vector store is found through here; -1 is not computed.
  var vectorIndex: ContiguousArray<Int32> = []
  /// Lemmas by form, part of speech and morphology.
  private var lemmas: [UInt64: String] = [:]
  /// The key and the lemma that each form had last: most have one all along.
  private var lastLemmas: ContiguousArray<(key: UInt64, lemma: String)> = []

  private static let slotCount = 1 << 18
  /// Lemmas remembered; a text with more words of its own works the others out each time.
  private static let lemmaLimit = 150_000
  /// Forms and chunks kept; beyond, everything is forgotten between batches. A text's own forms
  /// are kept while it is worked on, since its tokens are numbers of forms.
  static let formLimit = 60_000
  static let chunkLimit = 96_000
  private static let longestRememberedChunk = 64

  init(model: CompiledModel, ruler: AttributeRuler) {
    self.model = model
    self.ruler = ruler
    chunks = ContiguousArray(repeating: ChunkEntry(), count: Self.slotCount)
  }

  var isFull: Bool { forms.count > Self.formLimit }

  /// To be called when the store that ``vectorIndex`` points into was cleared.
  func forgetVectors() {
    for i in vectorIndex.indices { vectorIndex[i] = -1 }
  }

  func clear() {
    forms.removeAll()
    traits.removeAll()
    index.removeAll()
    chunkCount = 0
    chunkForms.removeAll()
    caseForms.removeAll()
    vectorIndex.removeAll()
    lemmas.removeAll()
    lastLemmas.removeAll()
    for i in chunks.indices { chunks[i] = ChunkEntry() }
  }

  /// Appends the forms of a chunk of UTF-8 to `tokens`.
  func append(chunk bytes: UnsafeRawBufferPointer, to tokens: inout ContiguousArray<Int32>) {
    guard bytes.count <= Self.longestRememberedChunk else {
      split(bytes, &tokens)
      return
    }
    let hash = StringHash.murmur(bytes)
    var slot = Int(truncatingIfNeeded: hash) & (Self.slotCount - 1)
    while chunks[slot].start >= 0 {
      let entry = chunks[slot]
      // Hashes may collide: with the length equal too, offsets stay inside the chunk.
      if entry.hash == hash, Int(entry.byteCount) == bytes.count {
        if entry.count == 1 {
          tokens.append(entry.start)
        } else {
          let start = Int(entry.start)
          tokens.append(contentsOf: chunkForms[start..<start + Int(entry.count)])
        }
        return
      }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    let before = tokens.count
    split(bytes, &tokens)
    let count = tokens.count - before
    guard chunkCount < Self.chunkLimit, let kept = UInt16(exactly: count) else { return }
    chunkCount += 1
    chunks[slot] = ChunkEntry(
      hash: hash, start: count == 1 ? tokens[before] : Int32(chunkForms.count), count: kept,
      byteCount: UInt8(bytes.count))
    if count != 1 { chunkForms.append(contentsOf: tokens[before...]) }
  }

  private func split(_ bytes: UnsafeRawBufferPointer, _ tokens: inout ContiguousArray<Int32>) {
    let chunk = Chunk(bytes)
    for piece in model.tokenizer.split(chunk, usingCases: true) {
      if piece.special >= 0 {
        tokens.append(contentsOf: forms(ofCase: piece.special))
      } else {
        tokens.append(form(chunk, piece.start..<piece.end))
      }
    }
  }

  /// Forms of a special case's pieces.
  func forms(ofCase special: Int32) -> [Int32] {
    if let known = caseForms[special] { return known }
    let forms = model.tokenizer.cases[Int(special)].pieces.map { piece -> Int32 in
      let chunk = Chunk(piece.text)
      return form(chunk, 0..<chunk.text.count, norm: piece.norm)
    }
    caseForms[special] = forms
    return forms
  }

  private func form(_ chunk: Chunk, _ range: Range<Int>, norm: UInt64? = nil) -> Int32 {
    let hash = chunk.hash(range)
    let key = Key(hash: hash, norm: norm ?? 0)
    let bytes = chunk.byteRange(range)
    if let known = index[key], Int(traits[Int(known)].byteCount) == bytes.count { return known }
    let text = Array(chunk.text[range])
    let word = String(decoding: chunk.bytes[bytes], as: UTF8.self)
    let lower = PythonText.lowercased(text)
    let stringHash = LinguisticsResources.stringHash
    let orth = stringHash(word)
    let lowerID = stringHash(lower)
    let isSpace = text.allSatisfy { PythonText.isSpace($0) }
    let form = Form(
      word: word, lower: lower, hash: hash, orth: orth,
      norm: norm ?? model.lexicon.norms[orth]
        ?? LinguisticsResources.norms[hash] ?? lowerID,
      prefix: stringHash(Self.string(text.prefix(1))),
      suffix: stringHash(Self.string(text.suffix(3))), shape: stringHash(PythonText.shape(text)),
      lowerID: lowerID, rules: ruler.rules(forLower: lower, id: lowerID, isSpace: isSpace))
    let number = Int32(forms.count)
    forms.append(form)
    traits.append(
      Traits(
        byteCount: Int32(bytes.count), isSpace: isSpace,
        startsSequence: model.tokenizer.sequencesByFirst[hash] != nil,
        hasRules: !form.rules.isEmpty))
    vectorIndex.append(-1)
    lastLemmas.append((.max, ""))
    index[key] = number
    return number
  }

  /// The lemma of a form that no attribute rule gives one.
  func lemma(
    of form: Int32, _ part: PartOfSpeech, morphology: Int32, _ pipeline: Pipeline
  ) -> String {
    let key = UInt64(UInt32(form)) << 32 | UInt64(UInt32(morphology)) << 8 | UInt64(part.number)
    if lastLemmas[Int(form)].key == key { return lastLemmas[Int(form)].lemma }
    let lemma = rememberedLemma(of: form, part, morphology: morphology, key, pipeline)
    lastLemmas[Int(form)] = (key, lemma)
    return lemma
  }

  private func rememberedLemma(
    of form: Int32, _ part: PartOfSpeech, morphology: Int32, _ key: UInt64, _ pipeline: Pipeline
  ) -> String {
    if let known = lemmas[key] { return known }
    let entry = forms[Int(form)]
    let lemma = pipeline.lemmatizer.lemma(
      of: entry.word, lower: entry.lower, part, pipeline.ruler.morphologies[Int(morphology)])
    if lemmas.count < Self.lemmaLimit { lemmas[key] = lemma }
    return lemma
  }

  private static func string(_ text: ArraySlice<UInt32>) -> String {
    var scalars = String.UnicodeScalarView()
    for c in text { if let scalar = Unicode.Scalar(c) { scalars.append(scalar) } }
    return String(scalars)
  }
}
