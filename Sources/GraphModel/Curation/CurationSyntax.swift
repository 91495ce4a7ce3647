/// The words of a curation file's lines.
enum CurationSyntax {
  private static let verbs = ["merge", "split", "rename", "kind", "reject"]

  /// The rule on a line; nil when it is empty or a comment.
  static func rule(_ text: String, line: Int) throws(GraphModelError) -> CurationRule? {
    let words = try words(of: text, line: line)
    guard let verb = words.first?.text, !words[0].isQuoted else {
      if words.isEmpty { return nil }
      throw .invalidRule(line: line, "a rule starts with \(verbs.joined(separator: ", "))")
    }
    let rest = words.dropFirst()
    let arrow = rest.lastIndex { $0.isMark("->") }
    let left = rest[..<(arrow ?? rest.endIndex)]
    let right = arrow.map { rest[($0 + 1)...] }
    func need(_ words: ArraySlice<Word>?, _ syntax: String) throws(GraphModelError) -> String {
      let name = (words ?? []).map(\.text).joined(separator: " ")
      if name.isEmpty { throw .invalidRule(line: line, "write it as: \(syntax)") }
      return name
    }

    switch verb {
    case "merge":
      let syntax = "merge NAME -> NAME"
      return CurationRule(.merge(try need(left, syntax), into: try need(right, syntax)), line: line)
    case "rename":
      let syntax = "rename NAME -> NAME"
      return CurationRule(.rename(try need(left, syntax), to: try need(right, syntax)), line: line)
    case "kind":
      let syntax = "kind NAME -> person|state|organization"
      let name = try need(left, syntax)
      guard let kind = EntityKind(rawValue: try need(right, syntax)) else {
        throw .invalidRule(line: line, "write it as: \(syntax)")
      }
      return CurationRule(.kind(name, kind), line: line)
    case "split":
      let syntax = "split NAME in DOCUMENT -> NAME, or split NAME as \"TEXT\" -> NAME"
      guard let mark = left.lastIndex(where: { $0.isMark("in") || $0.isMark("as") }) else {
        throw .invalidRule(line: line, "write it as: \(syntax)")
      }
      let name = try need(left[..<mark], syntax)
      let place = try need(left[(mark + 1)...], syntax)
      let other = try need(right, syntax)
      return CurationRule(
        left[mark].text == "in"
          ? .splitDocument(name, document: place, to: other)
          : .splitMentions(name, text: place, to: other), line: line)
    case "reject":
      let syntax = "reject NAME, or reject edge ID"
      if arrow != nil { throw .invalidRule(line: line, "write it as: \(syntax)") }
      if left.first?.isMark("edge") == true, left.count == 2 {
        return CurationRule(.rejectEdge(left[left.startIndex + 1].text), line: line)
      }
      return CurationRule(.reject(try need(left, syntax)), line: line)
    default:
      let hint = NearestSpelling(among: verbs).suggestion(for: verb)
      throw .invalidRule(
        line: line, "no rule '\(verb)'\(hint); a rule starts with \(verbs.joined(separator: ", "))")
    }
  }

  /// A name as a rule has it: in quotes where it could be read as something else.
  static func written(_ name: String) -> String {
    let marks: Set<Substring> = ["->", "in", "as", "edge"]
    let words = name.split(separator: " ", omittingEmptySubsequences: false)
    let isPlain =
      !name.isEmpty && !words.contains { $0.isEmpty || marks.contains($0) || $0.hasPrefix("#") }
      && !name.contains { $0 == "\"" || $0 == "\\" || ($0.isWhitespace && $0 != " ") }
    if isPlain { return name }
    var text = "\""
    for character in name {
      switch character {
      case "\"", "\\": text += "\\\(character)"
      // A rule is one line, whatever is in a name.
      case _ where character.isNewline: text += " "
      default: text.append(character)
      }
    }
    return text + "\""
  }

  private struct Word {
    var text: String
    var isQuoted: Bool

    func isMark(_ mark: String) -> Bool { !isQuoted && text == mark }
  }

  private static func words(of line: String, line number: Int) throws(GraphModelError) -> [Word] {
    var words: [Word] = []
    var rest = Substring(line)
    while let first = rest.first {
      if first.isWhitespace {
        rest = rest.dropFirst()
      } else if first == "#" {
        break
      } else if first == "\"" {
        rest = rest.dropFirst()
        var text = ""
        var isClosed = false
        while let character = rest.popFirst() {
          if character == "\"" {
            isClosed = true
            break
          }
          if character == "\\", let next = rest.popFirst() {
            text.append(next)
          } else {
            text.append(character)
          }
        }
        if !isClosed { throw .invalidRule(line: number, "a quote is not closed") }
        words.append(Word(text: text, isQuoted: true))
      } else {
        let text = rest.prefix { !$0.isWhitespace }
        rest = rest[text.endIndex...]
        words.append(Word(text: String(text), isQuoted: false))
      }
    }
    return words
  }
}
