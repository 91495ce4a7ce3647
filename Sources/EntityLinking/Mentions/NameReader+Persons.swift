import GraphModel
import Linguistics

/// Names of persons, without posts and with what the model left out.
extension NameReader {
  func person(_ given: Range<Int>) -> [DraftMention] {
    let given = zones.isLowercaseText ? given : bounds.withoutClause(given)
    var (span, gender) = bounds.withoutTitles(given)
    var extra: [DraftMention] = []
    if isMember(span) {
      let word = span.lowerBound..<span.lowerBound + 1
      if let match = bestMatch(word, .organization), match.record.category == "party" {
        extra += [draft(word, match, .nationality)].compactMap(\.self)
      }
      span = span.lowerBound + 1..<span.upperBound
    }
    span = withGivenName(withoutField(span))
    if span.count < given.count, let match = bestMatch(span, .person) {
      return extra + (draft(span, match, .person).map { [$0] } ?? [])
    }
    // "Minister of State for Finance": what the post is for names nobody.
    if ["for", "of", "on"].contains(document.words[span.lowerBound]) { return extra }
    // "President" alone names nobody, and a state's demonym before a title is its own mention.
    if span.count == 1, words.isTitle(document.lowers[span.lowerBound]) { return [] }
    var name = span
    if span.count > 2 || given.count > span.count, span.count > 1,
      let match = demonym(span.lowerBound)
    {
      let rest = bounds.withoutTitles(span.lowerBound + 1..<span.upperBound)
      if rest.0.lowerBound > span.lowerBound + 1 {
        extra += [draft(span.lowerBound..<span.lowerBound + 1, match, .nationality)].compactMap(
          \.self)
        name = rest.0
      }
    }
    var mention = make(name, .person, reason: Mention.guess + "a person")
    mention.gender = gender
    return extra + [mention]
  }

  /// Whether a name begins with whose member the person is: "Liberal Amy Wells".
  private func isMember(_ span: Range<Int>) -> Bool {
    span.count > 2 && Self.members.contains(document.lowers[span.lowerBound])
      && GivenNames.embedded.gender(of: document.words[span.lowerBound + 1]) != .unknown
  }

  private static let members: WordSet = [
    "communist", "conservative", "democrat", "labor", "labour", "liberal", "republican",
    "socialist", "tory",
  ]

  /// "Malcolm Baldrige", of whom the model sees the surname.
  func withGivenName(_ span: Range<Int>) -> Range<Int> {
    let before = span.lowerBound - 1
    guard span.count == 1, before > 0, document.isCapitalized(before),
      !document.isAllCaps(before), !document.isAllCaps(span.lowerBound), demonym(before) == nil,
      document.dependencies[before] == .compound, document.head(of: before) == span.lowerBound,
      GivenNames.embedded.gender(of: document.words[before]) != .unknown,
      !words.isTitle(document.lowers[before])
    else { return span }
    return before..<span.upperBound
  }

  /// "Minister for Africa Tobias Ellwood": the land or field of his post is no part of his name.
  func withoutField(_ span: Range<Int>) -> Range<Int> {
    let low = span.lowerBound
    guard span.count > 2, low > 1, ["for", "of"].contains(document.lowers[low - 1]),
      isPost(low - 2)
    else { return span }
    let word = document.lowers[low]
    guard
      words.domains.contains(word) || words.isPlace(word) || nation(low) != nil
        || GivenNames.embedded.gender(of: document.words[low]) == .unknown
          && GivenNames.embedded.gender(of: document.words[low + 1]) != .unknown
    else { return span }
    return low + 1..<span.upperBound
  }
}
