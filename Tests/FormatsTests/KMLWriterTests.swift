import Chronology
import Encoding
import Features
import Formats
import Geometry
import TestSupport
import Testing

@Suite struct KMLWriterTests {
  private func document(_ set: LayerSet, rich: Bool = false) -> XMLTree? {
    XMLTree.parse(KMLWriter(richBalloons: rich).bytes(of: set))
  }

  private func placemark(_ feature: Feature) -> XMLTree? {
    document(
      LayerSet(name: "", layers: [Layer(id: "layer", name: "Layer", features: [feature])])
    )?.all("Placemark").first
  }

  @Test func writesTheSample() {
    let text = String(decoding: KMLWriter().bytes(of: Sample.layers), as: UTF8.self)
    #expect(matchesGolden(text, "Fixtures/formats/overlay.kml"))
  }

  @Test func writesRichBalloons() throws {
    let root = try #require(document(Sample.layers, rich: true))
    let hostile = try #require(
      root.all("Placemark").first { $0["name"]?.text.contains("Вилаят") == true })
    let balloon = try #require(hostile["description"]?.text)
    #expect(balloon.contains("&lt;b&gt;bold&lt;/b&gt;"))
    #expect(!balloon.contains("<b>"))
    #expect(
      root.all("BalloonStyle").allSatisfy { $0["text"]?.text.contains("$[description]") == true })
  }

  /// What Google Earth and the standard ask of a document, held against hostile input.
  @Test(arguments: 1...8)
  func holdsItsRules(seed: UInt64) throws {
    var random = RandomLayers(seed: seed)
    let set = random.set(features: 150)
    for rich in [false, true] {
      let root = try #require(document(set, rich: rich), "seed \(seed): not well-formed")
      let ids = root.all.compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count, "seed \(seed): an id twice")
      let known = Set(ids.map { "#\($0)" })
      #expect(root.all("styleUrl").allSatisfy { known.contains($0.text) }, "seed \(seed)")
      #expect(root.all("href").isEmpty, "seed \(seed): a bare document refers to a file")
      for span in root.all("TimeSpan") {
        guard let begin = span["begin"]?.text, let end = span["end"]?.text else {
          #expect(!span.children.isEmpty, "seed \(seed): a span without ends")
          continue
        }
        #expect(begin < end, "seed \(seed): \(begin) to \(end)")
      }
      let fields = Set(root.all("SimpleField").compactMap { $0.attributes["name"] })
      #expect(fields.count == root.all("SimpleField").count, "seed \(seed): a field twice")
      #expect(
        root.all("SimpleData").allSatisfy { fields.contains($0.attributes["name"] ?? "") },
        "seed \(seed)")
      let geometries: Set = ["Point", "LineString", "Polygon"]
      for placemark in root.all("Placemark") {
        #expect(Set(placemark.all.map(\.name)).intersection(geometries).count <= 1, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 1...8)
  func keepsValuesAndNames(seed: UInt64) throws {
    var random = RandomLayers(seed: seed)
    for _ in 0..<100 {
      let feature = Feature(
        id: "c-1", name: random.text(), shape: nil,
        properties: [Property("quote", .string(random.text()))])
      let written = try #require(self.placemark(feature), "seed \(seed)")
      guard case .string(let quote) = feature.properties[0].value else { continue }
      #expect(written.all("SimpleData").first?.text == quote.cleaned, "seed \(seed)")
      let name = written["name"]?.text ?? ""
      #expect(
        name.unicodeScalars.map { $0 == "‹" ? "<" : $0 }
          .elementsEqual(feature.name.cleanedName.unicodeScalars), "seed \(seed)")
    }
  }

  @Test(arguments: [
    ("a < b & c", "a &lt; b &amp; c"), ("]]>", "]]&gt;"), ("\r\n", "&#xD;\n"),
    ("<b>x</b>", "‹b&gt;x‹/b&gt;"), ("\u{B}\u{FFFE}\u{FFFF}x", "x"), ("\u{FFFD}", "\u{FFFD}"),
  ])
  func escapes(text: String, expected: String) {
    let set = LayerSet(
      name: "",
      layers: [
        Layer(
          id: "a", name: "", features: [Feature(id: "b", name: "", description: text, shape: nil)])
      ])
    let written = String(decoding: KMLWriter().bytes(of: set), as: UTF8.self)
    #expect(written.contains("<description>\(expected)</description>"))
  }

  @Test(arguments: [
    (FeatureTime.day(CalendarDate(dayNumber: 0)), "<TimeStamp><when>1970-01-01</when></TimeStamp>"),
    (
      .interval(start: CalendarDate(dayNumber: 0), end: CalendarDate(dayNumber: 0)),
      "<TimeSpan><begin>1970-01-01T00:00:00Z</begin><end>1970-01-01T23:59:59Z</end></TimeSpan>"
    ),
    (
      .interval(start: CalendarDate(dayNumber: 1), end: CalendarDate(dayNumber: 0)),
      "<TimeSpan><begin>1970-01-01T00:00:00Z</begin><end>1970-01-02T23:59:59Z</end></TimeSpan>"
    ),
    (
      .interval(start: CalendarDate(dayNumber: 0), end: nil),
      "<TimeSpan><begin>1970-01-01T00:00:00Z</begin></TimeSpan>"
    ),
  ])
  func writesTime(time: FeatureTime, expected: String) {
    let set = LayerSet(
      name: "",
      layers: [
        Layer(id: "a", name: "", features: [Feature(id: "b", name: "", shape: nil, time: time)])
      ])
    #expect(String(decoding: KMLWriter().bytes(of: set), as: UTF8.self).contains(expected))
  }

  @Test func splitsALineThatNoTextNodeHolds() throws {
    let line = (0..<310_000).map { Sample.position(Double($0 % 179), Double($0 % 83)) }
    let written = try #require(
      self.placemark(Feature(id: "a", name: "", shape: .lineString(line))))
    let lines = written.all("LineString").compactMap { $0["coordinates"]?.text }
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.utf8.count < 8_000_000 })
    let positions = lines.map { $0.split(separator: " ") }
    #expect(positions[0].last == positions[1].first)
    #expect(positions.map(\.count).reduce(0, +) == 310_001)
  }

  @Test func nestsNoDeeperThanReadersGo() throws {
    var layer = Layer(
      id: "x", name: "x",
      features: [Feature(id: "a", name: "", shape: .point(Sample.position(1, 2)))])
    for _ in 0..<400 { layer = Layer(id: "x", name: "x", layers: [layer]) }
    let root = try #require(document(LayerSet(name: "", layers: [layer])))
    #expect(root.all("Placemark").count == 1)
  }

  @Test(arguments: [
    (0.5, 69.0, 35.0, 512.0), (40, 0, 0, 6.4), (1e-6, 10, 80, 1112), (3, 179.99, -89.99, 85.3),
  ])
  func drawsAPointFromItsScale(scale: Double, longitude: Double, latitude: Double, side: Double)
    throws
  {
    let point = try #require(Coordinate(longitude: longitude, latitude: latitude))
    let root = try #require(
      placemark(Feature(id: "a", name: "A", shape: .point(point), smallestScale: scale)))
    let region = try #require(root.all("Region").first)
    func number(_ name: String) throws -> Double {
      try #require(region.all(name).first.flatMap { Double($0.text) })
    }
    let (north, south) = (try number("north"), try number("south"))
    #expect(north <= 90 && south >= -90 && south < latitude && latitude < north)
    #expect(try number("west") < longitude && longitude < number("east"))
    #expect(try number("east") <= 180 && number("west") >= -180)
    // Seen as many pixels large as it must be, the square stands at the scale.
    #expect(abs(try number("minLodPixels") - side * scale) <= max(1, side * scale * 0.01))
    if abs(latitude) < 80 { #expect(abs((north - south) * 111.2 - side) < side * 0.01) }
  }

  @Test func opensOnTheViewThatIsAsked() throws {
    var set = Sample.layers
    set.view = BoundingBox(west: 69, south: 35, east: 70, north: 36)
    let look = try #require(document(set)?.all("LookAt").first)
    #expect(look["longitude"]?.text == "69.5" && look["latitude"]?.text == "35.5")
  }

  @Test func writesNothingForEmptyLayers() throws {
    let root = try #require(document(LayerSet(name: "Empty", layers: [Layer(id: "a", name: "a")])))
    #expect(root.all("Folder").isEmpty)
    #expect(root.all("LookAt").isEmpty)
  }
}
