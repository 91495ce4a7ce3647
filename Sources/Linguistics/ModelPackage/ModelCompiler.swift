/// Lays a spaCy package out as a ``ModelImage``.
///
/// The order of the writing calls here is the order in which ``CompiledModel`` reads.
struct ModelCompiler {
  let package: SpacyPackage
  let hash: StringHash
  var writer = ModelImageWriter()

  /// The image of the package at `path`.
  static func compile(_ path: String) throws(LinguisticsError) -> [UInt8] {
    let stamp = SpacyPackage.stamp(of: path)
    var compiler = ModelCompiler(
      package: try SpacyPackage(path: path), hash: LinguisticsResources.stringHash)
    try compiler.compileAll()
    return compiler.writer.finish(sourceStamp: stamp)
  }

  private mutating func compileAll() throws(LinguisticsError) {
    let configuration = package.configuration
    let disabled = Set(configuration.strings("nlp", "disabled"))
    let pipeline = configuration.strings("nlp", "pipeline").filter { !disabled.contains($0) }
    guard configuration.value("nlp", "lang")?.text == "en" else {
      throw package.unsupported("its language is not English")
    }
    let known = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]
    for component in known where !pipeline.contains(component) {
      throw package.unsupported("it has no \(component)")
    }
    for component in pipeline where !known.contains(component) {
      throw package.unsupported("its component \(component) is not known")
    }
    let meta = try package.json("meta.json")
    writer.write("en_" + (meta["name"]?.text ?? "unnamed"))
    writer.write(meta["version"]?.text ?? "")
    try compileTokenizer()
    try compileNorms()
    let vectors = try compileVectorKeys()
    var encoders = ["tok2vec"]
    for component in ["tagger", "parser", "ner"] {
      let section = "components.\(component).model.tok2vec"
      switch configuration.value(section, "@architectures")?.text {
      case "spacy.Tok2VecListener.v1": break
      case "spacy.Tok2Vec.v2": encoders.append(component)
      default: throw package.unsupported("the \(component)'s token vectors are of unknown kind")
      }
    }
    writer.write(encoders.count)
    for component in encoders { try compileEncoder(component, vectors) }
    writer.write(encoders.firstIndex(of: "tagger") ?? 0)
    try compileTagger()
    for component in ["parser", "ner"] {
      writer.write(encoders.firstIndex(of: component) ?? 0)
      try compileTransitions(component)
    }
    try compileAttributeRules()
    try compileLemmatizer()
  }

  private mutating func compileTokenizer() throws(LinguisticsError) {
    let file = "tokenizer"
    let value = try package.messagePack(file)
    var patterns: [String?] = []
    for key in ["prefix_search", "suffix_search", "infix_finditer", "token_match", "url_match"] {
      patterns.append(value[key]?.text)
    }
    guard let exceptions = value["exceptions"]?.pairs else {
      throw package.damaged(file, "no exceptions")
    }
    var cases: [SpecialCase] = []
    for (key, pieces) in exceptions {
      guard let key = key.text, let pieces = pieces.array else {
        throw package.damaged(file, "an exception is not a list")
      }
      var special = SpecialCase(text: key, pieces: [])
      for piece in pieces {
        // Attributes are numbered: 65 is ORTH, 67 is NORM.
        guard let pairs = piece.pairs, let orth = pairs.first(where: { $0.key.integer == 65 }),
          let text = orth.value.text
        else { throw package.damaged(file, "an exception has no text") }
        let norm = pairs.first { $0.key.integer == 67 }?.value.text
        special.pieces.append(SpecialCase.Piece(text: text, norm: norm.map { hash($0) }))
      }
      guard special.pieces.map(\.text).joined() == key, !key.isEmpty else {
        throw package.damaged(file, "the exception '\(key)' does not spell its text")
      }
      cases.append(special)
    }
    do {
      let rules = try TokenizerRules(
        patterns: patterns, cases: cases,
        matchesAllCases: value["faster_heuristics"]?.boolean == false)
      rules.write(to: &writer)
    } catch {
      throw package.unsupported("the tokenizer's patterns: \(error.cause)")
    }
  }

  private mutating func compileNorms() throws(LinguisticsError) {
    let file = "vocab/lookups.bin"
    let table = try package.messagePack(file)["lexeme_norm"]?.pairs ?? []
    var norms: [(key: UInt64, norm: UInt64)] = []
    for (key, value) in table {
      guard let key = key.bits, let norm = value.text else {
        throw package.damaged(file, "lexeme_norm is not a table of strings")
      }
      norms.append((key, hash(norm)))
    }
    norms.sort { $0.key < $1.key }
    writer.write(array: norms.map(\.key))
    writer.write(array: norms.map(\.norm))
  }

  /// Keys of the word vectors in order, their rows, and where each 16-bit prefix begins.
  private mutating func compileVectorKeys() throws(LinguisticsError) -> (
    rows: Int, width: Int, values: [Float]
  ) {
    guard try package.json("vocab/vectors.cfg")["mode"]?.text ?? "default" == "default" else {
      throw package.unsupported("its word vectors are not of the default mode")
    }
    let vectors = try package.vectors()
    let file = "vocab/key2row"
    guard let table = try package.messagePack(file).pairs else {
      throw package.damaged(file, "not a table")
    }
    var keys: [(key: UInt64, row: UInt32)] = []
    keys.reserveCapacity(table.count)
    for (key, row) in table {
      guard let key = key.bits, let row = row.integer, row >= 0, row < vectors.rows else {
        throw package.damaged(file, "a row lies outside the vectors")
      }
      keys.append((key, UInt32(row)))
    }
    keys.sort { $0.key < $1.key }
    var starts = [UInt32](repeating: 0, count: 65537)
    for key in keys { starts[Int(key.key >> 48) + 1] += 1 }
    for i in 0..<65536 { starts[i + 1] += starts[i] }
    writer.write(array: keys.map(\.key))
    writer.write(array: keys.map(\.row))
    writer.write(array: starts)
    return vectors
  }
}
