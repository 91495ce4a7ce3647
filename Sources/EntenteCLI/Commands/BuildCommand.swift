import Entente

extension Command {
  static let build = Command(
    name: "build", summary: "turn articles into a graph, drawn or stored",
    discussion: [
      """
      INPUT is a text file, a web page, Markdown, JSON, JSON Lines, CSV or TSV with a column \
      "text", an RSS or Atom feed, a WARC archive, an e-mail, any of these packed with gzip, a \
      folder of them, a pattern in quotes, an http(s) address, or - for standard input.
      """,
      """
      The suffix of -o says what is written: a drawing (.svg, .png, .pdf, .dot, .html), the graph \
      (.json), or any format of 'entente export'; a stored graph (.entente) grows by what is new. \
      A curation file beside it (news.curation beside news.entente) is applied. Without -o the edges are printed, each with a \
      sentence that says it.
      """,
      """
      What cannot be read is reported, and the run goes on; with --strict the exit code then is 2. \
      When not one article could be read it is 2 in any case.
      """,
    ],
    arguments: [Argument("INPUT", .atLeastOnce, help: "a file, folder, pattern, address, or -")],
    flags: [.jobs, .model, .kb, .lexicon, .inputFormat, .publicationDate, .strict]
      + BuildOutput.flags + RenderFlags.all.filter { $0.name != RenderFlags.format.name },
    examples: [
      Example("entente build article.txt -o article.svg", "an article's graph as a picture"),
      Example("entente build article.txt", "its edges and their sentences"),
      Example("entente build today.jsonl -o news.entente", "add a day to a stored graph"),
      Example("entente build news/ 'archive/*.jsonl.gz' -o news.json", "the graph of a corpus"),
    ]
  ) { call in
    let output = try BuildOutput(call)
    let preloading = ArticleAnalyzer.preload(drawing: output.isDrawn)
    defer { preloading.wait() }
    // The small file first: what is wrong with it shows at once.
    let extractor = try call.relationExtractor()
    let analyzer = try ArticleAnalyzer(
      model: call.languageModel(), linker: EntityLinker(knowledge: call.knowledge()),
      extractor: extractor)
    let source = CorpusSource(
      call.arguments, format: call.text(.inputFormat).flatMap { InputFormat(rawValue: $0) },
      date: call.text(.publicationDate))
    let progress = ProgressLine("reading", unit: "articles", total: nil, messages: call.messages)
    let messages = call.messages
    let summary = CorpusExtractor(analyzer: analyzer, jobs: call.jobs).run(
      source, encode: { $0 },
      write: { extractions, _ in
        for case .failure(let failure) in extractions { messages.fail(failure.description) }
        progress.advance(by: extractions.count)
        return output.take(extractions)
      })
    progress.finish()
    if summary.failures > 0, summary.documents + summary.failures > 1 {
      messages.warn(
        "\(summary.failures) of \(summary.documents + summary.failures) inputs failed")
    }
    if summary.documents == 0, summary.failures > 0 { return .failure }
    let code = try output.finish()
    return summary.failures > 0 && call.isSet(.strict) ? .failure : code
  }
}

extension Flag {
  static let inputFormat = Flag(
    "input-format", value: .choice("FORMAT", InputFormat.allCases.map(\.rawValue)),
    help: "what the inputs are, where name and content do not tell")
  static let publicationDate = Flag(
    "date", value: .day("DATE"), help: "publication day of articles that do not tell it")
}
