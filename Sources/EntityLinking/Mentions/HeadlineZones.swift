import Linguistics

/// Finds the tokens whose case says nothing: title-case and all-caps headlines and captions.
struct HeadlineZones {
  /// One flag a token.
  private(set) var isInside: [Bool]
  /// Whether nearly no word of the whole text is capitalized.
  private(set) var isLowercaseText = false

  init(_ document: Document) {
    isInside = Array(repeating: false, count: document.count)
    markLines(document)
    markCapitals(document)
    let words = (0..<document.count).filter { document.isWord($0) }
    let capitalized = words.count { document.isCapitalized($0) }
    isLowercaseText = words.count > 30 && capitalized * 33 < words.count
    // A text in capitals throughout has no headline to tell from its body.
    if isInside.count(where: { $0 }) * 2 > document.count {
      isInside = Array(repeating: false, count: document.count)
    }
  }

  /// Lines without a full stop whose words of four letters and more are nearly all capitalized.
  private mutating func markLines(_ document: Document) {
    var start = 0
    for i in 0...document.count {
      let ends = i == document.count || document.words[i].utf8.contains(UInt8(ascii: "\n"))
      guard ends else { continue }
      let line = start..<i
      start = i + 1
      guard (3...40).contains(line.count), !Self.endsSentence(line, document) else { continue }
      var long = 0
      var capitalized = 0
      for j in line where document.words[j].utf8.count >= 4 && document.isWord(j) {
        long += 1
        if document.isCapitalized(j) { capitalized += 1 }
      }
      if long >= 3, capitalized * 10 >= long * 8 {
        for j in line { isInside[j] = true }
      }
    }
  }

  /// Four or more words in capitals in a row.
  private mutating func markCapitals(_ document: Document) {
    var start = 0
    var words = 0
    func close(_ end: Int, _ zone: inout [Bool]) {
      if words >= 4 { for j in start..<end { zone[j] = true } }
    }
    for i in 0..<document.count {
      if document.isWord(i) {
        if document.isAllCaps(i)
          || (words > 0 && document.words[i].utf8.count == 1 && document.isCapitalized(i))
        {
          if words == 0 { start = i }
          words += 1
        } else {
          close(i, &isInside)
          words = 0
        }
      } else if document.words[i].utf8.contains(UInt8(ascii: "\n"))
        && document.words[i].utf8.count > 1
      {
        close(i, &isInside)
        words = 0
      }
    }
    close(document.count, &isInside)
  }

  private static func endsSentence(_ line: Range<Int>, _ document: Document) -> Bool {
    guard let last = line.last(where: { document.partsOfSpeech[$0] != .space }) else { return true }
    return [".", ":", ";", ",", "\"", "”"].contains(document.words[last])
  }
}
