/// A term as the fact `terms` of a record tells it: `president:Q30@2009-01-20/2017-01-20`, a case of
/// ``PostClass``, the state or body, and the days, of which either may be missing.
struct ToldTerm {
  let post: PostClass
  /// Where the id of the state or body stands.
  let of: Range<Int>
  let since: CalendarDay?
  let until: CalendarDay?

  /// nil for anything else; `bytes` keep their indices.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      let post = PostClass(rawValue: String(decoding: bytes[..<colon], as: UTF8.self))
    else { return nil }
    let rest = bytes[(colon + 1)...]
    let at = rest.firstIndex(of: UInt8(ascii: "@")) ?? rest.endIndex
    guard at > rest.startIndex else { return nil }
    let days = rest[at...].dropFirst()
      .split(separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
      .map { ($0.isEmpty, CalendarDay(utf8: $0)) }
    guard days.allSatisfy({ isMissing, day in isMissing || day != nil }) else { return nil }
    self.post = post
    of = rest.startIndex..<at
    since = days.first?.1
    until = days.count > 1 ? days[1].1 : nil
  }
}

extension Term {
  /// A term that a record tells of its own; nil where the text is none.
  init?(told: some StringProtocol, of personID: String) {
    let bytes = Array(told.utf8)
    guard let term = ToldTerm(bytes[...]) else { return nil }
    self.init(
      personID: personID, post: term.post, ofID: String(decoding: bytes[term.of], as: UTF8.self),
      since: term.since, until: term.until, isHeadOfState: term.post.isHeadOfState,
      isHeadOfGovernment: term.post.isHeadOfGovernment, isLeader: false)
  }

  /// Whether the two are of one post in one state or body, and may share a day.
  func meets(_ other: Term) -> Bool {
    guard post == other.post, ofID == other.ofID else { return false }
    if let until, let start = other.since, !start.reaches(until) { return false }
    if let since, let end = other.until, !since.reaches(end) { return false }
    return true
  }
}
