/// Places moments in the calendar, seen from a publication day and a tense; where that is
/// unknown, weekdays have passed and months are the nearest.
struct TimeResolver {
  /// Nil when unknown: then only absolute moments have a place.
  let publication: CalendarDay?

  typealias Interval = (first: TimePoint, last: TimePoint)

  /// - Parameter isIndirect: the tense is another clause's, so that a day long past is less likely
  ///   than one soon to come ("agreed to talks on Jan. 10").
  func interval(_ moment: Moment, _ tense: Tense?, isIndirect: Bool = false) -> Interval? {
    switch moment {
    case .years(let first, let last): return (TimePoint(first), TimePoint(last))
    case .date(let year?, let month, let day): return single(TimePoint(year, month, day))
    case .season(let season, let year?, _): return self.season(season, of: year)
    default: break
    }
    guard let publication else { return nil }
    let today = publication.civil
    switch moment {
    case .date(_, let month, let day):
      return yearless(month, day, tense, publication, isIndirect: isIndirect).map(single)
    case .weekday(let name, let shift):
      return single(TimePoint(weekday(name, shift: shift, tense, publication)))
    case .day(let shift): return single(TimePoint(publication + shift))
    case .overnight: return (TimePoint(publication + -1), TimePoint(publication))
    case .unit(let unit, let shift): return self.unit(unit, shift, publication)
    case .weekdayOfWeek(let name, let shift):
      return single(TimePoint(publication + (7 * shift + name - publication.weekday)))
    case .dateOfYear(let month, let day, let shift):
      let year = today.year + shift
      guard (day ?? 1) <= CalendarDay.days(inMonth: month, of: year) else { return nil }
      return single(TimePoint(year, month, day))
    case .nearMonth(let month, let shift):
      return single(nearMonth(month, shift: shift, publication))
    case .season(let season, _, let shift):
      return nearSeason(season, shift: shift, tense, publication)
    case .span(let unit, let count): return span(unit, count, publication)
    case .years: return nil
    }
  }

  private func single(_ point: TimePoint) -> Interval { (point, point) }

  private func weekday(
    _ name: Int, shift: Int?, _ tense: Tense?, _ publication: CalendarDay
  ) -> CalendarDay {
    let back = (publication.weekday - name + 7) % 7
    let ahead = (7 - back) % 7
    switch shift {
    case .some(-1): return publication + -(back == 0 ? 7 : back)
    case 1?: return publication + (ahead == 0 ? 7 : ahead)
    default: return publication + (tense == .future || tense == .present ? ahead : -back)
    }
  }

  /// Nil for a day that no near year has.
  private func yearless(
    _ month: Int, _ day: Int?, _ tense: Tense?, _ publication: CalendarDay, isIndirect: Bool
  ) -> TimePoint? {
    let year = publication.civil.year
    // Eight years hold at least one 29 February before and one after.
    let all = (year - 8...year + 8).filter {
      (day ?? 1) <= CalendarDay.days(inMonth: month, of: $0)
    }
    .map { TimePoint($0, month, day) }
    guard let past = all.last(where: { $0.first <= publication }),
      let future = all.first(where: { $0.last >= publication })
    else { return nil }
    let back = publication.number - past.last.number
    let ahead = future.first.number - publication.number
    let isDay = isIndirect && day != nil
    switch tense {
    case .past? where !(isDay && ahead < 60 && back > 240): return past
    case .present? where !isDay, .future? where !(isDay && back < 30 && ahead > 300):
      return future
    default: return back < ahead ? past : future
    }
  }

  private func nearMonth(_ month: Int, shift: Int, _ publication: CalendarDay) -> TimePoint {
    let today = publication.civil
    switch shift {
    case 0: return TimePoint(today.year, month)
    case 1: return TimePoint(month > today.month ? today.year : today.year + 1, month)
    default: return TimePoint(month < today.month ? today.year : today.year - 1, month)
    }
  }

  private func unit(_ unit: Moment.Unit, _ shift: Int, _ publication: CalendarDay) -> Interval {
    let year = publication.civil.year
    switch unit {
    case .day: return single(TimePoint(publication + shift))
    case .week:
      let monday = publication + (7 * shift - publication.weekday)
      return (TimePoint(monday), TimePoint(monday + 6))
    case .weekend:
      let saturday = publication + (5 - publication.weekday + 7 * shift)
      return (TimePoint(saturday), TimePoint(saturday + 1))
    case .month: return single(TimePoint.month(shift, from: publication))
    case .quarter:
      let first = TimePoint.month(3 * shift - (publication.civil.month - 1) % 3, from: publication)
      return (first, TimePoint.month(2, from: first.first))
    case .year: return single(TimePoint(year + shift))
    case .decade:
      let first = year / 10 * 10 + 10 * shift
      return (TimePoint(first), TimePoint(first + 9))
    }
  }

  private func span(_ unit: Moment.Unit, _ count: Int, _ publication: CalendarDay) -> Interval {
    let start: TimePoint
    switch unit {
    case .day: start = TimePoint(publication + count)
    case .week, .weekend: start = TimePoint(publication + 7 * count)
    case .month: start = TimePoint.month(count, from: publication)
    case .quarter: start = TimePoint.month(3 * count, from: publication)
    case .year: start = TimePoint(publication.civil.year + count)
    case .decade: start = TimePoint(publication.civil.year + 10 * count)
    }
    let today = publication.civil
    let now = TimePoint(
      today.year, start.month.map { _ in today.month }, start.day.map { _ in today.day })
    return count < 0 ? (start, now) : (now, start)
  }

  private func season(_ season: Moment.Season, of year: Int) -> Interval {
    let first = TimePoint(year, season.rawValue)
    return (first, TimePoint.month(2, from: first.first))
  }

  private func nearSeason(
    _ name: Moment.Season, shift: Int?, _ tense: Tense?, _ publication: CalendarDay
  ) -> Interval? {
    let year = publication.civil.year
    let all = (-2...2).map { season(name, of: year + $0) }
    switch shift {
    case .some(-1): return all.last { $0.last.last < publication }
    case 1?: return all.first { $0.first.first > publication }
    case 0?: return all.first { $0.last.last.civil.year >= year && $0.first.year == year }
    default:
      return tense == .future || tense == .present
        ? all.first { $0.last.last >= publication } : all.last { $0.first.first <= publication }
    }
  }
}
