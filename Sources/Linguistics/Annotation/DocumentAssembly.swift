/// Joins what was read of the parts of a text to its document.
struct DocumentAssembly {
  private var forms: ContiguousArray<Int32> = []
  private var byteStarts: ContiguousArray<Int32> = []
  /// Symbols, as the attribute ruler numbers them.
  private var tags: ContiguousArray<UInt16> = []
  private var dependencies: ContiguousArray<UInt16> = []
  private var heads: ContiguousArray<Int32> = []
  private var sentences: ContiguousArray<Range<Int>> = []
  private var names: ContiguousArray<NameSpan> = []
  /// Tokens of each part.
  private var parts: [Range<Int>] = []

  /// - Parameter start: byte at which the part begins.
  mutating func append(
    _ tokens: TokenizedText, _ reading: Reading, at start: Int, tagSymbols: [UInt16]
  ) {
    let first = forms.count
    let count = tokens.forms.count
    forms.append(contentsOf: tokens.forms)
    byteStarts.append(contentsOf: tokens.byteStarts.lazy.map { $0 + Int32(start) })
    tags.append(contentsOf: reading.tags.lazy.map { tagSymbols[Int($0)] })
    dependencies.append(contentsOf: reading.tree.labels)
    heads.append(contentsOf: reading.tree.heads.lazy.map { $0 + Int32(first) })
    names.append(
      contentsOf: reading.names.lazy.map {
        NameSpan(
          tokens: $0.tokens.lowerBound + first..<$0.tokens.upperBound + first, label: $0.label)
      })
    var sentence = 0
    for i in 0..<count where i > 0 && reading.tree.isSentenceStart[i] {
      sentences.append(first + sentence..<first + i)
      sentence = i
    }
    if count > 0 { sentences.append(first + sentence..<first + count) }
    parts.append(first..<first + count)
  }

  /// The document of all that was appended.
  consuming func document(of text: String, _ pipeline: Pipeline, _ lexicon: Lexicon) -> Document {
    let count = forms.count
    var attributes = TokenAttributes(
      tags: tags, dependencies: dependencies,
      parts: ContiguousArray(repeating: .none, count: count),
      morphologies: ContiguousArray(repeating: 0, count: count),
      lemmas: ContiguousArray(repeating: nil, count: count))
    pipeline.ruler.apply(to: &attributes, forms: forms, parts: parts, lexicon: lexicon)
    let (known, traits) = (lexicon.forms, lexicon.traits)
    let lemmas = ContiguousArray(
      forms.indices.lazy.map { i in
        attributes.lemmas[i]
          ?? lexicon.lemma(
            of: forms[i], attributes.parts[i], morphology: attributes.morphologies[i], pipeline)
      })
    return Document(
      text: text, byteStarts: byteStarts,
      byteEnds: ContiguousArray(
        forms.indices.lazy.map { byteStarts[$0] + traits[Int(forms[$0])].byteCount }),
      words: ContiguousArray(forms.lazy.map { known[Int($0)].word }),
      lowers: ContiguousArray(forms.lazy.map { known[Int($0)].lower }), lemmas: lemmas,
      tags: ContiguousArray(attributes.tags.lazy.map { pipeline.tags[Int($0)] }),
      partsOfSpeech: attributes.parts, heads: heads,
      dependencies: ContiguousArray(
        attributes.dependencies.lazy.map { pipeline.dependencies[Int($0)] }),
      sentences: sentences, names: names)
  }
}
