/// Remembers ids by a 64-bit hash: about 20 bytes an id, and among a million ids a false alarm once
/// in 37 million runs.
struct SeenIDs: Sendable {
  private var fingerprints: Set<UInt64> = []

  /// Whether the id is new; it no longer is after that.
  mutating func insert(_ id: String) -> Bool {
    // FNV-1a with a final mix, so that all bits depend on every byte.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash ^= hash >> 33
    hash &*= 0xff51_afd7_ed55_8ccd
    return fingerprints.insert(hash ^ hash >> 33).inserted
  }
}
