/// Reads JSON values one after the other from UTF-8 bytes, without building a tree of them.
///
/// RFC 8259, stricter nowhere; numbers outside the range wanted, lone surrogates and invalid UTF-8
/// are errors. Memory beyond the strings returned is constant.
package struct JSONScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position: Int
  private let end: Int
  private var interned = InternedText()

  /// What is wrong, and at which byte.
  package struct Failure: Error {
    package let position: Int
    package let cause: String
  }

  package init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next byte that is no white space, without taking it; nil at the end.
  package mutating func peek() -> UInt8? {
    while position < end {
      let byte = bytes[position]
      if byte != 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 { return byte }
      position += 1
    }
    return nil
  }

  /// Goes through an object's members; `member` takes each one's value.
  package mutating func object(
    _ member: (inout JSONScanner, String) throws(Failure) -> Void
  ) throws(Failure) {
    try expect("{", "an object")
    if try take("}") { return }
    repeat {
      let key = try string()
      try expect(":", "':' after \"\(key)\"")
      try member(&self, key)
    } while try take(",")
    try expect("}", "',' or '}'")
  }

  /// Goes through an array's items; `item` takes each one.
  package mutating func array(_ item: (inout JSONScanner) throws(Failure) -> Void) throws(Failure) {
    try expect("[", "an array")
    if try take("]") { return }
    repeat { try item(&self) } while try take(",")
    try expect("]", "',' or ']'")
  }

  package mutating func string() throws(Failure) -> String {
    let range = try stringRange()
    return try text(range.bytes, escaped: range.escaped)
  }

  /// A string that occurs many times, such as an id: equal ones share their storage.
  mutating func sharedString() throws(Failure) -> String {
    let range = try stringRange()
    if range.escaped || range.bytes.count < 16 {
      return try text(range.bytes, escaped: range.escaped)
    }
    let slice = UnsafeBufferPointer(rebasing: bytes[range.bytes])
    if let known = interned.text(equalTo: slice) { return known }
    let text = try text(range.bytes, escaped: false)
    interned.insert(text, for: slice)
    return text
  }

  /// Nil for `null`.
  package mutating func stringOrNull() throws(Failure) -> String? {
    try takeNull() ? nil : try string()
  }

  mutating func sharedStringOrNull() throws(Failure) -> String? {
    try takeNull() ? nil : try sharedString()
  }

  package mutating func bool() throws(Failure) -> Bool {
    if try takeWord("true") { return true }
    if try takeWord("false") { return false }
    throw unexpected("true or false")
  }

  /// A whole number; `1e3` and `1.0` are refused.
  package mutating func integer() throws(Failure) -> Int {
    let text = try number()
    guard let value = Int(text) else {
      throw Failure(position: position, cause: "\(text) is not a whole number in range")
    }
    return value
  }

  /// A whole number that counts from the start of a text.
  mutating func offset() throws(Failure) -> Int {
    let value = try integer()
    if value < 0 { throw failure("the offset \(value) is negative") }
    return value
  }

  package mutating func double() throws(Failure) -> Double {
    let text = try number()
    guard let value = Double(text), value.isFinite else {
      throw Failure(position: position, cause: "\(text) is not a number in range")
    }
    return value
  }

  package mutating func takeNull() throws(Failure) -> Bool {
    peek() == UInt8(ascii: "n") ? try takeWord("null") : false
  }

  /// Passes over any value; depth costs no stack.
  package mutating func skipValue() throws(Failure) {
    var closers: [UInt8] = []
    repeat {
      switch peek() {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isObject = bytes[position] == UInt8(ascii: "{")
        position += 1
        let closer: UInt8 = isObject ? 0x7D : 0x5D
        if peek() == closer {
          position += 1
        } else {
          closers.append(closer)
          if isObject { try skipKey() }
          continue
        }
      case UInt8(ascii: "\""): _ = try stringRange()
      case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try bool()
      case UInt8(ascii: "n"):
        guard try takeNull() else { throw unexpected("a value") }
      default: _ = try number()
      }
      // After a value: the end of what it lies in, or the next one.
      while let closer = closers.last {
        if try take(",") {
          if closer == 0x7D { try skipKey() }
          break
        }
        guard peek() == closer else { throw unexpected("',' or the end of a list") }
        position += 1
        closers.removeLast()
      }
    } while !closers.isEmpty
  }

  /// Nothing but white space may be left.
  package mutating func expectEnd() throws(Failure) {
    if peek() != nil { throw unexpected("the end") }
  }

  func failure(_ cause: String) -> Failure { Failure(position: position, cause: cause) }

  // MARK: Bytes

  private mutating func skipKey() throws(Failure) {
    guard peek() == 0x22 else { throw unexpected("a name in quotes") }
    _ = try stringRange()
    try expect(":", "':'")
  }

  private mutating func take(_ character: Unicode.Scalar) throws(Failure) -> Bool {
    guard let byte = peek() else { throw unexpected("more") }
    if byte != UInt8(ascii: character) { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar, _ what: String) throws(Failure) {
    guard peek() == UInt8(ascii: character) else { throw unexpected(what) }
    position += 1
  }

  private mutating func takeWord(_ word: StaticString) throws(Failure) -> Bool {
    guard peek() != nil, position + word.utf8CodeUnitCount <= end else { return false }
    for i in 0..<word.utf8CodeUnitCount where bytes[position + i] != word.utf8Start[i] {
      return false
    }
    position += word.utf8CodeUnitCount
    return true
  }

  private mutating func number() throws(Failure) -> String {
    guard let first = peek(), first == UInt8(ascii: "-") || (48...57).contains(first) else {
      throw unexpected("a number")
    }
    let start = position
    while position < end, JSONScanner.isNumeric(bytes[position]) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    if text.utf8.count > 400 || digits.first.map({ (48...57).contains($0) }) != true {
      throw failure("'\(text.prefix(40))' is no number")
    }
    return text
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"),
      UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private mutating func stringRange() throws(Failure) -> (bytes: Range<Int>, escaped: Bool) {
    try expect("\"", "a string in quotes")
    let start = position
    var escaped = false
    while position < end {
      let byte = bytes[position]
      if byte == 0x22 {
        position += 1
        return (start..<(position - 1), escaped)
      }
      if byte == 0x5C {
        escaped = true
        position += 1
      } else if byte < 0x20 {
        throw failure("a control character in a string must be escaped")
      }
      position += 1
    }
    position = min(position, end)
    throw Failure(position: start, cause: "a string has no closing quote")
  }

  private func text(_ range: Range<Int>, escaped: Bool) throws(Failure) -> String {
    if !escaped {
      let slice = UnsafeBufferPointer(rebasing: bytes[range])
      guard let text = String(validating: slice, as: UTF8.self) else {
        throw Failure(position: range.lowerBound, cause: "a string is not valid UTF-8")
      }
      return text
    }
    return try JSONEscapes.text(of: bytes, range)
  }

  private mutating func unexpected(_ wanted: String) -> Failure {
    guard let byte = peek() else {
      return failure("the text ends where \(wanted) was expected")
    }
    let isPrintable = (0x21..<0x7F).contains(byte)
    let found = isPrintable ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
    return failure("found \(found) where \(wanted) was expected")
  }
}

/// Strings met before, found by their bytes.
private struct InternedText {
  private var slots: [String?] = Array(repeating: nil, count: 256)
  private var count = 0

  func text(equalTo bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var slot = InternedText.hash(bytes) & (slots.count - 1)
    while let held = slots[slot] {
      if held.utf8.count == bytes.count, held.utf8.elementsEqual(bytes) { return held }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  mutating func insert(_ text: String, for bytes: UnsafeBufferPointer<UInt8>) {
    if count * 2 > slots.count { grow() }
    place(text, InternedText.hash(bytes))
    count += 1
  }

  private mutating func place(_ text: String, _ hash: Int) {
    var slot = hash & (slots.count - 1)
    while slots[slot] != nil { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = text
  }

  private mutating func grow() {
    let held = slots
    slots = Array(repeating: nil, count: held.count * 2)
    for case var text? in held {
      let hash = text.withUTF8 { InternedText.hash($0) }
      place(text, hash)
    }
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ (hash >> 29))
  }
}
