/// Words by which a speaker praises or blames.
enum Evaluations {
  static let embedded = parse(resource("evaluations.tsv"))

  /// - Parameter text: a word, a tab and `+` or `-` a line; `#` starts a comment.
  static func parse(_ text: String) -> [String: Bool] {
    var words: [String: Bool] = [:]
    for line in text.split(separator: "\n") where line.first != "#" {
      let columns = line.split(separator: "\t")
      if columns.count == 2 { words[String(columns[0])] = columns[1] == "+" }
    }
    return words
  }
}
