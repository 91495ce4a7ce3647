internal import CZlib

/// A zip file read through its central directory. Sizes are bounded, names cannot lead out of the
/// target folder, and every entry is checked against its length and its CRC-32.
struct ZipArchive {
  struct Entry {
    var name: String
    var method: Int
    var crc: UInt32
    var compressedSize: Int
    var size: Int
    var headerOffset: Int
    var isLink: Bool
  }

  let path: String
  let entries: [Entry]
  private let bytes: [UInt8]

  static let largestEntry = 1 << 30
  static let largestTotal = 3 << 30
  static let mostEntries = 10_000

  init(path: String) throws(LinguisticsError) {
    self.path = path
    bytes = try SpacyPackage.read(path, limit: Self.largestTotal)
    entries = try Self.directory(bytes, path)
  }

  private static func number(_ bytes: [UInt8], _ at: Int, _ size: Int) -> Int {
    var value = 0
    for i in (0..<size).reversed() { value = value << 8 | Int(bytes[at + i]) }
    return value
  }

  private static func directory(
    _ bytes: [UInt8], _ path: String
  ) throws(LinguisticsError) -> [Entry] {
    func damaged(_ cause: String) -> LinguisticsError {
      .installationFailed(path: path, cause: cause)
    }
    // The end record is the last in the file, behind it a comment of at most 64 KB.
    var end = bytes.count - 22
    while end >= 0, end > bytes.count - 22 - 65_536, number(bytes, end, 4) != 0x0605_4B50 {
      end -= 1
    }
    guard end >= 0, number(bytes, end, 4) == 0x0605_4B50 else { throw damaged("not a zip file") }
    let count = number(bytes, end + 10, 2)
    var at = number(bytes, end + 16, 4)
    guard count <= mostEntries else { throw damaged("holds more than \(mostEntries) files") }
    guard at != 0xFFFF_FFFF else { throw damaged("is a zip of the 64-bit kind") }
    var entries: [Entry] = []
    var total = 0
    for _ in 0..<count {
      guard at >= 0, at + 46 <= end, number(bytes, at, 4) == 0x0201_4B50 else {
        throw damaged("its list of files is damaged")
      }
      let nameLength = number(bytes, at + 28, 2)
      let next = at + 46 + nameLength + number(bytes, at + 30, 2) + number(bytes, at + 32, 2)
      guard next <= end,
        let name = String(validating: bytes[(at + 46)..<(at + 46 + nameLength)], as: UTF8.self)
      else { throw damaged("its list of files is damaged") }
      let entry = Entry(
        name: name, method: number(bytes, at + 10, 2), crc: UInt32(number(bytes, at + 16, 4)),
        compressedSize: number(bytes, at + 20, 4), size: number(bytes, at + 24, 4),
        headerOffset: number(bytes, at + 42, 4),
        isLink: number(bytes, at + 38, 4) >> 16 & 0o170000 == 0o120000)
      guard entry.size <= largestEntry else { throw damaged("\(name) is larger than 1 GB") }
      total += entry.size
      guard total <= largestTotal else { throw damaged("unpacks to more than 3 GB") }
      entries.append(entry)
      at = next
    }
    return entries
  }

  /// Whether a name stays inside the folder it is unpacked into.
  static func isSafe(_ name: String) -> Bool {
    if name.isEmpty || name.hasPrefix("/") || name.contains("\\") || name.contains("\0") {
      return false
    }
    if name.dropFirst().hasPrefix(":") { return false }
    return !name.split(separator: "/", omittingEmptySubsequences: false).contains("..")
  }

  /// Unpacks one entry to a file.
  func extract(_ entry: Entry, to target: String) throws(LinguisticsError) {
    func damaged(_ cause: String) -> LinguisticsError {
      .installationFailed(path: path, cause: "\(entry.name) \(cause)")
    }
    let header = entry.headerOffset
    guard header >= 0, header + 30 <= bytes.count, Self.number(bytes, header, 4) == 0x0403_4B50
    else { throw damaged("has a damaged header") }
    let start =
      header + 30 + Self.number(bytes, header + 26, 2) + Self.number(bytes, header + 28, 2)
    guard start <= bytes.count, entry.compressedSize <= bytes.count - start else {
      throw damaged("is cut off")
    }
    let data = bytes[start..<start + entry.compressedSize]
    let content: [UInt8]
    switch entry.method {
    case 0: content = Array(data)
    case 8:
      guard let inflated = Self.inflate(data, size: entry.size) else {
        throw damaged("cannot be decompressed")
      }
      content = inflated
    default: throw damaged("is compressed in an unknown way")
    }
    let crc = content.withUnsafeBufferPointer {
      UInt32(truncatingIfNeeded: crc32(0, $0.baseAddress, uInt($0.count)))
    }
    guard content.count == entry.size, crc == entry.crc else { throw damaged("is damaged") }
    try FileTree.write(content, to: target)
  }

  /// Raw deflate of a known size; nil when the data do not give exactly that.
  private static func inflate(_ data: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    var stream = z_stream()
    guard
      inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { inflateEnd(&stream) }
    var isComplete = false
    let output = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      data.withUnsafeBufferPointer { input in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = uInt(input.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = uInt(size + 1)
        isComplete = CZlib.inflate(&stream, Z_FINISH) == Z_STREAM_END
        count = size + 1 - Int(stream.avail_out)
      }
    }
    return isComplete && output.count == size ? output : nil
  }
}
