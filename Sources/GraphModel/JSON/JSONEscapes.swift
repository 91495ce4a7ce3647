/// Strings whose JSON form holds escapes.
enum JSONEscapes {
  static func text(
    of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) throws(JSONScanner.Failure) -> String {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(range.count)
    var i = range.lowerBound
    while i < range.upperBound {
      let byte = bytes[i]
      if byte != 0x5C {
        utf8.append(byte)
        i += 1
        continue
      }
      // The scanner has seen a byte after each backslash.
      switch bytes[i + 1] {
      case UInt8(ascii: "n"): utf8.append(0x0A)
      case UInt8(ascii: "t"): utf8.append(0x09)
      case UInt8(ascii: "r"): utf8.append(0x0D)
      case UInt8(ascii: "b"): utf8.append(0x08)
      case UInt8(ascii: "f"): utf8.append(0x0C)
      case 0x22, 0x5C, 0x2F: utf8.append(bytes[i + 1])
      case UInt8(ascii: "u"):
        let (scalar, length) = try scalar(of: bytes, at: i, end: range.upperBound)
        utf8.append(contentsOf: Array(String(scalar).utf8))
        i += length
        continue
      default:
        throw JSONScanner.Failure(position: i, cause: "an escape that JSON does not have")
      }
      i += 2
    }
    guard let text = String(validating: utf8, as: UTF8.self) else {
      throw JSONScanner.Failure(position: range.lowerBound, cause: "a string is not valid UTF-8")
    }
    return text
  }

  /// The scalar of one `\uXXXX`, or of the two of a surrogate pair, and how many bytes they take.
  private static func scalar(
    of bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int
  ) throws(JSONScanner.Failure) -> (Unicode.Scalar, length: Int) {
    guard let unit = unit(of: bytes, at: start, end: end) else {
      throw JSONScanner.Failure(position: start, cause: "\\u needs four hexadecimal digits")
    }
    if let scalar = Unicode.Scalar(unit) { return (scalar, 6) }
    if unit < 0xDC00, let low = self.unit(of: bytes, at: start + 6, end: end),
      (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
    {
      return (scalar, 12)
    }
    throw JSONScanner.Failure(position: start, cause: "half of a surrogate pair stands alone")
  }

  private static func unit(
    of bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int
  ) -> UInt32? {
    guard start + 6 <= end, bytes[start] == 0x5C, bytes[start + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var value: UInt32 = 0
    for i in (start + 2)..<(start + 6) {
      switch bytes[i] {
      case 48...57: value = value << 4 | UInt32(bytes[i] - 48)
      case 65...70: value = value << 4 | UInt32(bytes[i] - 55)
      case 97...102: value = value << 4 | UInt32(bytes[i] - 87)
      default: return nil
      }
    }
    return value
  }
}
