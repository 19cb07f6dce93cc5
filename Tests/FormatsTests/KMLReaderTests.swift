import Chronology
import Features
import Formats
import Geometry
import TestSupport
import Testing

@Suite struct KMLReaderTests {
  private func read(_ body: String) -> OverlayReading {
    KMLReader().read(Array("<kml><Document>\(body)</Document></kml>".utf8), file: "a.kml")
  }

  private func feature(_ body: String) -> Feature? {
    read("<Placemark>\(body)</Placemark>").layers.allFeatures.first
  }

  private static func at(_ longitude: Double, _ latitude: Double) -> Coordinate {
    Coordinate(wrapping: longitude, latitude)
  }

  @Test(arguments: [
    ("<Point><coordinates>69.5,35.25,1200</coordinates></Point>", Shape.point(at(69.5, 35.25))),
    ("<Point><coordinates>\n 69.5 , 35.25 </coordinates></Point>", .point(at(69.5, 35.25))),
    ("<Point><coordinates>1.5e1,-2</coordinates></Point>", .point(at(15, -2))),
    (
      "<LineString><coordinates>1,2 3,4,5\n\t6,7</coordinates></LineString>",
      .lineString([at(1, 2), at(3, 4), at(6, 7)])
    ),
    (
      "<LineString><coordinates>1, 2, 0 3, 4, 0</coordinates></LineString>",
      .lineString([at(1, 2), at(3, 4)])
    ),
    (
      "<MultiGeometry><Point><coordinates>1,2</coordinates></Point><MultiGeometry><Point>"
        + "<coordinates>3,4</coordinates></Point></MultiGeometry></MultiGeometry>",
      .multiPoint([at(1, 2), at(3, 4)])
    ),
    (
      "<gx:Track><when>2020-01-01</when><gx:coord>1 2 3</gx:coord><gx:coord>4 5 6</gx:coord>"
        + "</gx:Track>", .lineString([at(1, 2), at(4, 5)])
    ),
    (
      "<Model><Location><longitude>1</longitude><latitude>2</latitude></Location></Model>",
      .point(at(1, 2))
    ),
    ("<Point><coordinates>181,2</coordinates></Point>", .point(at(-179, 2))),
  ])
  func readsShapes(body: String, expected: Shape) { #expect(feature(body)?.shape == expected) }

  @Test func readsPolygonsWithHoles() throws {
    let ring = "<LinearRing><coordinates>0,0 4,0 4,4 0,4</coordinates></LinearRing>"
    let hole = "<LinearRing><coordinates>1,1 2,1 2,2 1,1</coordinates></LinearRing>"
    let body =
      "<Polygon><innerBoundaryIs>\(hole)</innerBoundaryIs><outerBoundaryIs>\(ring)"
      + "</outerBoundaryIs></Polygon>"
    guard case .polygon(let polygon)? = feature(body)?.shape else {
      Issue.record("no polygon")
      return
    }
    #expect(polygon.exterior.coordinates.count == 5)
    #expect(polygon.holes.count == 1)
  }

  private static func day(_ text: String) -> CalendarDate? { CalendarDate(iso8601: text) }

  @Test(arguments: [
    (
      "<TimeStamp><when>2021-08-24</when></TimeStamp>",
      day("2021-08-24").map(FeatureTime.day)
    ),
    (
      "<TimeStamp><when>2021-02</when></TimeStamp>",
      .interval(start: day("2021-02-01"), end: day("2021-02-28"))
    ),
    (
      "<TimeSpan><begin>2021</begin></TimeSpan>",
      .interval(start: day("2021-01-01"), end: nil)
    ),
    (
      "<gx:TimeSpan><begin>2021-01-02T00:00:00Z</begin><end>2021-01-03T23:59:59Z</end>"
        + "</gx:TimeSpan>", .interval(start: day("2021-01-02"), end: day("2021-01-03"))
    ),
    ("<TimeStamp><when>soon</when></TimeStamp>", nil),
    ("<LookAt><gx:TimeStamp><when>2021-08-24</when></gx:TimeStamp></LookAt>", nil),
  ])
  func readsTimes(body: String, expected: FeatureTime?) {
    #expect(feature(body)?.time == expected)
  }

  @Test func keepsHoursAsText() {
    let feature = feature("<TimeStamp><when>2021-08-24T07:30:00+04:30</when></TimeStamp>")
    #expect(
      feature?.properties == [Property("timestamp", .string("2021-08-24T07:30:00+04:30"))])
  }

