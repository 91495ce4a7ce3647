import CResources

/// The gender that a given name tells, and the full forms of nicknames.
public struct GivenNames: Sendable {
  /// The project's own lists: `given_names.tsv` and `nicknames.tsv`.
  public static let embedded = GivenNames()

  private var genders: [UInt64: Gender] = [:]
  private var fullForms: [UInt64: [String]] = [:]

  /// Number of names with a gender.
  public var count: Int { genders.count }

  private init() {
    genders.reserveCapacity(1 << 14)
    var folder = NameFolder()
    Self.each(of: "given_names.tsv") { bytes, row in
      guard row.count == 2 else { return }
      let gender = Gender(initial: text(bytes, row[0]))
      bytes.withUnsafeBufferPointer { all in
        for name in all[row[1]].split(separator: UInt8(ascii: " ")) {
          genders[folder.key(UnsafeBufferPointer(rebasing: name)).hash] = gender
        }
      }
    }
    Self.each(of: "nicknames.tsv") { bytes, row in
      guard row.count == 2 else { return }
      fullForms[NameKey(text(bytes, row[0])).hash] = bytes[row[1]]
        .split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Gender of a given name, or of the first part of a hyphenated one that tells it ("Jean-Claude");
  /// `.unknown` when both genders bear it or no list has it.
  public func gender(of given: String) -> Gender {
    if let known = genders[NameKey(given).hash] { return known }
    for part in given.split(separator: "-") {
      if let known = genders[NameKey(part).hash], known != .unknown { return known }
    }
    return .unknown
  }

  /// "Joe" → ["Joseph"]; empty when the name is no known nickname.
  public func fullForms(of nickname: String) -> [String] {
    fullForms[NameKey(nickname).hash] ?? []
  }

  /// Whether two given names can be one person's: equal, an initial, or a nickname of the other.
  public func agree(_ a: String, _ b: String) -> Bool {
    let (p, q) = (NameKey(a), NameKey(b))
    if p.hash == q.hash { return true }
    let (short, long) = a.utf8.count < b.utf8.count ? (a, b) : (b, a)
    let letters = short.filter(\.isLetter)
    if letters.count == 1, letters.lowercased() == long.prefix(1).lowercased() { return true }
    return fullForms(of: a).contains { NameKey($0).hash == q.hash }
      || fullForms(of: b).contains { NameKey($0).hash == p.hash }
  }

  /// Calls `body` with the table's bytes and the fields of each line.
  private static func each(
    of name: String, _ body: (borrowing ContiguousArray<UInt8>, [Range<Int>]) -> Void
  ) {
    let resource = entente_resource(name)
    guard let base = resource.bytes else { return }
    let bytes = ContiguousArray(UnsafeBufferPointer(start: base, count: resource.count))
    var reader = TableReader(0..<bytes.count)
    while reader.next(in: bytes) { body(bytes, reader.fields) }
  }
}
