#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A compiled model in memory: mapped from its file, or as just compiled.
///
/// Layout, little-endian: 64 bytes of header, then the arrays, each at a multiple of 64, then the
/// description, a sequence of numbers and strings that names the arrays by place.
/// Header: `ENTENTEM`, version, zero, file size, place of the description, checksum of all behind
/// the header, stamp of the source.
///
/// `@unchecked`: the bytes are never written after `init` and live as long as the object.
final class ModelImage: @unchecked Sendable {
  static let magic: UInt64 = 0x4D45_544E_4554_4E45
  static let version: UInt32 = 2
  static let headerSize = 64

  let base: UnsafeRawPointer
  let count: Int
  private let isMapped: Bool

  /// Takes the bytes of a compiled model as they are.
  init(copying bytes: [UInt8]) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(64, bytes.count), alignment: 64)
    bytes.withUnsafeBytes {
      memory.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(memory), byteCount: $0.count)
    }
    base = UnsafeRawPointer(memory)
    count = bytes.count
    isMapped = false
  }

  /// Maps a compiled model and verifies its header, size and checksum.
  init(mapping path: String) throws(LinguisticsError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .modelUnreadable(path: path, cause: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size >= Self.headerSize else {
      throw .modelUnreadable(path: path, cause: "not a compiled model: too short")
    }
    let size = Int(status.st_size)
    guard let memory = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0),
      memory != MAP_FAILED
    else { throw .modelUnreadable(path: path, cause: String(cString: strerror(errno))) }
    base = UnsafeRawPointer(memory)
    count = size
    isMapped = true
    if let cause = damage() { throw .modelUnreadable(path: path, cause: cause) }
  }

  deinit {
    let memory = UnsafeMutableRawPointer(mutating: base)
    if isMapped { munmap(memory, count) } else { memory.deallocate() }
  }

  /// What makes the image unusable, or nil.
  func damage() -> String? {
    guard count >= Self.headerSize, load(0, UInt64.self) == Self.magic else {
      return "not a compiled model"
    }
    guard load(8, UInt32.self) == Self.version else {
      return "compiled by another version; run 'entente model install' again"
    }
    guard load(16, UInt64.self) == UInt64(count) else { return "the compiled model is truncated" }
    guard load(32, UInt64.self) == Self.checksum(base + Self.headerSize, count - Self.headerSize)
    else { return "the compiled model is damaged: its checksum differs" }
    return nil
  }

  /// Stamp of the source folder the image was compiled from.
  var sourceStamp: UInt64 { load(40, UInt64.self) }

  var descriptionOffset: Int { Int(clamping: load(24, UInt64.self)) }

  private func load<T: FixedWidthInteger>(_ offset: Int, _: T.Type) -> T {
    T(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: T.self))
  }

  /// A 64-bit sum in four lanes: 3 ms for 40 MB, where one lane would wait for its multiplier.
  static func checksum(_ bytes: UnsafeRawPointer, _ count: Int) -> UInt64 {
    let prime: UInt64 = 0x9E37_79B1_85EB_CA87
    var a: UInt64 = 1
    var b: UInt64 = 2
    var c: UInt64 = 3
    var d: UInt64 = 4
    var at = 0
    while at + 32 <= count {
      a = (a ^ bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* prime
      b = (b ^ bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self)) &* prime
      c = (c ^ bytes.loadUnaligned(fromByteOffset: at + 16, as: UInt64.self)) &* prime
      d = (d ^ bytes.loadUnaligned(fromByteOffset: at + 24, as: UInt64.self)) &* prime
      a ^= a >> 29
      b ^= b >> 29
      c ^= c >> 29
      d ^= d >> 29
      at += 32
    }
    while at < count {
      a = (a ^ UInt64(bytes.load(fromByteOffset: at, as: UInt8.self))) &* prime
      at += 1
    }
    var sum = UInt64(count)
    for lane in [a, b, c, d] {
      sum = (sum ^ lane) &* prime
      sum ^= sum >> 32
    }
    return sum
  }
}

/// A read-only array inside a ``ModelImage``.
///
/// `@unchecked`: the memory is constant; every owner of a view also holds the image.
struct ModelArray<Element: BitwiseCopyable>: @unchecked Sendable {
  let start: UnsafePointer<Element>
  let count: Int

