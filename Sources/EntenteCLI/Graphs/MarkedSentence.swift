import Entente

/// A sentence of evidence with its actors and trigger marked.
///
/// On a terminal that shows colour they are coloured; elsewhere source and target stand in square
/// brackets and the trigger in asterisks: "[Biden] *warned* [Putin] on Thursday."
enum MarkedSentence {
  static func line(
    of evidence: Evidence, source: Style?, target: Style?, color: Bool
  ) -> StyledLine {
    let scalars = Array(evidence.sentence.unicodeScalars)
    var marks: [(span: TextSpan, style: Style, open: String, close: String)] = []
    func mark(_ span: TextSpan?, _ style: Style, _ open: String, _ close: String) {
      guard let span else { return }
      // Offsets come from a file: what lies outside the sentence is not marked.
      let (start, end) = (
        span.start.subtractingReportingOverflow(evidence.start),
        span.end.subtractingReportingOverflow(evidence.start)
      )
      guard !start.overflow, !end.overflow, start.partialValue >= 0,
        start.partialValue < end.partialValue, end.partialValue <= scalars.count
      else { return }
      let place = TextSpan(start.partialValue, end.partialValue)
      if marks.allSatisfy({ $0.span.end <= place.start || place.end <= $0.span.start }) {
        marks.append((place, style, open, close))
      }
    }
    mark(evidence.trigger, .marked, "*", "*")
    mark(evidence.sourceSpan, source ?? .heading, "[", "]")
    mark(evidence.targetSpan, target ?? .heading, "[", "]")

    var line = StyledLine()
    var position = 0
    func text(_ range: Range<Int>) -> String {
      String(String.UnicodeScalarView(scalars[range]))
    }
    for mark in marks.sorted(by: { $0.span < $1.span }) {
      line.append(text(position..<mark.span.start))
      let inner = text(mark.span.start..<mark.span.end)
      line.append(color ? inner : mark.open + inner + mark.close, mark.style)
      position = mark.span.end
    }
    line.append(text(position..<scalars.count))
    return line
  }
}
