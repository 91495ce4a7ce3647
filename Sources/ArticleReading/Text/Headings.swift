/// Parts headlines and subheadings from the sentences they run into, since the language model reads
/// "Change of course The chancellor said" as one sentence with two subjects.
enum Headings {
  /// Puts the headline, every line that ends a sentence, and subheadings that stand within a line
  /// into paragraphs of their own. Lines that a wrap may have ended stay joined.
  static func parted(_ text: ScalarBuffer) -> ScalarBuffer {
    let breaks = lineBreaks(text.scalars) + subheadings(text.scalars)
    guard !breaks.isEmpty else { return text }
    var out = ScalarBuffer(reserving: text.scalars.count + 2 * breaks.count)
    var copied = 0
    for place in breaks.sorted() {
      for i in copied..<place { out.append(text.scalars[i], text.origins[i]) }
      // A line feed that is there already counts as one of the two.
      if place == 0 || text.scalars[place - 1] != "\n" {
        out.append("\n", text.origins[place - 1])
      }
      out.append("\n", text.origins[place - 1])
      copied = place
    }
    for i in copied..<text.scalars.count { out.append(text.scalars[i], text.origins[i]) }
    return out
  }

  // MARK: Lines

  /// Indices after single line feeds that part a headline, or one paragraph from the next.
  private static func lineBreaks(_ scalars: [Unicode.Scalar]) -> [Int] {
    var breaks: [Int] = []
    var lineStart = 0
    var isFirst = true
    for i in scalars.indices where scalars[i] == "\n" {
      defer { lineStart = i + 1 }
      guard i > lineStart else { continue }
      let isBlankNext = i + 1 >= scalars.count || scalars[i + 1] == "\n"
      defer { isFirst = false }
      guard !isBlankNext, startsSentence(scalars[(i + 1)...]) else { continue }
      let line = scalars[lineStart..<i]
      if endsSentence(line) || (isFirst && isHeadline(line, scalars[(i + 1)...])) {
        breaks.append(i + 1)
      }
    }
    return breaks
  }

  /// A line of a wrapped text is about as long as the next; a headline is shorter.
  private static func isHeadline(
    _ line: ArraySlice<Unicode.Scalar>, _ rest: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    line.count <= 160 && rest.prefix { $0 != "\n" }.count * 3 > line.count * 4
  }

  private static func startsSentence(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = text.first(where: { !quotes.contains($0) && $0 != " " }) else { return false }
    return first.properties.isUppercase || ("0"..."9").contains(first)
  }

  private static func endsSentence(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let last = line.last(where: { !quotes.contains($0) && $0 != " " && $0 != ")" }) else {
      return false
    }
    return [".", "!", "?"].contains(last)
  }

  // MARK: Subheadings within a line

  /// Indices where a subheading begins and where the sentence behind it begins.
  private static func subheadings(_ scalars: [Unicode.Scalar]) -> [Int] {
    var breaks: [Int] = []
    var i = 0
    while i < scalars.count {
      guard [".", "!", "?"].contains(scalars[i]) else {
        i += 1
        continue
      }
      i += 1
      while i < scalars.count, quotes.contains(scalars[i]) || scalars[i] == ")" { i += 1 }
      guard i + 1 < scalars.count, scalars[i] == " ", let end = headingEnd(scalars, from: i + 1)
      else { continue }
      breaks += [i + 1, end]
      i = end
    }
    return breaks
  }

  /// Where the sentence behind a heading that begins at `start` begins; nil where no heading does.
  ///
  /// A heading has two to nine words and no stop; what follows opens with a word that has a capital
  /// nowhere but at the beginning of a sentence ("The", "But", "In").
  private static func headingEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
    guard startsSentence(scalars[start...].prefix(3)) else { return nil }
    var at = start
    var previous = ""
    for count in 0...9 {
      let end = scalars[at...].prefix(40).firstIndex { $0 == " " || $0 == "\n" } ?? scalars.count
      guard end > at, end < scalars.count, scalars[end] == " " else { return nil }
      var word = scalars[at..<end]
      if count > 1, word.first!.properties.isUppercase, follows(previous),
        openers.contains(String(String.UnicodeScalarView(word)).lowercased())
      {
        return at
      }
      // "We will go," is a quotation.
      if word.contains(","), word.last != "," { return nil }
      while let last = word.last, quotes.contains(last) || last == "," { word.removeLast() }
      while let first = word.first, quotes.contains(first) { word.removeFirst() }
      guard !word.isEmpty, !word.contains(where: { [".", "!", "?", ";", ":"].contains($0) }) else {
        return nil
      }
      previous = String(String.UnicodeScalarView(word))
      at = end + 1
    }
    return nil
  }

  /// Whether a heading may end in the word: no name, and nothing that asks for a word more.
  private static func follows(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first, first.properties.isLowercase else { return false }
    return !unfinished.contains(word)
  }

  private static let quotes: Set<Unicode.Scalar> = ["\"", "'", "“", "”", "‘", "’"]

  private static let openers: Set<String> = [
    "a", "according", "after", "also", "although", "an", "and", "another", "as", "at", "because",
    "before", "both", "but", "by", "despite", "during", "earlier", "even", "for", "from", "he",
    "her", "his", "how", "however", "if", "in", "it", "its", "last", "many", "meanwhile", "most",
    "now", "of", "on", "only", "our", "she", "since", "so", "some", "such", "that", "the", "their",
    "then", "there", "these", "they", "this", "those", "though", "to", "under", "until", "we",
    "what", "when", "while", "with", "without", "yet",
  ]

  /// Words before which a title may stand ("the daily The Irish Times", "vitamin A") or after which
  /// no heading ends.
  private static let unfinished: Set<String> = [
    "a", "about", "after", "against", "an", "and", "as", "at", "band", "between", "book", "but",
    "by", "called", "calls", "class", "daily", "film", "for", "from", "grade", "group", "hepatitis",
    "in", "into", "is", "magazine", "movie", "musical", "named", "newspaper", "novel", "of", "on",
    "or", "over", "paper", "play", "programme", "report", "reported", "reports", "said", "say",
    "says", "series", "show", "site", "song", "tabloid", "tells", "the", "titled", "to", "told",
    "type", "vitamin", "was", "website", "weekly", "were", "with", "wrote",
  ]
}
