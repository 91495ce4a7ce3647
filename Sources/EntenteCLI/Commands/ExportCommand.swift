import Entente

extension Command {
  private static let format = Flag(
    "format", value: .choice("FORMAT", ExchangeFormat.allCases.map(\.rawValue) + ["dot"]),
    help: "what to write where -o has no suffix that tells")

  static let export = Command(
    name: "export", summary: "write a graph for another program",
    discussion: [
      "Formats: json and jsonl (readable back), graphml (readable back; networkx, yEd, Cytoscape), "
        + "gexf (Gephi), csv (two files, for Neo4j's importer), cypher (Neo4j), ftm "
        + "(FollowTheMoney), jsonld and turtle (linked data), mermaid (Markdown), dot (Graphviz).",
      "csv writes NAME.nodes.csv and NAME.edges.csv for -o NAME.csv.",
    ],
    arguments: [Argument("GRAPH", help: "a graph in JSON, or '-' for standard input")],
    flags: [.output, format],
    examples: [
      Example("entente export news.json -o news.gexf", "for Gephi"),
      Example("entente export news.json -o news.csv", "two tables for Neo4j"),
      Example("entente export news.json --format turtle", "linked data on standard output"),
    ]
  ) { call in
    let path = call.text(.output).flatMap { $0 == "-" ? nil : $0 }
    let isDOT =
      call.text(format).map { $0 == "dot" } ?? path.map { RenderFormat(path: $0) == .dot } ?? false
    let chosen =
      call.text(format).flatMap { ExchangeFormat(rawValue: $0) }
      ?? path.flatMap { ExchangeFormat(path: $0) }
    guard isDOT || chosen != nil else {
      throw call.usageError(
        path.map { "\($0): no format has this suffix; choose one with --format" }
          ?? "choose a format with --format, or name a file with -o")
    }
    let graph = try GraphFile(call.arguments[0]).read()
    let files: [ExportedFile]
    if !isDOT, let chosen {
      files = GraphExporter.export(graph, as: chosen)
    } else {
      files = [ExportedFile(part: "", bytes: Array(DOTWriter().write(graph).utf8))]
    }
    guard let path else {
      if files.count > 1 {
        throw call.usageError("csv is two files: name them with -o NAME.csv")
      }
      for file in files { try call.output.write(file.bytes) }
      return .success
    }
    for file in files {
      try AtomicFile.write(file.bytes, to: file.part.isEmpty ? path : file.path(beside: path))
    }
    return .success
  }
}