  @inline(__always)
  subscript(i: Int) -> Element { start[i] }
}

/// Collects the arrays and the description of an image.
struct ModelImageWriter {
  private(set) var bytes = [UInt8](repeating: 0, count: ModelImage.headerSize)
  private var description: [UInt8] = []

  mutating func write(_ number: Int) { write(UInt64(bitPattern: Int64(number))) }

  mutating func write(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { description.append(contentsOf: $0) }
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    description.append(contentsOf: text.utf8)
  }

  /// An optional text; absence is not emptiness.
  mutating func write(_ text: String?) {
    write(text == nil ? 0 : 1)
    if let text { write(text) }
  }

  mutating func write<T>(_ values: [T], _ each: (inout ModelImageWriter, T) -> Void) {
    write(values.count)
    for value in values { each(&self, value) }
  }

  mutating func write<Element: BitwiseCopyable>(array: [Element]) {
    bytes.append(contentsOf: repeatElement(0, count: (64 - bytes.count % 64) % 64))
    write(bytes.count)
    write(array.count)
    array.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// The finished image.
  consuming func finish(sourceStamp: UInt64) -> [UInt8] {
    let place = bytes.count
    bytes.append(contentsOf: description)
    func put(_ value: UInt64, at offset: Int) {
      withUnsafeBytes(of: value.littleEndian) {
        for (i, byte) in $0.enumerated() { bytes[offset + i] = byte }
      }
    }
    put(ModelImage.magic, at: 0)
    put(UInt64(ModelImage.version), at: 8)
    put(UInt64(bytes.count), at: 16)
    put(UInt64(place), at: 24)
    put(sourceStamp, at: 40)
    let sum = bytes.withUnsafeBytes {
      ModelImage.checksum(
        $0.baseAddress! + ModelImage.headerSize, $0.count - ModelImage.headerSize)
    }
    put(sum, at: 32)
    return bytes
  }
}

/// Reads the description of an image; no place or length it names is trusted.
struct ModelImageReader {
  struct Failure: Error {
    var cause = "the compiled model's description is damaged"
  }

  let image: ModelImage
  private var at: Int

  init(_ image: ModelImage) {
    self.image = image
    at = image.descriptionOffset
  }

  mutating func unsigned() throws(Failure) -> UInt64 {
    guard at >= ModelImage.headerSize, at <= image.count - 8 else { throw Failure() }
    defer { at += 8 }
    return UInt64(littleEndian: image.base.loadUnaligned(fromByteOffset: at, as: UInt64.self))
  }

  mutating func integer() throws(Failure) -> Int {
    guard let value = Int(exactly: Int64(bitPattern: try unsigned())) else { throw Failure() }
    return value
  }

  /// A number of things of which each takes at least one byte.
  mutating func count() throws(Failure) -> Int {
    let value = try integer()
    guard value >= 0, value <= image.count else { throw Failure() }
    return value
  }

  mutating func string() throws(Failure) -> String {
    let length = try count()
    guard length <= image.count - at else { throw Failure() }
    defer { at += length }
    return String(
      decoding: UnsafeRawBufferPointer(start: image.base + at, count: length), as: UTF8.self)
  }

  mutating func optionalString() throws(Failure) -> String? {
    try integer() == 0 ? nil : try string()
  }

  mutating func list<T>(
    _ each: (inout ModelImageReader) throws(Failure) -> T
  ) throws(Failure) -> [T] {
    let length = try count()
    var values: [T] = []
    values.reserveCapacity(length)
    for _ in 0..<length { values.append(try each(&self)) }
    return values
  }

  /// An array; `expected` is its length when the shape says it.
  mutating func array<Element: BitwiseCopyable>(
    of: Element.Type = Element.self, expected: Int? = nil
  ) throws(Failure) -> ModelArray<Element> {
    let offset = try count()
    let length = try count()
    guard offset >= ModelImage.headerSize, offset % 64 == 0,
      length <= (image.count - offset) / MemoryLayout<Element>.stride,
      expected == nil || expected == length
    else { throw Failure() }
    return ModelArray(
      start: (image.base + offset).assumingMemoryBound(to: Element.self), count: length)
  }
}
