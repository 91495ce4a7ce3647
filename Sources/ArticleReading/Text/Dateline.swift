/// The place, day and agency that open a report: "MOSCOW, Dec 30 (Agency) -".
struct Dateline {
  /// Index of the first scalar after the dateline and the space that follows it.
  let end: Int
  /// The day, ISO 8601; nil where the dateline names no year.
  let date: String?

  /// The dateline that a paragraph begins with; nil when there is none.
  ///
  /// A place in capitals (or a place followed by an agency in parentheses), then at most 80
  /// characters, then a dash with a space on each side or two hyphens.
  init?(_ paragraph: ArraySlice<Unicode.Scalar>) {
    let head = paragraph.prefix(90)
    guard let dash = Dateline.dash(in: head) else { return nil }
    let front = head[..<dash.lowerBound]
    guard Dateline.isPlace(front) else { return nil }
    end = dash.upperBound
    var text = String.UnicodeScalarView()
    text.append(contentsOf: front)
    date = PublicationDate.iso8601(String(text))
  }

  /// Puts every dateline into a paragraph of its own, so that the first sentence begins where it
  /// begins.
  static func detached(_ text: ScalarBuffer) -> ScalarBuffer {
    var out = ScalarBuffer(reserving: text.scalars.count + 2)
    var copied = 0
    var start = 0
    // A dateline opens the first paragraph after headline and byline, not a later one.
    for _ in 0..<6 {
      while start < text.scalars.count, [" ", "\n"].contains(text.scalars[start]) { start += 1 }
      guard start < text.scalars.count else { break }
      if let dateline = Dateline(text.scalars[start...]), dateline.end < text.scalars.count {
        copy(text, copied..<dateline.end, to: &out)
        let place = text.origins[dateline.end - 1]
        out.append("\n", place)
        out.append("\n", place)
        copied = dateline.end
        break
      }
      guard let lineEnd = text.scalars[start...].firstIndex(of: "\n") else { break }
      start = lineEnd + 1
    }
    guard copied > 0 else { return text }
    copy(text, copied..<text.scalars.count, to: &out)
    return out
  }

  /// Whether a one-line text could begin with a dateline; may say yes for nothing.
  static func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let head = bytes.prefix(90)
    return zip(head, head.dropFirst()).contains { $0 == 0x2D && ($1 == 0x2D || $1 == 0x20) }
  }

  private static func copy(_ text: ScalarBuffer, _ range: Range<Int>, to out: inout ScalarBuffer) {
    for i in range { out.append(text.scalars[i], text.origins[i]) }
  }

  /// The dash and the spaces around it.
  private static func dash(in head: ArraySlice<Unicode.Scalar>) -> Range<Int>? {
    for i in head.indices.dropFirst(2) {
      guard "-–—".unicodeScalars.contains(head[i]) else {
        if head[i] == "\n" { return nil }
        continue
      }
      let double = i + 1 < head.endIndex && head[i] == "-" && head[i + 1] == "-"
      var after = i + (double ? 2 : 1)
      let spaced = after < head.endIndex && head[after] == " "
      guard double || head[i] != "-" || (spaced && head[i - 1] == " ") else { continue }
      while after < head.endIndex, head[after] == " " { after += 1 }
      var before = i
      while before > head.startIndex, head[before - 1] == " " { before -= 1 }
      return before..<after
    }
    return nil
  }

  private static func isPlace(_ front: ArraySlice<Unicode.Scalar>) -> Bool {
    let word = front.prefix { $0.properties.isAlphabetic || $0 == "." || $0 == "-" || $0 == "'" }
    let letters = word.filter(\.properties.isAlphabetic)
    guard letters.count >= 3, let first = letters.first, first.properties.isUppercase else {
      return false
    }
    if letters.allSatisfy(\.properties.isUppercase) { return true }
    // "Moscow (Agency) -"
    return front.last == ")" && front.count { $0 == " " } <= 5 && front.contains("(")
  }
}
