/// Text for XML 1.0 and HTML, in the exchange formats, drawings and the page.
package enum XMLEscaping {
  /// Markup as references, white space that parsers would change too; what XML cannot hold as
  /// U+FFFD.
  package static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\t": out += "&#9;"
      case "\n": out += "&#10;"
      case "\r": out += "&#13;"
      default: out.unicodeScalars.append(allows(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return out
  }

  /// Whether XML 1.0 has this character: its production `Char`.
  package static func allows(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  package static func allows(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { allows($0) }
  }
}
