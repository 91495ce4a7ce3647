internal import GraphModel

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A knowledge base on disk, made by `entente kb import`, of which only the pages that are asked
/// for come into memory.
///
/// File format, little-endian: a header of 64 bytes (`KnowledgeIndex.Header`), record lines as in
/// the tables, their offsets (records + 1 of UInt64), buckets (2^bits + 1 of UInt32: where the
/// postings begin whose hash has these high bits), postings of 16 bytes in the order of hash, then
/// falling prior. A look-up costs two random reads, and one more for each record found.
public final class KnowledgeIndex: Sendable {
  static let magic = Array("ENTKB\u{1}\n\0".utf8)

  /// Numbers at fixed places of the header.
  struct Header: Sendable {
    var records = 0
    var postings = 0
    var bucketBits = 0
    var linesBytes = 0

    var offsetsStart: Int { (64 + linesBytes + 7) & ~7 }
    var bucketsStart: Int { offsetsStart + (records + 1) * 8 }
    var postingsStart: Int { (bucketsStart + (1 << bucketBits) * 4 + 4 + 7) & ~7 }
    var size: Int { postingsStart + postings * 16 }

    var bytes: [UInt8] {
      var out = KnowledgeIndex.magic
      for number in [records, postings, bucketBits, linesBytes, size, 0, 0] {
        withUnsafeBytes(of: UInt64(number).littleEndian) { out += $0 }
      }
      return out
    }
  }

  /// A name, or an id, that leads to a record.
  struct Posting: Sendable {
    var hash: UInt64
    var row: UInt32
    /// Form and case in one byte each, the prior in 1/65535.
    var form: UInt8
    var letterCase: UInt8
    var prior: UInt16
  }

  public let path: String
  private let header: Header
  // Read-only pages: any number of threads read them at once.
  private nonisolated(unsafe) let base: UnsafeRawPointer

  /// Names of one spelling that are looked at, the best known first: there are thousands of Smiths.
  private static let candidates = 16

  /// Maps the file.
  /// - Throws: ``KnowledgeBaseError`` when it cannot be read, is none of ours, or is cut short.
  public init(contentsOf path: String) throws(KnowledgeBaseError) {
    self.path = path
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .unreadable(file: path, cause: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size >= 64,
      let mapped = mmap(nil, Int(status.st_size), PROT_READ, MAP_SHARED, descriptor, 0),
      mapped != MAP_FAILED
    else { throw .damagedIndex(file: path, cause: "no index of entente, or cut short") }
    let base = UnsafeRawPointer(mapped)
    func number(_ at: Int) -> Int {
      Int(clamping: base.loadUnaligned(fromByteOffset: 8 + at * 8, as: UInt64.self))
    }
    var header = Header()
    header.records = number(0)
    header.postings = number(1)
    header.bucketBits = number(2)
    header.linesBytes = number(3)
    let known =
      UnsafeRawBufferPointer(start: base, count: 8).elementsEqual(Self.magic)
      && header.records < 1 << 32 && header.postings < 1 << 32
      && header.bucketBits <= 32 && header.linesBytes < 1 << 48
    guard known, header.size == status.st_size, number(4) == header.size else {
      munmap(mapped, Int(status.st_size))
      throw .damagedIndex(
        file: path, cause: known ? "it is cut short" : "this is no index of entente")
    }
    self.base = base
    self.header = header
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: base), header.size) }

  /// Number of records.
  public var count: Int { header.records }
  /// Number of names and ids that lead to them.
  public var nameCount: Int { header.postings }
  /// Bytes on disk.
  public var size: Int { header.size }

  /// Whether the file begins as an index does.
  static func isIndex(_ bytes: some Sequence<UInt8>) -> Bool { bytes.starts(with: magic) }

  /// Calls `body` with postings of the hash, the likeliest record's first, until it says no.
  func each(_ hash: UInt64, _ body: (Posting) -> Bool) {
    let bucket = Int(truncatingIfNeeded: hash >> UInt64(64 - header.bucketBits))
    var low = Int(load(UInt32.self, header.bucketsStart + bucket * 4))
    let end = Int(load(UInt32.self, header.bucketsStart + bucket * 4 + 4))
    guard low <= end, end <= header.postings else { return }
    while low < end {
      let posting = posting(low)
      if posting.hash > hash { return }
      if posting.hash == hash, !body(posting) { return }
      low += 1
    }
  }

  /// Rows that a hash leads to in a fitting case, at most as many as are looked at.
  func rows(_ hash: UInt64, fitting: (Posting) -> Bool) -> [(row: Int, form: NameForm)] {
    var found: [(row: Int, form: NameForm)] = []
    each(hash) { posting in
      if let form = NameForm(rawValue: posting.form), fitting(posting) {
        found.append((Int(posting.row), form))
      }
      return found.count < Self.candidates
    }
    return found
  }

  /// The record of that id; nil when there is none.
  func record(_ id: String) -> KnowledgeRecord? {
    rows(PostingIndex.hash(id: id)) { _ in true }.lazy
      .compactMap { self.record(at: $0.row) }.first { $0.id == id }
  }

  func record(at row: Int) -> KnowledgeRecord? {
    guard row < header.records else { return nil }
    let start = Int(load(UInt64.self, header.offsetsStart + row * 8))
    let end = Int(load(UInt64.self, header.offsetsStart + row * 8 + 8))
    guard start <= end, end <= header.linesBytes, end - start < 1 << 24 else { return nil }
    let line = ContiguousArray(
      UnsafeRawBufferPointer(start: base + 64 + start, count: end - start))
    var reader = TableReader(0..<line.count)
    guard reader.next(in: line), reader.fields.count > EntityColumn.name.rawValue,
      let kind = EntityKind(initial: line[reader.fields[EntityColumn.kind.rawValue]].first)
    else { return nil }
    return KnowledgeRecord(
      line: line, KnowledgeBase.Row(range: 0..<Int32(line.count), kind: kind))
  }

  private func posting(_ at: Int) -> Posting {
    let start = header.postingsStart + at * 16
    return Posting(
      hash: load(UInt64.self, start), row: load(UInt32.self, start + 8),
      form: load(UInt8.self, start + 12), letterCase: load(UInt8.self, start + 13),
      prior: load(UInt16.self, start + 14))
  }

  private func load<T: BitwiseCopyable>(_ type: T.Type, _ at: Int) -> T {
    base.loadUnaligned(fromByteOffset: at, as: type)
  }
}

extension EntityKind {
  /// The kind that tables write so; its first letter decides.
  init?(initial: UInt8?) {
    switch initial {
    case UInt8(ascii: "p")?: self = .person
    case UInt8(ascii: "s")?: self = .state
    case UInt8(ascii: "o")?: self = .organization
    default: return nil
    }
  }
}
