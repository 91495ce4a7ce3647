/// A growing buffer of JSON text, with the canonical form of strings and numbers.
public struct JSONBytes: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// Hands over what was gathered and begins anew, for output that is written piece by piece.
  mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// Appends text that is JSON already.
  @inline(__always)
  public mutating func raw(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// A string in quotes. Escaped are the quote, the backslash, control characters (also DEL and
  /// C1, which steer some terminals) and nothing else.
  public mutating func string(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      var start = 0
      var i = 0
      while i < utf8.count {
        let byte = utf8[i]
        if byte >= 0x20, byte != 0x22, byte != 0x5C, byte != 0x7F, byte != 0xC2 {
          i += 1
          continue
        }
        if byte == 0xC2, utf8[i + 1] >= 0xA0 {
          i += 2
          continue
        }
        bytes.append(contentsOf: utf8[start..<i])
        // A C1 control is C2 80…C2 9F in UTF-8.
        escape(byte == 0xC2 ? utf8[i + 1] : byte)
        i += byte == 0xC2 ? 2 : 1
        start = i
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  public mutating func stringOrNull(_ text: String?) {
    if let text { string(text) } else { raw("null") }
  }

  public mutating func integer(_ value: Int) {
    if value < 0 {
      raw("\(value)")
      return
    }
    // Offsets are most of a graph's numbers; digits from the right, without a String.
    let start = bytes.count
    var rest = value
    repeat {
      bytes.append(UInt8(48 + rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// A number 0…1 with at most four decimals and no trailing zeros: "1", "0.5", "0.8725".
  public mutating func fraction(_ value: Double) {
    let units = Int((min(1, max(0, value.isNaN ? 0 : value)) * 10_000).rounded())
    if units == 10_000 { return raw("1") }
    if units == 0 { return raw("0") }
    raw("0.")
    var divisor = 1000
    var rest = units
    while rest > 0 {
      bytes.append(UInt8(48 + rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  /// `,"name":"text"`; nothing when there is no text.
  public mutating func member(_ name: String, _ text: String?) {
    guard let text else { return }
    key(name)
    string(text)
  }

  public mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  public mutating func member(_ name: String, _ span: TextSpan) {
    key(name)
    raw("[")
    integer(span.start)
    raw(",")
    integer(span.end)
    raw("]")
  }

  private mutating func key(_ name: String) {
    raw(",\"")
    raw(name)
    raw("\":")
  }

  private mutating func escape(_ byte: UInt8) {
    let digits = Array("0123456789abcdef".utf8)
    switch byte {
    case 0x22: raw("\\\"")
    case 0x5C: raw("\\\\")
    case 0x0A: raw("\\n")
    case 0x09: raw("\\t")
    case 0x0D: raw("\\r")
    default:
      raw("\\u00")
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }
}
