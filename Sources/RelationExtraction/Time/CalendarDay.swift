/// A day of the proleptic Gregorian calendar, for arithmetic without Foundation.
///
/// Conversions follow Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013),
/// `days_from_civil` and `civil_from_days`.
struct CalendarDay: Hashable, Comparable {
  /// Days since 1970-01-01.
  var number: Int

  init(number: Int) { self.number = number }

  init(year: Int, month: Int, day: Int) {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// Reads "2021-12-30", also with a time of day after it; nil for anything else, impossible days
  /// included.
  init?(iso8601 text: String) {
    let bytes = Array(text.utf8.prefix(11))
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      bytes.count == 10 || !Self.isDigit(bytes[10]),
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
      let day = Self.number(bytes[8..<10]), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  var civil: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
    )
  }

  /// 0 Monday … 6 Sunday.
  var weekday: Int { ((number + 3) % 7 + 7) % 7 }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }
  static func + (a: CalendarDay, days: Int) -> CalendarDay { CalendarDay(number: a.number + days) }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.allSatisfy(isDigit) ? bytes.reduce(0) { $0 * 10 + Int($1) - 48 } : nil
  }
}

/// A day, a month or a year, as ISO 8601 writes it.
struct TimePoint: Hashable, CustomStringConvertible {
  var year: Int
  var month: Int?
  var day: Int?

  init(_ year: Int, _ month: Int? = nil, _ day: Int? = nil) {
    self.year = year
    self.month = month
    self.day = day
  }

  init(_ day: CalendarDay) {
    let civil = day.civil
    self.init(civil.year, civil.month, civil.day)
  }

  var description: String {
    var text = Self.padded(year, 4)
    if let month { text += "-" + Self.padded(month, 2) }
    if month != nil, let day { text += "-" + Self.padded(day, 2) }
    return text
  }

  /// Its first day.
  var first: CalendarDay { CalendarDay(year: year, month: month ?? 1, day: day ?? 1) }

  /// Its last day.
  var last: CalendarDay {
    let month = month ?? 12
    return CalendarDay(
      year: year, month: month, day: day ?? CalendarDay.days(inMonth: month, of: year))
  }

  /// The month `count` months away from the month of `day`.
  static func month(_ count: Int, from day: CalendarDay) -> TimePoint {
    let civil = day.civil
    let months = civil.year * 12 + civil.month - 1 + count
    return TimePoint(months / 12, months % 12 + 1)
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
