/// A hash table from name keys to the rows that bear them: open slots, chained postings.
struct PostingIndex: Sendable {
  struct Posting: Sendable {
    var hash: UInt64
    var row: Int32
    var next: Int32
    var form: NameForm
    var letterCase: LetterCase
  }

  /// Keeps family names apart from full names in the one table.
  static let surnameSalt: UInt64 = 0x9e37_79b9_7f4a_7c15

  private var slots: ContiguousArray<Int32>
  private var postings: ContiguousArray<Posting> = []

  init(capacity: Int) {
    var size = 1024
    while size < capacity * 2 { size *= 2 }
    slots = ContiguousArray(repeating: -1, count: size)
    postings.reserveCapacity(capacity)
  }

  /// Number of names and ids held.
  var count: Int { postings.count }

  /// Adds a name of a row; a name it has already in that form and case is left out.
  mutating func insert(_ key: NameKey, row: Int32, form: NameForm) {
    if postings.count * 2 > slots.count { grow() }
    let slot = Int(truncatingIfNeeded: key.hash) & (slots.count - 1)
    var at = slots[slot]
    while at >= 0 {
      let held = postings[Int(at)]
      if held.hash == key.hash, held.row == row, held.form == form,
        held.letterCase == key.letterCase
      {
        return
      }
      at = held.next
    }
    postings.append(
      Posting(
        hash: key.hash, row: row, next: slots[slot], form: form, letterCase: key.letterCase))
    slots[slot] = Int32(postings.count - 1)
  }

  /// Calls `body` with each posting of the hash, the latest added first.
  @inline(__always)
  func each(_ hash: UInt64, _ body: (Posting) -> Void) {
    var at = slots[Int(truncatingIfNeeded: hash) & (slots.count - 1)]
    while at >= 0 {
      let posting = postings[Int(at)]
      if posting.hash == hash { body(posting) }
      at = posting.next
    }
  }

  /// The hash under which a record's own id is kept.
  static func hash(id: String) -> UInt64 {
    hash(id: id.utf8)
  }

  static func hash(id: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0x1d2c_3b4a_5968_7786
    for byte in id { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 29)
  }

  private mutating func grow() {
    slots = ContiguousArray(repeating: -1, count: slots.count * 2)
    for i in postings.indices {
      let slot = Int(truncatingIfNeeded: postings[i].hash) & (slots.count - 1)
      postings[i].next = slots[slot]
      slots[slot] = Int32(i)
    }
  }
}
