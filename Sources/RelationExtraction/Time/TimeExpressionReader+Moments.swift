import Linguistics

extension TimeExpressionReader {
  typealias Found = (moment: Moment, end: Int)

  /// The moment whose words start at token `i`.
  ///
  /// - Parameter isLinked: it is the second of a pair, so that a bare year needs no preposition.
  func moment(at i: Int, isLinked: Bool = false) -> Found? {
    let word = document.lowers[i]
    guard let first = word.utf8.first else { return nil }
    if first >= 48 && first <= 57 || first == 39 {
      return numeric(at: i, isLinked: isLinked) ?? counted(at: i)
    }
    guard TimeWords.mayBegin(word) else { return nil }
    if let weekday = TimeWords.weekday(word) { return self.weekday(weekday, shift: nil, at: i) }
    if let found = month(at: i) { return found }
    if let season = TimeWords.season(word) { return self.season(season, shift: nil, at: i) }
    if let shift = TimeWords.shifts[word] { return shifted(shift, at: i) }
    switch word {
    case "today", "tonight": return (.day(0), i + 1)
    case "yesterday": return (.day(-1), afterPartOfDay(i + 1))
    case "tomorrow": return (.day(1), afterPartOfDay(i + 1))
    case "overnight": return (.overnight, i + 1)
    case "the": return definite(at: i)
    case "earlier", "later": return loose(at: i)
    default: return counted(at: i)
    }
  }

  private func lower(_ i: Int) -> String { i < document.count ? document.lowers[i] : "" }

  private func afterPartOfDay(_ i: Int) -> Int {
    TimeWords.partsOfDay.contains(lower(i)) ? i + 1 : i
  }

  // MARK: Names

  private func weekday(_ name: Int, shift: Int?, at i: Int) -> Found {
    let end = afterPartOfDay(i + 1)
    // "Friday, Dec. 7": the date says more.
    let next = lower(end) == "," ? end + 1 : end
    if next < document.count, let date = month(at: next) ?? numeric(at: next, isLinked: false),
      case .date(_, _, .some) = date.moment
    {
      return date
    }
    let week = lower(end) == "of" ? end + 1 : end
    if shift == nil, let weeks = TimeWords.shifts[lower(week)], lower(week + 1) == "week" {
      return (.weekdayOfWeek(name, shift: weeks), week + 2)
    }
    return (.weekday(name, shift: shift), end)
  }

  /// "Dec. 7", "Dec. 7, 2021", "December 2021", "June last year", "in June".
  private func month(at i: Int) -> Found? {
    guard let month = TimeWords.month(document.lowers[i]), isName(i) else { return nil }
    if let day = TimeWords.dayOfMonth(lower(i + 1)), isDay(at: i + 1) {
      guard day <= (month == 2 ? 29 : CalendarDay.days(inMonth: month, of: 2000)) else {
        return nil
      }
      let next = lower(i + 2) == "," ? i + 3 : i + 2
      if let year = TimeWords.year(lower(next)) { return dated(year, month, day, end: next + 1) }
      return dated(nil, month, day, end: i + 2)
    }
    let next = lower(i + 1) == "," || lower(i + 1) == "of" ? i + 2 : i + 1
    if let year = TimeWords.year(lower(next)) { return dated(year, month, nil, end: next + 1) }
    return dated(nil, month, nil, end: i + 1)
  }

  /// "May" and "March" are also words; "Jan" and "April" people.
  private func isName(_ i: Int) -> Bool {
    guard document.words[i].first?.isUppercase == true, document.tags[i] == .nnp else {
      return false
    }
    if document.names.contains(where: { $0.tokens.contains(i) && $0.label == .person }) {
      return false
    }
    return true
  }

  /// The number after a month is its day unless it counts what follows ("in May 12 people").
  private func isDay(at i: Int) -> Bool {
    let head = document.head(of: i)
    return head <= i || document.dependencies[i] != .nummod || document.tags[head] != .nns
      || document.dependencies[i - 1] == .compound || document.dependencies[i - 1] == .nmod
  }

  private func dated(_ year: Int?, _ month: Int, _ day: Int?, end: Int) -> Found? {
    if let year, let day, day > CalendarDay.days(inMonth: month, of: year) { return nil }
    let next = lower(end) == "of" ? end + 1 : end
    if year == nil, let shift = TimeWords.shifts[lower(next)], lower(next + 1) == "year" {
      return (.dateOfYear(month: month, day: day, shift: shift), next + 2)
    }
    return (.date(year: year, month: month, day: day), end)
  }

  private func season(_ season: Moment.Season, shift: Int?, at i: Int) -> Found? {
    let next = lower(i + 1) == "of" ? i + 2 : i + 1
    if let year = TimeWords.year(lower(next)) {
      return (.season(season, year: year, shift: nil), next + 1)
    }
    // "fall" and "spring" alone are verbs as often as seasons.
    guard shift != nil else { return nil }
    return (.season(season, year: nil, shift: shift), i + 1)
  }

  // MARK: Numbers

