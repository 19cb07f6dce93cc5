internal import Chronology
internal import Features
internal import GeoJSON
internal import Geometry

/// Styles by key, of which no two are alike.
struct StyleCollector {
  private(set) var table = StyleTable()
  private var keys: [Style: String] = [:]
  private var count = 0

  /// The key of `style`: `wanted`, or that with a number behind it when it means another style.
  mutating func key(for style: Style, wanted: String) -> String {
    let base = Self.key(wanted)
    if table[base] == style { return base }
    if let known = keys[style] { return known }
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
    let bytes = wanted.utf8.map { byte -> UInt8 in
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
  var first: CalendarDate?
  var last: CalendarDate?
  for feature in features {
    let days: [CalendarDate?] =
      switch feature.time {
      case .day(let day)?: [day]
      case .interval(let start, let end)?: [start, end]
      case nil: []
      }
    for case let day? in days {
      first = first.map { min($0, day) } ?? day
      last = last.map { max($0, day) } ?? day
    }
  }
  guard let first, let last else { return nil }
  return DateInterval(start: first, end: last)
}
