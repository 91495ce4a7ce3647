import Entente

extension Command {
  static let extract = Command(
    name: "extract", summary: "read articles in JSON Lines, write the graph of each on a line",
    discussion: [
      """
      Reads {"id","text","title"?,"date"?,"url"?} a line from INPUT or standard input and writes one \
      graph of one document a line, in the order of the input. Memory stays bounded, and a slow \
      reader of the output stops the reading.
      """,
      """
      A line that gives no article becomes an error record with its id and line number, and the run \
      goes on; with --strict the exit code then is 2. Offsets count the code points of the text as \
      given.
      """,
      """
      --resume continues the file of -o: complete lines are kept, a line that an interruption cut \
      is written anew. The input must be the same.
      """,
    ],
    arguments: [
      Argument("INPUT", .optional, help: "a file of JSON Lines, or - for standard input")
    ],
    flags: [.output, .jobs, .strict, .resume, .model, .kb, .lexicon],
    examples: [
      Example("entente extract < articles.jsonl > graphs.jsonl", "graphs of an archive"),
      Example(
        "entente extract articles.jsonl.gz -o graphs.jsonl --resume", "go on after an interruption"),
    ]
  ) { call in
    try ExtractRun(call).run()
  }
}

extension Flag {
  static let jobs = Flag(
    "jobs", short: "j", value: .integer("N", 1...1024),
    help: "work on N threads; as many as processors unless given")
  static let strict = Flag("strict", help: "end with exit code 2 when a document failed")
  static let resume = Flag("resume", help: "continue the file of --output after an interruption")
}

/// One run of `entente extract`.
private struct ExtractRun {
  private let call: Invocation
  private let input: String?
  private let output: String?

  init(_ call: Invocation) throws {
    self.call = call
    input = call.arguments.first.flatMap { $0 == "-" ? nil : $0 }
    output = call.text(.output).flatMap { $0 == "-" ? nil : $0 }
    if call.isSet(.resume), output == nil {
      throw call.usageError("--resume needs --output: standard output cannot be continued")
    }
  }

  func run() throws -> ExitCode {
    let bytes = try ArticleInput.bytes(of: input)
    let sink = try LineSink(path: output, continuing: call.isSet(.resume), output: call.output)
    let source = JSONLinesSource(bytes, input: input, skipping: sink.linesKept)
    let preloading = ArticleAnalyzer.preload()
    defer { preloading.wait() }
    // The small file first: what is wrong with it shows at once.
    let extractor = try call.relationExtractor()
    let analyzer = try ArticleAnalyzer(
      model: call.languageModel(), linker: EntityLinker(knowledge: call.knowledge()),
      extractor: extractor)
    let progress = ProgressLine("reading", unit: "articles", total: nil, messages: call.messages)
    let messages = call.messages
    let corpus = CorpusExtractor(analyzer: analyzer, jobs: call.jobs)
    let summary = corpus.run(
      source,
      encode: { extraction -> EncodedLine in
        if case .failure(let failure) = extraction {
          return EncodedLine(bytes: extraction.jsonLine, complaint: failure.description)
        }
        return EncodedLine(bytes: extraction.jsonLine, complaint: nil)
      },
      write: { lines, _ in
        for complaint in lines.compactMap(\.complaint) { messages.fail(complaint) }
        progress.advance(by: lines.count)
        return sink.write(lines.flatMap(\.bytes))
      })
    progress.finish()
    try sink.close()
    if summary.failures > 0 {
      messages.warn(
        "\(summary.failures) of \(summary.documents + summary.failures) documents failed")
    }
    return summary.failures > 0 && call.isSet(.strict) ? .failure : .success
  }
}

/// A line of output, and what a person should hear of it.
private struct EncodedLine: Sendable {
  let bytes: [UInt8]
  let complaint: String?
}
