import GraphModel

/// Quoting for the DOT language.
///
/// DOT's reader undoes `\"` alone and leaves `\\` to whoever uses the attribute, so a backslash is
/// written `\\` everywhere: in labels and tooltips Graphviz draws one, in names and metadata a
/// reader sees two. Graphviz also expands character entities (`&lt;`), so `&` is written `&amp;` in
/// what it draws.
enum DOTText {
  /// A quoted string for names and metadata.
  static func quoted(_ text: String) -> String {
    var out = "\""
    append(text, entities: false, to: &out)
    return out + "\""
  }

  /// A quoted string for what Graphviz draws: labels, tooltips, links.
  static func drawn(_ text: String) -> String {
    var out = "\""
    append(text, entities: true, to: &out)
    return out + "\""
  }

  private static func append(_ text: String, entities: Bool, to out: inout String) {
    if isPlain(text) {
      out += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "&": out += entities ? "&amp;" : "&"
      default: out.unicodeScalars.append(isSafe(scalar) ? scalar : " ")
      }
    }
  }

  /// Whether text is ASCII without anything that DOT, XML or HTML would want escaped: nearly all
  /// of it is, and takes a tenth of the time when it is not rewritten scalar by scalar.
  static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case 0..<0x20, 0x7F...0xFF, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "&"),
        UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "'"):
        false
      default: true
      }
    }
  }

  /// Text for an HTML-like label.
  static func markup(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      default: out.unicodeScalars.append(isSafe(scalar) ? scalar : " ")
      }
    }
    return out
  }

  /// Text for an SVG or a page: what is not safe is a space, line breaks stay, markup is escaped.
  static func xml(_ text: String) -> String {
    if isPlain(text) { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      out.append(scalar == "\n" || isSafe(scalar) ? scalar : " ")
    }
    return XMLEscaping.escaped(String(out))
  }

  /// False for what XML 1.0 forbids, and for invisible characters that reorder or hide other text.
  static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFF: false
    case 0x1FFFE...0x10FFFF where scalar.value & 0xFFFE == 0xFFFE: false
    default: true
    }
  }
}
