import Linguistics

/// The words of dates: names of months and days, numbers, units.
enum TimeWords {
  /// 1…12; nil for words that are no month.
  static func month(_ word: String) -> Int? {
    let bare = word.last == "." ? String(word.dropLast()) : word
    if let full = months.firstIndex(of: bare) { return full + 1 }
    if let short = shortMonths.firstIndex(of: bare) { return short + 1 }
    return bare == "sept" ? 9 : nil
  }

  /// 0 Monday … 6 Sunday.
  static func weekday(_ word: String) -> Int? {
    if let full = weekdays.firstIndex(of: word) { return full }
    // "Sun" and "Sat" without a period are newspapers and verbs.
    guard word.last == "." else { return nil }
    return shortWeekdays.firstIndex { $0.contains(String(word.dropLast())) }
  }

  /// "days" is `day`.
  static func unit(_ word: String) -> Moment.Unit? {
    switch word {
    case "day", "days": .day
    case "week", "weeks": .week
    case "weekend", "weekends": .weekend
    case "month", "months": .month
    case "quarter", "quarters": .quarter
    case "year", "years": .year
    case "decade", "decades": .decade
    default: nil
    }
  }

  static func season(_ word: String) -> Moment.Season? {
    switch word {
    case "spring": .spring
    case "summer": .summer
    case "autumn", "fall": .autumn
    case "winter": .winter
    default: nil
    }
  }

  /// 1…31, from "7" and "7th".
  static func dayOfMonth(_ word: String) -> Int? {
    var digits = Substring(word)
    for ending in ["st", "nd", "rd", "th"] where digits.hasSuffix(ending) {
      digits = digits.dropLast(2)
      break
    }
    guard (1...2).contains(digits.utf8.count), let day = whole(digits), (1...31).contains(day)
    else { return nil }
    return day
  }

  /// 1000…2199.
  static func year(_ word: String) -> Int? {
    guard word.utf8.count == 4, let year = whole(Substring(word)), (1000..<2200).contains(year)
    else { return nil }
    return year
  }

  /// "1990s", "'90s" without its apostrophe as "90s"; a decade's first year.
  static func decade(_ word: String) -> Int? {
    var digits = Substring(word)
    while let first = digits.first, first == "'" || first == "’" || first == "‘" {
      digits.removeFirst()
    }
    guard digits.hasSuffix("s") else { return nil }
    digits = digits.dropLast(digits.hasSuffix("'s") || digits.hasSuffix("’s") ? 2 : 1)
    guard let year = whole(digits), year % 10 == 0 else { return nil }
    switch digits.utf8.count {
    case 4 where (1000..<2100).contains(year): return year
    // "the 50s" is of the century that most readers lived in.
    case 2 where year >= 20: return 1900 + year
    default: return nil
    }
  }

  /// A count: "3", "three", "a", "several" is unknown and nil.
  static func count(_ word: String) -> Int? {
    if let small = numbers.firstIndex(of: word) { return small + 1 }
    if word == "a" || word == "an" || word == "one" { return 1 }
    guard word.utf8.count <= 3 else { return nil }
    return whole(Substring(word))
  }

  private static func whole(_ digits: Substring) -> Int? {
    digits.utf8.allSatisfy { (48...57).contains($0) } ? Int(digits) : nil
  }

  /// "last" and its like are -1, "this" 0, "next" 1.
  static let shifts: WordTable<Int> = [
    "last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1,
    "upcoming": 1,
  ]
  static let partsOfDay: WordSet = ["morning", "afternoon", "evening", "night"]
  /// "the end of June" is June.
  static let parts: WordSet = [
    "end", "beginning", "start", "middle", "close", "half", "part", "days", "weeks", "months",
  ]
  /// Words between an expression and its preposition that leave it as precise as it was.
  static let nearly: WordSet = [
    "early", "late", "mid", "mid-", "about", "around", "earlier", "later", "only", "just", "the",
    "as", "at", "least", "-",
  ]

  /// Whether an expression may begin with the word, digits aside: what most words are asked first.
  static func mayBegin(_ word: String) -> Bool {
    beginnings.contains(word) || word.utf8.last == UInt8(ascii: ".")
  }

  private static let beginnings = WordSet(
    months + shortMonths + weekdays + numbers + shifts.words + [
      "sept", "spring", "summer", "autumn", "fall", "winter", "today", "tonight", "yesterday",
      "tomorrow", "overnight", "the", "earlier", "later", "a", "an",
    ])
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let shortMonths = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  private static let shortWeekdays: [Set<String>] = [
    ["mon"], ["tue", "tues"], ["wed"], ["thu", "thur", "thurs"], ["fri"], ["sat"], ["sun"],
  ]
  private static let numbers = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]
}
