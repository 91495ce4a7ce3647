/// Ids that follow from content alone, so that graphs made apart agree on them.
extension Entity {
  /// The id of an entity: its Wikidata id, else made of kind and folded name.
  ///
  /// Two documents that use the same full name for the same kind get the same id, and their
  /// entities merge; merging tells those apart whose posts conflict (``Namesakes``). A person known
  /// by one word alone ("Smith") is bound to `document`, since the next document's Smith is
  /// somebody else.
  public static func stableID(
    kind: EntityKind, name: String, wikidata: String? = nil, document: String
  ) -> String {
    if let wikidata { return wikidata }
    let words = FoldedName(name).words
    var id = "\(kind.rawValue):" + words.joined(separator: "-")
    // A name without letters and digits has nothing to be recognized by.
    if words.isEmpty || (kind == .person && words.count == 1) {
      id += "#" + StableHash(of: document, name).text
    }
    return id
  }

  /// Whether `id` has the form that ``stableID(kind:name:wikidata:document:)`` gives.
  static func isStable(_ id: String) -> Bool {
    if id.utf8.first == UInt8(ascii: "Q"), id.utf8.count > 1,
      id.utf8.dropFirst().allSatisfy({ (48...57).contains($0) })
    {
      return true
    }
    // "kb:" is a record of a user's own knowledge base.
    return id.hasPrefix("kb:") || EntityKind.allCases.contains { id.hasPrefix($0.rawValue + ":") }
  }
}

extension Edge {
  /// The id that follows from what the edge says: actors, type, family, polarity, modality,
  /// claimant and time; not from its evidence, which grows. A symmetric edge has the same id from
  /// either end.
  public var contentID: String {
    var hash = StableHash()
    let isTurned = symmetric && target.precedes(source)
    let (first, second) = isTurned ? (target, source) : (source, target)
    for part in [first, type, family.rawValue, second, polarity.rawValue, modality.rawValue] {
      hash.combine(part)
    }
    hash.combine(attributedTo ?? "")
    hash.combine(time?.start ?? "")
    hash.combine(time?.end ?? "")
    return hash.text
  }
}

/// A 64-bit hash that is the same in every process (FNV-1a, finished with MurmurHash3's mixer).
///
/// Among a million values the chance that any two agree is 3 in 100 million.
struct StableHash: Sendable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  init(of parts: String...) {
    for part in parts { combine(part) }
  }

  mutating func combine(_ text: String) { combine(text.utf8) }

  /// - Parameter text: its UTF-8.
  mutating func combine(_ text: some Sequence<UInt8>) {
    for byte in text { combine(byte) }
    // No UTF-8 text holds this byte: it keeps "ab", "c" apart from "a", "bc".
    combine(0xFF)
  }

  mutating func combine(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ (mixed >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ (mixed >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ (mixed >> 33)
  }

  /// 13 letters and digits, few enough to be stored in place by `String`; without i, l, o and u,
  /// which are misread.
  var text: String {
    let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    let value = value
    return String(
      decoding: (0..<13).reversed().map { digits[Int(value >> (5 * UInt64($0)) & 31)] },
      as: UTF8.self)
  }
}
