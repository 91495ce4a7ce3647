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
    var held = terms(in: id)
    for person in indexedPersons(in: post, of: id) { held += terms(of: person) }
    return people(held.filter { $0.post == post && $0.ofID == id }, on: day)
  }

  /// Ids of those whom an index tells to have held the post at some time.
  private func indexedPersons(in post: PostClass, of id: String) -> Set<String> {
    var persons: Set<String> = []
    for index in indexes {
      index.each(PostingIndex.hash(post: post, in: id)) { posting in
        if let told = index.record(at: Int(posting.row)) { persons.insert(told.id) }
        return true
      }
    }
    return persons
  }

  /// Whom "the X leader" means on a day: who has the power of the highest office.
  public func leaders(of id: String, on day: CalendarDay? = nil) -> [KnowledgeRecord] {
    people(terms(in: id).filter(\.isLeader), on: day)
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

  /// Who held any of the terms on the day, the latest to start first.
  private func people(_ terms: [Term], on day: CalendarDay?) -> [KnowledgeRecord] {
    var seen: Set<String> = []
    return terms.filter { term in day.map(term.holds(on:)) ?? true }
      .sorted { a, b in
        let (s, t) = (a.since?.packed ?? 0, b.since?.packed ?? 0)
        return s != t ? s > t : a.personID < b.personID
      }
      .filter { seen.insert($0.personID).inserted }
      .compactMap { record($0.personID) }
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
