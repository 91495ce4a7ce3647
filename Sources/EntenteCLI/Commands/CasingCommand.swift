import Entente

extension Command {
  static let casing = Command(
    name: "casing",
    summary: "list the words of articles as the restorer of capitals is fitted on them",
    discussion: [
      """
      Reads articles in JSON Lines that have their capitals. Writes a line "w", number, vector for each \
      new word in small letters, and for each word that begins no sentence a line "t", its capitals (0 \
      none, 1 the first, 2 all), the numbers of the word and of those beside it (or -), and the rows of \
      its features. Scripts/casing/train.py fits the model on them.
      """
    ],
    arguments: [
      Argument("INPUT", .optional, help: "a file of JSON Lines, or - for standard input")
    ],
    flags: [.model, .kb],
    examples: [Example("entente casing < articles.jsonl > words.tsv", "what the restorer sees")]
  ) { call in
    var seen: [String: Int] = [:]
    return try call.analyzeEach { analyzer, article in
      analyzer.casingLines(of: article, seen: &seen)
    }
  }
}
