import GraphModel
import Linguistics

extension TeamReading {
  /// "Olga Weiss (Austria)", "ESSEN, Germany": where one comes from or a report is written, which is
  /// the state's own name in a match report too.
  func isOrigin(_ span: Range<Int>) -> Bool {
    let (before, after) = (span.lowerBound - 1, span.upperBound)
    guard before > 0 else { return false }
    if after < document.count, document.words[before] == "(", document.words[after] == ")" {
      return document.isCapitalized(before - 1)
    }
    // A town, a comma, a state, and the day or the agency: no list goes on so.
    // "NICE" in a dateline may be taken for a word.
    guard document.words[before] == ",",
      document.tags[before - 1] == .nnp || document.isAllCaps(before - 1)
    else { return false }
    guard after < document.count else { return true }
    let next = document.words[after]
    return next == "(" || next == "-" || next == "–" || next == "—"
      || next.utf8.first.map { (48...57).contains($0) } == true
  }
}
