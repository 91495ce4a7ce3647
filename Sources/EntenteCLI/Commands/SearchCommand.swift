import Entente

extension Command {
  static let search = Command(
    name: "search", summary: "find edges by words of their sentences",
    discussion: [
      "Every word must be in the sentence, whole, in any case and with or without accents."
    ],
    arguments: [.graph, .init("WORDS", .atLeastOnce, help: "words, or a text in quotes")],
    flags: [.limit, .json],
    examples: [
      .init("entente search news.entente \"missile talks\"", "all evidence that has both words")
    ]
  ) { call in
    let graph = try OpenGraph(call, path: call.arguments[0])
    let words = call.arguments.dropFirst().joined(separator: " ")
    let hits = try graph.graph.search(words, limit: call.integer(.limit))
    if hits.isEmpty {
      call.messages.note("no sentence of evidence has all of the words; try fewer, or other forms")
      return .nothingFound
    }
    for hit in hits {
      if call.isSet(.json) {
        var edge = hit.edge
        edge.evidence = [hit.evidence]
        try EdgeList([edge], in: graph).print(call)
        continue
      }
      let edge = hit.edge
      let sentence = MarkedSentence.line(
        of: hit.evidence, source: try graph.summary(edge.source)?.kind.style,
        target: try graph.summary(edge.target)?.kind.style, color: call.output.hasColor)
      try call.output.print("“\(sentence)”")
      let (source, target) = (try graph.line(edge.source), try graph.line(edge.target))
      let date = try graph.graph.document(id: hit.evidence.document)?.date
      let place = [hit.evidence.document, date, edge.id].compactMap { $0 }.joined(separator: " · ")
      try call.output.print(
        "  \(source) \(edge.label, edge.statusStyle) \(target) \("· \(place)", .faint)")
    }
    return .success
  }
}
