import Chronology
import Features
import Geometry

/// A small overlay with every glyph, every geometry kind, and text that breaks careless writers.
enum Sample {
  static let hostileText =
    "a <b>bold</b> & \"quoted\" 'claim' ]]> \u{0B}\u{0}end\u{FFFE} \r\n<!-- x -->"
  static let hostileName = "Вилаят\u{202E} <north> & ولایت\nsecond line"

  static func position(_ longitude: Double, _ latitude: Double) -> Coordinate {
    Coordinate(wrapping: longitude, latitude)
  }

  static func square(_ longitude: Double, _ latitude: Double, _ side: Double) -> Polygon? {
    let corners = [
      position(longitude, latitude), position(longitude + side, latitude),
      position(longitude + side, latitude + side), position(longitude, latitude + side),
    ]
    return LinearRing(corners).map { Polygon(exterior: $0) }
  }

  static func day(_ text: String) -> CalendarDate? { CalendarDate(iso8601: text) }

  static var layers: LayerSet {
    let blue = Colour(red: 0x1F, green: 0x77, blue: 0xB4)
    let orange = Colour(red: 0xE6, green: 0x7E, blue: 0x22)
    let grey = Colour(red: 0x55, green: 0x55, blue: 0x55)
    let white = Colour(red: 255, green: 255, blue: 255)
    var styles = StyleTable()
    for glyph in Glyph.allCases {
      styles["north-\(glyph.rawValue)"] = Style(
        stroke: white, fill: blue, fillOpacity: 1, glyph: glyph, heading: 64,
        scale: glyph == .dot ? 0.6 : 1, showsLabel: glyph == .disc)
    }
    styles["south-disc"] = Style(stroke: white, fill: orange, fillOpacity: 1, glyph: .disc)
    styles["label"] = Style(stroke: grey, fill: grey)
    styles["north-area"] = Style(stroke: blue, strokeWidth: 2, fill: blue, fillOpacity: 0.3)
    styles["outline"] = Style(stroke: grey, strokeWidth: 1.5, fill: grey)
    styles["south-path"] = Style(stroke: orange, strokeWidth: 4, fill: orange)
    styles["south-head"] = Style(
      stroke: orange, strokeWidth: 0, strokeOpacity: 0, fill: orange, fillOpacity: 0.9)
    styles["unused"] = Style(stroke: grey, fill: grey)
    return LayerSet(
      name: "Claims in the valley", description: "Claims, not facts.\nNo mark is not no control.",
      layers: [areas, points, movements, Layer(id: "empty", name: "Empty")], styles: styles,
      timeRange: day("2021-08-14").flatMap { start in
        day("2021-09-10").flatMap { DateInterval(start: start, end: $0) }
      },
      metadata: [
        Property("schema_version", .integer(1)), Property("as_of", .string("2021-09-10")),
      ],
      legend: [
        LegendEntry(style: "", text: "Who is said to hold a place"),
        LegendEntry(style: "north-disc", text: "North: holds, took, is present"),
        LegendEntry(style: "north-ring", text: "North: possible, or weakly reported"),
        LegendEntry(style: "south-disc", text: "South: holds, took, is present"),
        LegendEntry(style: "", text: "Other claims"),
        LegendEntry(style: "north-diamond", text: "Fighting"),
        LegendEntry(style: "north-crossedDisc", text: "Said not to hold"),
        LegendEntry(style: "north-square", text: "Siege, road blocked or open"),
        LegendEntry(style: "north-triangle", text: "Intent or demand"),
        LegendEntry(style: "north-arrow", text: "Movement, one end known"),
        LegendEntry(style: "north-area", text: "Area said to be held"),
        LegendEntry(style: "outline", text: "Place named by a claim"),
        LegendEntry(style: "south-path", text: "Movement, both ends known"),
        LegendEntry(style: "north-dot", text: "Place – no claim"),
      ])
  }

  private static var areas: Layer {
    let frame = square(69, 35, 0.5)
    let hole = LinearRing([
      position(69.1, 35.1), position(69.2, 35.1), position(69.2, 35.2), position(69.1, 35.2),
    ])
    let pierced = frame.flatMap { frame in
      hole.map { Polygon(exterior: frame.exterior, holes: [$0]) }
    }
    return Layer(
      id: "areas", name: "Areas", description: "Places that claims name",
      layers: [
        Layer(
          id: "north-areas", name: "North: areas",
          features: [
            Feature(
              id: "area-1", name: "Ridge outlet reports North holds the valley",
              description: "Ridge outlet reports North holds the valley\n2021-08-24, open",
              shape: pierced.map(Shape.polygon),
              properties: [
                Property("holder", .string("North")), Property("claim_count", .integer(2)),
                Property("confidence", .number(0.62)),
                Property("begin_ms", .integer(1_629_763_200_000)),
                Property("background", .bool(false)),
              ], time: .interval(start: day("2021-08-24"), end: nil), style: "north-area"),
            Feature(
              id: "area-2", name: "Two islands",
              shape: .multiPolygon(
                [square(70, 35, 0.1), square(70.2, 35, 0.1)].compactMap(\.self)),
              properties: [Property("holder", .string("North"))],
              time: .interval(start: day("2021-08-24"), end: day("2021-08-26")), style: "outline"),
          ])
      ])
  }

  private static var points: Layer {
    var features = Glyph.allCases.enumerated().map { index, glyph in
      Feature(
        id: "c-\(index)", name: "North says North holds village \(index)",
        description: "“We hold it”\nhttps://example.org/report/\(index)?a=1&b=2",
        shape: .point(position(69 + Double(index) * 0.1, 35.6)),
        properties: [
          Property("claim_id", .string("c-\(index)")), Property("confidence", .number(1)),
          Property("quote", .string("We hold it")), Property("geo_precision", .integer(1)),
        ], time: day("2021-08-24").map(FeatureTime.day), style: "north-\(glyph.rawValue)",
        decimals: 4)
    }
    features.append(
      Feature(
        id: "8 <odd> id", name: hostileName, description: hostileText,
        shape: .multiPoint([position(69, 35.7), position(69.01, 35.7)]),
        properties: [
          Property("quote", .string(hostileText)), Property("=cmd & <x>", .string("=1+1")),
          Property("quote", .string("a second value of one name")),
          Property("confidence", .string("")),
        ], time: .interval(start: nil, end: day("2021-08-24")), style: "south-disc", decimals: 2))
    features.append(
      Feature(id: "c-0", name: "", shape: nil, time: .interval(start: nil, end: nil), style: "none")
    )
    return Layer(id: "points", name: "Badges", isVisible: false, features: features)
  }

  private static var movements: Layer {
    let path = [position(69.2, 35.2), position(69.4, 35.5), position(69.7, 35.6)]
    let mixed: [Shape] =
      [.lineString(path)] + (square(69.7, 35.6, 0.00001).map { [.polygon($0)] } ?? [])
    return Layer(
      id: "movements", name: "Movements",
      features: [
        Feature(
          id: "m-1", name: "South moves", shape: .lineString(path),
          properties: [Property("bearing", .number(63.4))],
          time: day("2021-09-01").map(FeatureTime.day),
          style: "south-path"),
        Feature(
          id: "m-2", name: "South moves, with its head", shape: .collection(mixed),
          time: .interval(start: day("2021-09-03"), end: day("2021-09-03")), style: "south-head",
          decimals: 3),
      ])
  }
}
