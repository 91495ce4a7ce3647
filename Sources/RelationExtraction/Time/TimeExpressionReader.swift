import Linguistics

/// Finds the words of a document that say when.
///
/// A grammar over words, not the model's DATE names: those hold durations, ages and frequencies
/// too, and miss dates that stand before a noun.
struct TimeExpressionReader {
  let document: Document

  init(_ document: Document) { self.document = document }

  /// Those that begin with a token of the range; in order, never overlapping.
  func expressions(beginningIn tokens: Range<Int>) -> [TimeExpression] {
    var found: [TimeExpression] = []
    var i = tokens.lowerBound
    while i < tokens.upperBound {
      if let expression = expression(at: i) {
        found.append(expression)
        i = expression.tokens.upperBound
      } else {
        i += 1
      }
    }
    return found
  }

  private func expression(at i: Int) -> TimeExpression? {
    guard let first = moment(at: i) else { return nil }
    let words = i..<first.end
    // Before a noun it is the noun's: "after Tuesday's meeting" is no bound.
    let isPremodifier = document.head(of: head(of: words)) >= words.upperBound
    let (before, preposition) = isPremodifier ? (nil, nil) : preposition(before: i)
    func make(_ tokens: Range<Int>, _ meaning: TimeExpression.Meaning) -> TimeExpression {
      TimeExpression(tokens: tokens, head: head(of: words), meaning: meaning)
    }
    if let second = secondMoment(after: first.end, preposition: before) {
      let start = before == "from" || before == "between" ? preposition ?? i : i
      return make(
        start..<second.end, .between(carried(first.moment, from: second.moment), second.moment))
    }
    let start = preposition ?? i
    switch before {
    case "since", "from": return make(start..<first.end, .since(first.moment))
    case "until", "till", "by", "through", "before":
      return make(start..<first.end, .until(first.moment))
    case "after": return make(start..<first.end, .since(first.moment))
    default: return make(words, .at(first.moment))
    }
  }

  /// "from May 3 to May 5", "between 2001 and 2004", "2001-2004".
  private func secondMoment(after end: Int, preposition: String?) -> (moment: Moment, end: Int)? {
    guard end + 1 < document.count else { return nil }
    let link = document.lowers[end]
    switch link {
    case "to", "until", "till", "through":
      guard preposition == "from" || preposition == nil else { return nil }
    case "and": guard preposition == "between" else { return nil }
    case "-", "–", "—": break
    default: return nil
    }
    let next = TimeWords.nearly.contains(document.lowers[end + 1]) ? end + 2 : end + 1
    guard next < document.count else { return nil }
    if let year = shortYear(at: next, after: end) { return (year, next + 1) }
    return moment(at: next, isLinked: true)
  }

  /// The "04" of "2001-04".
  private func shortYear(at i: Int, after end: Int) -> Moment? {
    guard document.lowers[i].utf8.count == 2, let first = TimeWords.year(document.lowers[end - 1]),
      let last = Int(document.lowers[i]), last > first % 100
    else { return nil }
    let year = first / 100 * 100 + last
    return .years(first: year, last: year)
  }

  /// "from January to March 2014": the year stands once.
  private func carried(_ first: Moment, from second: Moment) -> Moment {
    if case .date(nil, let month, let day) = first, case .date(let year?, _, _) = second {
      return .date(year: year, month: month, day: day)
    }
    return first
  }

  /// The preposition before an expression, past words such as "early", and its token.
  private func preposition(before i: Int) -> (word: String?, token: Int?) {
    var at = i - 1
    let sentence = document.sentence(of: i)
    while at >= sentence.lowerBound, i - at <= 7 {
      let word = document.lowers[at]
      if Self.prepositions.contains(word) { return (word, at) }
      if word == "of", at > sentence.lowerBound, TimeWords.parts.contains(document.lowers[at - 1]) {
        at -= 2
      } else if TimeWords.nearly.contains(word) {
        at -= 1
      } else {
        return (nil, nil)
      }
    }
    return (nil, nil)
  }

  private static let prepositions: WordSet = [
    "since", "from", "until", "till", "by", "through", "before", "after", "between", "in", "on",
    "during", "of", "over", "within",
  ]

  /// The token of the range whose head lies outside.
  private func head(of tokens: Range<Int>) -> Int {
    tokens.first { document.isRoot($0) || !tokens.contains(document.head(of: $0)) }
      ?? tokens.lowerBound
  }
}
