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
    let input = call.arguments.first.flatMap { $0 == "-" ? nil : $0 }
    var source = JSONLinesSource(try ArticleInput.bytes(of: input), input: input)
    let analyzer = try ArticleAnalyzer(
      model: call.languageModel(), linker: EntityLinker(knowledge: call.knowledge()))
    var failures = 0
    var seen: [String: Int] = [:]
    while let item = source.next() {
      switch item {
      case .article(let article):
        try call.output.write(analyzer.casingLines(of: article, seen: &seen))
      case .failure(let failure):
        failures += 1
        call.messages.fail(failure.description)
      }
    }
    return failures > 0 ? .failure : .success
  }
}
