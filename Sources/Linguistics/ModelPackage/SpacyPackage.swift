#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A spaCy v3 pipeline folder, read but not yet compiled.
struct SpacyPackage {
  let path: String
  let configuration: PipelineConfiguration

  /// The files a compiled model is made from, relative to the folder.
  static let files = [
    "config.cfg", "meta.json", "tokenizer", "attribute_ruler/patterns",
    "lemmatizer/lookups/lookups.bin", "ner/cfg", "ner/model", "ner/moves", "parser/model",
    "parser/moves", "tagger/cfg", "tagger/model", "tok2vec/model", "vocab/key2row",
    "vocab/lookups.bin", "vocab/vectors", "vocab/vectors.cfg",
  ]

  init(path: String) throws(LinguisticsError) {
    self.path = path
    let bytes = try Self.read(path + "/config.cfg", limit: 1 << 20)
    guard let text = String(validating: bytes, as: UTF8.self),
      let configuration = PipelineConfiguration(parsing: text)
    else { throw .modelUnreadable(path: path + "/config.cfg", cause: "not a spaCy v3 config") }
    self.configuration = configuration
  }

  /// A whole file; a limit keeps a foreign file from filling the memory.
  static func read(_ path: String, limit: Int = 1 << 31) throws(LinguisticsError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .modelUnreadable(path: path, cause: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .modelUnreadable(path: path, cause: "not a regular file")
    }
    guard status.st_size <= limit else {
      throw .modelUnreadable(path: path, cause: "larger than \(limit) bytes")
    }
    let size = Int(status.st_size)
    var filled = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while filled < size {
        let got = readBytes(descriptor, buffer.baseAddress! + filled, size - filled)
        if got <= 0 { break }
        filled += got
      }
      count = filled
    }
    guard bytes.count == size else {
      throw .modelUnreadable(path: path, cause: "the file ended while it was read")
    }
    return bytes
  }

  func messagePack(_ file: String) throws(LinguisticsError) -> MessagePackValue {
    let bytes = try Self.read(path + "/" + file)
    do {
      return try MessagePackReader.read(bytes)
    } catch {
      throw .modelUnreadable(path: path + "/" + file, cause: error.cause)
    }
  }

  func json(_ file: String) throws(LinguisticsError) -> JSONValue {
    let bytes = try Self.read(path + "/" + file, limit: 1 << 26)
    guard let text = String(validating: bytes, as: UTF8.self),
      let value = JSONValue(parsing: text)
    else { throw .modelUnreadable(path: path + "/" + file, cause: "not JSON") }
    return value
  }

  func thinc(_ component: String) throws(LinguisticsError) -> ThincModel {
    let file = component + "/model"
    guard let model = ThincModel(try messagePack(file)) else {
      throw .modelUnreadable(path: path + "/" + file, cause: "not a thinc model")
    }
    return model
  }

  func damaged(_ file: String, _ cause: String) -> LinguisticsError {
    .modelUnreadable(path: path + "/" + file, cause: cause)
  }

  func unsupported(_ cause: String) -> LinguisticsError {
    .modelUnsupported(path: path, cause: cause)
  }

  /// Names, sizes and times of the source files as one number: changes when a file does.
  static func stamp(of path: String) -> UInt64 {
    var text = ""
    for file in files {
      var status = stat()
      guard stat(path + "/" + file, &status) == 0 else { continue }
      #if canImport(Darwin)
        let time = status.st_mtimespec
      #else
        let time = status.st_mtim
      #endif
      text += "\(file) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)\n"
    }
    return StringHash.murmur(text)
  }

  /// Word vectors as numpy wrote them.
  func vectors() throws(LinguisticsError) -> (rows: Int, width: Int, values: [Float]) {
    let file = "vocab/vectors"
    let bytes = try Self.read(path + "/" + file)
    let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]
    guard bytes.count >= 10, Array(bytes[..<6]) == magic, bytes[6] == 1 else {
      throw damaged(file, "not a numpy array of version 1")
    }
    let length = Int(bytes[8]) | Int(bytes[9]) << 8
    guard bytes.count >= 10 + length else { throw damaged(file, "the header is cut") }
    let header = String(decoding: bytes[10..<10 + length], as: UTF8.self)
    guard header.contains("'<f4'"), header.contains("'fortran_order': False"),
      let open = header.firstIndex(of: "("), let close = header.firstIndex(of: ")")
    else { throw damaged(file, "not a table of little-endian floats") }
    let shape = header[header.index(after: open)..<close].split(separator: ",").compactMap {
      Int($0.filter { !$0.isWhitespace })
    }
    guard shape.count == 2, shape[0] >= 0, shape[1] >= 0, shape[0] < 1 << 31, shape[1] < 1 << 16,
      bytes.count - 10 - length == shape[0] * shape[1] * 4
    else { throw damaged(file, "the shape does not fit the file's size") }
    let values = bytes[(10 + length)...].withUnsafeBytes { MessagePackValue.floats($0) }
    return (shape[0], shape[1], values)
  }
}

/// `read(2)`, named apart from the method of that name.
private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>, _ count: Int)
  -> Int
{
  read(descriptor, buffer, count)
}
