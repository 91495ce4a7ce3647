internal import CXML2

/// Bytes to text: finds the character set and decodes it, never failing on a stray byte.
public enum TextDecoder {
  /// - Parameter declared: the character set that a header or the document itself names
  ///   ("windows-1251"); believed unless a byte order mark or valid UTF-8 says otherwise.
  public static func text(of bytes: [UInt8], declared: String? = nil) -> String {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return String(decoding: bytes.dropFirst(3), as: UTF8.self)
    }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return converted(Array(bytes.dropFirst(2)), from: "UTF-16LE") ?? latin(bytes)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return converted(Array(bytes.dropFirst(2)), from: "UTF-16BE") ?? latin(bytes)
    }
    // Text in another character set is hardly ever valid UTF-8 by chance.
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let name = declared.map(webName) ?? "windows-1252"
    if name == "utf-8" {
      // Meant as UTF-8 with a few broken bytes, unless every byte beyond ASCII is broken.
      let text = String(decoding: bytes, as: UTF8.self)
      let good = text.unicodeScalars.count { $0.value >= 0x80 && $0 != "\u{FFFD}" }
      return good > 0 ? text : latin(bytes)
    }
    return converted(bytes, from: name) ?? latin(bytes)
  }

  /// The character set that a page names in its first 1,024 bytes, as browsers look for it.
  static func declaredInPage(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
    var rest = head[...]
    while let found = rest.range(ofText: "charset=") ?? rest.range(ofText: "encoding=") {
      rest = rest[found.upperBound...]
      let name = rest.drop { "\"' ".contains($0) }.prefix {
        $0.isASCII && ($0.isLetter || $0.isNumber || "-_:.".contains($0))
      }
      if !name.isEmpty { return String(name) }
    }
    return nil
  }

  /// Names that the web uses for more than they say.
  private static func webName(_ name: String) -> String {
    let lower = name.lowercased()
    return switch lower {
    case "utf8", "utf-8", "unicode-1-1-utf-8": "utf-8"
    case "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii": "windows-1252"
    case "gb2312", "gbk": "gb18030"
    case "shift_jis", "sjis", "x-sjis": "cp932"
    default: lower
    }
  }

  private static func latin(_ bytes: [UInt8]) -> String {
    converted(bytes, from: "windows-1252") ?? String(decoding: bytes, as: UTF8.self)
  }

  /// Nil when the C library does not know the character set; what cannot be decoded is U+FFFD.
  private static func converted(_ bytes: [UInt8], from name: String) -> String? {
    guard let handle = iconv_open("UTF-8", name), handle != entente_iconv_none() else { return nil }
    defer { iconv_close(handle) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count * 2)
    var input = bytes.map { CChar(bitPattern: $0) }
    var piece = [CChar](repeating: 0, count: 4096)
    input.withUnsafeMutableBufferPointer { input in
      var at = input.baseAddress
      var left = input.count
      while left > 0 {
        piece.withUnsafeMutableBufferPointer { piece in
          var to = piece.baseAddress
          var room = piece.count
          let before = left
          let result = iconv(handle, &at, &left, &to, &room)
          out.append(contentsOf: piece.prefix(piece.count - room).map { UInt8(bitPattern: $0) })
          let stuck = result == -1 && room == piece.count && left == before
          if stuck {
            // A byte that the character set does not have.
            out.append(contentsOf: [0xEF, 0xBF, 0xBD])
            at = at?.advanced(by: 1)
            left -= 1
          }
        }
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

extension Substring {
  /// The first place of `text`; exact, on scalars.
  func range(ofText text: String) -> Range<Index>? {
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return nil }
    var at = utf8.startIndex
    while let found = utf8[at...].firstIndex(of: first) {
      if utf8[found...].starts(with: wanted) {
        return found..<utf8.index(found, offsetBy: wanted.count)
      }
      at = utf8.index(after: found)
    }
    return nil
  }
}
