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

/// The bytes that a path stands for, unpacked where they are gzip.
enum ArticleInput {
  /// - Parameter path: nil for standard input.
  static func bytes(of path: String?) throws -> GzipSource {
    guard let path else { return GzipSource(FileSource.standardInput, name: "standard input") }
    return GzipSource(try FileSource(path: path), name: path)
  }
}
