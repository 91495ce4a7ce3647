/// Character classes and case mapping as Python's `str` defines them, which spaCy's lexical
/// attributes are written in.
enum PythonText {
  /// `str.isspace` of one character: bidirectional type WS, B or S, or category Zs.
  @inline(__always)
  static func isSpace(_ c: UInt32) -> Bool {
    if c < 0x80 { return c == 0x20 || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F) }
    switch c {
    case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return true
    default: return c >= 0x2000 && c <= 0x200A
    }
  }

  /// `str.isalpha` of one character: any letter category.
  static func isAlphabetic(_ c: UInt32) -> Bool {
    if c < 0x80 { return (c | 0x20) >= 0x61 && (c | 0x20) <= 0x7A }
    guard let scalar = Unicode.Scalar(c) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return false
    }
  }

  /// `str.isupper` of one character.
  static func isUppercase(_ c: UInt32) -> Bool {
    if c < 0x80 { return c >= 0x41 && c <= 0x5A }
    return Unicode.Scalar(c)?.properties.isUppercase ?? false
  }

  /// `str.isdigit` of one character: numeric type digit or decimal.
  static func isDigit(_ c: UInt32) -> Bool {
    if c < 0x80 { return c >= 0x30 && c <= 0x39 }
    switch Unicode.Scalar(c)?.properties.numericType {
    case .decimal, .digit: return true
    default: return false
    }
  }

  /// `\d` of Python's `re`: category Nd.
  static func isDecimal(_ c: UInt32) -> Bool {
    if c < 0x80 { return c >= 0x30 && c <= 0x39 }
    return Unicode.Scalar(c)?.properties.generalCategory == .decimalNumber
  }

  /// `\w` of Python's `re`: `str.isalnum` or the underscore.
  static func isWord(_ c: UInt32) -> Bool {
    if c == 0x5F || isAlphabetic(c) { return true }
    if c < 0x80 { return c >= 0x30 && c <= 0x39 }
    return Unicode.Scalar(c)?.properties.numericType != nil
  }

  /// `str.lower`: full case mapping, with the rule for a capital sigma at a word's end.
  static func lowercased(_ text: [UInt32]) -> String {
    // Bytes: appending strings to a view of scalars copies the view each time, which for a word of
    // 700,000 letters took three seconds.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for (i, c) in text.enumerated() {
      if c < 0x80 {
        bytes.append(UInt8(c >= 0x41 && c <= 0x5A ? c + 32 : c))
      } else if c == 0x3A3 {
        bytes.append(contentsOf: (isFinalSigma(text, i) ? "\u{3C2}" : "\u{3C3}").utf8)
      } else if let scalar = Unicode.Scalar(c) {
        bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Unicode's Final_Sigma: a cased letter before, none after, case-ignorable ones between.
  private static func isFinalSigma(_ text: [UInt32], _ i: Int) -> Bool {
    var j = i - 1
    while j >= 0, property(text[j], \.isCaseIgnorable) { j -= 1 }
    guard j >= 0, property(text[j], \.isCased) else { return false }
    j = i + 1
    while j < text.count, property(text[j], \.isCaseIgnorable) { j += 1 }
    return j == text.count || !property(text[j], \.isCased)
  }

  private static func property(
    _ c: UInt32, _ path: (Unicode.Scalar.Properties) -> Bool
  ) -> Bool {
    Unicode.Scalar(c).map { path($0.properties) } ?? false
  }

  /// The word's shape: `Xxxx`, `dd`, punctuation kept, runs cut at four; `LONG` from 100 on.
  static func shape(_ text: [UInt32]) -> String {
    if text.count >= 100 { return "LONG" }
    var shape = String.UnicodeScalarView()
    var last: UInt32 = .max
    var run = 0
    for c in text {
      let mark: UInt32
      if isAlphabetic(c) {
        mark = isUppercase(c) ? 0x58 : 0x78
      } else if isDigit(c) {
        mark = 0x64
      } else {
        mark = c
      }
      if mark == last {
        run += 1
      } else {
        run = 0
        last = mark
      }
      if run < 4, let scalar = Unicode.Scalar(mark) { shape.append(scalar) }
    }
    return String(shape)
  }
}
