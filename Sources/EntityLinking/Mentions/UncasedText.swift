import GraphModel

/// What a word of a text without capitals may be, the dictionary and the lists asked once.
struct WordSort: OptionSet {
  let rawValue: UInt8
  /// Bound words: "the", "of", "will".
  static let function = WordSort(rawValue: 1)
  /// In the dictionary.
  static let common = WordSort(rawValue: 2)
  static let given = WordSort(rawValue: 4)
  static let surname = WordSort(rawValue: 8)
  static let place = WordSort(rawValue: 16)
  /// A single letter, or letters with dots: "m.n.".
  static let initials = WordSort(rawValue: 32)
  static let title = WordSort(rawValue: 64)
}

/// The capitals of a word; the raw values are those of `casing.tsv`.
enum Casing: UInt8, Comparable {
  case small = 0
  case first = 1
  case all = 2

  static func < (a: Casing, b: Casing) -> Bool { a.rawValue < b.rawValue }
}

/// The words of a text without capitals.
struct UncasedText {
  let bytes: [UInt8]
  /// Byte ranges; what hyphens join are words of their own.
  private(set) var tokens: [Range<Int>] = []
  /// In small letters.
  private(set) var texts: [String] = []
  private(set) var sorts: [WordSort] = []
  /// What stands before each word, and behind the last: a space, the first other character of the
  /// gap, or a dot where a sentence, a line or a quotation begins.
  private(set) var gaps: [UInt8] = []

  init(bytes: [UInt8], sort: (String) -> WordSort) {
    self.bytes = bytes
    split()
    var known: [String: WordSort] = [:]
    for text in texts {
      let sort = known[text] ?? sort(text)
      known[text] = sort
      sorts.append(sort)
    }
    for i in 0...tokens.count { gaps.append(gap(before: i)) }
  }

  var count: Int { tokens.count }

  private mutating func split() {
    var i = 0
    while i < bytes.count {
      guard isLetter(i) else {
        i += 1
        continue
      }
      var end = i + 1
      while end < bytes.count {
        if isLetter(end) || (48...57).contains(bytes[end]) {
          end += 1
        } else if end + 1 < bytes.count, isLetter(end + 1), bytes[end] == UInt8(ascii: "."),
          isDotted(i, end)
        {
          end += 2
        } else {
          break
        }
      }
      // The dot behind "m.n.".
      if end < bytes.count, bytes[end] == UInt8(ascii: "."), end - i == 1 || bytes[i + 1] == 46 {
        end += 1
      }
      tokens.append(i..<end)
      texts.append(String(decoding: bytes[i..<end], as: UTF8.self).lowercased())
      i = end
    }
  }

  /// Letters beyond ASCII are all that is, but the quotation marks and dashes at U+2000.
  private func isLetter(_ i: Int) -> Bool {
    let byte = bytes[i]
    if byte < 0x80 { return (97...122).contains(byte) || (65...90).contains(byte) }
    if byte == 0xe2 { return i + 1 >= bytes.count || bytes[i + 1] != 0x80 }
    if byte >= 0xc0 { return true }
    // Inside a character: as its first byte.
    var first = i
    while first > 0, i - first < 3, bytes[first] & 0xc0 == 0x80 { first -= 1 }
    return bytes[first] & 0xc0 != 0x80 && bytes[first] >= 0xc0
      && (bytes[first] != 0xe2 || bytes[first + 1] != 0x80)
  }

  /// Whether the dot at `dot` joins single letters: "m.n", and no sentence's end.
  private func isDotted(_ start: Int, _ dot: Int) -> Bool {
    // No word of more than a few letters is: a long one would be read again at each of its dots.
    dot - start < 16
      && (start..<dot).allSatisfy { ($0 - start) % 2 == 0 ? bytes[$0] != 46 : bytes[$0] == 46 }
  }

  private func gap(before i: Int) -> UInt8 {
    guard i > 0, i < tokens.count else { return Self.dot }
    var first: UInt8 = 32
    for at in tokens[i - 1].upperBound..<tokens[i].lowerBound {
      switch bytes[at] {
      case 10, 33, 34, 46, 58, 63: return Self.dot
      case 0x9c, 0x9d: return Self.dot  // curly quotation marks
      case 0x98, 0x99: return UInt8(ascii: "'")
      case 32, 9, 13: break
      default: if first == 32 { first = bytes[at] }
      }
    }
    return first
  }

  static let dot = UInt8(ascii: ".")

  /// Whether nothing but a space or a hyphen parts word `i` from the next.
  func joins(_ i: Int) -> Bool {
    i + 1 < tokens.count && tokens[i + 1].lowerBound - tokens[i].upperBound == 1
      && (bytes[tokens[i].upperBound] == 32 || bytes[tokens[i].upperBound] == UInt8(ascii: "-"))
  }

  /// Whether word `i` is a letter between hyphens: "jamaat-i-islami".
  func isLink(_ i: Int) -> Bool {
    let hyphen = UInt8(ascii: "-")
    return tokens[i].count == 1 && gaps[i] == hyphen && gaps[i + 1] == hyphen
  }

  func text(_ span: Range<Int>) -> String {
    String(
      decoding: bytes[tokens[span.lowerBound].lowerBound..<tokens[span.upperBound - 1].upperBound],
      as: UTF8.self)
  }
}
