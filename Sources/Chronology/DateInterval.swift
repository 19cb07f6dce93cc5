/// How finely a time is known, as TIMEX3 grades it.
public enum Granularity: String, Hashable, Sendable, CaseIterable {
  case hour, day, week, month, year
}

/// The days from `start` to `end`, both included.
public struct DateInterval: Hashable, Sendable {
  /// The first day.
  public let start: CalendarDate
  /// The last day.
  public let end: CalendarDate

  /// Creates an interval, or returns `nil` when `end` comes before `start`.
  public init?(start: CalendarDate, end: CalendarDate) {
    guard start <= end else { return nil }
    self.start = start
    self.end = end
  }

  /// Creates the interval of one day.
  public init(day: CalendarDate) {
    start = day
    end = day
  }

  /// Creates the interval of a month, or returns `nil` for a month that is none.
  public init?(year: Int, month: Int) {
    guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
    start = first
    end = first.advanced(by: CalendarDate.daysInMonth(year: year, month: month) - 1)
  }

  /// Creates the interval of the years `first` to `last`.
  public init?(years first: Int, _ last: Int) {
    guard first <= last, let start = CalendarDate(year: first, month: 1, day: 1),
      let end = CalendarDate(year: last, month: 12, day: 31)
    else { return nil }
    self.start = start
    self.end = end
  }

  /// Whether the day lies in the interval.
  public func contains(_ day: CalendarDate) -> Bool { start <= day && day <= end }

  /// Whether the two share a day.
  public func overlaps(_ other: DateInterval) -> Bool { start <= other.end && other.start <= end }
}
