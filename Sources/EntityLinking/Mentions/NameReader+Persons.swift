import GraphModel
import Linguistics

/// Names of persons, without posts and with what the model left out.
extension NameReader {
  func person(_ given: Range<Int>) -> [DraftMention] {
    let given = zones.isLowercaseText ? given : bounds.withoutClause(given)
    var (span, gender) = bounds.withoutTitles(given)
    var extra: [DraftMention] = []
    if let party = partyBefore(span) {
      extra.append(party)
      span = party.tokens.upperBound..<span.upperBound
    }
    span = withGivenName(withoutField(span))
    if span.count < given.count, let match = bestMatch(span, .person) {
      return extra + (draft(span, match, .person).map { [$0] } ?? [])
    }
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

  /// "Liberal" in "Liberal Amy Wells", taken for one name: whose member the person is.
  private func partyBefore(_ span: Range<Int>) -> DraftMention? {
    let low = span.lowerBound
    guard span.count > 2, GivenNames.embedded.gender(of: document.words[low]) == .unknown,
      GivenNames.embedded.gender(of: document.words[low + 1]) != .unknown,
      let match = bestMatch(low..<low + 1, .organization), match.record.category == "party"
    else { return nil }
    return draft(low..<low + 1, match, .nationality)
  }

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