  /// "7 December 2021", "7th of December", "2021-12-07", "2014", "1990s".
  private func numeric(at i: Int, isLinked: Bool) -> Found? {
    let word = document.lowers[i]
    if let day = TimeWords.dayOfMonth(word) {
      let next = lower(i + 1) == "of" ? i + 2 : i + 1
      if next < document.count, let month = TimeWords.month(document.lowers[next]), isName(next),
        day <= (month == 2 ? 29 : CalendarDay.days(inMonth: month, of: 2000))
      {
        let last = lower(next + 1) == "," ? next + 2 : next + 1
        if let year = TimeWords.year(lower(last)) { return dated(year, month, day, end: last + 1) }
        return dated(nil, month, day, end: next + 1)
      }
    }
    if let decade = TimeWords.decade(word) {
      return (.years(first: decade, last: decade + 9), i + 1)
    }
    if let packed = CalendarDay(iso8601: word)?.civil {
      return dated(packed.year, packed.month, packed.day, end: i + 1)
    }
    guard let year = TimeWords.year(word) else { return nil }
    if lower(i + 1) == "-", lower(i + 3) == "-", let month = Int(lower(i + 2)),
      (1...12).contains(month), let day = TimeWords.dayOfMonth(lower(i + 4))
    {
      return dated(year, month, day, end: i + 5)
    }
    guard isLinked || isYear(i) else { return nil }
    if lower(i + 1) == "s" { return (.years(first: year, last: year + 9), i + 2) }
    return (.years(first: year, last: year), i + 1)
  }

  /// Four digits are a year after a preposition or determiner, not where they count something.
  private func isYear(_ i: Int) -> Bool {
    guard document.tags[i] == .cd else { return false }
    if document.children(of: i).contains(where: {
      document.dependencies[$0] == .quantmod || document.tags[$0] == .dollar
    }) {
      return false
    }
    let head = document.head(of: i)
    if document.dependencies[i] == .nummod || document.dependencies[i] == .compound, head > i {
      return document.tags[head] == .nn || isDefinite(i)
    }
    guard i > document.sentence(of: i).lowerBound else { return false }
    return Self.beforeYears.contains(lower(i - 1))
      || document.names.contains {
        $0.label == .date && $0.tokens.contains(i)
      }
  }

  private func isDefinite(_ i: Int) -> Bool {
    guard i > 0 else { return false }
    switch document.tags[i - 1] {
    case .dt, .prpPossessive, .pos: return true
    default: return false
    }
  }

  private func isOwned(_ i: Int) -> Bool {
    i > 0 && (document.tags[i - 1] == .prpPossessive || document.tags[i - 1] == .pos)
  }

  private static let beforeYears: WordSet = [
    "in", "since", "until", "till", "by", "from", "before", "after", "during", "of", "between",
    "and", "to", "through", "early", "late", "mid", "-", "around", "circa", "about", "year",
    "summer", "winter", "spring", "autumn", "fall", "(",
  ]

  // MARK: Relative to publication

  /// "last week", "next Monday", "this morning", "past two weeks", "last June".
  private func shifted(_ shift: Int, at i: Int) -> Found? {
    let next = i + 1
    let word = lower(next)
    if let weekday = TimeWords.weekday(word) {
      return self.weekday(weekday, shift: shift == 0 ? nil : shift, at: next)
    }
    if TimeWords.partsOfDay.contains(word) {
      return shift == 1 ? nil : (.day(shift), next + 1)
    }
    if let season = TimeWords.season(word) { return self.season(season, shift: shift, at: next) }
    if next < document.count, let month = TimeWords.month(word), isName(next) {
      return (.nearMonth(month, shift: shift), next + 1)
    }
    if let unit = TimeWords.unit(word) {
      // "the last day" is the last of something else.
      guard unit != .day, word.last != "s", lower(next + 1) != "of" else { return nil }
      guard document.lowers[i] != "previous", !isOwned(i) else { return nil }
      if document.lowers[i] == "past" || isDefinite(i) && shift == -1 {
        return (.span(unit, -1), next + 1)
      }
      return (.unit(unit, shift: shift), next + 1)
    }
    if shift != 0, let count = TimeWords.count(word), let unit = TimeWords.unit(lower(next + 1)),
      document.lowers[i] != "previous"
    {
      return (.span(unit, shift * count), next + 2)
    }
    return nil
  }

  /// "the 1990s", "the year" after "end of", "the 19th century".
  private func definite(at i: Int) -> Found? {
    guard i > 1, lower(i - 1) == "of", TimeWords.parts.contains(lower(i - 2)),
      let unit = TimeWords.unit(lower(i + 1)), lower(i + 1).last != "s"
    else { return nil }
    return (.unit(unit, shift: 0), i + 2)
  }

  /// "earlier today", "earlier in the year", "later this month".
  private func loose(at i: Int) -> Found? {
    let next = lower(i + 1) == "in" || lower(i + 1) == "on" ? i + 2 : i + 1
    guard next < document.count else { return nil }
    if lower(next) == "the", let unit = TimeWords.unit(lower(next + 1)), unit != .day {
      return (.unit(unit, shift: 0), next + 2)
    }
    let word = lower(next)
    guard
      TimeWords.shifts[word] == 0 || word == "today" || TimeWords.month(word) != nil
        || TimeWords.weekday(word) != nil
    else { return nil }
    return moment(at: next)
  }

  /// "three days ago", "a week ago", "in three days".
  private func counted(at i: Int) -> Found? {
    guard let count = TimeWords.count(document.lowers[i]), count > 0 else { return nil }
    var next = i + 1
    if lower(next) == "few" || lower(next) == "couple" { return nil }
    if document.lowers[i] == "a", lower(next) == "half" { next += 1 }
    let word = lower(next)
    if word == "hours" || word == "hour" || word == "minutes", lower(next + 1) == "ago" {
      return (.day(count > 24 ? -count / 24 : 0), next + 2)
    }
    guard let unit = TimeWords.unit(word) else { return nil }
    // A decade ago is a year, not a decade.
    let moment: (Int) -> Moment = { sign in
      unit == .decade ? .unit(.year, shift: sign * 10 * count) : .unit(unit, shift: sign * count)
    }
    if lower(next + 1) == "ago" { return (moment(-1), next + 2) }
    if lower(next + 1) == "from", ["now", "today"].contains(lower(next + 2)) {
      return (moment(1), next + 3)
    }
    return nil
  }
}
