import GraphModel
import Linguistics

/// Tells names of those who made the text or its pictures from names of those it speaks of:
/// "(AFP, Reuters)", "mz/dpa/AP", "Editor: Anna Kowalska", "Reporting by …", "Photo: …".
struct CreditReader {
  let document: Document

  /// Marks the names that only credit as such.
  func mark(_ drafts: inout [DraftMention]) {
    var agencies: Set<Int> = []
    for draft in drafts where draft.record?.category == "media" {
      agencies.formUnion(draft.tokens)
    }
    for index in drafts.indices where drafts[index].form == .name && drafts[index].kind != .state {
      let tokens = drafts[index].tokens
      if isByline(tokens) || isListed(tokens, agencies) || isStamp(tokens, agencies) {
        drafts[index].form = .credit
      }
    }
  }

  /// "Author: X", "Editing by X and Y": a label of the trade shortly before in the same line.
  private func isByline(_ tokens: Range<Int>) -> Bool {
    var i = tokens.lowerBound - 1
    let low = max(0, tokens.lowerBound - 9)
    while i >= low {
      let word = document.lowers[i]
      if word == ":" {
        return i > 0 && Self.labels.contains(document.lowers[i - 1])
      }
      if word == "by" { return i > 0 && Self.work.contains(document.lowers[i - 1]) }
      // Other names may stand between: "Reporting by A, B and C".
      guard word == "," || word == "and" || word == "&" || document.isCapitalized(i) else {
        return false
      }
      i -= 1
    }
    return false
  }

  /// "GETTY Obama campaigned", "REUTERS 1 of 31": an agency in capitals that a caption runs on from.
  private func isStamp(_ tokens: Range<Int>, _ agencies: Set<Int>) -> Bool {
    let next = tokens.upperBound
    guard tokens.count == 1, agencies.contains(tokens.lowerBound),
      document.isAllCaps(tokens.lowerBound), document.words[tokens.lowerBound].utf8.count > 3,
      next < document.count
    else { return false }
    let isAfterMark =
      tokens.lowerBound == 0 || document.partsOfSpeech[tokens.lowerBound - 1] == .punctuation
      || document.partsOfSpeech[tokens.lowerBound - 1] == .space
      || document.isAllCaps(tokens.lowerBound - 1) || document.isCapitalized(tokens.lowerBound - 1)
    return isAfterMark
      && (document.isCapitalized(next) || document.partsOfSpeech[next] == .space
        || document.partsOfSpeech[next] == .numeral)
  }

  /// A list of agencies and initials in brackets or joined by strokes, at the end of a paragraph.
  private func isListed(_ tokens: Range<Int>, _ agencies: Set<Int>) -> Bool {
    var low = tokens.lowerBound
    var high = tokens.upperBound
    var isMarked = false
    while low > 0, tokens.lowerBound - low < 16, isItem(low - 1, agencies) {
      low -= 1
      if document.words[low] == "/" { isMarked = true }
    }
    while high < document.count, high - tokens.upperBound < 16, isItem(high, agencies) {
      if document.words[high] == "/" { isMarked = true }
      high += 1
    }
    if low > 0, high < document.count, document.words[low - 1] == "(", document.words[high] == ")" {
      isMarked = true
      high += 1
    }
    guard isMarked, tokens.contains(where: agencies.contains) else { return false }
    guard high < document.count else { return true }
    let next = document.lowers[high]
    return next.utf8.contains(UInt8(ascii: "\n")) || Self.labels.contains(next)
  }

  private func isItem(_ i: Int, _ agencies: Set<Int>) -> Bool {
    if agencies.contains(i) { return true }
    let word = document.words[i]
    if word == "," || word == "/" || word == ";" { return true }
    // Initials of editors: "mz", "ipj", "tj/jm".
    return word.utf8.count <= 7 && word.utf8.allSatisfy { (97...122).contains($0) || $0 == 47 }
      && (word.utf8.count <= 4 || word.contains("/"))
      && !["and", "in", "of", "the", "to", "by", "at", "for", "on", "with", "said", "told"]
        .contains(word)
  }

  private static let labels: WordSet = [
    "author", "authors", "editor", "editors", "photo", "photos", "picture", "image", "graphic",
    "credit", "source", "foto", "text", "reporter", "writer", "byline",
  ]
  private static let work: WordSet = [
    "reporting", "editing", "written", "writing", "edited", "compiled", "photo", "photos",
    "photograph", "photographs", "picture", "pictures",
  ]
}
