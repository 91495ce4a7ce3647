/// A value of a MessagePack file, with numpy's arrays as `msgpack-numpy` writes them.
indirect enum MessagePackValue {
  case null
  case boolean(Bool)
  case integer(Int64)
  /// An integer beyond `Int64`, such as a string hash.
  case unsigned(UInt64)
  case double(Double)
  case string(String)
  case binary(ArraySlice<UInt8>)
  case array([MessagePackValue])
  case map([Pair])

  /// A type of its own: a tuple here makes Swift 6.3's debug build stop at a "circular reference".
  struct Pair {
    let key: MessagePackValue
    let value: MessagePackValue
  }
}

extension MessagePackValue {
  subscript(key: String) -> MessagePackValue? {
    guard case .map(let pairs) = self else { return nil }
    return pairs.first { $0.key.text == key }?.value
  }

  /// A string, also when it was written as bytes.
  var text: String? {
    switch self {
    case .string(let text): return text
    case .binary(let bytes): return String(validating: bytes, as: UTF8.self)
    default: return nil
    }
  }

  var integer: Int? {
    switch self {
    case .integer(let value): return Int(value)
    default: return nil
    }
  }

  /// An integer as 64 bits, or a map's key that is one.
  var bits: UInt64? {
    switch self {
    case .integer(let value): return value >= 0 ? UInt64(value) : nil
    case .unsigned(let value): return value
    default: return nil
    }
  }

  var boolean: Bool? {
    if case .boolean(let value) = self { return value }
    return nil
  }

  var array: [MessagePackValue]? {
    if case .array(let values) = self { return values }
    return nil
  }

  var pairs: [(key: MessagePackValue, value: MessagePackValue)]? {
    if case .map(let pairs) = self { return pairs.map { ($0.key, $0.value) } }
    return nil
  }

  /// A numpy array of 32-bit floats; nil for any other value.
  var floats: (shape: [Int], values: [Float])? {
    guard self["nd"]?.boolean == true, self["type"]?.text == "<f4",
      let shape = self["shape"]?.array?.compactMap(\.integer),
      case .binary(let bytes)? = self["data"]
    else { return nil }
    var count = 1
    for extent in shape {
      guard extent >= 0 else { return nil }
      let (product, overflow) = count.multipliedReportingOverflow(by: extent)
      guard !overflow else { return nil }
      count = product
    }
    let (size, overflow) = count.multipliedReportingOverflow(by: 4)
    guard !overflow, size == bytes.count else { return nil }
    return (shape, bytes.withUnsafeBytes { Self.floats($0) })
  }

  static func floats(_ bytes: UnsafeRawBufferPointer) -> [Float] {
    [Float](unsafeUninitializedCapacity: bytes.count / 4) { buffer, count in
      for i in 0..<bytes.count / 4 {
        buffer[i] = Float(
          bitPattern: UInt32(
            littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * i, as: UInt32.self)))
      }
      count = bytes.count / 4
    }
  }
}

/// Reads MessagePack; every length is checked against what is left, and nesting is bounded.
struct MessagePackReader {
  private let bytes: [UInt8]
  private var at = 0
  private var depth = 0

  struct Failure: Error {
    var cause: String
  }

  static func read(_ bytes: [UInt8]) throws(Failure) -> MessagePackValue {
    var reader = MessagePackReader(bytes: bytes)
    return try reader.value()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func take(_ count: Int) throws(Failure) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - at else {
      throw Failure(cause: "the MessagePack data ends early")
    }
    defer { at += count }
    return bytes[at..<at + count]
  }

  private mutating func number(_ size: Int) throws(Failure) -> UInt64 {
    var value: UInt64 = 0
    for byte in try take(size) { value = value << 8 | UInt64(byte) }
    return value
  }

  private mutating func value() throws(Failure) -> MessagePackValue {
    depth += 1
    defer { depth -= 1 }
    guard depth < 64 else { throw Failure(cause: "the MessagePack data is nested too deeply") }
    let tag = Int(try number(1))
    switch tag {
    case 0x00...0x7F: return .integer(Int64(tag))
    case 0x80...0x8F: return try map(tag & 0x0F)
    case 0x90...0x9F: return try array(tag & 0x0F)
    case 0xA0...0xBF: return try string(tag & 0x1F)
    case 0xC0: return .null
    case 0xC2: return .boolean(false)
    case 0xC3: return .boolean(true)
    case 0xC4...0xC6: return .binary(try take(Int(try number(1 << (tag - 0xC4)))))
    case 0xCA: return .double(Double(Float(bitPattern: UInt32(try number(4)))))
    case 0xCB: return .double(Double(bitPattern: try number(8)))
    case 0xCC...0xCF:
      let value = try number(1 << (tag - 0xCC))
      return value <= UInt64(Int64.max) ? .integer(Int64(value)) : .unsigned(value)
    case 0xD0: return .integer(Int64(Int8(truncatingIfNeeded: try number(1))))
    case 0xD1: return .integer(Int64(Int16(truncatingIfNeeded: try number(2))))
    case 0xD2: return .integer(Int64(Int32(truncatingIfNeeded: try number(4))))
    case 0xD3: return .integer(Int64(bitPattern: try number(8)))
    case 0xD9...0xDB: return try string(Int(try number(1 << (tag - 0xD9))))
    case 0xDC: return try array(Int(try number(2)))
    case 0xDD: return try array(Int(try number(4)))
    case 0xDE: return try map(Int(try number(2)))
    case 0xDF: return try map(Int(try number(4)))
    case 0xE0...0xFF: return .integer(Int64(tag - 256))
    default: throw Failure(cause: "unknown MessagePack tag \(tag)")
    }
  }

  private mutating func string(_ count: Int) throws(Failure) -> MessagePackValue {
    let bytes = try take(count)
    guard let text = String(validating: bytes, as: UTF8.self) else { return .binary(bytes) }
    return .string(text)
  }

  private mutating func array(_ count: Int) throws(Failure) -> MessagePackValue {
    guard count <= bytes.count - at else { throw Failure(cause: "the MessagePack data ends early") }
    var values: [MessagePackValue] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try value()) }
    return .array(values)
  }

  private mutating func map(_ count: Int) throws(Failure) -> MessagePackValue {
    guard count <= bytes.count - at else { throw Failure(cause: "the MessagePack data ends early") }
    var pairs: [MessagePackValue.Pair] = []
    pairs.reserveCapacity(count)
    for _ in 0..<count { pairs.append(MessagePackValue.Pair(key: try value(), value: try value())) }
    return .map(pairs)
  }
}
