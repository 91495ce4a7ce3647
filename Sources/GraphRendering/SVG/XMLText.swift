/// Text for XML and HTML: markup escaped, characters that XML forbids replaced.
enum XMLText {
  static func escaped(_ text: String) -> String {
    if DOTText.isPlain(text) { return text }
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      case "\n": out += "\n"
      default: out.unicodeScalars.append(DOTText.isSafe(scalar) ? scalar : " ")
      }
    }
    return out
  }

  /// For an attribute, where a line break has to be written as a character reference.
  static func attribute(_ text: String) -> String {
    let text = escaped(text)
    guard text.utf8.contains(UInt8(ascii: "\n")) else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "&#10;")
  }
}
