import GraphModel
import Linguistics

/// Bodies that only their officers tell.
extension NameReader {
  /// «Adventure World president Stephan Moser»: capitals before what somebody is there, with a name
  /// behind it, which neither the model nor the tables know.
  /// - Parameter named: the name that begins behind the post.
  func bodyBeforeOfficer(
    _ post: Int, named: DraftMention?, _ covered: [Bool]
  ) -> DraftMention? {
    guard post > 1, post + 1 < document.count, named?.kind == .person,
      !document.isCapitalized(post), Self.officers.contains(document.lowers[post])
    else { return nil }
    var end = post
    // "chief executive", "finance director"
    while end > 1, !document.isCapitalized(end - 1), Self.fields.contains(document.lowers[end - 1])
    {
      end -= 1
    }
    var start = end
    while start > 0, end - start < 4, isNamePart(start - 1), !covered[start - 1] { start -= 1 }
    guard start < end, !zones.isInside[start], start == 0 || !document.isCapitalized(start - 1),
      // The first word of a sentence has its capital anyway.
      end - start > 1 || document.sentence(of: start).lowerBound < start,
      end - start > 1 || !words.corporateSuffixes.contains(document.lowers[start]),
      !words.never.contains(document.nameWords(start..<end).joined(separator: " ")),
      !words.isPlace(document.nameWords(start..<end).joined(separator: " "))
    else { return nil }
    return make(start..<end, .organization, reason: "a body whose officer is named")
  }

  private func isNamePart(_ i: Int) -> Bool {
    document.isCapitalized(i) && document.isWord(i) && document.partsOfSpeech[i] == .properNoun
      && document.dependencies[i] == .compound && !words.isTitle(document.lowers[i])
      && demonym(i) == nil && GivenNames.embedded.gender(of: document.words[i]) == .unknown
      && knowledge.words.post(document.lowers[i]) == nil
  }

  /// What bodies have and states and towns have not.
  private static let officers: WordSet = [
    "boss", "ceo", "chairman", "chairwoman", "director", "executive", "founder", "owner",
    "president", "spokesman", "spokesperson", "spokeswoman", "vice-president",
  ]

  private static let fields: WordSet = [
    "chief", "deputy", "executive", "finance", "financial", "general", "managing", "marketing",
    "operations", "vice",
  ]
}
