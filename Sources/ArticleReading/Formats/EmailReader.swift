/// Reads an article from an e-mail (RFC 5322 with MIME): the subject is its title, the text part
/// its text, or what the HTML part shows.
enum EmailReader {
  static let maximumBytes = 64 << 20
  /// Parts within parts; more is an attack.
  private static let maximumDepth = 8

  /// - Throws: ``ReadingError`` where the message holds no text.
  static func article(
    of bytes: [UInt8], id: String, input: String
  ) throws(ReadingError) -> Article {
    let message = MIMEPart(bytes[...])
    guard !message.headers.isEmpty else {
      throw .malformed(input: input, cause: "no e-mail: it does not begin with headers")
    }
    var article: Article
    if let part = first("text/plain", in: message, depth: 0) {
      let text = part.text.replacingLineEnds
      article = PlainTextReader.article(text: signatureCut(text), id: id)
    } else if let part = first("text/html", in: message, depth: 0) {
      article = try PageReader.article(
        of: Array(part.text.utf8), id: id, declaredCharset: "utf-8", input: input)
    } else {
      throw .nothingToRead(input: input, cause: "the e-mail has no text")
    }
    if let subject = message.header("subject") { article.title = EncodedWords.decoded(subject) }
    article.date = message.header("date").flatMap(PublicationDate.iso8601) ?? article.date
    return article
  }

  private static func first(_ type: String, in part: MIMEPart, depth: Int) -> MIMEPart? {
    if part.contentType == type, !part.isAttachment { return part }
    guard depth < maximumDepth else { return nil }
    return part.parts.lazy.compactMap { first(type, in: $0, depth: depth + 1) }.first
  }

  /// The text before "-- ", which begins a signature.
  private static func signatureCut(_ text: String) -> String {
    text[...].range(ofText: "\n-- \n").map { String(text[..<$0.lowerBound]) } ?? text
  }
}

/// A message or one of its parts: headers and body.
private struct MIMEPart {
  let headers: [(name: String, value: String)]
  private let body: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    var headers: [(name: String, value: String)] = []
    var at = bytes.startIndex
    while at < bytes.endIndex, headers.count < 1000 {
      let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.endIndex
      let line = TextDecoder.text(of: Array(bytes[at..<end])).trimmedEnd
      let next = min(end + 1, bytes.endIndex)
      if line.isEmpty {
        at = next
        break
      }
      if line.first == " " || line.first == "\t", !headers.isEmpty {
        headers[headers.count - 1].value += " " + TextBlock.collapsed(line)
      } else if let colon = line.firstIndex(of: ":"), !line[..<colon].contains(" ") {
        headers.append(
          (
            line[..<colon].lowercased(),
            TextBlock.collapsed(String(line[line.index(after: colon)...]))
          ))
      } else if headers.isEmpty, !line.hasPrefix("From ") {
        break
      }
      at = next
    }
    self.headers = headers
    body = bytes[at...]
  }

  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// "text/plain" where the part says nothing.
  var contentType: String {
    let value = header("content-type") ?? "text/plain"
    return TextBlock.collapsed(String(value.prefix { $0 != ";" })).lowercased()
  }

  var isAttachment: Bool {
    header("content-disposition")?.lowercased().hasPrefix("attachment") == true
  }

  /// The parts of a multipart body, or the message that is attached.
  var parts: [MIMEPart] {
    if contentType == "message/rfc822" { return [MIMEPart(body)] }
    guard contentType.hasPrefix("multipart/"), let boundary = parameter("boundary") else {
      return []
    }
    let mark = Array("--\(boundary)".utf8)
    var parts: [MIMEPart] = []
    var start: Int?
    var at = body.startIndex
    while at < body.endIndex, parts.count < 100 {
      let end = body[at...].firstIndex(of: 0x0A) ?? body.endIndex
      if body[at..<end].starts(with: mark) {
        if let start { parts.append(MIMEPart(body[start..<at])) }
        start = min(end + 1, body.endIndex)
        if body[at..<end].dropFirst(mark.count).starts(with: [0x2D, 0x2D]) { return parts }
      }
      at = min(end + 1, body.endIndex)
    }
    if let start, start < body.endIndex { parts.append(MIMEPart(body[start...])) }
    return parts
  }

  /// The body as text: transfer encoding and character set undone.
  var text: String {
    let bytes: [UInt8]
    switch header("content-transfer-encoding")?.lowercased() {
    case "base64": bytes = TransferCoding.base64(body)
    case "quoted-printable": bytes = TransferCoding.quotedPrintable(body)
    default: bytes = Array(body)
    }
    return TextDecoder.text(of: bytes, declared: parameter("charset"))
  }

  private func parameter(_ name: String) -> String? {
    guard let value = header("content-type") else { return nil }
    for piece in value.split(separator: ";").dropFirst() {
      let pair = piece.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, TextBlock.collapsed(String(pair[0])).lowercased() == name else {
        continue
      }
      return TextBlock.collapsed(String(pair[1])).filter { $0 != "\"" }
    }
    return nil
  }
}

/// Bytes that were made fit for seven-bit channels.
enum TransferCoding {
  /// RFC 2045, section 6.8; what is no digit is passed over.
  static func base64(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var buffer: UInt32 = 0
    var bits = 0
    for byte in bytes {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = byte - UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): digit = byte - UInt8(ascii: "a") + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0") + 52
      case UInt8(ascii: "+"): digit = 62
      case UInt8(ascii: "/"): digit = 63
      default: continue
      }
      buffer = buffer << 6 | UInt32(digit)
      bits += 6
      if bits >= 8 {
        bits -= 8
        out.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
    }
    return out
  }

  /// RFC 2045, section 6.7; in headers `_` is a space (RFC 2047).
  static func quotedPrintable(_ bytes: some Collection<UInt8>, inHeader: Bool = false) -> [UInt8] {
    var out: [UInt8] = []
    var rest = Array(bytes)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "_"), inHeader {
        out.append(0x20)
      } else if byte != UInt8(ascii: "=") {
        out.append(byte)
      } else if rest.first == 0x0A || rest.starts(with: [0x0D, 0x0A]) {
        rest = rest.dropFirst(rest.first == 0x0A ? 1 : 2)
      } else if let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        out.append(value)
        rest = rest.dropFirst(2)
      } else {
        out.append(byte)
      }
    }
    return out
  }
}

/// Words of a header in another character set: "=?utf-8?Q?caf=C3=A9?=" (RFC 2047).
enum EncodedWords {
  static func decoded(_ header: String) -> String {
    var out = ""
    var rest = header[...]
    while let start = rest.range(ofText: "=?") {
      let before = rest[..<start.lowerBound]
      let parts = rest[start.upperBound...].split(
        separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, parts[3].hasPrefix("=") else {
        out += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        continue
      }
      // White space between two encoded words is none of the text.
      if out.isEmpty || before.contains(where: { !$0.isWhitespace }) { out += before }
      let bytes =
        parts[1].lowercased() == "b"
        ? TransferCoding.base64(parts[2].utf8)
        : TransferCoding.quotedPrintable(parts[2].utf8, inHeader: true)
      out += TextDecoder.text(of: bytes, declared: String(parts[0]))
      rest = parts[3].dropFirst()
    }
    return TextBlock.collapsed(out + rest)
  }
}

extension String {
  /// The string without white space at its end.
  fileprivate var trimmedEnd: String {
    guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[...last])
  }

  /// The string with CRLF as LF.
  fileprivate var replacingLineEnds: String {
    String(decoding: utf8.filter { $0 != 0x0D }, as: UTF8.self)
  }
}
