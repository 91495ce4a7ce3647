/// Cuts a stream of bytes into lines without ever holding more than one line of the allowed length.
public struct LineReader {
  /// One line, or the news that it was too long to keep.
  public enum Line: Sendable, Hashable {
    /// Without its line end (LF or CRLF).
    case bytes([UInt8])
    /// The line's bytes were skipped.
    case tooLong
  }

  private var source: any ByteSource
  private let limit: Int
  private var piece: [UInt8] = []
  private var at = 0
  private var ended = false
  /// Lines given so far; the number of the line given last, counted from 1.
  public private(set) var lineNumber = 0

  /// - Parameter limit: bytes of the longest line that is kept.
  public init(_ source: any ByteSource, limit: Int = 64 << 20) {
    self.source = source
    self.limit = limit
  }

  /// The next line; nil at the end.
  public mutating func next() throws(ReadingError) -> Line? {
    var line: [UInt8] = []
    var tooLong = false
    var begun = false
    while true {
      if at == piece.count {
        guard !ended else { break }
        piece = try source.nextBytes()
        at = 0
        if piece.isEmpty {
          ended = true
          break
        }
      }
      begun = true
      let end = piece[at...].firstIndex(of: 0x0A)
      let part = piece[at..<(end ?? piece.count)]
      if line.count + part.count > limit {
        tooLong = true
        line = []
      } else if !tooLong {
        line += part
      }
      at = end.map { $0 + 1 } ?? piece.count
      if end != nil { break }
    }
    guard begun else { return nil }
    lineNumber += 1
    if tooLong { return .tooLong }
    if line.last == 0x0D { line.removeLast() }
    return .bytes(line)
  }
}
