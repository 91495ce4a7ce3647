/// spaCy's id of a string: a small number for its reserved symbols, else MurmurHash64A, seed 1.
struct StringHash: Sendable {
  /// Reserved names and their numbers, `spacy/symbols.pyx`.
  private let symbols: [String: UInt64]
  private let longestSymbol: Int

  /// - Parameter table: lines of `name`, tab, `number`; `#` begins a comment line.
  init(symbolTable table: String) {
    var symbols: [String: UInt64] = [:]
    for line in table.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      if fields.count == 2, let number = UInt64(fields[1]) {
        symbols[String(fields[0])] = number
      }
    }
    self.symbols = symbols
    longestSymbol = symbols.keys.map(\.utf8.count).max() ?? 0
  }

  func callAsFunction(_ text: String) -> UInt64 {
    if text.isEmpty { return 0 }
    if text.utf8.count <= longestSymbol, let number = symbols[text] { return number }
    return Self.murmur(text)
  }

  /// MurmurHash64A (Austin Appleby, public domain) with seed 1, as `murmurhash.mrmr.hash64`.
  static func murmur(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let m: UInt64 = 0xc6a4_a793_5bd1_e995
    let r: UInt64 = 47
    var h: UInt64 = 1 ^ (UInt64(bytes.count) &* m)
    var at = 0
    while at + 8 <= bytes.count {
      var k = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      k = k &* m
      k ^= k >> r
      k = k &* m
      h ^= k
      h = h &* m
      at += 8
    }
    if at < bytes.count {
      for i in stride(from: bytes.count - 1, through: at, by: -1) {
        h ^= UInt64(bytes[i]) << UInt64(8 * (i - at))
      }
      h = h &* m
    }
    h ^= h >> r
    h = h &* m
    h ^= h >> r
    return h
  }

  static func murmur(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { murmur(UnsafeRawBufferPointer($0)) }
  }

  /// The four rows of a hashed embedding: thinc's MurmurHash3 of one 64-bit key, its
  /// `MurmurHash3_x86_128_uint64`.
  static func rows(_ key: UInt64, seed: UInt32) -> (UInt32, UInt32, UInt32, UInt32) {
    var h1 = key &* 0x87c3_7b91_1142_53d5
    h1 = (h1 << 31) | (h1 >> 33)
    h1 = h1 &* 0x4cf5_ad43_2745_937f
    h1 ^= UInt64(seed)
    h1 ^= 8
    var h2 = UInt64(seed) ^ 8
    h1 = h1 &+ h2
    h2 = h2 &+ h1
    h1 = finalize(h1)
    h2 = finalize(h2)
    h1 = h1 &+ h2
    h2 = h2 &+ h1
    return (
      UInt32(truncatingIfNeeded: h1), UInt32(truncatingIfNeeded: h1 >> 32),
      UInt32(truncatingIfNeeded: h2), UInt32(truncatingIfNeeded: h2 >> 32)
    )
  }

  private static func finalize(_ h: UInt64) -> UInt64 {
    var h = h
    h ^= h >> 33
    h = h &* 0xff51_afd7_ed55_8ccd
    h ^= h >> 33
    h = h &* 0xc4ce_b9fe_1a85_ec53
    h ^= h >> 33
    return h
  }
}
