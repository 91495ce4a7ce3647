extension LanguageModel {
  /// Annotates texts paragraph by paragraph; results in the order of the texts.
  ///
  /// No tree or name crosses from a headline into the first paragraph, as they do where the model
  /// reads both as one sentence. A paragraph ends at a blank line. The blank lines stay with the
  /// paragraph before them, so that the document covers its text.
  public func annotateParagraphs(_ texts: [String]) -> [Document] {
    annotate(texts.map { DividedText($0, parts: Self.paragraphs(of: $0)) }, recent)
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
