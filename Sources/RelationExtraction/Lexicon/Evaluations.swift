/// Words by which a speaker praises or blames; true is praise.
struct Evaluations: Sendable {
  static let embedded = Evaluations(parsing: resource("evaluations.tsv"))

  /// Adjectives and nouns: "unfit", "disaster", "hero".
  var words: [String: Bool] = [:]
  /// What somebody does, by lemma: "provoke", "mislead".
  var verbs: [String: Bool] = [:]

  init(words: [String: Bool] = [:], verbs: [String: Bool] = [:]) {
    self.words = words
    self.verbs = verbs
  }

  /// - Parameter text: a word, a tab and `+` or `-` a line, and `verb` behind a tab where it is one;
  ///   `#` starts a comment.
  init(parsing text: String) {
    for line in text.split(separator: "\n") where line.first != "#" {
      let columns = line.split(separator: "\t")
      guard columns.count >= 2 else { continue }
      let isPraise = columns[1] == "+"
      if columns.count > 2, columns[2] == "verb" {
        verbs[String(columns[0])] = isPraise
      } else {
        words[String(columns[0])] = isPraise
      }
    }
  }
}
