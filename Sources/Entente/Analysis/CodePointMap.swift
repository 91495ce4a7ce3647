internal import ArticleReading
internal import GraphModel
internal import Linguistics

/// Places of a document's tokens in code points of the article's text, which the graph counts in,
/// from bytes of the mended text, which the document counts in.
struct CodePointMap {
  /// Code points of the mended text before each token's first byte and before its end.
  private var starts: ContiguousArray<Int32>
  private var ends: ContiguousArray<Int32>
  private let mended: MendedText

  /// One pass over the text: O(bytes + tokens).
  init(_ document: Document, _ mended: MendedText) {
    self.mended = mended
    let count = document.count
    starts = ContiguousArray(repeating: 0, count: count)
    ends = ContiguousArray(repeating: 0, count: count)
    var text = document.text
    text.withUTF8 { bytes in
      var byte = 0
      var points: Int32 = 0
      func advance(to target: Int) {
        while byte < min(target, bytes.count) {
          if bytes[byte] & 0xC0 != 0x80 { points += 1 }
          byte += 1
        }
      }
      for token in 0..<count {
        advance(to: Int(document.byteStarts[token]))
        starts[token] = points
        advance(to: Int(document.byteEnds[token]))
        ends[token] = points
      }
    }
  }

  /// The place from the first to the last token; an empty place for no tokens.
  func span(_ tokens: Range<Int>) -> TextSpan {
    guard !tokens.isEmpty else { return TextSpan(0, 0) }
    let place = mended.original(
      Int(starts[tokens.lowerBound])..<Int(ends[tokens.upperBound - 1]))
    return TextSpan(place.lowerBound, place.upperBound)
  }
}
