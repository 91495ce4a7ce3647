/// The word forms one annotator has met: what depends on the form alone, computed once.
///
/// Not shared between threads; bounded by ``clear()``, which the annotator calls between batches.
final class Lexicon {
  /// A word form. Two forms with the same text differ when a special case gave one a normal form.
  struct Form {
    var word: String
    var lower: String
    var byteCount: Int32
    var isSpace: Bool
    /// Whether a torn special case can begin here.
    var startsSequence: Bool
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

  private struct Key: Hashable {
    var hash: UInt64
    var norm: UInt64
  }

  private struct ChunkEntry {
    var hash: UInt64
    var byteCount: Int32
    var start: Int32
    var count: Int32
  }

  let model: CompiledModel
  let ruler: AttributeRuler
  private(set) var forms: ContiguousArray<Form> = []
  private var index: [Key: Int32] = [:]
  /// Open addressing over ``entries``; -1 is free.
  private var slots: ContiguousArray<Int32>
  private var entries: ContiguousArray<ChunkEntry> = []
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
    slots = ContiguousArray(repeating: -1, count: Self.slotCount)
  }

  var isFull: Bool { forms.count > Self.formLimit }

  /// To be called when the store that ``vectorIndex`` points into was cleared.
  func forgetVectors() {
    for i in vectorIndex.indices { vectorIndex[i] = -1 }
  }

  func clear() {
    forms.removeAll()
    index.removeAll()
    entries.removeAll()
    chunkForms.removeAll()
    caseForms.removeAll()
    vectorIndex.removeAll()
    lemmas.removeAll()
    lastLemmas.removeAll()
    for i in slots.indices { slots[i] = -1 }
  }

  /// Appends the forms of a chunk of UTF-8 to `tokens`.
  func append(chunk bytes: UnsafeRawBufferPointer, to tokens: inout ContiguousArray<Int32>) {
    guard bytes.count <= Self.longestRememberedChunk else {
      split(bytes, &tokens)
      return
    }
    let hash = StringHash.murmur(bytes)
    var slot = Int(truncatingIfNeeded: hash) & (Self.slotCount - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      // Hashes may collide: with the length equal too, offsets stay inside the chunk.
      if entry.hash == hash, Int(entry.byteCount) == bytes.count {
        for i in entry.start..<entry.start + entry.count { tokens.append(chunkForms[Int(i)]) }
        return
      }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    let before = tokens.count
    split(bytes, &tokens)
    guard entries.count < Self.chunkLimit else { return }
    slots[slot] = Int32(entries.count)
    entries.append(
      ChunkEntry(
        hash: hash, byteCount: Int32(bytes.count), start: Int32(chunkForms.count),
        count: Int32(tokens.count - before)))
    chunkForms.append(contentsOf: tokens[before...])
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
    if let known = index[key], Int(forms[Int(known)].byteCount) == bytes.count { return known }
    let text = Array(chunk.text[range])
    let word = String(decoding: chunk.bytes[bytes], as: UTF8.self)
    let lower = PythonText.lowercased(text)
    let stringHash = LinguisticsResources.stringHash
    let orth = stringHash(word)
    let lowerID = stringHash(lower)
    let isSpace = text.allSatisfy { PythonText.isSpace($0) }
    let form = Form(
      word: word, lower: lower, byteCount: Int32(bytes.count), isSpace: isSpace,
      startsSequence: model.tokenizer.sequencesByFirst[hash] != nil, hash: hash, orth: orth,
      norm: norm ?? model.lexicon.norms[orth]
        ?? LinguisticsResources.norms[hash] ?? lowerID,
      prefix: stringHash(Self.string(text.prefix(1))),
      suffix: stringHash(Self.string(text.suffix(3))), shape: stringHash(PythonText.shape(text)),
      lowerID: lowerID, rules: ruler.rules(forLower: lower, id: lowerID, isSpace: isSpace))
    let number = Int32(forms.count)
    forms.append(form)
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
