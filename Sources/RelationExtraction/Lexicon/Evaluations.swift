internal import Linguistics

/// Words by which a speaker praises or blames; true is praise.
struct Evaluations: Sendable {
  static let embedded = Evaluations(parsing: resource("evaluations.tsv"))

  /// Adjectives and nouns: "unfit", "disaster", "hero".
  let words: WordTable<Bool>
  /// What somebody does, by lemma: "provoke", "mislead".
  let verbs: WordTable<Bool>

  init(words: [String: Bool] = [:], verbs: [String: Bool] = [:]) {
    self.words = WordTable(words)
    self.verbs = WordTable(verbs)
  }

  /// - Parameter text: a word, a tab and `+` or `-` a line, and `verb` behind a tab where it is one;
  ///   `#` starts a comment.
  init(parsing text: String) {
    var words: [String: Bool] = [:]
    var verbs: [String: Bool] = [:]
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
    self.init(words: words, verbs: verbs)
  }
}
