import TestSupport
import Testing

@testable import Chronology

struct DateIntervalTests {
  private func days(_ start: Int, _ end: Int) -> DateInterval? {
    DateInterval(start: CalendarDate(dayNumber: start), end: CalendarDate(dayNumber: end))
  }

  @Test func refusesAnEndBeforeTheStart() {
    #expect(days(2, 1) == nil)
    #expect(days(2, 2) == DateInterval(day: CalendarDate(dayNumber: 2)))
    #expect(DateInterval(years: 2021, 2020) == nil)
    #expect(DateInterval(years: 0, 3) == nil)
    #expect(DateInterval(year: 2021, month: 13) == nil)
  }

  @Test(arguments: [
    (2021, 2, "2021-02-01", "2021-02-28"), (2024, 2, "2024-02-01", "2024-02-29"),
    (2021, 12, "2021-12-01", "2021-12-31"),
  ])
  func months(year: Int, month: Int, start: String, end: String) throws {
    let interval = try #require(DateInterval(year: year, month: month))
    #expect(interval.start.iso8601 == start && interval.end.iso8601 == end)
  }

  @Test func years() throws {
    let interval = try #require(DateInterval(years: 1990, 1999))
    #expect(interval.start.iso8601 == "1990-01-01" && interval.end.iso8601 == "1999-12-31")
  }

  /// Two intervals overlap exactly when some day lies in both.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func overlapIsASharedDay(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<50 {
      let (a, b) = (Int.random(in: 0...20, using: &random), Int.random(in: 0...20, using: &random))
      let one = try #require(days(a, a + Int.random(in: 0...8, using: &random)))
      let two = try #require(days(b, b + Int.random(in: 0...8, using: &random)))
      let shared = (0...30).map(CalendarDate.init(dayNumber:)).contains {
        one.contains($0) && two.contains($0)
      }
      #expect(one.overlaps(two) == shared, "seed \(seed): \(one) \(two)")
      #expect(two.overlaps(one) == shared)
    }
  }
}
