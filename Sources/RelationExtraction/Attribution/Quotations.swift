import EntityLinking
import Linguistics

/// Stretches of direct speech and who speaks them; a speaker named once holds for the quotations
/// that follow at once: «“We are at war,” he said. “Russia attacked us.”».
struct Quotations {
  /// In order, never overlapping.
  private var spans: [(tokens: Range<Int>, speaker: Int?)] = []

  /// - Parameter speaker: the entity that a speech verb has as subject; nil for other verbs.
  init(_ document: Document, speaker: (_ verb: Int) -> Int?) {
    let found = Self.spans(in: document)
    var isQuoted = ContiguousArray(repeating: false, count: document.count)
    for span in found { for i in span { isQuoted[i] = true } }
    for span in found {
      let own = Self.speechVerb(beside: span, document, isQuoted, speaker)
      var heir: Int?
      if own == nil, let last = spans.last,
        document.sentenceIndex(of: span.lowerBound)
          - document.sentenceIndex(of: last.tokens.upperBound - 1) <= 1
      {
        heir = last.speaker
      }
      spans.append((span, own ?? heir))
    }
  }

  /// The entity whose words token `i` is; nil outside quotations and where nobody is named.
  func speaker(at i: Int) -> Int? {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].tokens.upperBound <= i { low = middle + 1 } else { high = middle }
    }
    return low < spans.count && spans[low].tokens.contains(i) ? spans[low].speaker : nil
  }

  /// From an opening mark to the closing one. A paragraph ends a quotation that was never closed,
  /// so that one forgotten mark does not turn the rest of the article inside out.
  private static func spans(in document: Document) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    for i in 0..<document.count where !document.isPlainWord(i) {
      let word = document.words[i]
      switch word {
      case "“", "``", "«": start = i
      case "”", "''", "»":
        if let open = start { found.append(open..<(i + 1)) }
        start = nil
      case "\"":
        if let open = start { found.append(open..<(i + 1)) }
        start = start == nil ? i : nil
      default:
        guard let open = start, document.partsOfSpeech[i] == .space, word.contains("\n") else {
          continue
        }
        found.append(open..<i)
        start = nil
      }
    }
    return found
  }

  /// The nearest speech verb outside quotations, in the sentences where the quotation ends and
  /// begins: behind it first, as newspapers have it.
  private static func speechVerb(
    beside span: Range<Int>, _ document: Document, _ isQuoted: ContiguousArray<Bool>,
    _ speaker: (Int) -> Int?
  ) -> Int? {
    var after = span.upperBound..<document.sentence(of: span.upperBound - 1).upperBound
    // The sentence may be taken to end with the mark: "… war.” Saakashvili said."
    if after.isEmpty, span.upperBound < document.count { after = follower(span, document) }
    for i in after.prefix(12) where !isQuoted[i] {
      if let found = speaker(i) { return found }
    }
    let before = document.sentence(of: span.lowerBound).lowerBound..<span.lowerBound
    for i in before.reversed().prefix(12) where !isQuoted[i] {
      if let found = speaker(i) { return found }
    }
    return nil
  }

  /// The next sentence where it is no more than "Saakashvili said."
  private static func follower(_ span: Range<Int>, _ document: Document) -> Range<Int> {
    let next = document.sentence(of: span.upperBound)
    return next.count <= 6 && next.lowerBound == span.upperBound ? next : 0..<0
  }
}
