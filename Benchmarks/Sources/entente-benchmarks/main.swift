import Foundation
import Linguistics

/// Drives the language runtime for the parity script and the speed comparison.
///
/// ```
/// entente-benchmarks annotate MODEL < texts.jsonl > tokens.jsonl    one document a line
/// entente-benchmarks speed MODEL ROUNDS < texts.jsonl               tokens a second
/// ```
/// A line in is a JSON string; `Benchmarks/parity/compare.py` writes them.
func readTexts() throws -> [String] {
  let data = FileHandle.standardInput.readDataToEndOfFile()
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
  guard arguments.count >= 2 else {
    FileHandle.standardError.write(
      Data("usage: entente-benchmarks annotate|speed MODEL [ROUNDS] < texts.jsonl\n".utf8))
    exit(64)
  }
  var model: LanguageModel?
  let load = try seconds { model = try LanguageModel(contentsOf: arguments[1]) }
  guard let model else { return }
  let texts = try readTexts()
  switch arguments[0] {
  case "annotate":
    for document in model.annotate(texts) { print(line(document)) }
  case "speed":
    for round in 0..<(arguments.count > 2 ? Int(arguments[2]) ?? 3 : 3) {
      var tokens = 0
      let time = seconds { for d in model.annotate(texts) { tokens += d.count } }
      print(
        "round \(round): \(tokens) tokens, \(time) s, \(Int(Double(tokens) / time)) tokens/s, load \(load) s"
      )
    }
  default: exit(64)
  }
}

do {
  try run(Array(CommandLine.arguments.dropFirst()))
} catch {
  FileHandle.standardError.write(Data("entente-benchmarks: \(error)\n".utf8))
  exit(2)
}
