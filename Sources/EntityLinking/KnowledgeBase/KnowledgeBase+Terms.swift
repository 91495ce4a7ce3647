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
    let known = people(terms.rows(at: id).filter { $0.post == post }, on: day)
    guard !indexes.isEmpty else { return known }
    var started = indexedHolders(of: post, in: id, on: day)
    started.removeAll { found in known.contains { $0.id == found.record.id } }
    return started.map(\.record) + known
  }

  /// Holders whom indexes alone know of, the latest to start first.
  private func indexedHolders(
    of post: PostClass, in id: String, on day: CalendarDay?
  ) -> [(record: KnowledgeRecord, since: CalendarDay?)] {
    var found: [String: (record: KnowledgeRecord, since: CalendarDay?)] = [:]
    for index in indexes {
      index.each(PostingIndex.hash(post: post, in: id)) { posting in
        guard let told = index.record(at: Int(posting.row)), found[told.id] == nil else {
          return true
        }
        let held = told.ownTerms.filter {
          $0.post == post && $0.ofID == id && (day.map($0.holds(on:)) ?? true)
        }
        guard let latest = held.max(by: Self.earlier), let record = record(told.id) else {
          return true
        }
        found[told.id] = (record, latest.since)
        return true
      }
    }
    return found.values.sorted {
      let (a, b) = ($0.since?.packed ?? 0, $1.since?.packed ?? 0)
      return a != b ? a > b : $0.record.id < $1.record.id
    }
  }

  /// Whom "the X leader" means on a day: who has the power of the highest office.
  public func leaders(of id: String, on day: CalendarDay? = nil) -> [KnowledgeRecord] {
    people(terms.rows(at: id).filter { $0.flags & 4 != 0 }, on: day)
  }

  /// Every term of a person, in the order of time.
  public func terms(of personID: String) -> [Term] {
    var all = terms.rows(ofPerson: personID).map(term)
    for index in indexes {
      // What a table has of a term is better than what an index has.
      for told in index.record(personID)?.ownTerms ?? []
      where !all.contains(where: told.meets) {
        all.append(told)
      }
    }
    return all.sorted(by: Self.earlier)
  }

  /// Every term that the tables have in the posts of a state or organization, in the order of time.
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

extension Term {
  /// Whether it lasts on the day; a bare year or month counts to its end.
  func holds(on day: CalendarDay) -> Bool {
    (since?.reaches(day) ?? true) && (until.map(day.reaches) ?? true)
  }
}

extension KnowledgeRecord {
  /// The terms of the fact `terms`, which tables of users and indexes of Wikidata have.
  var ownTerms: [Term] {
    facts["terms"]?.split(separator: ",").compactMap { Term(told: $0, of: id) } ?? []
  }
}

extension PostingIndex {
  /// The hash under which an index keeps who held a post of a state or body.
  static func hash(post: PostClass, in id: String) -> UInt64 {
    hash(id: "\(post.rawValue):\(id) held")
  }
}