  @Test func typesAttributes() {
    let reading = read(
      """
      <Placemark><ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="n">7</SimpleData>
      <SimpleData name="d">0.5</SimpleData><SimpleData name="b">1</SimpleData>
      <SimpleData name="t">07</SimpleData><SimpleData name="bad">many</SimpleData></SchemaData>
      <Data name="free"><displayName>F</displayName><value>1</value></Data><x:own>w</x:own>
      </ExtendedData></Placemark>
      <Schema id="s" name="S"><SimpleField name="n" type="int"/><SimpleField name="d" type="double"/>
      <SimpleField name="b" type="bool"/><SimpleField name="t" type="string"/>
      <SimpleField name="bad" type="int"/></Schema>
      """)
    #expect(
      reading.layers.allFeatures.first?.properties == [
        Property("n", .integer(7)), Property("d", .number(0.5)), Property("b", .bool(true)),
        Property("t", .string("07")), Property("bad", .string("many")),
        Property("free", .string("1")), Property("own", .string("w")),
      ])
  }

  @Test func followsStyles() throws {
    let reading = read(
      """
      <Placemark><styleUrl>#pair</styleUrl><LineString><coordinates>0,0 1,1</coordinates>
      </LineString></Placemark>
      <Placemark><styleUrl>#loop</styleUrl><Point><coordinates>0,0</coordinates></Point></Placemark>
      <Placemark><Style><PolyStyle><color>800000ff</color><outline>0</outline></PolyStyle></Style>
      <Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 1,0 1,1</coordinates></LinearRing>
      </outerBoundaryIs></Polygon></Placemark>
      <StyleMap id="pair"><Pair><key>highlight</key><styleUrl>#none</styleUrl></Pair>
      <Pair><key>normal</key><styleUrl>#line</styleUrl></Pair></StyleMap>
      <StyleMap id="loop"><Pair><key>normal</key><styleUrl>#loop</styleUrl></Pair></StyleMap>
      <Style id="line"><LineStyle><color>7fff0000</color><width>4</width></LineStyle></Style>
      """)
    let features = reading.layers.allFeatures
    try #require(features.count == 3)
    let line = try #require(features[0].style.flatMap { reading.layers.styles[$0] })
    #expect(features[0].style == "pair")
    #expect(line.stroke.hex == "#0000ff" && line.strokeWidth == 4)
    #expect(features[1].style == nil)
    let area = try #require(features[2].style.flatMap { reading.layers.styles[$0] })
    #expect(area.fill.hex == "#ff0000" && area.strokeOpacity == 0)
    #expect(abs(area.fillOpacity - 128.0 / 255) < 1e-9)
  }

  @Test func keepsFoldersAndCountsTheRest() {
    let reading = read(
      """
      <name>All</name><Folder id="f"><name>North</name><visibility>0</visibility>
      <TimeSpan><begin>2021-08-24</begin></TimeSpan>
      <Placemark id="p"><name>A</name><description>&lt;b&gt;Held&lt;/b&gt;&lt;br&gt;by
      &lt;a href="https://example.org/"&gt;them&lt;/a&gt;</description></Placemark></Folder>
      <NetworkLink><name>no</name><Link><href>file:///etc/passwd</href></Link></NetworkLink>
      <GroundOverlay><name>no</name></GroundOverlay>
      """)
    #expect(reading.layers.name == "All")
    #expect(reading.layers.layers.map(\.name) == ["North"])
    #expect(reading.layers.layers.first?.isVisible == false)
    let feature = reading.layers.allFeatures.first
    #expect(feature?.id == "p")
    #expect(feature?.description == "Held\nby them (https://example.org/)")
    #expect(feature?.time == .interval(start: CalendarDate(iso8601: "2021-08-24"), end: nil))
    #expect(reading.passedOver == ["1 GroundOverlay", "1 NetworkLink"])
  }

  @Test(arguments: [
    ("", "empty"), ("<a/>", "no KML"), ("<kml><Document>", "ends before"),
    ("<!DOCTYPE kml [<!ENTITY a \"b\">]><kml/>", "DOCTYPE"),
    (String(repeating: "<Folder>", count: 300), "nested"), ("<kml>&nbsp;</kml>", "nbsp"),
    ("<kml><Placemark><Point><coordinates>95,96</coordinates></Point></Placemark></kml>", "globe"),
  ])
  func saysWhatIsWrong(text: String, expected: String) {
    let reading = KMLReader().read(Array(text.utf8), file: "a.kml")
    #expect(
      reading.faults.first?.description.contains(expected) == true, "\(reading.faults)")
    #expect(reading.faults.first?.description.contains("\n") == false)
  }

  @Test func keepsWhatStandsBeforeAFault() {
    let text =
      "<kml><Folder><Placemark><name>A</name></Placemark><Placemark><name>B</name></Folder></kml>"
    let reading = KMLReader().read(Array(text.utf8), file: "a.kml")
    #expect(reading.layers.allFeatures.map(\.name) == ["A"])
    #expect(reading.faults.count == 1)
  }
}
