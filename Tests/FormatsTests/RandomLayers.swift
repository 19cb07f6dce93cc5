import Chronology
import Features
import Geometry
import TestSupport

/// Layer sets with text, shapes and times that a careless writer would break on.
struct RandomLayers {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private static let pieces = [
    "a", "North", " ", "  ", "\n", "\r\n", "\r", "\t", "<", ">", "&", "&amp;", "\"", "'", "]]>",
    "<![CDATA[",
    "<script>", "</name>", "<!--", "-->", "<?x?>", "\u{0}", "\u{8}", "\u{B}", "\u{1F}", "\u{7F}",
    "\u{85}", "\u{FFFE}", "\u{FFFF}", "\u{FEFF}", "\u{202E}", "\u{2066}", "\u{2028}", "کابل",
    "Бахмут",
    "é", "e\u{301}", "🏴", "\u{10FFFF}", "$[name]", "=1+1", ",", ";", "\\", "%s", "{}", "\u{EF}",
  ]

  mutating func text() -> String {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in
      Self.pieces.randomElement(using: &random) ?? ""
    }.joined()
  }

  private mutating func position() -> Coordinate {
    Coordinate(
      wrapping: Double.random(in: -179...170, using: &random),
      Double.random(in: -89...89, using: &random))
  }

  private mutating func line() -> [Coordinate] {
    (0..<Int.random(in: 2...6, using: &random)).map { _ in position() }
  }

  private mutating func polygon() -> Polygon? {
    let corner = position()
    let sizes: [Double] = [1e-6, 0.001, 0.5]
    let size = sizes.randomElement(using: &random) ?? 1
    return LinearRing([
      corner, Coordinate(wrapping: corner.longitude + size, corner.latitude),
      Coordinate(wrapping: corner.longitude + size / 2, corner.latitude + size),
    ]).map { Polygon(exterior: $0) }
  }

  private mutating func shape(_ depth: Int = 0) -> Shape? {
    switch Int.random(in: 0...(depth < 2 ? 7 : 5), using: &random) {
    case 0: .point(position())
    case 1: .multiPoint([position(), position()])
    case 2: .lineString(line())
    case 3: .multiLineString([line(), line()])
    case 4: polygon().map(Shape.polygon)
    case 5: .multiPolygon([polygon(), polygon()].compactMap(\.self))
    case 6: .collection([shape(depth + 1), shape(depth + 1)].compactMap(\.self))
    default: nil
    }
  }

  private mutating func value() -> PropertyValue {
    switch Int.random(in: 0...5, using: &random) {
    case 0: .integer(Int.random(in: Int.min...Int.max, using: &random))
    case 1: .integer(Int.random(in: -9...9, using: &random))
    case 2:
      .number([0.1, -0.0, 1e300, 1e-300, .nan, .infinity, 12.5].randomElement(using: &random) ?? 0)
    case 3: .bool(Bool.random(using: &random))
    default: .string(text())
    }
  }

  private mutating func time() -> FeatureTime? {
    func day() -> CalendarDate? {
      Int.random(in: 0...3, using: &random) == 0
        ? nil : CalendarDate(dayNumber: Int.random(in: -800_000...4_000_000, using: &random))
    }
    return switch Int.random(in: 0...2, using: &random) {
    case 0: day().map(FeatureTime.day)
    case 1: .interval(start: day(), end: day())
    default: nil
    }
  }

  private mutating func feature(_ index: Int) -> Feature {
    Feature(
      id: Bool.random(using: &random) ? "c-\(index)" : text(), name: text(), description: text(),
      shape: shape(),
      properties: (0..<Int.random(in: 0...5, using: &random)).map { _ in
        let plain = ["quote", "score", "flag", "title", "fill", "id"].randomElement(using: &random)
        return Property(
          Int.random(in: 0...9, using: &random) == 0 ? text() : plain ?? "quote", value())
      },
      time: time(), style: ["a", "b", "missing", nil].randomElement(using: &random) ?? nil,
      decimals: Int.random(in: -1...12, using: &random))
  }

  private mutating func layer(_ depth: Int, _ index: Int, features: Int) -> Layer {
    Layer(
      id: Bool.random(using: &random) ? "layer-\(index)" : text(), name: text(),
      description: text(), isVisible: Bool.random(using: &random),
      features: (0..<features).map { feature(index * 1_000 + $0) },
      layers: depth < 2 ? [layer(depth + 1, index + 100, features: features / 4)] : [])
  }

  /// Layers with the given number of features in the largest.
  mutating func set(features: Int) -> LayerSet {
    let grey = Colour(red: 9, green: 99, blue: 199)
    return LayerSet(
      name: text(), description: text(),
      layers: [layer(0, 1, features: features), layer(0, 2, features: features / 2)],
      styles: StyleTable([
        "a": Style(stroke: grey, fill: grey, glyph: .disc, scale: .nan),
        "b": Style(
          stroke: grey, strokeWidth: .infinity, strokeOpacity: -1, fill: grey, fillOpacity: 7,
          glyph: .arrow, heading: -1e300),
        "a-n": Style(stroke: grey, fill: grey),
      ]),
      timeRange: CalendarDate(iso8601: "2021-08-24").map { DateInterval(day: $0) },
      metadata: [Property(text(), value()), Property("schema_version", .integer(1))],
      legend: [LegendEntry(style: "a", text: text()), LegendEntry(style: "none", text: text())])
  }
}
