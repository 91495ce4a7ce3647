import Foundation
import Linguistics

/// Drives the language runtime for the scripts of `parity`, `speed` and `growth`.
///
/// ```
/// entente-benchmarks annotate MODEL < texts.jsonl > tokens.jsonl    one document a line
/// entente-benchmarks count MODEL < texts.jsonl                      tokens and seconds of each
/// entente-benchmarks rounds MODEL TEXTS.jsonl                       see SpeedRounds
/// entente-benchmarks load MODEL                                     seconds to load
/// entente-benchmarks peak                                           what one core could do
/// ```
/// A text is a JSON string on a line.
func readTexts(_ path: String? = nil) throws -> [String] {
  let data =
    try path.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    ?? FileHandle.standardInput.readDataToEndOfFile()
  let decoder = JSONDecoder()
  return try data.split(separator: 0x0A).map { try decoder.decode(String.self, from: Data($0)) }
}

func seconds(_ body: () throws -> Void) rethrows -> Double {
  let duration = try ContinuousClock().measure(body)
  return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}

func quoted(_ text: String) -> String {
  String(decoding: (try? JSONEncoder().encode(text)) ?? Data("\"\"".utf8), as: UTF8.self)
}

func line(_ document: Document) -> String {
  func list<T>(_ values: some Sequence<T>, _ text: (T) -> String) -> String {
    "[" + values.map(text).joined(separator: ",") + "]"
  }
  return "{\"starts\":\(list(document.byteStarts) { "\($0)" })"
    + ",\"ends\":\(list(document.byteEnds) { "\($0)" })"
    + ",\"tags\":\(list(document.tags) { quoted($0.rawValue) })"
    + ",\"pos\":\(list(document.partsOfSpeech) { quoted($0.rawValue) })"
    + ",\"lemmas\":\(list(document.lemmas, quoted))"
    + ",\"heads\":\(list(document.heads) { "\($0)" })"
    + ",\"deps\":\(list(document.dependencies) { quoted($0.rawValue) })"
    + ",\"sents\":\(list(document.sentences) { "\($0.lowerBound)" })"
    + ",\"ents\":\(list(document.names) { "[\($0.tokens.lowerBound),\($0.tokens.upperBound),\(quoted($0.label.rawValue))]" })}"
}

func run(_ arguments: [String]) throws {
  if arguments == ["peak"] { return SpeedRounds.sayPeak() }
  guard arguments.count >= 2 else {
    FileHandle.standardError.write(
      Data("usage: entente-benchmarks annotate|count|rounds|load|peak [MODEL] [TEXTS]\n".utf8))
    exit(64)
  }
  var model: LanguageModel?
  let load = try seconds { model = try LanguageModel(contentsOf: arguments[1]) }
  guard let model else { return }
  switch arguments[0] {
  case "load": print(load)
  case "annotate":
    for document in model.annotate(try readTexts()) { print(line(document)) }
  case "count":
    for text in try readTexts() {
      var tokens = 0
      let time = seconds { tokens = model.annotate(text).count }
      print("{\"tokens\":\(tokens),\"seconds\":\(time)}")
      fflush(nil)
    }
  case "rounds":
    let texts = try readTexts(arguments.count > 2 ? arguments[2] : nil)
    SpeedRounds(model: model, texts: texts).serve()
  default: exit(64)
  }
}

do {
  try run(Array(CommandLine.arguments.dropFirst()))
} catch {
  FileHandle.standardError.write(Data("entente-benchmarks: \(error)\n".utf8))
  exit(2)
}
