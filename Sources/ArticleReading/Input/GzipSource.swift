internal import CZlib

/// Unpacks a stream that is gzip, and passes on any other unchanged.
///
/// Several gzip members in a row, as WARC files and concatenated archives have them, are one
/// stream. What is unpacked at a time is bounded, so that a small file cannot fill the memory.
public struct GzipSource: ByteSource {
  private enum State {
    case unknown, plain
    case packed(Inflater)
    case ended
  }

  private var source: any ByteSource
  private let name: String
  private var state = State.unknown
  private var input: [UInt8] = []

  /// - Parameter name: what messages call the input.
  public init(_ source: any ByteSource, name: String) {
    self.source = source
    self.name = name
  }

  public mutating func nextBytes() throws(ReadingError) -> [UInt8] {
    while true {
      switch state {
      case .ended: return []
      case .plain: return try source.nextBytes()
      case .unknown:
        while input.count < 2 {
          let more = try source.nextBytes()
          if more.isEmpty { break }
          input += more
        }
        guard input.starts(with: [0x1F, 0x8B]) else {
          state = .plain
          defer { input = [] }
          if input.isEmpty { continue }
          return input
        }
        state = .packed(try Inflater(name: name))
      case .packed(let inflater):
        if input.isEmpty {
          input = try source.nextBytes()
          guard !input.isEmpty else {
            state = .ended
            guard inflater.isAtMemberEnd else {
              throw .malformed(input: name, cause: "the gzip data ends early; the file is cut off")
            }
            return []
          }
        }
        let (used, made) = try inflater.inflate(input)
        input.removeFirst(used)
        if !made.isEmpty { return made }
      }
    }
  }
}

/// The owner of zlib's state.
private final class Inflater {
  private let stream: UnsafeMutablePointer<z_stream>
  private let name: String
  /// Whether everything up to here is complete members.
  private(set) var isAtMemberEnd = false

  init(name: String) throws(ReadingError) {
    self.name = name
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window, and 16 for the gzip format.
    let code = inflateInit2_(
      stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else { throw .malformed(input: name, cause: "zlib has no memory") }
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// Bytes of `input` that were used, and what they gave, at most 64 KB.
  func inflate(_ input: [UInt8]) throws(ReadingError) -> (used: Int, made: [UInt8]) {
    if isAtMemberEnd {
      // Zeros after the last member are padding.
      let padding = input.prefix { $0 == 0 }.count
      if padding > 0 { return (padding, []) }
      inflateReset(stream)
      isAtMemberEnd = false
    }
    var input = input
    var made = [UInt8](repeating: 0, count: 1 << 16)
    var code: Int32 = Z_OK
    var (used, count) = (0, 0)
    input.withUnsafeMutableBufferPointer { source in
      made.withUnsafeMutableBufferPointer { target in
        stream.pointee.next_in = source.baseAddress
        stream.pointee.avail_in = UInt32(source.count)
        stream.pointee.next_out = target.baseAddress
        stream.pointee.avail_out = UInt32(target.count)
        code = CZlib.inflate(stream, Z_NO_FLUSH)
        used = source.count - Int(stream.pointee.avail_in)
        count = target.count - Int(stream.pointee.avail_out)
      }
    }
    guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else {
      throw .malformed(input: name, cause: "the gzip data is damaged")
    }
    if code == Z_STREAM_END { isAtMemberEnd = true }
    made.removeLast(made.count - count)
    return (used, made)
  }
}
