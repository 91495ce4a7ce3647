import GraphModel
import Linguistics

/// Bodies by their town, two bodies in one span, and agencies written small.
extension NameReader {
  /// "Cologne police", "a Lyon criminal court", "Mumbai crime branch": a body by the town it is of.
  func cityBody(_ span: Range<Int>) -> DraftMention? {
    let next = span.upperBound
    var end = next
    // "Lyon criminal" + "court"
    while end < document.count, end - next < 2,
      Self.courtSorts.contains(document.lowers[end])
    {
      end += 1
    }
    guard end < document.count else { return nil }
    let head = document.lowers[end]
    let isBody =
      end == next ? head == "police" : head == "court" || head == "council" || head == "police"
    guard isBody else { return nil }
    var mention = make(
      span.lowerBound..<end + 1, .organization, reason: "the \(head) of \(document.text(of: span))")
    mention.form = document.isCapitalized(end) ? .name : .nominal
    return mention
  }

  /// "Marlow University and Easton School of Law", taken for one: two bodies, each with a noun that
  /// bodies are called by.
  func twoBodies(_ span: Range<Int>) -> [DraftMention]? {
    guard span.count >= 5,
      let and = span.first(where: { document.words[$0] == "and" || document.words[$0] == "&" }),
      and - span.lowerBound >= 2, span.upperBound - and >= 3,
      words.organizationHeads.contains(document.lowers[and - 1]),
      !words.organizationHeads.contains(document.lowers[and + 1]),
      !words.domains.contains(document.lowers[and + 1]),
      !span.prefix(and - span.lowerBound).contains(where: {
        ["of", "for", "on"].contains(document.words[$0])
      }),
      (and + 2..<span.upperBound).contains(where: {
        words.organizationHeads.contains(document.lowers[$0])
          && !["of", "for", "on", "the"].contains(document.words[$0 - 1])
      }),
      !knowledge.knows(document.text(of: span))
    else { return nil }
    return classify(span.lowerBound..<and, .organization)
      + classify(and + 1..<span.upperBound, .organization)
  }

  /// "Democratic Union" + "party": a known body whose kind the paper writes small.
  func knownBySmallKind(_ span: Range<Int>) -> DraftMention? {
    let next = span.upperBound
    guard next < document.count, !document.isCapitalized(next),
      document.partsOfSpeech[next] == .noun,
      words.organizationHeads.contains(document.lowers[next])
    else { return nil }
    let whole = span.lowerBound..<next + 1
    // "Budget" + "committee", "Christian Democratic" + "party": the rest is no name by itself.
    let last = document.lowers[next - 1]
    if document.lowers[next] == "committee" && words.domains.contains(last)
      || document.lowers[next] == "party" && span.count > 1 && Self.leanings.contains(last),
      !knowledge.knows(document.text(of: span))
    {
      return make(whole, .organization, reason: "a \(document.lowers[next]) by its name")
    }
    guard
      let match = knowledge.lookup(document.text(of: whole), ignoringCase: true).first(where: {
        $0.record.kind == .organization && $0.form != .governmentBody
      })
    else { return nil }
    return draft(whole, match, .organization)
  }

  /// "dpa" in "(AFP, dpa)": an agency that writes its own initials small.
  func agencyWrittenSmall(_ i: Int) -> DraftMention? {
    let word = document.words[i]
    guard (2...4).contains(word.utf8.count), i > 0, i + 1 < document.count,
      word.utf8.allSatisfy({ (97...122).contains($0) }),
      ["(", ",", "/"].contains(document.words[i - 1]),
      [")", ",", "/"].contains(document.words[i + 1]),
      let match = knowledge.lookup(word.uppercased()).first(where: {
        $0.form == .acronym && $0.record.category == "media"
      })
    else { return nil }
    return draft(i..<i + 1, match, .organization)
  }

  /// "D-La." behind a senator's name: his party and where he is from.
  func isPartyAndState(_ span: Range<Int>) -> Bool {
    let text = document.text(of: span)
    return text.utf8.count <= 8 && (text.hasPrefix("D-") || text.hasPrefix("R-"))
      && span.lowerBound > 0 && ["(", ","].contains(document.words[span.lowerBound - 1])
  }

  /// Adjectives that parties are called by.
  private static let leanings: Set<String> = [
    "agrarian", "christian", "communist", "conservative", "democrat", "democratic", "green",
    "islamic", "labour", "liberal", "national", "nationalist", "patriotic", "popular",
    "progressive", "radical", "republican", "revolutionary", "socialist", "unionist",
  ]

  /// What sort of court, council or police it is.
  private static let courtSorts: Set<String> = [
    "administrative", "appeals", "city", "civil", "constitutional", "county", "criminal", "crown",
    "district", "federal", "high", "labor", "labour", "local", "magistrates", "military",
    "municipal", "regional", "sessions", "state", "supreme",
  ]
}
