/// Reads the tags and text of an XML file in order: elements, attributes, character data, CDATA,
/// comments. It knows no DTD and expands only the five named entities and character references, so
/// no file can make it grow or reach elsewhere.
struct XMLScanner {
  enum Event {
    case open(name: String, attributes: [String: String])
    /// Also follows an empty element's `open`.
    case close(name: String)
    case text(String)
  }

  private let bytes: [UInt8]
  private var position = 0
  private var pendingClose: String?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  /// The line being read, from 1. O(file); for messages.
  var line: Int { 1 + bytes[..<min(position, bytes.count)].count { $0 == 0x0A } }

  func failure(_ cause: String) -> ExchangeError { .invalidGraphML(line: line, cause) }

  /// The next event; nil at the end of the file.
  mutating func next() throws(ExchangeError) -> Event? {
    if let name = pendingClose {
      pendingClose = nil
      return .close(name: name)
    }
    while position < bytes.count {
      if bytes[position] != UInt8(ascii: "<") { return .text(try text()) }
      if starts(with: "<!--") {
        try skip(past: "-->")
      } else if starts(with: "<![CDATA[") {
        let start = position + 9
        try skip(past: "]]>")
        return .text(String(decoding: bytes[start..<position - 3], as: UTF8.self))
      } else if starts(with: "<?") {
        try skip(past: "?>")
      } else if starts(with: "<!") {
        throw failure("a document type is not read here")
      } else {
        return try tag()
      }
    }
    return nil
  }

  private mutating func tag() throws(ExchangeError) -> Event {
    position += 1
    let closes = position < bytes.count && bytes[position] == UInt8(ascii: "/")
    if closes { position += 1 }
    let name = try word()
    var attributes: [String: String] = [:]
    while true {
      skipSpace()
      guard position < bytes.count else { throw failure("the file ends inside <\(name)>") }
      switch bytes[position] {
      case UInt8(ascii: ">"):
        position += 1
        return closes ? .close(name: name) : .open(name: name, attributes: attributes)
      case UInt8(ascii: "/"):
        position += 1
        guard position < bytes.count, bytes[position] == UInt8(ascii: ">") else {
          throw failure("'/' without '>' in <\(name)>")
        }
        position += 1
        pendingClose = name
        return .open(name: name, attributes: attributes)
      default:
        let key = try word()
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
          throw failure("the attribute '\(key)' has no value")
        }
        position += 1
        skipSpace()
        guard position < bytes.count, bytes[position] == 0x22 || bytes[position] == 0x27 else {
          throw failure("the value of '\(key)' is not in quotes")
        }
        let quote = bytes[position]
        position += 1
        guard let end = bytes[position...].firstIndex(of: quote) else {
          throw failure("the value of '\(key)' does not end")
        }
        attributes[key] = try expanded(bytes[position..<end])
        position = end + 1
      }
    }
  }

  private mutating func text() throws(ExchangeError) -> String {
    let end = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    let text = try expanded(bytes[position..<end])
    position = end
    return text
  }

  private mutating func word() throws(ExchangeError) -> String {
    let start = position
    while position < bytes.count, !" \t\r\n=/><\"'".utf8.contains(bytes[position]) {
      position += 1
    }
    guard position > start else { throw failure("a name is missing") }
    // Prefixes are dropped: GraphML's own elements are recognized under any.
    let name = String(decoding: bytes[start..<position], as: UTF8.self)
    return name.split(separator: ":").last.map(String.init) ?? name
  }

  private func expanded(_ raw: ArraySlice<UInt8>) throws(ExchangeError) -> String {
    guard raw.contains(UInt8(ascii: "&")) else { return String(decoding: raw, as: UTF8.self) }
    var out: [UInt8] = []
    var place = raw.startIndex
    while place < raw.endIndex {
      guard raw[place] == UInt8(ascii: "&") else {
        out.append(raw[place])
        place += 1
        continue
      }
      guard let end = raw[place...].firstIndex(of: UInt8(ascii: ";")) else {
        throw failure("'&' without ';'")
      }
      let name = String(decoding: raw[(place + 1)..<end], as: UTF8.self)
      switch name {
      case "amp": out.append(UInt8(ascii: "&"))
      case "lt": out.append(UInt8(ascii: "<"))
      case "gt": out.append(UInt8(ascii: ">"))
      case "quot": out.append(UInt8(ascii: "\""))
      case "apos": out.append(UInt8(ascii: "'"))
      default:
        let isHex = name.hasPrefix("#x")
        guard name.hasPrefix("#"),
          let value = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10),
          let scalar = Unicode.Scalar(value)
        else { throw failure("the entity &\(name); is not known here") }
        out += Array(String(Character(scalar)).utf8)
      }
      place = end + 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  private mutating func skip(past end: String) throws(ExchangeError) {
    let end = Array(end.utf8)
    var place = position
    while place + end.count <= bytes.count {
      if bytes[place..<place + end.count].elementsEqual(end) {
        position = place + end.count
        return
      }
      place += 1
    }
    throw failure("the file ends before '\(String(decoding: end, as: UTF8.self))'")
  }

  private func starts(with text: String) -> Bool {
    bytes[position...].starts(with: text.utf8)
  }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }
}
