/// A fixed set of words, which readers ask about each token: membership takes a fifth of the time
/// that `Set<String>` needs to hash the word safely.
///
/// Words are the same if their UTF-8 is: "é" is not "e" with an accent that combines.
package struct WordSet: Sendable {
  private let bytes: ContiguousArray<UInt8>
  /// Where each word begins in ``bytes``, and where the last ends.
  private let starts: ContiguousArray<Int32>
  /// Open addressing: a word's number and one, and bits of its hash above ``numberBits``; 0 is free. A
  /// power of two, at most half full.
  private let slots: ContiguousArray<UInt32>
  /// A bit for each word by its hash: most words asked about a small set end here.
  private let filter: SIMD4<UInt64>
  /// Which numbers of bytes the words have, by bit; the last stands for all longer ones.
  private let lengths: UInt64

  package static let none = WordSet([])

  package init(_ words: some Sequence<String>) {
    var bytes: ContiguousArray<UInt8> = []
    var starts: ContiguousArray<Int32> = [0]
    var lengths: UInt64 = 0
    let words = Set(words).sorted()
    precondition(words.count < 1 << Self.numberBits - 1)
    var filter = SIMD4<UInt64>()
    var slots = ContiguousArray<UInt32>(repeating: 0, count: 2)
    while slots.count < 2 * words.count { slots += slots }
    for (i, word) in words.enumerated() {
      bytes.append(contentsOf: word.utf8)
      starts.append(Int32(bytes.count))
      lengths |= Self.bit(ofLength: word.utf8.count)
      var word = word
      let hash = word.withUTF8 { Hash(UnsafeRawBufferPointer($0)) }
      filter[hash.filterWord] |= hash.filterBit
      var slot = hash.place & (slots.count - 1)
      while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = hash.tag | UInt32(i + 1)
    }
    self.bytes = bytes
    self.starts = starts
    self.slots = slots
    self.filter = filter
    self.lengths = lengths
  }

  package var count: Int { starts.count - 1 }

  package var isEmpty: Bool { count == 0 }

  package func contains(_ word: String) -> Bool { number(of: word) != nil }

  /// The word's place in the order of the letters.
  package func number(of word: String) -> Int? {
    guard lengths & Self.bit(ofLength: word.utf8.count) != 0 else { return nil }
    let found: Int?? = word.utf8.withContiguousStorageIfAvailable {
      number(of: UnsafeRawBufferPointer($0))
    }
    if let found { return found }
    return Array(word.utf8).withUnsafeBytes { number(of: $0) }
  }

  private func number(of word: UnsafeRawBufferPointer) -> Int? {
    let hash = Hash(word)
    guard filter[hash.filterWord] & hash.filterBit != 0 else { return nil }
    var slot = hash.place & (slots.count - 1)
    while slots[slot] > 0 {
      if slots[slot] & Self.tagMask == hash.tag {
        let i = Int(slots[slot] & ~Self.tagMask) - 1
        let range = Int(starts[i])..<Int(starts[i + 1])
        if range.count == word.count, bytes[range].elementsEqual(word) { return i }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  package func union(_ other: WordSet) -> WordSet { WordSet(Array(self) + Array(other)) }

  @inline(__always)
  private static func bit(ofLength count: Int) -> UInt64 { 1 << UInt64(Swift.min(count, 63)) }

  private static let numberBits: UInt32 = 24
  private static let tagMask: UInt32 = ~0 << numberBits

  /// Of the first and the last eight bytes and their number.
  private struct Hash {
    private let bits: UInt64

    @inline(__always)
    init(_ word: UnsafeRawBufferPointer) {
      let count = word.count
      var first: UInt64 = 0
      var last: UInt64 = 0
      if count >= 8 {
        first = word.loadUnaligned(as: UInt64.self)
        last = word.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      } else {
        for byte in word { first = first << 8 | UInt64(byte) }
      }
      let mixed =
        (first ^ UInt64(count)) &* 0x9e37_79b9_7f4a_7c15 ^ last &* 0xc6a4_a793_5bd1_e995
      bits = (mixed ^ mixed >> 32) &* 0x9e37_79b9_7f4a_7c15
    }

    var place: Int { Int(bits >> 40) }
    var tag: UInt32 { UInt32(truncatingIfNeeded: bits >> 8) & WordSet.tagMask }
    var filterWord: Int { Int(bits >> 38 & 3) }
    var filterBit: UInt64 { 1 << (bits >> 32 & 63) }
  }
}

extension WordSet: ExpressibleByArrayLiteral {
  package init(arrayLiteral words: String...) { self.init(words) }
}

/// In the order of the letters.
extension WordSet: Sequence {
  package func makeIterator() -> some IteratorProtocol<String> {
    (0..<count).lazy.map { i in
      String(decoding: bytes[Int(starts[i])..<Int(starts[i + 1])], as: UTF8.self)
    }.makeIterator()
  }
}
