extension KnowledgeBase {
  /// Number of dated terms.
  public var termCount: Int { terms.rows.count }

  /// Who held the post of a state or organization on a day, the latest to start first.
  ///
  /// - Parameters:
  ///   - id: of the state or organization.
  ///   - day: nil means any time.
  public func holders(
    of post: PostClass, in id: String, on day: CalendarDay? = nil
  ) -> [KnowledgeRecord] {
    people(terms.rows(at: id).filter { $0.post == post }, on: day)
  }

  /// Whom "the X leader" means on a day: who has the power of the highest office.
  public func leaders(of id: String, on day: CalendarDay? = nil) -> [KnowledgeRecord] {
    people(terms.rows(at: id).filter { $0.flags & 4 != 0 }, on: day)
  }

  /// Every term of a person, in the order of time.
  public func terms(of personID: String) -> [Term] {
    terms.rows(ofPerson: personID).map(term).sorted(by: Self.earlier)
  }

  /// Every term in the posts of a state or organization, in the order of time.
  public func terms(in id: String) -> [Term] {
    terms.rows(at: id).map(term).sorted(by: Self.earlier)
  }

  private static func earlier(_ a: Term, _ b: Term) -> Bool {
    let (s, t) = (a.since?.packed ?? 0, b.since?.packed ?? 0)
    return s != t ? s < t : (a.personID, a.ofID) < (b.personID, b.ofID)
  }

  private func people(_ rows: [TermTable.Row], on day: CalendarDay?) -> [KnowledgeRecord] {
    var seen: Set<UInt64> = []
    return rows.filter { row in day.map(row.holds(on:)) ?? true }
      .sorted { a, b in a.since != b.since ? a.since > b.since : a.person < b.person }
      .filter { seen.insert($0.person).inserted }
      .compactMap { record(id($0.personID)) }
  }

  private func term(_ row: TermTable.Row) -> Term {
    Term(
      personID: id(row.personID), post: row.post, ofID: id(row.ofID),
      since: row.since == 0 ? nil : CalendarDay(packed: row.since),
      until: row.until == 0 ? nil : CalendarDay(packed: row.until),
      isHeadOfState: row.flags & 1 != 0, isHeadOfGovernment: row.flags & 2 != 0,
      isLeader: row.flags & 4 != 0)
  }

  private func id(_ range: Range<Int32>) -> String {
    text(bytes, Int(range.lowerBound)..<Int(range.upperBound))
  }
}
