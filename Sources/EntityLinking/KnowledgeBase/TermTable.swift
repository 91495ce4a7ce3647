/// One person's time in one post.
public struct Term: Sendable, Hashable {
  public let personID: String
  public let post: PostClass
  /// Id of the state or organization that the post belongs to.
  public let ofID: String
  public let since: CalendarDay?
  /// nil while it lasts.
  public let until: CalendarDay?
  public let isHeadOfState: Bool
  public let isHeadOfGovernment: Bool
  /// Whether the holder is the one that "the Russian leader" means.
  public let isLeader: Bool
}

/// Dated terms, found by the state or body and by the person.
struct TermTable: Sendable {
  /// A term as parsed: hashes in place of ids, the text stays in the table.
  struct Row: Sendable {
    var person: UInt64
    var of: UInt64
    var post: PostClass
    var since: Int32
    var until: Int32
    var flags: UInt8
    var personID: Range<Int32>
    var ofID: Range<Int32>

    /// Columns: person, post, of, since, until, flags (s, g, l).
    init?(_ bytes: borrowing ContiguousArray<UInt8>, _ fields: [Range<Int>]) {
      guard fields.count >= 4, let post = PostClass(rawValue: text(bytes, fields[1])) else {
        return nil
      }
      self.post = post
      person = PostingIndex.hash(id: bytes[fields[0]])
      of = PostingIndex.hash(id: bytes[fields[2]])
      personID = Int32(fields[0].lowerBound)..<Int32(fields[0].upperBound)
      ofID = Int32(fields[2].lowerBound)..<Int32(fields[2].upperBound)
      since = CalendarDay(utf8: bytes[fields[3]])?.packed ?? 0
      until = fields.count > 4 ? CalendarDay(utf8: bytes[fields[4]])?.packed ?? 0 : 0
      flags = 0
      if fields.count > 5 {
        for byte in bytes[fields[5]] {
          switch byte {
          case UInt8(ascii: "s"): flags |= 1
          case UInt8(ascii: "g"): flags |= 2
          case UInt8(ascii: "l"): flags |= 4
          default: break
          }
        }
      }
    }

    /// One term of the fact `terms` of a record, at its place in the table's bytes.
    init?(_ bytes: borrowing ContiguousArray<UInt8>, person: Range<Int>, told: Range<Int>) {
      guard let term = ToldTerm(bytes[told]) else { return nil }
      post = term.post
      self.person = PostingIndex.hash(id: bytes[person])
      of = PostingIndex.hash(id: bytes[term.of])
      personID = Int32(person.lowerBound)..<Int32(person.upperBound)
      ofID = Int32(term.of.lowerBound)..<Int32(term.of.upperBound)
      since = term.since?.packed ?? 0
      until = term.until?.packed ?? 0
      flags = (post.isHeadOfState ? 1 : 0) | (post.isHeadOfGovernment ? 2 : 0)
    }
  }

  private(set) var rows: [Row]
  /// Indices of rows by person and by state or body.
  private var byPerson: [UInt64: [Int32]] = [:]
  private var byPlace: [UInt64: [Int32]] = [:]

  init(_ rows: [Row]) {
    self.rows = rows
    byPerson.reserveCapacity(rows.count)
    for (i, row) in rows.enumerated() {
      byPerson[row.person, default: []].append(Int32(i))
      byPlace[row.of, default: []].append(Int32(i))
    }
  }

  func rows(ofPerson id: String) -> [Row] {
    (byPerson[PostingIndex.hash(id: id)] ?? []).map { rows[Int($0)] }
  }

  func rows(at id: String) -> [Row] {
    (byPlace[PostingIndex.hash(id: id)] ?? []).map { rows[Int($0)] }
  }
}

extension CalendarDay {
  init(packed: Int32) { self.packed = packed }
}
