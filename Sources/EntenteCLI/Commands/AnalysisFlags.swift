import Entente

extension Flag {
  static let model = Flag(
    "model", value: .file("MODEL"),
    help: "the language model: its folder, or its name among those installed")
}

extension Invocation {
  /// Threads to work on: `--jobs`, else one a processor.
  var jobs: Int { integer(.jobs) ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// The language model that `--model` names, else the one that is found first.
  func languageModel() throws -> LanguageModel {
    try LanguageModel(contentsOf: try ModelLibrary.locate(text(.model)))
  }
}

extension Invocation {
  /// Writes what `lines` makes of each article of the JSON Lines that the first argument names, or of
  /// standard input; an article that cannot be read is told of and the rest goes on.
  func analyzeEach(_ lines: (ArticleAnalyzer, Article) throws -> [UInt8]) throws -> ExitCode {
    let input = arguments.first.flatMap { $0 == "-" ? nil : $0 }
    var source = JSONLinesSource(try ArticleInput.bytes(of: input), input: input)
    let analyzer = try ArticleAnalyzer(
      model: languageModel(), linker: EntityLinker(knowledge: knowledge()))
    var failures = 0
    while let item = source.next() {
      switch item {
      case .article(let article): try output.write(lines(analyzer, article))
      case .failure(let failure):
        failures += 1
        messages.fail(failure.description)
      }
    }
    return failures > 0 ? .failure : .success
  }
}

/// The bytes that a path stands for, unpacked where they are gzip.
enum ArticleInput {
  /// - Parameter path: nil for standard input.
  static func bytes(of path: String?) throws -> GzipSource {
    guard let path else { return GzipSource(FileSource.standardInput, name: "standard input") }
    return GzipSource(try FileSource(path: path), name: path)
  }
}
