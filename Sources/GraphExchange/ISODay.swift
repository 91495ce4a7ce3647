/// Days out of the years, months and days that event times have.
enum ISODay {
  /// "2021" → "2021-01-01"; nil for what is no such date.
  static func first(_ date: String) -> String? {
    guard let parts = parts(date) else { return nil }
    return text(parts[0], parts.count > 1 ? parts[1] : 1, parts.count > 2 ? parts[2] : 1)
  }

  /// "2021-02" → "2021-02-28".
  static func last(_ date: String) -> String? {
    guard let parts = parts(date) else { return nil }
    let month = parts.count > 1 ? parts[1] : 12
    return text(parts[0], month, parts.count > 2 ? parts[2] : length(of: month, in: parts[0]))
  }

  /// The date as it is when it is one: year, month or day.
  static func valid(_ date: String) -> String? {
    parts(date) == nil ? nil : date
  }

  private static func parts(_ date: String) -> [Int]? {
    let fields = date.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(fields.count),
      zip(fields, [4, 2, 2]).allSatisfy({ field, width in
        field.utf8.count == width && field.utf8.allSatisfy { (48...57).contains($0) }
      })
    else { return nil }
    let parts = fields.compactMap { Int($0) }
    if parts.count > 1, !(1...12).contains(parts[1]) { return nil }
    if parts.count > 2, !(1...length(of: parts[1], in: parts[0])).contains(parts[2]) { return nil }
    return parts[0] > 0 ? parts : nil
  }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  private static func text(_ year: Int, _ month: Int, _ day: Int) -> String {
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }
}
