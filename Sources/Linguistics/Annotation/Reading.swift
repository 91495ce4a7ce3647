internal import Synchronization

/// What the networks say of a text that is read on its own, or of a part that is.
struct Reading: Sendable {
  /// Numbers of the tagger's labels.
  let tags: ContiguousArray<UInt8>
  let tree: DependencyTree
  let names: ContiguousArray<NameSpan>
}

/// Readings of the texts that came last, shared by all threads.
///
/// Agencies send a report again with a paragraph more or one corrected, and lines such as "Terms were
/// not disclosed." come again and again; what is said of a paragraph depends on its text alone. What
/// is remembered changes how fast it is and never what it says.
final class RecentReadings: Sendable {
  private let memory: Mutex<ReadingMemory>

  init() { memory = Mutex(ReadingMemory()) }

  /// The reading of a text, where it is remembered.
  func reading(of text: RecentText) -> Reading? {
    memory.withLock { $0.reading(of: text) }
  }

  func keep(_ reading: Reading, of text: RecentText) {
    memory.withLock { $0.keep(reading, of: text) }
  }
}

/// A text's bytes and their hash. By the bytes, since `String` holds "é" equal to "e" with an accent
/// that combines, which has other tokens.
struct RecentText: Sendable, Hashable {
  private let bytes: ContiguousArray<UInt8>
  private let hash: UInt64

  /// Longer ones hardly come again, and would push many others out.
  static let longest = 1 << 15

  /// Nil for a text longer than ``longest``, in bytes.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count <= Self.longest else { return nil }
    self.bytes = ContiguousArray(bytes)
    hash = StringHash.murmur(bytes)
  }

  var byteCount: Int { bytes.count }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

/// Memory is bounded by the texts' bytes, since a token may be of any length: when the young half is full it becomes the old one, whose texts are forgotten,
/// but for those that came again meanwhile.
struct ReadingMemory {
  private var young: [RecentText: Reading] = [:]
  private var old: [RecentText: Reading] = [:]
  private var youngBytes = 0
  /// Bytes of each half.
  private let limit: Int

  /// Half of a megabyte holds the last one or two thousand paragraphs of an agency.
  init(limit: Int = 1 << 18) { self.limit = limit }

  mutating func reading(of text: RecentText) -> Reading? {
    if let reading = young[text] { return reading }
    guard let reading = old[text] else { return nil }
    keep(reading, of: text)
    return reading
  }

  mutating func keep(_ reading: Reading, of text: RecentText) {
    if youngBytes + text.byteCount > limit {
      old = young
      young = [:]
      youngBytes = 0
    }
    if young.updateValue(reading, forKey: text) == nil { youngBytes += text.byteCount }
  }
}
