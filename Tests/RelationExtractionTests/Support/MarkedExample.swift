import Foundation
import Testing

/// One example of `Tests/Fixtures/relations`: what it shows, its sentences, and what is expected.
///
/// A file holds examples separated by empty lines. `= ` starts one and says what it shows, `# ` is a
/// comment, `date ` the publication day, lines with slashes are sentences, `person`, `state`,
/// `organization` and `group` mark entities, `> ` is an expectation.
struct MarkedExample: Sendable, CustomTestStringConvertible {
  var title: String
  /// `file:line`, to be found again.
  var place: String
  var date: String?
  var sentences: [String] = []
  var entities: [String] = []
  var expected: [String] = []

  var testDescription: String { "\(title) (\(place))" }
  var document: MarkedDocument { MarkedDocument(sentences) }

  /// The examples of a file; none where it cannot be read, which the tests notice.
  static func examples(in name: String) -> [MarkedExample] {
    var found: [MarkedExample] = []
    for (index, line) in fixture(name).split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let word = line.prefix { $0 != " " }
      let rest = String(line.dropFirst(word.count + 1))
      if word == "=" {
        found.append(MarkedExample(title: rest, place: "\(name):\(index + 1)"))
        continue
      }
      guard !found.isEmpty, !line.isEmpty, word != "#" else { continue }
      let last = found.count - 1
      switch word {
      case "date": found[last].date = rest
      case ">": found[last].expected.append(rest)
      case "person", "state", "organization", "group": found[last].entities.append(String(line))
      default: found[last].sentences.append(String(line))
      }
    }
    return found
  }

  /// The text of a file in `Tests/Fixtures/relations`; empty where it cannot be read.
  static func fixture(_ name: String, source: String = #filePath) -> String {
    let folder = URL(fileURLWithPath: source).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appendingPathComponent("Fixtures/relations/\(name)")
    return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }
}
