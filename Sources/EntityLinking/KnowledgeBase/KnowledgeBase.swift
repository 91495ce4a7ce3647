public import GraphModel
import Synchronization

/// What is known of persons, states and organizations before any article is read: their names,
/// the posts they held and when, the words for posts, bodies and kinds.
///
/// Immutable and shared by all threads. Records are decoded when asked for; loading parses bytes
/// alone.
///
///     let knowledge = KnowledgeBase.embedded
///     knowledge.lookup("Moscow").first?.record.id                        // "Q159"
///     knowledge.holders(of: .president, in: "Q30", on: CalendarDay("2021-12-30"))
public final class KnowledgeBase: Sendable {
  /// The project's own tables.
  public static let embedded = KnowledgeBase(KnowledgeBaseBuilder.embedded)

  let bytes: ContiguousArray<UInt8>
  let rows: ContiguousArray<Row>
  let index: PostingIndex
  let terms: TermTable
  /// Words for posts, honorifics, nouns and bodies.
  public let words: PoliticalWords
  /// Records on disk, asked after the tables: what a table has replaces them.
  public let indexes: [KnowledgeIndex]

  private let decoded = DecodedRecords()
  /// What names found lately: the readers of one text ask for the same, and texts share most.
  private let looked = RecentLookups()

  /// Where a record's line is.
  struct Row: Sendable {
    var range: Range<Int32>
    var kind: EntityKind
  }

  init(_ builder: consuming KnowledgeBaseBuilder, indexes: [KnowledgeIndex] = []) {
    bytes = builder.bytes
    rows = builder.rows
    index = builder.index
    terms = TermTable(builder.terms)
    words = builder.words
    self.indexes = indexes
  }

  /// Number of records of the tables; ``indexes`` hold more.
  public var count: Int { rows.count }

  /// Number of records of a kind.
  public func count(of kind: EntityKind) -> Int { rows.count { $0.kind == kind } }

  /// Number of names and ids that lead to records.
  public var nameCount: Int { index.count }

  /// Every record, in the order of the tables. O(size of the tables).
  public var records: [KnowledgeRecord] { rows.indices.map(record(at:)) }

  /// The record of that id; nil when there is none. O(1).
  public func record(_ id: String) -> KnowledgeRecord? {
    if let row = row(id) { return record(at: row) }
    return indexes.lazy.compactMap { $0.record(id) }.first
  }

  /// The records that a name may stand for, the likeliest first.
  ///
  /// Dots, accents, hyphens and a leading "the" do not matter. Case matters where it tells names
  /// from words: "us" and "turkey" find nothing, "TURKEY" and "Nato" find what is meant.
  /// - Parameter ignoringCase: for queries a person types.
  public func lookup(_ name: String, ignoringCase: Bool = false) -> [KnowledgeMatch] {
    if ignoringCase { return matches(of: name, ignoringCase: true) }
    if let known = looked[name] { return known }
    let found = matches(of: name, ignoringCase: false)
    looked[name] = found
    return found
  }

  private func matches(of name: String, ignoringCase: Bool) -> [KnowledgeMatch] {
    var found: [KnowledgeMatch] = []
    let key = NameKey(name)
    let length = name.utf8.count
    index.each(key.hash) { posting in
      let fits =
        ignoringCase
        || key.letterCase.fits(posting.letterCase, form: posting.form, length: length)
      guard fits else { return }
      found.append(KnowledgeMatch(record: record(at: Int(posting.row)), form: posting.form))
    }
    appendIndexed(key.hash, to: &found) { posting in
      guard let form = NameForm(rawValue: posting.form),
        let letterCase = LetterCase(rawValue: posting.letterCase)
      else { return false }
      return ignoringCase || key.letterCase.fits(letterCase, form: form, length: length)
    }
    if found.isEmpty, let body = governmentBody(named: name) {
      found.append(KnowledgeMatch(record: body, form: .governmentBody))
    }
    return found.sorted(by: Self.precedes)
  }

