import Testing

@testable import RelationExtraction

@Suite("CalendarDay") struct CalendarDayTests {
  @Test("every day of five centuries follows the one before it")
  func successors() {
    var day = CalendarDay(year: 1600, month: 1, day: 1)
    let end = CalendarDay(year: 2101, month: 1, day: 1)
    var last = day.civil
    while day < end {
      day = day + 1
      let civil = day.civil
      #expect(CalendarDay(year: civil.year, month: civil.month, day: civil.day) == day)
      let isNext =
        civil.day == last.day + 1 && civil.month == last.month
        || civil.day == 1 && last.day == CalendarDay.days(inMonth: last.month, of: last.year)
      #expect(isNext)
      last = civil
    }
  }

  @Test(
    "weekdays are those of known days",
    arguments: [
      ("1970-01-01", 3), ("2021-12-30", 3), ("2000-02-29", 1), ("1938-09-30", 4), ("1600-01-01", 5),
    ])
  func weekday(_ text: String, _ weekday: Int) {
    #expect(CalendarDay(iso8601: text)?.weekday == weekday)
  }

  @Test(
    "what is no whole day is refused",
    arguments: [
      "", "2021", "2021-12", "2021-02-30", "2021-13-01", "2021-00-10", "2021-12-300", "21-12-30",
      "yesterday", "2021/12/30", "２０２１-12-30",
    ])
  func refused(_ text: String) { #expect(CalendarDay(iso8601: text) == nil) }

  @Test("a time of day after the day is no matter")
  func timestamp() {
    #expect(CalendarDay(iso8601: "2021-12-30T15:30:00Z") == CalendarDay(iso8601: "2021-12-30"))
  }

  @Test("points are written as precisely as they are known")
  func points() {
    #expect(TimePoint(987).description == "0987")
    #expect(TimePoint(2021, 6).description == "2021-06")
    #expect(TimePoint(CalendarDay(year: 2020, month: 2, day: 29)).description == "2020-02-29")
    #expect(TimePoint(2020, 2).last == CalendarDay(year: 2020, month: 2, day: 29))
    #expect(
      TimePoint.month(-3, from: CalendarDay(year: 2021, month: 2, day: 1)) == TimePoint(2020, 11))
  }
}
