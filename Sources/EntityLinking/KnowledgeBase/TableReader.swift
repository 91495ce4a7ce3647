/// Walks a tab-separated table line by line, as bytes; the format is in `Resources/README.md`.
struct TableReader {
  /// Byte ranges of the fields of the current line.
  private(set) var fields: [Range<Int>] = []
  /// Byte range of the current line, without its end.
  private(set) var line: Range<Int> = 0..<0
  /// Counts from 1.
  private(set) var lineNumber = 0
  private var position: Int
  private let end: Int

  init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
    fields.reserveCapacity(16)
  }

  /// Moves to the next line that is neither empty nor a comment; false at the end.
  mutating func next(in bytes: borrowing ContiguousArray<UInt8>) -> Bool {
    while position < end {
      lineNumber += 1
      let start = position
      fields.removeAll(keepingCapacity: true)
      var fieldStart = start
      var i = start
      while i < end {
        let byte = bytes[i]
        if byte == 0x0a { break }
        if byte == 0x09 {
          fields.append(fieldStart..<i)
          fieldStart = i + 1
        }
        i += 1
      }
      position = i + 1
      var stop = i
      if stop > fieldStart, bytes[stop - 1] == 0x0d { stop -= 1 }
      fields.append(fieldStart..<stop)
      line = start..<stop
      if stop > start, bytes[start] != UInt8(ascii: "#") { return true }
    }
    return false
  }
}

/// Text of a byte range; broken UTF-8 is mended.
func text(_ bytes: borrowing ContiguousArray<UInt8>, _ range: Range<Int>) -> String {
  String(decoding: bytes[range], as: UTF8.self)
}
