/// Cuts a stream into the JSON objects that stand in it one after the other, whatever their line
/// breaks: JSON Lines, graphs written readably and joined with `cat`, or one graph alone.
///
/// One object is in memory at a time. A line break inside a string, which no JSON has, ends the
/// object there, so that one broken line is one error and not the rest of the stream.
struct GraphStream {
  /// An object's bytes, or what stands where one should, and the line it begins on, from 1.
  struct Piece {
    let bytes: [UInt8]
    let line: Int
  }

  private var bytes: [UInt8] = []
  private var begunOn = 1
  private var line = 1
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  /// Whether something stands where an object should: it goes up to the line's end.
  private var isForeign = false

  /// Takes the next bytes; calls `body` with each object that ends in them.
  mutating func take<E: Error>(
    _ input: [UInt8], _ body: (Piece) throws(E) -> Void
  ) throws(E) {
    // Bytes of the current object that are not copied yet.
    var start = 0
    var i = 0
    while i < input.count {
      let byte = input[i]
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else if depth > 0 {
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        default: break
        }
        if depth == 0 {
          bytes += input[start...i]
          try body(finished())
          start = i + 1
        }
      } else if !isForeign {
        if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
          (depth, begunOn, start) = (1, line, i)
        } else if byte > 0x20 || byte == 0 {
          (isForeign, begunOn, start) = (true, line, i)
        } else {
          start = i + 1
        }
      }
      if byte == 0x0A {
        line += 1
        if isInString || isForeign {
          bytes += input[start..<i]
          try body(finished())
          start = i + 1
        }
      }
      i += 1
    }
    if start < input.count { bytes += input[start...] }
  }

  /// What is left when the stream ends: an object that was cut off; nil when there is none.
  mutating func rest() -> Piece? {
    bytes.contains { $0 > 0x20 || $0 == 0 } ? finished() : nil
  }

  private mutating func finished() -> Piece {
    defer {
      bytes = []
      (depth, isInString, isEscaped, isForeign) = (0, false, false, false)
    }
    return Piece(bytes: bytes, line: begunOn)
  }
}
