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
      "Graphs are read one at a time, from any number of files and streams of them. For .json, "
        + "what exceeds --memory waits in temporary files (in TMPDIR) and is merged from there; the "
        + "bytes of the result are the same. A curation needs the whole graph in memory, so merge "
        + "a large one into a .entente file, which grows on disk.",
    ],
    arguments: [
      .init(
        "GRAPH", .atLeastOnce,
        help: "a .entente, .json, .jsonl or .graphml file; '-' is standard input")
    ],
    flags: [.output, .curation, .memory, .lines],
    examples: [
      .init(
        "entente merge monday.json tuesday.jsonl -o week.entente", "add both to a stored graph"),
      .init("entente extract < news.jsonl | entente merge - -o news.entente", "from articles on"),
      .init("entente merge a.json b.json > both.json", "to standard output"),
    ]
  ) { call in
    let target = call.text(.output).flatMap { $0 == "-" ? nil : $0 }
    let destination = try GraphDestination(
      target, call, memory: call.memory, asLine: call.isSet(.lines))
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
  static let lines = Flag(
    "lines", help: "write JSON on one line, for pipes that pass on lines")
  static let memory = Flag(
    "memory", value: .integer("MEGABYTES", 8...1 << 20),
    help: "keep merging to JSON within this much memory; 1024 unless given")
}

extension Invocation {
  /// Bytes that merging may take.
  fileprivate var memory: Int { (integer(.memory) ?? 1024) << 20 }
}
