import Entente
import Synchronization

/// Where lines go that many threads make and one at a time writes: a file, or standard output.
final class LineSink: Sendable {
  /// Lines that an earlier run wrote completely; 0 unless it is continued.
  let linesKept: Int
  private let path: String?
  private let descriptor: Int32
  private let output: Output
  private let failure = Mutex<(any Error)?>(nil)

  /// - Parameters:
  ///   - path: nil for standard output.
  ///   - continuing: keep the complete lines of the file; what follows the last one is cut off.
  init(path: String?, continuing: Bool, output: Output) throws {
    self.path = path
    self.output = output
    guard let path else {
      (linesKept, descriptor) = (0, -1)
      return
    }
    let flags = O_CREAT | O_RDWR | O_CLOEXEC | (continuing ? 0 : O_TRUNC)
    descriptor = open(path, flags, 0o666)
    guard descriptor >= 0 else { throw CommandFailure(path, String(cString: strerror(errno))) }
    guard continuing else {
      linesKept = 0
      return
    }
    do {
      linesKept = try LineSink.keepCompleteLines(of: descriptor, path)
    } catch {
      _ = systemClose(descriptor)
      throw error
    }
  }

  /// Writes everything, or remembers why it cannot; false when nothing more should come.
  func write(_ bytes: [UInt8]) -> Bool {
    do {
      guard let path else {
        try output.write(bytes)
        return true
      }
      var written = 0
      while written < bytes.count {
        let count = bytes[written...].withUnsafeBytes {
          systemWrite(descriptor, $0.baseAddress ?? UnsafeRawPointer(bitPattern: 1)!, $0.count)
        }
        if count > 0 {
          written += count
        } else if errno != EINTR {
          throw CommandFailure(path, String(cString: strerror(errno)))
        }
      }
      return true
    } catch {
      failure.withLock { $0 = error }
      return false
    }
  }

  /// - Throws: what went wrong while writing.
  func close() throws {
    if path != nil, systemClose(descriptor) != 0 {
      throw CommandFailure(path, String(cString: strerror(errno)))
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
  }

  /// Counts line ends and leaves the descriptor after the last one.
  private static func keepCompleteLines(of descriptor: Int32, _ path: String) throws -> Int {
    var lines = 0
    var end: off_t = 0
    var position: off_t = 0
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &piece, piece.count)
      guard count >= 0 else { throw CommandFailure(path, String(cString: strerror(errno))) }
      if count == 0 { break }
      for i in 0..<count where piece[i] == 0x0A {
        lines += 1
        end = position + off_t(i) + 1
      }
      position += off_t(count)
    }
    guard ftruncate(descriptor, end) == 0, lseek(descriptor, end, SEEK_SET) == end else {
      throw CommandFailure(path, String(cString: strerror(errno)))
    }
    return lines
  }
}

/// `close(2)`, under a name that does not clash with methods called `close`.
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
