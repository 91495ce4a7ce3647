#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Files read and written whole, through the C library: a graph of bytes needs no more.
enum SystemFile {
  /// All bytes of the file at `path`; of standard input for "-".
  static func read(_ path: String) throws(GraphStoreError) -> [UInt8] {
    var bytes: [UInt8] = []
    try forEachPiece(of: path) { piece in bytes += piece }
    return bytes
  }

  /// Calls `body` with the bytes of the file, at most 1 MB at a time; of standard input for "-".
  static func forEachPiece(
    of path: String, _ body: ([UInt8]) throws(GraphStoreError) -> Void
  ) throws(GraphStoreError) {
    let isInput = path == "-"
    let descriptor = isInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw .unreadable(path, cause: lastError()) }
    defer { if !isInput { close(descriptor) } }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw .unreadable(path, cause: "it is a folder")
    }
    while true {
      var count = 0
      let piece = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, filled in
        count = SystemFile.read(descriptor, UnsafeMutableRawBufferPointer(buffer))
        filled = max(0, count)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .unreadable(path, cause: lastError()) }
      if count == 0 { return }
      try body(piece)
    }
  }

  /// Writes the file so that it is there whole or not at all: under another name first, then renamed.
  static func write(_ bytes: [UInt8], to path: String) throws(GraphStoreError) {
    let draft = "\(path).\(getpid()).new"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw .unwritable(path, cause: lastError()) }
    var cause = writeAll(bytes, to: descriptor)
    if close(descriptor) != 0, cause == nil { cause = lastError() }
    if cause == nil, rename(draft, path) != 0 { cause = lastError() }
    if let cause {
      unlink(draft)
      throw .unwritable(path, cause: cause)
    }
  }

  /// Writes everything; gives the system's words for what went wrong, nil when nothing did.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> String? {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        SystemFile.write(descriptor, UnsafeRawBufferPointer(rebasing: buffer[written...]))
      }
      if count >= 0 { written += count } else if errno != EINTR { return lastError() }
    }
    return nil
  }

  /// `TMPDIR`, else "/tmp".
  static var temporaryFolder: String {
    guard let folder = getenv("TMPDIR"), folder.pointee != 0 else { return "/tmp" }
    return String(cString: folder)
  }

  /// The first bytes of a file, fewer when it is shorter; empty when it cannot be read.
  static func start(of path: String, count: Int) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { return [] }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: count)
    let found = bytes.withUnsafeMutableBytes { SystemFile.read(descriptor, $0) }
    return Array(bytes.prefix(max(0, found)))
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func lastError() -> String { String(cString: strerror(errno)) }

  // The C library's names, beside methods of the same name.
  private static func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  private static func write(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, buffer.baseAddress, buffer.count)
    #else
      Glibc.write(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }
}
