import GraphModel
import Linguistics

/// Names of the knowledge base of which the model marks a part.
extension NameReader {
  /// A name of the knowledge base that begins with the span and goes on behind it.
  func longerKnown(_ span: Range<Int>) -> Range<Int>? {
    var end = span.upperBound
    while end < document.count, end - span.lowerBound < 8,
      document.isCapitalized(end)
        || ["of", "for", "the", "and", "on", "in", "-"].contains(document.words[end])
        || bounds.isLink(end)
    {
      end += 1
    }
    while end > span.upperBound {
      if document.isCapitalized(end - 1), knowledge.knows(document.text(of: span.lowerBound..<end))
      {
        return span.lowerBound..<end
      }
      end -= 1
    }
    return nil
  }

  /// "Human Rights in China", of which the model marks the place: a body that ends with its name.
  func bodyRound(_ place: Range<Int>) -> DraftMention? {
    let links = ["and", "for", "in", "of", "on", "the", "to"]
    guard place.lowerBound > 1, links.contains(document.words[place.lowerBound - 1]) else {
      return nil
    }
    var start = place.lowerBound - 1
    var found: DraftMention?
    while start >= 0, place.upperBound - start <= 10 {
      let isLink = links.contains(document.words[start])
      guard isLink || document.isCapitalized(start) && document.isWord(start) else { break }
      let span = start..<place.upperBound
      if !isLink, document.lowers[start] != "the", knowledge.knows(document.text(of: span)),
        let match = bestMatch(span, .organization), match.record.kind == .organization
      {
        found = draft(span, match, .organization)
      }
      start -= 1
    }
    return found
  }

  /// A name of the knowledge base that ends with the span and begins before it: "Liberal Democrats",
  /// of which the model marks the second word.
  func earlierKnown(_ span: Range<Int>) -> Range<Int>? {
    var start = span.lowerBound
    var found: Range<Int>?
    while start > 0, span.upperBound - start < 5, document.isCapitalized(start - 1),
      document.isWord(start - 1),
      document.sentence(of: span.lowerBound).contains(start - 1)
    {
      start -= 1
      if document.lowers[start] != "the",
        knowledge.knows(document.text(of: start..<span.upperBound))
      {
        found = start..<span.upperBound
      }
    }
    return found
  }
}