  /// Persons who bear the family name, the likeliest first; case decides as in ``lookup(_:)``.
  public func lookup(surname: String) -> [KnowledgeMatch] {
    let key = NameKey(surname)
    guard key.letterCase != .lower || surname.contains(" ") || surname.contains("-") else {
      return []
    }
    var found: [KnowledgeMatch] = []
    index.each(key.hash ^ PostingIndex.surnameSalt) { posting in
      found.append(KnowledgeMatch(record: record(at: Int(posting.row)), form: .surname))
    }
    appendIndexed(key.hash ^ PostingIndex.surnameSalt, to: &found) { _ in true }
    return found.sorted(by: Self.precedes)
  }

  /// Whether any record bears the name in this case. O(1), nothing is decoded.
  public func knows(_ name: String) -> Bool {
    let key = NameKey(name)
    var known = false
    index.each(key.hash) { posting in
      known =
        known
        || key.letterCase.fits(
          posting.letterCase, form: posting.form, length: name.utf8.count)
    }
    for index in indexes where !known {
      index.each(key.hash) { posting in
        if let form = NameForm(rawValue: posting.form),
          let letterCase = LetterCase(rawValue: posting.letterCase)
        {
          known = key.letterCase.fits(letterCase, form: form, length: name.utf8.count)
        }
        return !known
      }
    }
    return known
  }

  /// Adds what indexes on disk have under the hash and no table has.
  private func appendIndexed(
    _ hash: UInt64, to found: inout [KnowledgeMatch],
    fitting: (KnowledgeIndex.Posting) -> Bool
  ) {
    for index in indexes {
      for (row, form) in index.rows(hash, fitting: fitting) {
        // An id's posting has the hash of no name; a clash is one in 10⁶ of ten million names.
        guard let record = index.record(at: row), self.row(record.id) == nil else { continue }
        let isFound = found.contains { $0.record.id == record.id && $0.form == form }
        if !isFound { found.append(KnowledgeMatch(record: record, form: form)) }
      }
    }
  }

  private static func precedes(_ a: KnowledgeMatch, _ b: KnowledgeMatch) -> Bool {
    let (p, q) = (a.weight, b.weight)
    if p != q { return p > q }
    if a.record.id != b.record.id { return isEarlier(a.record.id, b.record.id) }
    return a.form.rawValue < b.form.rawValue
  }

  /// Wikidata ids by number, then others: what Wikidata had first is the better known as a rule,
  /// the British Labour Party before its namesakes.
  private static func isEarlier(_ a: String, _ b: String) -> Bool {
    let (isItem, isOtherItem) = (a.hasPrefix("Q"), b.hasPrefix("Q"))
    if isItem != isOtherItem { return isItem }
    if isItem, a.utf8.count != b.utf8.count { return a.utf8.count < b.utf8.count }
    return a < b
  }

  func row(_ id: String) -> Int? {
    var found: Int?
    index.each(PostingIndex.hash(id: id)) { posting in found = Int(posting.row) }
    return found
  }

  func record(at row: Int) -> KnowledgeRecord {
    decoded.record(row) { KnowledgeRecord(line: bytes, rows[row]) }
  }
}

/// Records that were asked for: the news speaks of the same few again and again.
private final class DecodedRecords: Sendable {
  private let records = Mutex<[Int: KnowledgeRecord]>([:])

  /// The record of a row; `decode` runs outside the lock, and more than once at worst.
  func record(_ row: Int, _ decode: () -> KnowledgeRecord) -> KnowledgeRecord {
    if let held = records.withLock({ $0[row] }) { return held }
    let record = decode()
    records.withLock { $0[row] = record }
    return record
  }
}

extension KnowledgeMatch {
  /// The record's prior, lowered where the name is only a part or a place that stands for it.
  var weight: Double {
    switch form {
    case .capital: record.prior * 0.5
    case .former, .short: record.prior * 0.9
    default: record.prior
    }
  }
}
