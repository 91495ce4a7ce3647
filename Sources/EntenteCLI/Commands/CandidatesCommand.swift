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
    try call.analyzeEach { analyzer, article in
      analyzer.candidatesLine(of: article)
    }
  }
}
