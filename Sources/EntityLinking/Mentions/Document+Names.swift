import Linguistics

/// What mention detection asks of a document's words.
extension Document {
  /// Whether the word starts with an upper-case letter or a digit.
  func isCapitalized(_ i: Int) -> Bool {
    guard let first = words[i].unicodeScalars.first else { return false }
    return (48...57).contains(first.value) || first.isUppercaseLetter
  }

  /// Whether the word has two letters or more and none in lower case.
  func isAllCaps(_ i: Int) -> Bool {
    var letters = 0
    for scalar in words[i].unicodeScalars {
      if scalar.isLowercaseLetter { return false }
      if scalar.isUppercaseLetter { letters += 1 }
    }
    return letters >= 2
  }

  func isWord(_ i: Int) -> Bool {
    words[i].unicodeScalars.contains(where: \.isLetter)
  }

  /// Whether nothing stands between token `i` and the next.
  func touchesNext(_ i: Int) -> Bool {
    i + 1 < count && byteEnds[i] == byteStarts[i + 1]
  }

  /// The token of a span whose head lies outside it; the last such one.
  func spanHead(_ tokens: Range<Int>) -> Int {
    var found = tokens.upperBound - 1
    for i in tokens.reversed() where !tokens.contains(head(of: i)) || isRoot(i) {
      // Marks and possessive endings hang outside now and then; a word is the better head.
      if partsOfSpeech[i] != .punctuation, tags[i] != .pos {
        found = i
        break
      }
    }
    return found
  }

  /// Whether the span stands before a noun that it describes: "Russian forces", "U.S. officials".
  func isModifier(_ tokens: Range<Int>, head: Int) -> Bool {
    guard self.head(of: head) >= tokens.upperBound else { return false }
    switch dependencies[head] {
    case .amod, .compound, .nmod: return true
    default: return false
    }
  }

  /// The folded words of a name: lower case, accents off, dots and marks dropped, parts joined by
  /// hyphens kept whole.
  func nameWords(_ tokens: Range<Int>) -> [String] {
    var result: [String] = []
    var joins = false
    for i in tokens {
      if Self.isHyphen(words[i]) {
        joins = i > tokens.lowerBound && touchesNext(i - 1) && touchesNext(i) && !result.isEmpty
        continue
      }
      if tags[i] == .pos { continue }
      let folded = Self.fold(lowers[i])
      if folded.isEmpty { continue }
      if joins {
        result[result.count - 1] += "-" + folded
      } else {
        result.append(folded)
      }
      joins = false
    }
    return result
  }

  static func isHyphen(_ word: String) -> Bool {
    // Most words are none by their first letter, and need no comparison by Unicode's rules.
    guard word.utf8.count <= 3, let first = word.utf8.first, first >= 0x80 || first == 0x2D else {
      return false
    }
    return word == "-" || word == "\u{2010}" || word == "\u{2011}" || word == "\u{ad}"
  }

  /// Lower-case word without accents, dots and apostrophes; empty for marks.
  static func fold(_ lower: String) -> String {
    if lower.utf8.allSatisfy({ (97...122).contains($0) }) { return lower }
    var folder = NameFolder()
    var copy = lower
    copy.withUTF8 { folder.fold($0) }
    return String(decoding: folder.bytes, as: UTF8.self)
  }
}

/// Unicode's properties, without a look into its tables for the letters of English.
extension Unicode.Scalar {
  var isLetter: Bool {
    isASCII ? (97...122).contains(value | 0x20) : properties.isAlphabetic
  }

  var isSpace: Bool {
    isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }

  var isUppercaseLetter: Bool {
    isASCII ? (65...90).contains(value) : properties.isUppercase
  }

  var isLowercaseLetter: Bool {
    isASCII ? (97...122).contains(value) : properties.isLowercase
  }
}
