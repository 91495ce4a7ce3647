import GraphModel
import Linguistics

/// Posts and forms of address before the names of persons.
extension NameBounds {
  /// Drops posts and forms of address off the front of a person's name: "Defense Ash Carter".
  ///
  /// - Returns: the name, and the gender that what was dropped tells.
  func withoutTitles(_ span: Range<Int>) -> (Range<Int>, Gender) {
    var low = span.lowerBound
    var gender = Gender.unknown
    // "Co-Premiers"
    if low + 3 < span.upperBound, document.lowers[low] == "co",
      HyphenTest.joins(document, low + 1), isTitleWord(low + 2, in: span)
    {
      low += 2
    }
    while low + 1 < span.upperBound, isTitleWord(low, in: span) {
      if let told = words.honorifics[bare(low)] ?? words.titles[bare(low)], told != .unknown {
        gender = told
      }
      low += 1
      while low + 1 < span.upperBound, isEdge(low) || document.lowers[low] == "of" { low += 1 }
    }
    if gender == .unknown, low > 0, let told = words.honorifics[bare(low - 1)] { gender = told }
    // "Mr" may be split from its dot.
    if gender == .unknown, low > 1, document.words[low - 1] == ".",
      let told = words.honorifics[bare(low - 2)]
    {
      gender = told
    }
    return (low..<span.upperBound, gender)
  }

  private func isTitleWord(_ i: Int, in span: Range<Int>) -> Bool {
    let word = document.lowers[i]
    if words.isTitle(word) || knowledge.words.post(word) != nil { return true }
    // "Premiers Anna Holm and Karl Berg", while "Bishops Castle" has no name behind.
    return word.last == "s" && i + 2 < span.upperBound
      && knowledge.words.post(String(word.dropLast())) != nil
  }

  func bare(_ i: Int) -> String {
    let word = document.lowers[i]
    return word.last == "." ? String(word.dropLast()) : word
  }
}
