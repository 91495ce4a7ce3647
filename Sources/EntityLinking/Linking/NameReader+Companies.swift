import GraphModel
import Linguistics

extension NameReader {
  /// "Halvorsen Corp", "Lindqvist & Co Ltd": the company that the name without its legal form is.
  ///
  /// The legal form proves a company, so that a name which is a common word as well will do.
  func company(_ span: Range<Int>) -> KnowledgeMatch? {
    var end = span.upperBound
    while end > span.lowerBound + 1,
      words.corporateSuffixes.contains(document.lowers[end - 1])
        || [",", ".", "&"].contains(document.words[end - 1])
    {
      end -= 1
    }
    guard end < span.upperBound else { return nil }
    let matches = knowledge.lookup(document.text(of: span.lowerBound..<end)).filter {
      Self.traded.contains($0.record.category) && $0.form != .acronym
    }
    return context.best(matches, preferring: .organization)
  }

  private static let traded: WordSet = ["company", "media"]
}
