/// A day, month or year, as tables and datelines give them; ordered by its first day.
public struct CalendarDay: Sendable, Hashable, Comparable {
  /// `year * 10000 + month * 100 + day`; month and day are 0 where unknown.
  let packed: Int32

  public var year: Int { Int(packed) / 10000 }
  /// 1…12, or 0 when only the year is known.
  public var month: Int { Int(packed) / 100 % 100 }
  /// 1…31, or 0 when only the month is known.
  public var day: Int { Int(packed) % 100 }

  public init(year: Int, month: Int = 0, day: Int = 0) {
    packed = Int32(clamping: year * 10000 + month * 100 + day)
  }

  /// Reads "2021", "2021-12", "2021-12-30", and a date with a time behind it; nil for all else.
  public init?(_ text: String) {
    self.init(utf8: text.utf8)
  }

  init?(utf8 bytes: some Sequence<UInt8>) {
    var fields = [0, 0, 0]
    var digits = [0, 0, 0]
    var field = 0
    for byte in bytes {
      if byte == UInt8(ascii: "-") {
        field += 1
        if field > 2 { return nil }
      } else if byte >= 0x30, byte <= 0x39 {
        digits[field] += 1
        if digits[field] > 4 { return nil }
        fields[field] = fields[field] * 10 + Int(byte - 0x30)
      } else if field == 2, byte == UInt8(ascii: "T") || byte == 0x20 {
        break
      } else {
        return nil
      }
    }
    guard digits[0] == 4, fields[1] <= 12, fields[2] <= 31 else { return nil }
    self.init(year: fields[0], month: fields[1], day: fields[2])
  }

  public static func < (a: Self, b: Self) -> Bool { a.packed < b.packed }

  /// Whether it can be no later than `end`; a bare year or month reaches to its last day.
  func reaches(_ end: CalendarDay) -> Bool {
    if end.month == 0 { return year <= end.year }
    if end.day == 0 { return packed / 100 <= end.packed / 100 }
    return packed <= end.packed
  }
}

extension CalendarDay: CustomStringConvertible {
  /// ISO 8601, as precise as the day is known.
  public var description: String {
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    var text = String(year)
    while text.utf8.count < 4 { text = "0" + text }
    if month > 0 { text += "-" + two(month) }
    if day > 0 { text += "-" + two(day) }
    return text
  }
}
