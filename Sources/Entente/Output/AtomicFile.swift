import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a file could not be written.
public struct FileWritingError: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: String
  public let cause: String

  public var description: String { "\(path): \(cause)" }
}

/// Writes files whole or not at all: into a neighbour first, which then takes the name.
public enum AtomicFile {
  /// Replaces the file at `path`. What is no regular file (`/dev/stdout`, a pipe) is written
  /// directly. Throws when a folder is missing, not writable, or the disk is full.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileWritingError) {
    do {
      try write(to: path) { send in try send(bytes) }
    } catch let error as FileWritingError {
      throw error
    } catch {
      throw FileWritingError(path: path, cause: "\(error)")
    }
  }

  /// Replaces the file at `path` by what `body` sends, piece by piece.
  ///
  /// - Throws: ``FileWritingError``, or what `body` throws; the old file is then still there.
  public static func write(
    to path: String, _ body: (_ send: ([UInt8]) throws(FileWritingError) -> Void) throws -> Void
  ) throws {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists && status.st_mode & S_IFMT == S_IFDIR {
      throw FileWritingError(path: path, cause: "this is a folder; name a file to write to")
    }
    if exists && status.st_mode & S_IFMT != S_IFREG {
      let descriptor = open(path, O_WRONLY)
      guard descriptor >= 0 else { throw failure(path) }
      defer { close(descriptor) }
      try body { (bytes) throws(FileWritingError) in
        guard writeAll(bytes, to: descriptor) else { throw failure(path) }
      }
      return
    }
    if exists && access(path, W_OK) != 0 { throw failure(path) }
    let temporary = path + ".\(getpid()).tmp"
    let mode = exists ? status.st_mode & 0o777 : 0o666
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL, mode)
    guard descriptor >= 0 else { throw failure(path) }
    let name = strdup(temporary)
    pending.store(UInt(bitPattern: name), ordering: .releasing)
    defer {
      pending.store(0, ordering: .releasing)
      free(name)
    }
    do {
      try body { (bytes) throws(FileWritingError) in
        guard writeAll(bytes, to: descriptor) else { throw failure(path) }
      }
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    // A network's file system may report a full disk here only.
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      let error = failure(path)
      unlink(temporary)
      throw error
    }
  }

  /// The name of the file being written, as a C string's address; 0 between files.
  private static let pending = Atomic<UInt>(0)

  /// Removes the file that an interrupt leaves unfinished. Safe in a signal handler.
  public static func discardPending() {
    let address = pending.load(ordering: .acquiring)
    if let name = UnsafePointer<CChar>(bitPattern: address) { unlink(name) }
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          Glibc.write(descriptor, buffer.baseAddress! + written, bytes.count - written)
        #else
          Darwin.write(descriptor, buffer.baseAddress! + written, bytes.count - written)
        #endif
      }
      if count > 0 { written += count } else if count < 0 && errno != EINTR { return false }
    }
    return true
  }

  private static func failure(_ path: String) -> FileWritingError {
    FileWritingError(path: path, cause: String(cString: strerror(errno)))
  }
}
