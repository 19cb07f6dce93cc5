import Chronology
import Text

/// A stretch of text that tells when.
struct TimeExpression: Hashable, Sendable {
  let tokens: Range<Int>
  /// The days meant, or `nil` for a relative expression in an undated report.
  let interval: DateInterval?
  let granularity: Granularity
  /// How the words were resolved, in words.
  let how: String
}

/// Reads English time expressions: absolute ("August 15", "the 1990s"), relative to the report
/// ("last week", "yesterday", "three weeks ago") and days of the week.
///
/// A day of the week is the last one on or before the day of publication; a week runs from Monday
/// to Sunday (ISO 8601). Without a day of
/// publication a relative expression stays open.
struct TimeReader {
  let text: TaggedText
  let published: CalendarDate?

  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  static let numbers = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "few": 3,
  ]

  func expressions() -> [TimeExpression] {
    var list: [TimeExpression] = []
    var index = 0
    while index < text.tokens.count {
      if let found = expression(at: index) {
        list.append(found)
        index = found.tokens.upperBound
      } else {
        index += 1
      }
    }
    return list
  }

  private func word(_ index: Int) -> String { text.word(index) }

  private func number(_ index: Int) -> Int? {
    guard index < text.tokens.count, text.tokens[index].kind == .number else { return nil }
    return Int(word(index))
  }

  /// A day of the month: "15", "15th".
  private func day(_ index: Int) -> Int? {
    var digits = word(index)
    for ending in ["st", "nd", "rd", "th"] where digits.hasSuffix(ending) {
      digits = String(digits.dropLast(2))
    }
    guard let day = Int(digits), (1...31).contains(day) else { return nil }
    return day
  }

  private func year(_ index: Int) -> Int? {
    guard let year = number(index), (1800...2100).contains(year) else { return nil }
    return year
  }

  private func month(_ index: Int) -> Int? {
    guard index >= 0, index < text.tokens.count, text.tokens[index].capitals != .none else {
      return nil
    }
    let name = word(index)
    for (number, folded) in Self.months.enumerated() {
      if name == folded || (name.count >= 3 && name.count <= 4 && folded.hasPrefix(name)) {
        return number + 1
      }
    }
    return nil
  }

  private func make(
    _ range: Range<Int>, _ interval: DateInterval?, _ granularity: Granularity, _ how: String
  ) -> TimeExpression {
    TimeExpression(tokens: range, interval: interval, granularity: granularity, how: how)
  }

  private func expression(at index: Int) -> TimeExpression? {
    guard canStart(index) else { return nil }
    return absolute(at: index) ?? weekday(at: index) ?? relative(at: index)
  }

  /// Whether an expression may start with a word: one with a digit, or one of a few words.
  private func canStart(_ index: Int) -> Bool {
    let token = text.tokens[index]
    switch token.kind {
    case .number: return true
    case .word:
      if let first = token.folded.utf8.first, (0x30...0x39).contains(first) { return true }
      return Self.starters.contains(token.folded)
    default: return false
    }
  }

  private static let starters: Set<String> = {
    var words: Set<String> = [
      "yesterday", "today", "tonight", "overnight", "earlier", "last", "past", "this", "previous",
    ]
    words.formUnion(weekdays)
    words.formUnion(numbers.keys)
    for month in months {
      words.insert(month)
      words.insert(String(month.prefix(3)))
      words.insert(String(month.prefix(4)))
    }
    return words
  }()

  private static let months = CalendarDate.monthNames.map { $0.lowercased() }

  // MARK: Absolute

  private func absolute(at index: Int) -> TimeExpression? {
    // 2021-08-24
    if let year = year(index), text.tokens.indices.contains(index + 4),
      text.tokens[index + 1].kind == .hyphen, text.tokens[index + 3].kind == .hyphen,
      let month = Int(word(index + 2)), let day = Int(word(index + 4)),
      let date = CalendarDate(year: year, month: month, day: day)
    {
      return make(index..<(index + 5), DateInterval(day: date), .day, "absolute")
    }
    if let month = month(index) { return monthFirst(index, month) }
    if let day = day(index), let month = month(index + 1) {
      let (year, how, end) = yearAfter(index + 2)
      guard let year else { return make(index..<end, nil, .day, "no year known") }
      guard let date = nearest(year, month, day, how) else { return nil }
      return make(index..<end, DateInterval(day: date), .day, how)
    }
    // the 1990s, the 1980s
    let folded = word(index)
    if folded.hasSuffix("s"), let decade = Int(folded.dropLast()), decade % 10 == 0,
      (1800...2100).contains(decade)
    {
      return make(index..<(index + 1), DateInterval(years: decade, decade + 9), .year, "absolute")
    }
    // in 2012, since 1996
    if let year = year(index), !isQuantity(index),
      ["in", "since", "by", "until", "from", "during", "of", "before", "after", "late", "early"]
        .contains(word(index - 1))
    {
      return make(index..<(index + 1), DateInterval(years: year, year), .year, "absolute")
    }
    return nil
  }

  private func isQuantity(_ index: Int) -> Bool {
    index + 1 < text.tokens.count && text.tokens[index + 1].kind == .word
      && ["people", "fighters", "troops", "soldiers", "men", "km", "kilometers", "miles"]
        .contains(word(index + 1))
  }

  private func monthFirst(_ index: Int, _ month: Int) -> TimeExpression? {
    if let day = day(index + 1), text.tokens[index + 1].followsSpace {
      let (year, how, end) = yearAfter(index + 2)
      guard let year else { return make(index..<end, nil, .day, "no year known") }
      guard let date = nearest(year, month, day, how) else { return nil }
      return make(index..<end, DateInterval(day: date), .day, how)
    }
    // "May" and "March" are months only behind a word that asks for one.
    let before = word(index - 1)
    guard
      ["in", "since", "of", "late", "early", "mid", "last", "until", "by", "during"]
        .contains(before)
    else { return nil }
    if let year = year(index + 1) {
      return make(
        index..<(index + 2), DateInterval(year: year, month: month), .month, "absolute")
    }
    guard let published else { return make(index..<(index + 1), nil, .month, "no year known") }
    let parts = published.parts
    let year = month <= parts.month ? parts.year : parts.year - 1
    return make(
      index..<(index + 1), DateInterval(year: year, month: month), .month,
      "the last such month before the report")
  }

  private func yearAfter(_ index: Int) -> (year: Int?, how: String, end: Int) {
    if let year = year(index) { return (year, "absolute", index + 1) }
    if word(index) == ",", let year = year(index + 1) { return (year, "absolute", index + 2) }
    guard let published else { return (nil, "", index) }
    return (published.parts.year, "year of the report", index)
  }

  /// A day without a year lies in the year before the report rather than far after it.
  private func nearest(_ year: Int, _ month: Int, _ day: Int, _ how: String) -> CalendarDate? {
    guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
    if how != "absolute", let published, date.dayNumber > published.dayNumber + 60 {
      return CalendarDate(year: year - 1, month: month, day: day)
    }
    return date
  }

  // MARK: Days of the week

  private func weekday(at index: Int) -> TimeExpression? {
    guard let number = Self.weekdays.firstIndex(of: word(index)),
      text.tokens[index].capitals != .none
    else { return nil }
    var end = index + 1
    let parts: Set<String> = ["night", "morning", "afternoon", "evening"]
    if parts.contains(word(end)) { end += 1 }
    guard let published else {
      return make(index..<end, nil, .day, "day of the week, report undated")
    }
    var back = (published.weekday - 1 - number + 7) % 7
    if word(index - 1) == "last", back == 0 { back = 7 }
    let date = published.advanced(by: -back)
    return make(
      index..<end, DateInterval(day: date), .day, "last such weekday up to the report")
  }

  // MARK: Relative

  private func relative(at index: Int) -> TimeExpression? {
    switch word(index) {
    case "yesterday": return days(index..<(index + 1), 1, 1, "day before the report")
    case "today": return days(index..<(index + 1), 0, 0, "day of the report")
    case "tonight": return days(index..<(index + 1), 0, 0, "day of the report")
    case "overnight": return days(index..<(index + 1), 1, 0, "night before the report")
    case "earlier" where word(index + 1) == "in" && word(index + 3) == "day",
      "earlier" where word(index + 1) == "today":
      let end = word(index + 1) == "today" ? index + 2 : index + 4
      return days(index..<end, 0, 0, "day of the report")
    case "last", "past", "this", "earlier", "previous": return lastUnit(index)
    default: return ago(index)
    }
  }

  private func days(
    _ range: Range<Int>, _ from: Int, _ to: Int, _ how: String, _ granularity: Granularity = .day
  ) -> TimeExpression {
    guard let published else { return make(range, nil, granularity, "relative, report undated") }
    let interval = DateInterval(
      start: published.advanced(by: -from), end: published.advanced(by: -to))
    return make(range, interval, granularity, how)
  }

  private func lastUnit(_ index: Int) -> TimeExpression? {
    let first = word(index)
    if first == "earlier" {
      guard word(index + 1) == "this", word(index + 2) == "week", let published else { return nil }
      let from = published.weekday - 1
      return days(index..<(index + 3), from, 0, "the week of the report", .week)
    }
    var unit = index + 1
    var count = 1
    if let number = Self.numbers[word(unit)] ?? number(unit) {
      // As in `ago`: more is no count of days or weeks, and must not leave the calendar.
      guard number <= 400 else { return nil }
      count = number
      unit += 1
    }
    let range = index..<(unit + 1)
    switch word(unit) {
    case "night" where first == "last":
      return days(range, 1, 1, "night before the report")
    case "day" where first != "this", "days" where first != "this":
      return days(range, count, 0, "days up to the report")
    case "week", "weeks":
      guard let published else { return make(range, nil, .week, "relative, report undated") }
      if first == "this" {
        return days(range, published.weekday - 1, 0, "the week of the report", .week)
      }
      if first == "past" || unit > index + 1 {
        return days(range, 7 * count, 0, "\(7 * count) days up to the report", .week)
      }
      let monday = published.advanced(by: -(published.weekday - 1) - 7)
      return make(
        range, DateInterval(start: monday, end: monday.advanced(by: 6)), .week,
        "the week before the report's, Monday to Sunday")
    case "month" where first == "last":
      guard let published else { return make(range, nil, .month, "relative, report undated") }
      let parts = published.parts
      let year = parts.month == 1 ? parts.year - 1 : parts.year
      let month = parts.month == 1 ? 12 : parts.month - 1
      return make(
        range, DateInterval(year: year, month: month), .month, "the month before the report's")
    case "year" where first == "last":
      guard let published else { return make(range, nil, .year, "relative, report undated") }
      let year = published.parts.year - 1
      return make(range, DateInterval(years: year, year), .year, "the year before the report's")
    default: return nil
    }
  }

  /// "three weeks ago", "two days earlier".
  private func ago(_ index: Int) -> TimeExpression? {
    guard let count = Self.numbers[word(index)] ?? number(index), count <= 400 else { return nil }
    let unit = word(index + 1)
    guard word(index + 2) == "ago" else { return nil }
    let range = index..<(index + 3)
    switch unit {
    case "day", "days": return days(range, count, count, "counted back from the report")
    case "week", "weeks":
      return days(range, 7 * count, 7 * count, "counted back from the report", .week)
    case "month", "months", "year", "years":
      guard let published else { return make(range, nil, .month, "relative, report undated") }
      let parts = published.parts
      let months = unit.hasPrefix("month") ? count : 12 * count
      let total = parts.year * 12 + parts.month - 1 - months
      let interval =
        unit.hasPrefix("month")
        ? DateInterval(year: total / 12, month: total % 12 + 1)
        : DateInterval(years: total / 12, total / 12)
      return make(
        range, interval, unit.hasPrefix("month") ? .month : .year, "counted back from the report")
    case "hour", "hours": return days(range, count / 24, 0, "counted back from the report", .hour)
    default: return nil
    }
  }
}
