import ArticleReading
import Testing

/// Gives its pieces one by one, as a pipe does.
struct PiecewiseSource: ByteSource {
  var pieces: [[UInt8]]

  init(_ pieces: [String]) { self.pieces = pieces.map { Array($0.utf8) } }

  mutating func nextBytes() -> [UInt8] { pieces.isEmpty ? [] : pieces.removeFirst() }
}

@Suite("Lines of a stream")
struct LineReaderTests {
  private func lines(_ pieces: [String], limit: Int = 100) throws -> [String?] {
    var reader = LineReader(PiecewiseSource(pieces), limit: limit)
    var lines: [String?] = []
    while let line = try reader.next() {
      switch line {
      case .bytes(let bytes): lines.append(String(decoding: bytes, as: UTF8.self))
      case .tooLong: lines.append(nil)
      }
    }
    return lines
  }

  @Test("pieces may end anywhere, and the last line needs no end")
  func pieces() throws {
    #expect(try lines(["a", "b\nc\r", "\n", "\nd"]) == ["ab", "c", "", "d"])
    #expect(try lines([]) == [])
    #expect(try lines(["a\n"]) == ["a"])
  }

  @Test("a line over the limit is skipped as a whole, and the next one read")
  func tooLong() throws {
    #expect(try lines(["abc", "def", "gh\nij\n"], limit: 5) == [nil, "ij"])
  }
}
