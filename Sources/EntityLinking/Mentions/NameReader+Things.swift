import Linguistics

/// Names of things that the model takes for names of persons and bodies.
extension NameReader {
  /// "HartwellOut" in "#HartwellOut".
  func isTag(_ span: Range<Int>) -> Bool {
    let low = span.lowerBound
    return document.words[low].hasPrefix("#") || document.words[low].hasPrefix("@")
      || low > 0 && document.words[low - 1] == "#" && document.touchesNext(low - 1)
  }

  /// "S&P" in "S&P 500", "Nasdaq" in "the Nasdaq Composite": what a share index is called after.
  func isIndex(_ span: Range<Int>) -> Bool {
    let next = span.upperBound
    guard next < document.count, span.count <= 3 else { return false }
    let low = document.lowers[span.lowerBound] == "the" ? span.lowerBound + 1 : span.lowerBound
    guard low < next, Self.indexes.contains(document.text(of: low..<next).lowercased()) else {
      return false
    }
    return ["Composite", "Global", "Index", "Industrial", "Industrials"].contains(
      document.words[next])
      || document.words[next].utf8.allSatisfy { (48...57).contains($0) }
  }

  private static let indexes: WordSet = [
    "cac", "dow", "dow jones", "ftse", "nasdaq", "nikkei", "russell", "s&p",
  ]

  /// "Pan Am" in "Pan Am flight 103": the airline is no party to what becomes of its plane.
  func isFlight(_ span: Range<Int>) -> Bool {
    let next = span.upperBound
    guard next + 1 < document.count, document.lowers[next] == "flight" else { return false }
    return document.words[next + 1].utf8.allSatisfy { (48...57).contains($0) }
  }

  /// "Rings" in "Lord of the Rings", "Merit" in "Order of Merit": the end of a longer name.
  func isPieceOfTitle(_ span: Range<Int>) -> Bool {
    var of = span.lowerBound - 1
    if of > 0, document.words[of] == "the" { of -= 1 }
    guard span.count == 1, of > 0, document.words[of] == "of" else { return false }
    let head = of - 1
    guard document.isCapitalized(head), document.partsOfSpeech[head] == .properNoun,
      document.sentence(of: of).lowerBound < head, !isPost(head),
      knowledge.words.post(document.lowers[head]) == nil,
      !words.organizationHeads.contains(document.lowers[head]),
      !document.isAllCaps(span.lowerBound),
      knowledge.lookup(document.text(of: span)).isEmpty
    else { return false }
    return true
  }

  /// "the Wellington Central constituency"
  func isConstituency(_ span: Range<Int>) -> Bool {
    let next = span.upperBound
    return next < document.count && document.head(of: next - 1) == next
      && ["constituency", "electorate", "precinct", "riding"].contains(document.lowers[next])
  }

  /// "Bill C-14"
  func isNumbered(_ span: Range<Int>) -> Bool {
    span.dropFirst().contains { i in
      document.isWord(i) && document.words[i].utf8.contains { (48...57).contains($0) }
    }
  }
}
