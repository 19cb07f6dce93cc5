import Foundation
import TestSupport
import Testing

@testable import Chronology

struct CalendarDateTests {
  /// Every day of three thousand years, against the C library's proleptic Gregorian calendar.
  @Test func agreesWithTheCLibrary() throws {
    var days = 0
    for year in stride(from: 1, through: 9999, by: 7) {
      for month in 1...12 {
        for day in [1, 15, CalendarDate.daysInMonth(year: year, month: month)] {
          let date = try #require(CalendarDate(year: year, month: month, day: day))
          var time = tm()
          time.tm_year = Int32(year - 1900)
          time.tm_mon = Int32(month - 1)
          time.tm_mday = Int32(day)
          let seconds = timegm(&time)
          let same =
            seconds == date.dayNumber * 86_400 && Int(time.tm_wday + 6) % 7 + 1 == date.weekday
            && date.parts == (year, month, day)
          if !same { Issue.record("\(year)-\(month)-\(day) is \(date)") }
          days += 1
        }
      }
    }
    #expect(days > 50_000)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func agreesWithFoundation(seed: UInt64) throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    var random = SplitMix64(seed: seed)
    for _ in 0..<100 {
      // From 1600 on, past the change of calendars that Foundation keeps to.
      let number = Int.random(in: -135_140...2_900_000, using: &random)
      let date = CalendarDate(dayNumber: number)
      let moment = Date(timeIntervalSince1970: Double(number) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: moment)
      #expect(parts.year == date.parts.year, "seed \(seed), day \(number)")
      #expect(parts.month == date.parts.month, "seed \(seed), day \(number)")
      #expect(parts.day == date.parts.day, "seed \(seed), day \(number)")
      #expect(((parts.weekday ?? 0) + 5) % 7 + 1 == date.weekday, "seed \(seed), day \(number)")
      #expect(date.milliseconds == number * 86_400_000)
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func goesRound(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let date = CalendarDate(dayNumber: Int.random(in: -719_162...2_932_896, using: &random))
      let (year, month, day) = date.parts
      #expect(CalendarDate(year: year, month: month, day: day) == date, "seed \(seed), \(date)")
      #expect(CalendarDate(iso8601: date.iso8601) == date, "seed \(seed), \(date)")
      let next = date.advanced(by: 1)
      #expect(date < next && next.weekday == date.weekday % 7 + 1, "seed \(seed), \(date)")
    }
  }

  /// Days long before the year 1 still have parts that follow each other.
  @Test func theCalendarRunsBackBeforeTheYearOne() {
    var before = CalendarDate(dayNumber: -1_500_000)
    for _ in 0..<2000 {
      let next = before.advanced(by: 1)
      let (left, right) = (before.parts, next.parts)
      let follows =
        right == (left.year, left.month, left.day + 1)
        || right == (left.year, left.month + 1, 1) || right == (left.year + 1, 1, 1)
      #expect(follows && (1...7).contains(next.weekday), "\(left) then \(right)")
      before = next
    }
  }

  @Test(arguments: [
    (2021, 1, 31), (2021, 2, 28), (2020, 2, 29), (1900, 2, 28), (2000, 2, 29), (2100, 2, 28),
    (2021, 4, 30), (2021, 6, 30), (2021, 9, 30), (2021, 11, 30), (2021, 12, 31), (2021, 7, 31),
  ])
  func lengthsOfMonths(year: Int, month: Int, days: Int) {
    #expect(CalendarDate.daysInMonth(year: year, month: month) == days)
    #expect(CalendarDate(year: year, month: month, day: days) != nil)
    #expect(CalendarDate(year: year, month: month, day: days + 1) == nil)
  }

  @Test(arguments: [
    ("2021-08-24", 2, "24 August 2021", "24 Aug"), ("1970-01-01", 4, "1 January 1970", "1 Jan"),
    ("0001-01-01", 1, "1 January 1", "1 Jan"), ("9999-12-31", 5, "31 December 9999", "31 Dec"),
    ("2000-02-29", 2, "29 February 2000", "29 Feb"),
  ])
  func words(text: String, weekday: Int, long: String, short: String) throws {
    let date = try #require(CalendarDate(iso8601: text))
    #expect(date.iso8601 == text && "\(date)" == text)
    #expect(date.weekday == weekday)
    #expect(date.longText == long)
    #expect(date.shortText == short)
  }

  @Test(arguments: ["2021-08-24T10:00:00Z", "2021-08-24 10:00", "2021-08-24T", "2021-08-24"])
  func parses(text: String) {
    #expect(CalendarDate(iso8601: text)?.iso8601 == "2021-08-24")
  }

  @Test(arguments: [
    "", "2021", "2021-08", "2021-8-24", "21-08-24", "2021/08/24", "2021-13-01", "2021-00-10",
    "2021-02-29", "2021-08-00", "2021-08-32", "0000-01-01", "-021-08-24", "2021-08-24x",
    "2021-08-244", " 2021-08-24", "２０２１-08-24", "2021-08-2é", "+2021-08-2", "2021-0a-24",
    "20210824", "2021-W34-2",
  ])
  func refuses(text: String) {
    #expect(CalendarDate(iso8601: text) == nil)
  }

  @Test(arguments: [
    (Int.min, 1, 1), (Int.max, 1, 1), (2021, Int.min, 1), (2021, 1, Int.max), (0, 1, 1),
    (10_000, 1, 1),
  ])
  func refusesParts(year: Int, month: Int, day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }
}
