import Linguistics

/// Which tokens are quoted, and whom each quotation is by.
struct Quotations {
  /// Number of the quotation a token is in, -1 outside.
  private(set) var number: [Int]
  /// Token ranges of the quotations, marks included.
  private(set) var ranges: [Range<Int>] = []

  init(_ document: Document) {
    number = Array(repeating: -1, count: document.count)
    var start: Int?
    for i in 0..<document.count {
      let word = document.words[i]
      let isMark = !document.isPlainWord(i)
      let opens = isMark && (word == "“" || word == "``" || (word == "\"" && start == nil))
      let closes = isMark && (word == "”" || word == "''" || (word == "\"" && start != nil))
      if opens, start == nil {
        start = i
      } else if closes, let begin = start {
        close(begin..<i + 1)
        start = nil
      } else if let begin = start, i - begin > 400 {
        // A mark that was never closed.
        start = nil
      }
    }
    markStatements(document)
  }

  /// "The minister said:" and an end of line: what follows unmarked is his statement.
  private mutating func markStatements(_ document: Document) {
    for i in 1..<max(1, document.count - 2) where document.words[i] == ":" && number[i] < 0 {
      guard document.words[i + 1].utf8.contains(UInt8(ascii: "\n")), number[i + 2] < 0,
        (max(0, i - 6)..<i).contains(where: { Self.saying.contains(document.lemmas[$0]) })
      else { continue }
      var end = i + 2
      while end < document.count, end - i < 600, number[end] < 0, !opensQuote(document.words[end]) {
        end += 1
      }
      close(i + 2..<end)
    }
  }

  private func opensQuote(_ word: String) -> Bool { word == "“" || word == "\"" || word == "``" }

  private mutating func close(_ range: Range<Int>) {
    for i in range { number[i] = ranges.count }
    ranges.append(range)
  }

  func isQuoted(_ i: Int) -> Bool { number[i] >= 0 }

  /// The subject of the verb of saying that a quotation hangs on; nil when there is none nearby.
  func speaker(of quotation: Int, in document: Document) -> Int? {
    let range = ranges[quotation]
    if let subject = introducer(of: range, in: document) { return subject }
    // In the sentences that hold the quotation's ends, the verb outside it that says so.
    var looked: Set<Int> = []
    for edge in [range.upperBound - 1, range.upperBound, range.lowerBound, range.lowerBound - 1]
    where edge >= 0 && edge < document.count {
      let sentence = document.sentenceIndex(of: edge)
      guard looked.insert(sentence).inserted else { continue }
      let tokens = document.sentences[sentence]
      // A sentence that the quotation only touches with its closing mark belongs to what follows.
      for i in tokens where number[i] != quotation && Self.saying.contains(document.lemmas[i]) {
        guard document.partsOfSpeech[i] == .verb, abs(i - edge) < 25 else { continue }
        if let subject = document.child(of: i, .nsubj) { return subject }
      }
      // "according to X".
      for i in tokens where document.lowers[i] == "according" && number[i] != quotation {
        for to in document.children(of: i) where document.lowers[to] == "to" {
          if let object = document.child(of: to, .pobj) { return object }
        }
      }
    }
    return nil
  }

  /// "He brushed it off: “…”": the subject of what a colon before the quotation ends.
  private func introducer(of range: Range<Int>, in document: Document) -> Int? {
    let colon = range.lowerBound - 1
    guard colon > 0, document.words[colon] == ":" else { return nil }
    let sentence = document.sentence(of: colon)
    guard let verb = sentence.first(where: { document.isRoot($0) }), verb < colon,
      document.partsOfSpeech[verb] == .verb
    else { return nil }
    return document.child(of: verb, .nsubj)
  }

  static let saying: WordSet = [
    "say", "tell", "add", "warn", "write", "tweet", "declare", "announce", "state", "insist",
    "argue", "explain", "note", "comment", "claim", "stress", "continue", "ask", "reply",
    "respond", "remark", "conclude", "admit", "report", "urge", "acknowledge", "complain", "joke",
    "recall", "boast", "emphasize", "emphasise", "reiterate", "assert", "maintain", "shout",
  ]
}
