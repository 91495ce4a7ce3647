/// Joins the lines of hard-wrapped text, as agency copy and e-mail have it, into paragraphs.
enum LineUnwrapper {
  /// A text counts as wrapped when most lines that another follows directly are of a length that
  /// wrapping gives. Lists, tables and texts with a paragraph a line stay as they are.
  static func unwrapped(_ text: ScalarBuffer) -> ScalarBuffer {
    let lines = Line.lines(of: text.scalars)
    let followed = zip(lines, lines.dropFirst()).filter { !$0.isBlank && $1.continuesBlock }
    guard followed.count >= 2 else { return text }
    let lengths = followed.map(\.0.length).sorted()
    // The width that was wrapped at: nearly the longest line, but for a stray one.
    let width = lengths[lengths.count * 9 / 10]
    let full = lengths.count { $0 * 10 >= width * 7 }
    guard (40...100).contains(width), full * 10 >= lengths.count * 6 else { return text }
    return joined(text, lines, width: width)
  }

  private static func joined(_ text: ScalarBuffer, _ lines: [Line], width: Int) -> ScalarBuffer {
    var out = ScalarBuffer(reserving: text.scalars.count)
    for (index, line) in lines.enumerated() {
      for i in line.content { out.append(text.scalars[i], text.origins[i]) }
      guard line.end < text.scalars.count else { break }
      let breakPlace = text.origins[line.end]
      let next = index + 1 < lines.count ? lines[index + 1] : nil
      guard let next, !line.isBlank, !next.isBlank else {
        out.append("\n", breakPlace)
        continue
      }
      if next.indentation >= 2 && line.indentation < next.indentation {
        // An indented line begins a paragraph.
        out.append("\n", breakPlace)
        out.append("\n", breakPlace)
      } else if next.isItem || line.length * 2 < width {
        out.append("\n", breakPlace)
      } else if !endsInHyphen(text, line) {
        out.append(" ", breakPlace)
      }
    }
    return out
  }

  /// A hyphen inside a word; a dash with a space before it needs its space after too.
  private static func endsInHyphen(_ text: ScalarBuffer, _ line: Line) -> Bool {
    guard line.content.count >= 2 else { return false }
    let last = line.content.upperBound - 1
    return text.scalars[last] == "-" && text.scalars[last - 1].properties.isAlphabetic
  }

  /// A line of the text: its place without white space at its ends, and where its break is.
  private struct Line {
    let content: Range<Int>
    /// Index of the line feed, or of the text's end.
    let end: Int
    let indentation: Int
    /// Whether it begins as an item of a list does.
    let isItem: Bool

    var isBlank: Bool { content.isEmpty }
    var length: Int { content.count }
    var continuesBlock: Bool { !isBlank && indentation < 2 && !isItem }

    static func lines(of scalars: [Unicode.Scalar]) -> [Line] {
      var lines: [Line] = []
      var start = 0
      while start <= scalars.count {
        let end = scalars[start...].firstIndex(of: "\n") ?? scalars.count
        var (low, high) = (start, end)
        while low < high, scalars[low] == " " { low += 1 }
        while high > low, scalars[high - 1] == " " { high -= 1 }
        let marks: [Unicode.Scalar] = ["*", "•", "-", "–", "—", "·"]
        let isItem = high - low > 2 && marks.contains(scalars[low]) && scalars[low + 1] == " "
        lines.append(
          Line(content: low..<high, end: end, indentation: low - start, isItem: isItem))
        start = end + 1
      }
      return lines
    }
  }
}
