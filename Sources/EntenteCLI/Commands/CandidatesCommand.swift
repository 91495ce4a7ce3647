import Entente

extension Command {
  static let candidates = Command(
    name: "candidates",
    summary: "list every relation the patterns propose, with the features it is weighed by",
    discussion: [
      """
      Reads articles in JSON Lines, as extract does, and writes for each a line of JSON with its \
      entities and all proposed relations, those that are weighed too low for a graph included. \
      Scripts/weighing/train.py fits the weights of the relation extractor on such lines.
      """
    ],
    arguments: [
      Argument("INPUT", .optional, help: "a file of JSON Lines, or - for standard input")
    ],
    flags: [.model, .kb],
    examples: [
      Example("entente candidates < articles.jsonl > candidates.jsonl", "what the weigher sees")
    ]
  ) { call in
    let input = call.arguments.first.flatMap { $0 == "-" ? nil : $0 }
    var source = JSONLinesSource(try ArticleInput.bytes(of: input), input: input)
    let analyzer = try ArticleAnalyzer(
      model: call.languageModel(), linker: EntityLinker(knowledge: call.knowledge()))
    var failures = 0
    while let item = source.next() {
      switch item {
      case .article(let article):
        try call.output.write(analyzer.candidatesLine(of: article))
      case .failure(let failure):
        failures += 1
        call.messages.fail(failure.description)
      }
    }
    return failures > 0 ? .failure : .success
  }
}
