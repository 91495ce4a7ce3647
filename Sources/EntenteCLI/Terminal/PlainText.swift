/// Text from outside made safe to show: what would steer a terminal is replaced by a picture of it.
enum PlainText {
  /// `text` on one line, without control characters: line breaks and tabs become spaces, other C0
  /// controls their picture ("␛"), C1 controls and the marks that turn writing direction "�".
  static func shown(_ text: String) -> String {
    // Nearly all text is printable ASCII and letters: it is passed on as it is.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(shown(scalar)) }
    return String(result)
  }

  /// Text of a format for programs with `\u001b` for what would steer a terminal: the same JSON,
  /// and CSV that is safe to look at. Line breaks and tabs stay.
  static func withEscapes(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 == 0x09 }) { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar == "\n" || scalar == "\t" || shown(scalar) == scalar {
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      } else {
        let code = String(scalar.value, radix: 16)
        result += Array("\\u\(String(repeating: "0", count: 4 - code.count))\(code)".utf8)
      }
    }
    return result
  }

  private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: " "
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: scalar
    }
  }
}
