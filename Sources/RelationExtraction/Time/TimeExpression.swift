/// Words that say when, before they are anchored at a publication day.
struct TimeExpression: Hashable {
  /// The words that are shown: with "since" or "from … to" where these make the interval.
  var tokens: Range<Int>
  /// The token through which the expression hangs in the tree.
  var head: Int
  var meaning: Meaning

  enum Meaning: Hashable {
    case at(Moment)
    /// "since 2014", "from Monday".
    case since(Moment)
    /// "until 2011", "by Friday".
    case until(Moment)
    case between(Moment, Moment)
  }
}

/// A stretch of time as words name it.
enum Moment: Hashable {
  /// "Dec. 7", "June 2014"; the nearest in the verb's direction where the year is missing.
  case date(year: Int?, month: Int, day: Int?)
  case years(first: Int, last: Int)
  /// 0 Monday … 6 Sunday; `shift` is -1 for "last", 1 for "next", nil for a bare name.
  case weekday(Int, shift: Int?)
  /// "yesterday" is -1.
  case day(Int)
  /// The night before publication.
  case overnight
  /// The calendar unit `shift` units away: "this year", "last week", "three months ago".
  case unit(Unit, shift: Int)
  /// "June last year", "June 16 this year".
  case dateOfYear(month: Int, day: Int?, shift: Int)
  /// "last June".
  case nearMonth(Int, shift: Int)
  /// "Monday last week".
  case weekdayOfWeek(Int, shift: Int)
  /// "last summer", "the summer of 2014"; `shift` is nil for a bare name.
  case season(Season, year: Int?, shift: Int?)
  /// "the past two weeks" is -2 weeks, "the next three days" 3 days: from or to publication.
  case span(Unit, Int)

  enum Unit: Hashable {
    case day, week, weekend, month, quarter, year, decade
  }

  /// Northern seasons, by their first month.
  enum Season: Int, Hashable {
    case spring = 3
    case summer = 6
    case autumn = 9
    case winter = 12
  }

  /// Whether it names its place in the calendar without a publication day.
  var isAbsolute: Bool {
    switch self {
    case .date(let year, _, _): year != nil
    case .years: true
    case .season(_, let year, _): year != nil
    default: false
    }
  }
}

/// Where a clause places its event, seen from publication.
enum Tense: Hashable {
  case past
  /// The scheduled present: "meets on Friday".
  case present
  case future
}
