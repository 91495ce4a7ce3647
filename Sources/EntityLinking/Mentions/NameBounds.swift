import Linguistics

/// Mends where the model begins and ends a name.
struct NameBounds {
  let document: Document
  let words: MentionWords
  let knowledge: KnowledgeBase
  /// Whether a token is part of a date or time.
  let isTime: [Bool]

  init(document: Document, words: MentionWords, knowledge: KnowledgeBase) {
    self.document = document
    self.words = words
    self.knowledge = knowledge
    var isTime = [Bool](repeating: false, count: document.count)
    for name in document.names where name.label == .date || name.label == .time {
      for i in name.tokens { isTime[i] = true }
    }
    self.isTime = isTime
  }

  /// Trims marks, determiners, possessive endings and spaces off both ends; nil when nothing stays.
  func trimmed(_ span: Range<Int>) -> Range<Int>? {
    var low = span.lowerBound
    var high = span.upperBound
    while low < high, isEdge(low) || document.lowers[low] == "the" || document.lowers[low] == "a" {
      low += 1
    }
    while high > low, isEdge(high - 1) || document.tags[high - 1] == .pos { high -= 1 }
    return low < high ? low..<high : nil
  }

  func isEdge(_ i: Int) -> Bool {
    switch document.partsOfSpeech[i] {
    case .space: return true
    case .punctuation: return document.words[i] != ")" && document.words[i] != "]" || true
    default:
      return !document.words[i].unicodeScalars.contains {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
    }
  }

  /// Cuts a name at a blank line, and at any line end in text that does not wrap its lines.
  func cutAtLineEnds(_ span: Range<Int>, wraps: Bool) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = span.lowerBound
    for i in span where document.words[i].utf8.contains(UInt8(ascii: "\n")) {
      let lines = document.words[i].utf8.count { $0 == UInt8(ascii: "\n") }
      if lines > 1 || !wraps {
        if start < i { parts.append(start..<i) }
        start = i + 1
      }
    }
    if start < span.upperBound { parts.append(start..<span.upperBound) }
    return parts
  }

