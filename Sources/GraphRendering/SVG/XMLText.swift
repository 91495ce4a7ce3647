/// Text for XML and HTML: markup escaped, characters that XML forbids replaced.
enum XMLText {
  static func escaped(_ text: String) -> String {
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
    escaped(text).replacing("\n", with: "&#10;")
  }
}
