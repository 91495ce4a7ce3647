#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Bytes that arrive piece by piece: a file, a pipe, what gzip unpacks.
public protocol ByteSource {
  /// The next bytes, at most about 64 KB; empty at the end.
  mutating func nextBytes() throws(ReadingError) -> [UInt8]
}

/// An open file or standard input.
public struct FileSource: ByteSource {
  /// What messages call the input.
  public let name: String
  private let handle: FileHandle
  private let pieceSize: Int

  /// Standard input.
  public static var standardInput: FileSource {
    FileSource(name: "standard input", handle: FileHandle(descriptor: 0, closes: false))
  }

  /// Opens a file for reading.
  public init(path: String) throws(ReadingError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .unreadable(path: path, cause: String(cString: strerror(errno)))
    }
    self.init(name: path, handle: FileHandle(descriptor: descriptor, closes: true))
  }

  private init(name: String, handle: FileHandle, pieceSize: Int = 1 << 16) {
    self.name = name
    self.handle = handle
    self.pieceSize = pieceSize
  }

  public mutating func nextBytes() throws(ReadingError) -> [UInt8] {
    var code: Int32 = 0
    let piece = [UInt8](unsafeUninitializedCapacity: pieceSize) { buffer, count in
      var got: Int
      repeat {
        got = read(handle.descriptor, buffer.baseAddress, buffer.count)
      } while got < 0
        && errno == EINTR
      code = got < 0 ? errno : 0
      count = max(0, got)
    }
    if code != 0 { throw .unreadable(path: name, cause: String(cString: strerror(code))) }
    return piece
  }
}

/// The one owner of a descriptor, closed with its last user.
private final class FileHandle: Sendable {
  let descriptor: Int32
  private let closes: Bool

  init(descriptor: Int32, closes: Bool) {
    self.descriptor = descriptor
    self.closes = closes
  }

  deinit { if closes { close(descriptor) } }
}

/// Bytes that are in memory already.
public struct MemorySource: ByteSource {
  private var bytes: [UInt8]

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  public mutating func nextBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }
}