  /// Cuts a span that holds more than a name: at brackets and doubled marks, behind "pro-" and
  /// "ex-", between the states of "Franco-German", and where capitals end ("GETTY Obama").
  func pieces(_ span: Range<Int>, _ label: NameLabel) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = span.lowerBound
    func close(_ end: Int) {
      if start < end, let part = trimmed(start..<end) { parts.append(part) }
    }
    for i in span {
      if isCut(i, span) || (isHyphen(i) && splitsAtHyphen(i, start, span, label)) {
        close(i)
        start = i + 1
      } else if i > start, label == .person, document.isCapitalized(i), document.isWord(i),
        isShouted(i - 1) != isShouted(i), isShouted(i - 1) || isShouted(i)
      {
        close(i)
        start = i
      }
    }
    close(span.upperBound)
    return parts
  }

  /// A word of four letters and more in capitals, which no given or family name is.
  private func isShouted(_ i: Int) -> Bool {
    document.words[i].utf8.count > 3 && document.isAllCaps(i)
  }

  private func isHyphen(_ i: Int) -> Bool { Document.isHyphen(document.words[i]) }

  private func isCut(_ i: Int, _ span: Range<Int>) -> Bool {
    let word = document.words[i]
    if document.isWord(i) { return false }
    if word == "(" { return !span.contains { document.words[$0] == ")" } }
    if ["[", "]", "|", ";", ":"].contains(word) { return true }
    let marks = word.unicodeScalars.count {
      !$0.properties.isAlphabetic && !$0.properties.isWhitespace
    }
    return marks >= 2
  }

  private func splitsAtHyphen(_ i: Int, _ start: Int, _ span: Range<Int>, _ label: NameLabel)
    -> Bool
  {
    guard i > start, i + 1 < span.upperBound else { return false }
    // "BEIRUT - Syria": a dateline, and what the report begins with.
    if !document.touchesNext(i - 1), !document.touchesNext(i), document.isAllCaps(i - 1) {
      return true
    }
    if Self.prefixes.contains(document.words[i - 1]) { return true }
    if i - 1 == span.lowerBound, document.words[i - 1] == "Ex" { return true }
    guard label == .nationality || label == .geopolitical else { return false }
    return !knowledge.knows(document.text(of: span))
  }

  private static let prefixes: WordSet = [
    "pro", "anti", "ex", "non", "post", "pre", "mid", "inter",
  ]

  /// "Moon Jae-" + "in": the second syllable of a Korean given name, in lower case.
  private func givenNameEnd(_ span: Range<Int>) -> Int? {
    let isCut = Document.isHyphen(document.words[span.upperBound - 1])
    let hyphen = isCut ? span.upperBound - 1 : span.upperBound
    guard hyphen + 1 < document.count, hyphen - span.lowerBound >= 2,
      HyphenTest.joins(document, hyphen), !Self.compounds.contains(document.lowers[hyphen + 1])
    else { return nil }
    let syllable = document.words[hyphen + 1]
    guard syllable.utf8.count <= 4, syllable.utf8.allSatisfy({ (97...122).contains($0) }) else {
      return nil
    }
    switch document.tags[hyphen + 1] {
    case .vbn, .vbd, .vbg, .jj: return nil
    default: return hyphen + 2
    }
  }

  /// Short words that a hyphen ties to any name.
  private static let compounds: WordSet = [
    "age", "born", "deal", "era", "fan", "free", "led", "like", "made", "mate", "run", "type",
    "war", "wide", "win",
  ]

  /// Words between hyphens inside names of Persian, Urdu and Arabic.
  static let links: WordSet = ["e", "i", "ud", "ul", "un", "ur", "us", "ut"]

  /// Whether word `i` is such a link: "e" in "Lashkar-e-Taiba".
  func isLink(_ i: Int) -> Bool {
    i > 1 && i + 2 < document.count && Self.links.contains(document.lowers[i])
      && HyphenTest.joins(document, i - 1) && HyphenTest.joins(document, i + 1)
      && document.isCapitalized(i - 2) && document.isCapitalized(i + 2)
  }

  /// "Lashkar" + "-e-Taiba": where a name ends whose parts are linked.
  func linkedEnd(_ end: Int) -> Int {
    var high = end
    while isLink(high + 1) { high += 4 }
    return high
  }

  /// Takes in what a hyphen or a particle ties to the name: "Ibrahim al-" + "Jaafari",
  /// "van der" + "Bellen".
  func extended(_ span: Range<Int>, isPerson: Bool) -> Range<Int> {
    var low = span.lowerBound
    var high = linkedEnd(span.upperBound)
    while isPerson, high + 1 < document.count, high > 0, document.touchesNext(high - 1),
      HyphenTest.joins(document, high), document.isCapitalized(high + 1)
    {
      high += 2
    }
    if high < document.count, high - 1 > low, Document.isHyphen(document.words[high - 1]),
      document.touchesNext(high - 1), document.isCapitalized(high)
    {
      high += 1
    }
    if isPerson, let end = givenNameEnd(low..<high) { high = end }
    // "Jean-Yves" + "Le Drien": the model stops at some particles in capitals.
    if isPerson, high > low, high + 1 < document.count,
      ["De", "Du", "La", "Le", "Van", "Von"].contains(document.words[high]),
      document.isCapitalized(high + 1), document.tags[high + 1] == .nnp,
      document.sentence(of: low).contains(high + 1), document.dependencies[high] == .compound,
      document.head(of: high) == high + 1
    {
      high += 2
    }
    // "James" + "To": a family name that is a preposition elsewhere.
    if isPerson, high - low == 1, high < document.count,
      ["An", "In", "No", "So", "To"].contains(document.words[high]),
      document.sentence(of: low).contains(high), !document.isAllCaps(low),
      GivenNames.embedded.gender(of: document.words[low]) != .unknown,
      high + 1 == document.count || !document.isCapitalized(high + 1)
    {
      high += 1
    }
    while isPerson, low >= 2, HyphenTest.joins(document, low - 1), document.touchesNext(low - 2),
      document.isCapitalized(low - 2) || words.particles.contains(document.lowers[low - 2])
    {
      low -= 2
    }
    guard isPerson else {
      // "WXYZ" + "-TV": a station by its call sign.
      if high + 1 < document.count, HyphenTest.joins(document, high),
        document.isAllCaps(high - 1), ["TV", "FM", "AM"].contains(document.words[high + 1])
      {
        high += 2
      }
      // "British Petroleum" + "PLC".
      if high < document.count, document.isCapitalized(high),
        words.corporateSuffixes.contains(document.lowers[high])
      {
        high += 1
      }
      return low..<high
    }
    // "M.N." + "Singh".
    if high < document.count, (low..<high).allSatisfy(isInitials), document.isCapitalized(high),
      document.tags[high] == .nnp
    {
      high += 1
    }
    while low > 0, isInitials(low - 1) || isBareInitial(low - 1, span),
      document.sentence(of: low).contains(low - 1)
    {
      low -= 1
    }
    if high < document.count, PersonNameMatcher.suffixes.contains(bare(high)) { high += 1 }
    // "Theresa" + "May": a month to the model.
    if high - low == 1, high < document.count, document.words[high] == "May",
      knowledge.knows(document.text(of: low..<high + 1))
    {
      high += 1
    }
    // "Ursula von der" + "Leyen": the model stops at particles now and then.
    var behind = high
    while behind < document.count, words.particles.contains(document.words[behind]) { behind += 1 }
    if behind > high, behind < document.count, document.isCapitalized(behind),
      document.tags[behind] == .nnp
    {
      high = behind + 1
    }
    var before = low
    while before > 0, words.particles.contains(document.words[before - 1]) { before -= 1 }
    if before < low, before > 0, document.isCapitalized(before - 1),
      document.tags[before - 1] == .nnp, !words.isTitle(document.lowers[before - 1]),
      document.sentence(of: low).contains(before - 1)
    {
      low = before - 1
    } else if before < low, before > 0, low - before <= 2,
      !["de", "la", "le", "da", "di", "del"].contains(document.words[before])
    {
      low = before
    }
    return low..<high
  }

  /// "R" and "K" in "R K Malhotra"; "I" and "A" are words unless another initial is beside them.
  private func isBareInitial(_ i: Int, _ span: Range<Int>) -> Bool {
    func isLetter(_ i: Int) -> Bool {
      i >= 0 && document.words[i].utf8.count == 1
        && document.words[i].utf8.allSatisfy { (65...90).contains($0) }
    }
    guard isLetter(i), !document.isAllCaps(span.lowerBound) else { return false }
    return !["A", "I"].contains(document.words[i]) || isLetter(i - 1) || isLetter(i + 1)
  }

  /// "J.", "M.N.": letters in capitals, each with its dot.
  private func isInitials(_ i: Int) -> Bool {
    let letters = Array(document.words[i].utf8)
    return letters.count >= 2 && letters.count.isMultiple(of: 2) && document.words[i] != "U.S."
      && document.words[i] != "U.N." && document.words[i] != "U.K." && document.words[i] != "E.U."
      && stride(from: 0, to: letters.count, by: 2).allSatisfy {
        (65...90).contains(letters[$0]) && letters[$0 + 1] == UInt8(ascii: ".")
      }
  }

  /// Takes in what follows a body's name by "of", "for" or "on": "Joint Council" + "for the Welfare
  /// of Immigrants". The model often stops before it.
  func withComplement(_ span: Range<Int>) -> Range<Int> {
    // "Democrats on the Budget Committee", "WXYZ-TV of Dayton": persons, and where it is.
    let last = document.lowers[span.upperBound - 1]
    guard words.organizationHeads.contains(last),
      !["conservatives", "democrats", "liberals", "republicans", "socialists", "tv"].contains(last)
    else { return span }
    var high = span.upperBound
    while high + 1 < document.count, ["of", "for", "on"].contains(document.words[high]) {
      var end = high + 1
      if end < document.count, document.words[end] == "the" { end += 1 }
      let start = end
      while end < document.count, takesIn(end, start) { end += 1 }
      while end > start, !document.isCapitalized(end - 1) { end -= 1 }
      guard end > start, document.partsOfSpeech[start] != .numeral else { break }
      // "Foreign Office on Twitter"
      if document.words[high] == "on", end == start + 1,
        knowledge.lookup(document.words[start]).contains(where: { $0.record.stateID != nil })
      {
        break
      }
      high = end
    }
    return span.lowerBound..<high
  }

  private func takesIn(_ i: Int, _ start: Int) -> Bool {
    if isTime[i] { return false }
    if document.isCapitalized(i), document.isWord(i), document.tags[i] != .prp { return true }
    return document.words[i] == "and" && i > start && i + 1 < document.count
      && document.isCapitalized(i + 1)
      && words.organizationHeads.contains(document.lowers[start - 2])
      && document.dependencies[i + 1] == .conj
  }

  /// Drops words in lower case off the end: "AFP news", "National Front party".
  func withoutTail(_ span: Range<Int>) -> Range<Int> {
    var high = span.upperBound
    while high - 1 > span.lowerBound, !document.isCapitalized(high - 1) { high -= 1 }
    return span.lowerBound..<high
  }

  /// Ends a person's name before what cannot be part of it: "Cruz distanced", "Faber for Halberstadt".
  func withoutClause(_ span: Range<Int>) -> Range<Int> {
    for i in span.dropFirst() where !document.isCapitalized(i) && document.isWord(i) {
      guard !Document.isHyphen(document.words[i - 1]), document.words[i] != "of",
        !words.particles.contains(document.words[i])
      else { continue }
      switch document.tags[i] {
      case .in, .cc, .to, .vbd, .vbz, .vbp, .nns: return trimmed(span.lowerBound..<i) ?? span
      default: continue
      }
    }
    return span
  }

  /// Ends a body's name before a clause, and begins it anew at an article in capitals: "The Observer
  /// that Crane", "Ashford The Fire Service", where a page runs two lines into one.
  func withoutRun(_ span: Range<Int>) -> Range<Int> {
    var low = span.lowerBound
    for i in span.dropFirst() where i + 1 < span.upperBound {
      if ["that", "which", "who"].contains(document.words[i]) {
        return trimmed(low..<i) ?? span
      }
      if document.words[i] == "The", document.isWord(i - 1),
        document.isCapitalized(i - 1), span.upperBound - i > 2
      {
        low = i + 1
      }
    }
    return low..<span.upperBound
  }

  /// Cuts "Coalition’s Small Group" behind the owner, where the owner is a name of its own.
  func cutAtOwner(
    _ span: Range<Int>, isCut: (_ owner: Range<Int>, _ rest: Range<Int>) -> Bool
  ) -> [Range<Int>] {
    for i in span.dropFirst() where document.tags[i] == .pos && i + 1 < span.upperBound {
      let owner = span.lowerBound..<i
      // "People's Alliance Party", "Women's League": many, and nobody.
      if Self.many.contains(document.lowers[i - 1]) { continue }
      if isCut(owner, i + 1..<span.upperBound) { return [owner, i + 1..<span.upperBound] }
    }
    return [span]
  }

  private static let many: WordSet = [
    "children", "farmers", "men", "people", "soldiers", "teachers", "veterans", "women", "workers",
  ]
}

enum HyphenTest {
  /// Whether token `i` is a hyphen with no space around it.
  static func joins(_ document: Document, _ i: Int) -> Bool {
    i > 0 && Document.isHyphen(document.words[i]) && document.touchesNext(i - 1)
      && document.touchesNext(i)
  }
}
