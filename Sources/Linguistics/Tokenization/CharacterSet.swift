/// A character class of a regular expression: a bitmap for ASCII, sorted ranges for the rest.
struct CharacterSet: Sendable {
  var low: UInt64 = 0
  var high: UInt64 = 0
  var ranges: [ClosedRange<UInt32>] = []
  /// Unicode-wide classes inside the brackets, which ranges would make long.
  var includesWord = false
  var includesDigit = false
  var includesSpace = false
  var includesNonSpace = false
  var isNegated = false

  mutating func insert(_ range: ClosedRange<UInt32>) {
    for c in range.clamped(to: 0...127) where range.contains(c) {
      if c < 64 { low |= 1 << UInt64(c) } else { high |= 1 << UInt64(c - 64) }
    }
    if range.upperBound >= 128 { ranges.append(max(128, range.lowerBound)...range.upperBound) }
  }

  mutating func insert(contentsOf other: CharacterSet) {
    low |= other.low
    high |= other.high
    ranges += other.ranges
    includesWord = includesWord || other.includesWord
    includesDigit = includesDigit || other.includesDigit
    includesSpace = includesSpace || other.includesSpace
    includesNonSpace = includesNonSpace || other.includesNonSpace
    seal()
  }

  /// Sorts and joins the ranges and folds the classes and the negation into the bitmap.
  mutating func seal() {
    ranges.sort { $0.lowerBound < $1.lowerBound }
    var joined: [ClosedRange<UInt32>] = []
    for range in ranges {
      if let last = joined.last, range.lowerBound <= last.upperBound &+ 1 {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    ranges = joined
    for c in UInt32(0)..<128 where classContains(c) {
      if c < 64 { low |= 1 << UInt64(c) } else { high |= 1 << UInt64(c - 64) }
    }
  }

  mutating func negate() {
    seal()
    low = ~low
    high = ~high
    isNegated = true
  }

  private func classContains(_ c: UInt32) -> Bool {
    (includesWord && PythonText.isWord(c)) || (includesDigit && PythonText.isDecimal(c))
      || (includesSpace && PythonText.isSpace(c))
      || (includesNonSpace && !PythonText.isSpace(c))
  }

  func contains(_ c: UInt32) -> Bool {
    if c < 64 { return low & (1 << UInt64(c)) != 0 }
    if c < 128 { return high & (1 << UInt64(c - 64)) != 0 }
    return rangesContain(c) != isNegated
  }

  private func rangesContain(_ c: UInt32) -> Bool {
    if classContains(c) { return true }
    var from = 0
    var to = ranges.count
    while from < to {
      let middle = (from + to) / 2
      if c < ranges[middle].lowerBound {
        to = middle
      } else if c > ranges[middle].upperBound {
        from = middle + 1
      } else {
        return true
      }
    }
    return false
  }

  /// Whether any character beyond ASCII may be in the set.
  var mayHoldNonASCII: Bool {
    isNegated || !ranges.isEmpty || includesWord || includesDigit || includesSpace
      || includesNonSpace
  }

  /// Characters in ASCII, and as many again for any beyond.
  var size: Int {
    low.nonzeroBitCount + high.nonzeroBitCount + (mayHoldNonASCII ? 128 : 0)
  }
}
