internal import Chronology
internal import Features
internal import GeoJSON
internal import Geometry

/// Styles by key, of which no two are alike.
struct StyleCollector {
  /// A file has no more styles: each is text in all formats, and no legend has that many lines.
  static let limit = 10_000

  private(set) var table = StyleTable()
  private var keys: [Style: String] = [:]
  private var count = 0
  /// Whether there were more styles.
  private(set) var isFull = false

  /// The key of `style`: `wanted`, or that with a number behind it when it means another style;
  /// `nil` for one more than there may be.
  mutating func key(for style: Style, wanted: String) -> String? {
    let base = Self.key(wanted)
    if table[base] == style { return base }
    if let known = keys[style] { return known }
    guard keys.count < Self.limit else {
      isFull = true
      return nil
    }
    var key = base
    while table[key] != nil {
      count += 1
      key = "\(base)-\(count)"
    }
    table[key] = style
    keys[style] = key
    return key
  }

  /// The nearest text of the characters that keys have.
  private static func key(_ wanted: String) -> String {
    let bytes = wanted.utf8.prefix(64).map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        byte
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      default: UInt8(ascii: "-")
      }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
    else {
      return "s\(text)"
    }
    return text
  }
}

extension Shape {
  /// What the shape is drawn with.
  var styleKind: SimpleStyle.Kind {
    switch self {
    case .point, .multiPoint: .point
    case .lineString, .multiLineString: .line
    case .polygon, .multiPolygon: .area
    case .collection(let shapes): shapes.first?.styleKind ?? .point
    }
  }
}

/// The days from the first to the last that features name, or `nil` when none does.
func timeRange(of features: [Feature]) -> DateInterval? {
  var range = TimeRange()
  for feature in features { range.add(feature.time) }
  return range.days
}

/// The first and the last of many days.
struct TimeRange {
  private(set) var days: DateInterval?

  mutating func add(_ time: FeatureTime?) {
    switch time {
    case .day(let day)?: add(day)
    case .interval(let start, let end)?:
      if let start { add(start) }
      if let end { add(end) }
    case nil: break
    }
  }

  private mutating func add(_ day: CalendarDate) {
    guard let known = days else {
      days = DateInterval(start: day, end: day)
      return
    }
    if day < known.start || known.end < day {
      days = DateInterval(start: min(known.start, day), end: max(known.end, day))
    }
  }
}
