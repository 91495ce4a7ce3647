/// Breaks a label into lines that read well in a node or on an arrow.
enum LabelWrapping {
  /// Lines of at most `width` columns where words allow, never over `lines` of them; what is left
  /// over ends in an ellipsis. A wide (East Asian) character counts two columns.
  static func wrap(_ text: String, width: Int, lines limit: Int = 4) -> [String] {
    var lines: [String] = []
    var line = ""
    var columns = 0
    for word in text.split(whereSeparator: \.isWhitespace) {
      for piece in pieces(of: word, width: width) {
        let size = self.columns(of: piece)
        if columns > 0 && columns + 1 + size > width {
          lines.append(line)
          line = ""
          columns = 0
        }
        if columns > 0 {
          line += " "
          columns += 1
        }
        line += piece
        columns += size
      }
    }
    if columns > 0 || lines.isEmpty { lines.append(line) }
    if lines.count > limit {
      lines.removeSubrange(limit...)
      lines[limit - 1] += " …"
    }
    return balanced(lines, width: width)
  }

  /// A last line of one short word moves nothing; two lines of even length read better than a
  /// long and a short one.
  private static func balanced(_ lines: [String], width: Int) -> [String] {
    guard lines.count == 2 else { return lines }
    let words = (lines[0] + " " + lines[1]).split(separator: " ").map(String.init)
    guard words.count > 2 else { return lines }
    var best = lines
    var least = max(columns(of: lines[0]), columns(of: lines[1]))
    for cut in 1..<words.count {
      let a = words[..<cut].joined(separator: " ")
      let b = words[cut...].joined(separator: " ")
      let longest = max(columns(of: a), columns(of: b))
      if longest < least { (best, least) = ([a, b], longest) }
    }
    return best
  }

  /// A word longer than a line is cut, at a hyphen where it has one.
  private static func pieces(of word: Substring, width: Int) -> [String] {
    guard columns(of: String(word)) > width else { return [String(word)] }
    var pieces: [String] = []
    var piece = ""
    var size = 0
    for character in word {
      let wide = columns(of: String(character))
      if size + wide > width {
        pieces.append(piece)
        piece = ""
        size = 0
      }
      piece.append(character)
      size += wide
      if character == "-" && size > width / 2 {
        pieces.append(piece)
        piece = ""
        size = 0
      }
    }
    if size > 0 { pieces.append(piece) }
    return pieces
  }

  static func columns(of text: String) -> Int {
    text.reduce(0) { sum, character in
      switch character.unicodeScalars.first!.value {
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        sum + 2
      default: sum + 1
      }
    }
  }
}
