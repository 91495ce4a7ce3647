/// Gives an all-capitals headline the letters its words have in the body, since capitals alone tell
/// the language model nothing.
enum HeadlineCase {
  /// Changes letters of the first line alone, one for one.
  static func restore(_ text: inout ScalarBuffer) {
    let end = text.scalars.firstIndex(of: "\n") ?? text.scalars.count
    guard isAllCapitals(text.scalars[..<end]), end < text.scalars.count else { return }
    let forms = forms(in: text.scalars[end...])
    for word in words(of: text.scalars[..<end]) {
      let lower = lowered(text.scalars[word])
      var shown = forms[lower] ?? lower
      // "UKRAINE'S" is "Ukraine's".
      let isPossessive =
        lower == "s" && word.lowerBound > 0
        && "'’".unicodeScalars.contains(
          text.scalars[word.lowerBound - 1])
      if isPossessive {
        shown = "s"
      } else if forms[lower] == nil {
        shown = String(shown.prefix(1)).uppercased() + shown.dropFirst()
      }
      let scalars = Array(shown.unicodeScalars)
      guard scalars.count == word.count else { continue }
      text.scalars.replaceSubrange(word, with: scalars)
    }
  }

  private static func isAllCapitals(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    guard line.count <= 300 else { return false }
    let letters = line.filter(\.isLetter)
    return letters.count >= 8 && words(of: line).count >= 3
      && letters.allSatisfy(\.properties.isUppercase)
  }

  /// The form a word has most often in the body, by its lower-case letters; words that begin a
  /// sentence tell nothing and are left out.
  private static func forms(in body: ArraySlice<Unicode.Scalar>) -> [String: String] {
    var counts: [String: [String: Int]] = [:]
    for word in words(of: body) {
      let before = body[..<word.lowerBound].last { $0 != " " && $0 != "\n" }
      let beginsSentence = before.map { ".!?\"“:".unicodeScalars.contains($0) } ?? true
      guard !beginsSentence else { continue }
      counts[lowered(body[word]), default: [:]][string(body[word]), default: 0] += 1
    }
    return counts.compactMapValues { forms in
      forms.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
  }

  private static func words(of scalars: ArraySlice<Unicode.Scalar>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for i in scalars.indices {
      let scalar = scalars[i]
      let isPart = scalar.isLetter || (start != nil && scalar == ".")
      if isPart, start == nil { start = i }
      if !isPart, let begun = start {
        words.append(begun..<i)
        start = nil
      }
    }
    if let start { words.append(start..<scalars.endIndex) }
    return words
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func lowered(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    string(scalars).lowercased()
  }
}
