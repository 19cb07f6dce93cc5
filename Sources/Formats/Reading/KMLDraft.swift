internal import Chronology
internal import Features
internal import Geometry

/// A placemark as read, before schemas and styles are known.
struct KMLDraft {
  /// A value of the extended data, and the schema that tells its type.
  struct Value {
    let name: String
    let text: String
    let schema: String?
  }

  var id = ""
  var line = 0
  var name = ""
  var description = ""
  var snippet = ""
  var shapes: [Shape] = []
  private(set) var values: [Value] = []
  var time = KMLReadTime()
  var styleURL: String?
  var style: KMLReadStyle?
  /// How many bytes of text it has; what goes beyond the limit is not kept.
  var textCount = 0

  /// Takes the text of an element of its own, which is counted; returns whether it is one that it
  /// takes.
  mutating func take(_ element: String, _ text: String) -> Bool {
    switch element {
    case "name": name = text
    case "description": description = text
    case "snippet", "Snippet": snippet = text
    case "styleUrl": styleURL = text
    default: return false
    }
    textCount += text.utf8.count
    return true
  }

  mutating func add(_ value: Value) {
    // Each value takes some room beside its text.
    textCount += value.name.utf8.count + value.text.utf8.count + 16
    if textCount <= KMLParsing.textLimit { values.append(value) }
  }
}

/// The texts of a TimeStamp or TimeSpan.
struct KMLReadTime {
  var when: String?
  var begin: String?
  var end: String?

  var isEmpty: Bool { when == nil && begin == nil && end == nil }

  /// The days: a month or year is all of its days.
  var featureTime: FeatureTime? {
    if let when {
      guard let days = Self.days(when) else { return nil }
      return days.start == days.end
        ? .day(days.start) : .interval(start: days.start, end: days.end)
    }
    let start = begin.flatMap(Self.days)?.start
    let end = end.flatMap(Self.days)?.end
    return start == nil && end == nil ? nil : .interval(start: start, end: end)
  }

  /// The texts that say more than the days do, by the names of their attributes.
  var finer: [(name: String, text: String)] {
    func isFiner(_ text: String, _ usual: String) -> Bool {
      text.utf8.count > 10 && !text.hasSuffix(usual)
    }
    var texts: [(String, String)] = []
    if let when, when.utf8.count > 10 { texts.append(("timestamp", when)) }
    if let begin, isFiner(begin, "T00:00:00Z") { texts.append(("begin", begin)) }
    if let end, isFiner(end, "T23:59:59Z") { texts.append(("finish", end)) }
    return texts
  }

  /// `2021`, `2021-08`, `2021-08-24` and `2021-08-24T…` as their first and last day.
  private static func days(_ text: String) -> DateInterval? {
    if let day = CalendarDate(iso8601: text) { return DateInterval(day: day) }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard text.utf8.count <= 7, let first = parts.first, let year = first else { return nil }
    if parts.count == 1 { return DateInterval(years: year, year) }
    guard parts.count == 2, let month = parts[1] else { return nil }
    return DateInterval(year: year, month: month)
  }
}
