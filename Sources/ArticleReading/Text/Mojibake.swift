/// Undoes what a second decoding did to a text: UTF-8 read as Windows-1252 ("donâ€™t" for "don’t"), and
/// apostrophes doubled on the way through a database ("Modi''s").
enum Mojibake {
  static func undone(_ text: ScalarBuffer) -> ScalarBuffer {
    let scalars = text.scalars
    guard scalars.contains(where: { isLead($0) || $0 == "'" }) else { return text }
    var out = ScalarBuffer(reserving: scalars.count)
    var i = 0
    while i < scalars.count {
      if let (scalar, length) = decoded(scalars, i) {
        out.append(scalar, text.origins[i])
        i += length
        continue
      }
      out.append(scalars[i], text.origins[i])
      i += isDoubledApostrophe(scalars, i) ? 2 : 1
    }
    return out
  }

  /// Whether a text may hold a doubled apostrophe; may say yes for nothing.
  static func mayHold(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == 0x27 && $1 == 0x27 }
  }

  private static func isDoubledApostrophe(_ scalars: [Unicode.Scalar], _ i: Int) -> Bool {
    guard scalars[i] == "'", i > 0, i + 2 < scalars.count, scalars[i + 1] == "'" else {
      return false
    }
    return scalars[i - 1].properties.isAlphabetic && scalars[i + 2].properties.isAlphabetic
  }

  private static func isLead(_ scalar: Unicode.Scalar) -> Bool {
    (0xC2...0xC5).contains(scalar.value) || scalar.value == 0xE2
  }

  /// The character that two or three wrongly decoded ones were: marks, signs and Latin letters.
  private static func decoded(
    _ scalars: [Unicode.Scalar], _ i: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    guard isLead(scalars[i]) else { return nil }
    let lead = scalars[i].value
    let length = lead < 0xE0 ? 2 : 3
    guard i + length <= scalars.count else { return nil }
    var value = lead & (length == 2 ? 0x1F : 0x0F)
    for scalar in scalars[i + 1..<i + length] {
      guard let byte = byte(scalar), (0x80...0xBF).contains(byte) else { return nil }
      value = value << 6 | (byte & 0x3F)
    }
    switch value {
    case 0xA0...0x17F, 0x2010...0x203A, 0x20AC, 0x2122:
      return Unicode.Scalar(value).map { ($0, length) }
    default: return nil
    }
  }

  /// The byte that Windows-1252 (or Latin-1) reads as this character.
  private static func byte(_ scalar: Unicode.Scalar) -> UInt32? {
    if scalar.value <= 0xFF { return scalar.value }
    return windows1252.firstIndex(of: scalar.value).map { UInt32($0) + 0x80 }
  }

  /// Characters of the bytes 0x80 to 0x9F; 0 where there is none.
  private static let windows1252: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
