import Entente

extension Command {
  static let merge = Command(
    name: "merge", summary: "unite graphs into one",
    discussion: [
      "Entities of one Wikidata id, or of one kind and full name, become one; edges that say the "
        + "same become one with all their evidence; copies of one story count as one source. The "
        + "result is the same in whatever order and grouping graphs are merged.",
      "OUT is a .entente file, to which the graphs are added, or .json, which is written anew. A "
        + "curation file beside OUT (OUT's name with .curation) is applied; --curation names "
        + "another.",
    ],
    arguments: [
      .init("GRAPH", .atLeastOnce, help: "a .entente, .json or .jsonl file; '-' is standard input")
    ],
    flags: [.output, .curation],
    examples: [
      .init(
        "entente merge monday.json tuesday.jsonl -o week.entente", "add both to a stored graph"),
      .init("entente extract < news.jsonl | entente merge - -o news.entente", "from articles on"),
      .init("entente merge a.json b.json > both.json", "to standard output"),
    ]
  ) { call in
    let target = call.text(.output).flatMap { $0 == "-" ? nil : $0 }
    let destination = try GraphDestination(target, call)
    for path in call.arguments {
      try GraphFile(path).forEachGraph { (line, number) throws(GraphStoreError) in
        switch line {
        case .graph(let graph): try destination.add(graph)
        case .failure(let document, let cause):
          call.messages.warn("\(path), line \(number): document '\(document)' failed: \(cause)")
        }
      }
    }
    try destination.finish()
    return .success
  }
}

extension Flag {
  static let curation = Flag(
    "curation", value: .file("FILE"), help: "apply these corrections to the result")
}
