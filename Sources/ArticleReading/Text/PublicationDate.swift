/// Reads the day out of the ways in which articles and feeds write their dates.
public enum PublicationDate {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// The day in ISO 8601, nil where no day can be read. Understands "2021-12-30T15:30:00Z",
  /// "20211230", "Thu, 30 Dec 2021 15:30:00 GMT", "30-DEC-2021", "December 30, 2021" and
  /// "2021/12/30"; not "12/30/2021", since half of the world reads that otherwise.
  public static func iso8601(_ text: String) -> String? {
    let words = words(of: text)
    if let day = yearFirst(words) { return day }
    for (index, word) in words.enumerated() {
      guard let month = month(word) else { continue }
      let before = index > 0 ? number(words[index - 1], digits: 1...2) : nil
      let after = index + 1 < words.count ? number(words[index + 1], digits: 1...2) : nil
      if let before, index + 1 < words.count, let year = number(words[index + 1], digits: 4...4) {
        return day(year, month, before)
      }
      if let after, index + 2 < words.count, let year = number(words[index + 2], digits: 4...4) {
        return day(year, month, after)
      }
    }
    return nil
  }

  private static func yearFirst(_ words: [Substring]) -> String? {
    for (index, word) in words.enumerated() {
      if let packed = number(word, digits: 8...8) {
        return day(packed / 10_000, packed / 100 % 100, packed % 100)
      }
      guard let year = number(word, digits: 4...4), index + 2 < words.count,
        let month = number(words[index + 1], digits: 1...2),
        let day = number(words[index + 2].prefix { $0.isASCII && $0.isNumber }, digits: 1...2)
      else { continue }
      return self.day(year, month, day)
    }
    return nil
  }

  /// Letters and digits; "T" between day and hour separates too.
  private static func words(of text: String) -> [Substring] {
    text.prefix(100).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
  }

  private static func number(_ word: some StringProtocol, digits: ClosedRange<Int>) -> Int? {
    digits.contains(word.utf8.count) && word.utf8.allSatisfy { (48...57).contains($0) }
      ? Int(word) : nil
  }

  private static func month(_ word: Substring) -> Int? {
    let lower = word.lowercased()
    guard lower.count >= 3, lower.count <= 9 else { return nil }
    return months.firstIndex { lower.hasPrefix($0) }.map { $0 + 1 }
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1500...2200).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(year)-\(padded(month))-\(padded(day))"
  }
}
