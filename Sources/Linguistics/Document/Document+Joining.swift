extension Document {
  /// One document of the pieces of a text that were annotated on their own.
  ///
  /// No tree or name then crosses from a headline into the first paragraph, as they do where the
  /// model reads both as one sentence.
  ///
  /// - Parameters:
  ///   - pieces: documents in the order of the text, with the UTF-8 offset each starts at.
  ///   - text: the whole text.
  public init(joining pieces: [(document: Document, start: Int)], text: String) {
    var byteStarts: ContiguousArray<Int32> = []
    var byteEnds: ContiguousArray<Int32> = []
    var words: ContiguousArray<String> = []
    var lowers: ContiguousArray<String> = []
    var lemmas: ContiguousArray<String> = []
    var tags: ContiguousArray<PennTag> = []
    var partsOfSpeech: ContiguousArray<PartOfSpeech> = []
    var heads: ContiguousArray<Int32> = []
    var dependencies: ContiguousArray<Dependency> = []
    var sentences: ContiguousArray<Range<Int>> = []
    var names: ContiguousArray<NameSpan> = []
    for (piece, start) in pieces {
      let first = words.count
      byteStarts.append(contentsOf: piece.byteStarts.lazy.map { $0 + Int32(start) })
      byteEnds.append(contentsOf: piece.byteEnds.lazy.map { $0 + Int32(start) })
      words.append(contentsOf: piece.words)
      lowers.append(contentsOf: piece.lowers)
      lemmas.append(contentsOf: piece.lemmas)
      tags.append(contentsOf: piece.tags)
      partsOfSpeech.append(contentsOf: piece.partsOfSpeech)
      heads.append(contentsOf: piece.heads.lazy.map { $0 + Int32(first) })
      dependencies.append(contentsOf: piece.dependencies)
      sentences.append(
        contentsOf: piece.sentences.lazy.map { $0.lowerBound + first..<$0.upperBound + first })
      names.append(
        contentsOf: piece.names.lazy.map {
          NameSpan(
            tokens: $0.tokens.lowerBound + first..<$0.tokens.upperBound + first, label: $0.label)
        })
    }
    self.init(
      text: text, byteStarts: byteStarts, byteEnds: byteEnds, words: words, lowers: lowers,
      lemmas: lemmas, tags: tags, partsOfSpeech: partsOfSpeech, heads: heads,
      dependencies: dependencies, sentences: sentences, names: names)
  }
}

extension LanguageModel {
  /// Annotates texts paragraph by paragraph; results in the order of the texts.
  ///
  /// A paragraph ends at a blank line. The blank lines stay with the paragraph before them, so
  /// that the joined document covers its text.
  public func annotateParagraphs(_ texts: [String]) -> [Document] {
    var pieces: [String] = []
    var places: [Range<Int>] = []
    var starts: [Int] = []
    for text in texts {
      let first = pieces.count
      for range in Self.paragraphs(of: text) {
        starts.append(range.lowerBound)
        pieces.append(Self.piece(of: text, range))
      }
      places.append(first..<pieces.count)
    }
    let documents = annotate(pieces)
    return texts.indices.map { i in
      if places[i].count == 1 { return documents[places[i].lowerBound] }
      return Document(
        joining: places[i].map { (documents[$0], starts[$0]) }, text: texts[i])
    }
  }

  private static func piece(of text: String, _ range: Range<Int>) -> String {
    let utf8 = text.utf8
    if range.count == utf8.count { return text }
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return String(text[start..<utf8.index(start, offsetBy: range.count)])
  }

  /// UTF-8 ranges that cover the text, each up to the next paragraph's first character.
  static func paragraphs(of text: String) -> [Range<Int>] {
    var text = text
    return text.withUTF8 { bytes in
      var ranges: [Range<Int>] = []
      var start = 0
      var i = 0
      while i < bytes.count {
        guard bytes[i] == 0x0A else {
          i += 1
          continue
        }
        var lines = 0
        while i < bytes.count, bytes[i] == 0x0A || bytes[i] == 0x20 {
          if bytes[i] == 0x0A { lines += 1 }
          i += 1
        }
        if lines > 1, i < bytes.count, i > start {
          ranges.append(start..<i)
          start = i
        }
      }
      ranges.append(start..<bytes.count)
      return ranges
    }
  }
}
