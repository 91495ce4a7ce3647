/// Columns a terminal gives to text: 0 for marks that combine, 2 for East Asian wide characters.
enum DisplayWidth {
  /// Columns of a character: those of its widest scalar, so that an emoji built of several counts
  /// once.
  static func of(_ character: Character) -> Int {
    character.unicodeScalars.reduce(0) { max($0, of($1)) }
  }

  /// Columns of a line without control characters.
  static func of(_ text: some StringProtocol) -> Int {
    let ascii = text.utf8.allSatisfy { $0 < 0x80 }
    return ascii ? text.utf8.count : text.reduce(0) { $0 + of($1) }
  }

  /// The longest beginning of `text` that fits in `columns`, with "…" for what is left out.
  static func cut(_ text: String, to columns: Int) -> String {
    if of(text) <= columns { return text }
    if columns < 1 { return "" }
    var width = 0
    var result = ""
    for character in text {
      width += of(character)
      if width > columns - 1 { break }
      result.append(character)
    }
    return result + "…"
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(scalar) ? 2 : 1
    }
  }

  /// Wide and full-width of Unicode's East Asian Width (UAX #11), in blocks.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
      0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
      true
    default:
      scalar.properties.isEmojiPresentation
    }
  }
}
