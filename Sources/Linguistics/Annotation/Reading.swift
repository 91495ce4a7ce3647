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

  init(limit: Int = ReadingMemory.limit) { memory = Mutex(ReadingMemory(limit: limit)) }

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

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = ContiguousArray(bytes)
    hash = StringHash.murmur(bytes)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

/// Memory is bounded: when the young half is full it becomes the old one, whose texts are forgotten,
/// but for those that came again meanwhile.
struct ReadingMemory {
  /// Tokens of each half: with their bytes some 800 KB.
  static let limit = 1 << 15

  private var young: [RecentText: Reading] = [:]
  private var old: [RecentText: Reading] = [:]
  private var youngTokens = 0
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  mutating func reading(of text: RecentText) -> Reading? {
    if let reading = young[text] { return reading }
    guard let reading = old[text] else { return nil }
    keep(reading, of: text)
    return reading
  }

  /// Remembers a reading, unless the text is so long that it would push many others out.
  mutating func keep(_ reading: Reading, of text: RecentText) {
    let count = reading.tags.count
    guard count <= limit / 8 else { return }
    if youngTokens + count > limit {
      old = young
      young = [:]
      youngTokens = 0
    }
    if young.updateValue(reading, forKey: text) == nil { youngTokens += count }
  }
}
