import Chronology
import Features
import FoundationEssentials
import GeoJSON
import Geometry
import TestSupport
import Testing

@Suite struct GeoJSONReaderTests {
  private func read(_ text: String) throws(GeoJSONFault) -> [Feature] {
    try GeoJSONReader.read(Array(text.utf8), file: "a.geojson")
  }

  private func point(_ longitude: Double, _ latitude: Double) -> Shape {
    .point(Coordinate(wrapping: longitude, latitude))
  }

  @Test func readsAFeature() throws {
    let feature = try #require(
      try read(
        """
        {"type": "Feature", "id": 7, "geometry": {"type": "Point", "coordinates": [69.5, 35.25, 1800]},
         "time": {"interval": ["2021-08-24", ".."]}, "foreign": {"kept": "no"},
         "properties": {"title": "T", "name": "N", "description": "D", "count": 2, "share": 0.5,
          "held": true, "none": null, "list": [1, {"a": 2}], "stroke": "#ff0000"}}
        """
      ).first)
    #expect(feature.id == "7")
    #expect(feature.name == "T")
    #expect(feature.description == "D")
    #expect(feature.shape == point(69.5, 35.25))
    #expect(feature.time == .interval(start: CalendarDate(iso8601: "2021-08-24"), end: nil))
    #expect(
      feature.properties == [
        Property("name", .string("N")), Property("count", .integer(2)),
        Property("share", .number(0.5)), Property("held", .bool(true)),
        Property("list", .string(#"[1,{"a":2}]"#)), Property("stroke", .string("#ff0000")),
      ])
  }

  @Test(arguments: [
    (#"{"type":"Point","coordinates":[1,2]}"#, 1),
    (#"{"type":"FeatureCollection","features":[]}"#, 0),
    (#"{"type":"Feature","geometry":null,"properties":null}"#, 1),
    ("{\"type\":\"Point\",\"coordinates\":[1,2]}\n{\"type\":\"Point\",\"coordinates\":[3,4]}\n", 2),
    (
      "\u{1E}{\"type\":\"Point\",\n\"coordinates\":[1,2]}\n\u{1E}{\"type\":\"Point\",\"coordinates\":[3,4]}\n",
      2
    ),
  ])
  func readsEveryFraming(text: String, count: Int) throws {
    let features = try read(text)
    #expect(features.count == count)
    #expect(Set(features.map(\.id)).count == count)
  }

  @Test func closesAndWindsRings() throws {
    let clockwise = #"{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,0]]]}"#
    let shape = try #require(try read(clockwise).first?.shape)
    let ring = try #require(shape.polygons.first?.exterior)
    #expect(ring.coordinates.count == 5)
    #expect(ring.doubledSignedArea > 0)
  }

  @Test func wrapsLongitudes() throws {
    #expect(
      try read(#"{"type":"Point","coordinates":[190,10]}"#).first?.shape == point(-170, 10))
  }

  @Test(arguments: [
    ("", 1, "column 1: the text ends where a value should be"),
    ("[1]", 1, "an object is expected, with a member “type”"),
    (#"{"type":"Circle"}"#, 1, "the Circle has no array “coordinates”"),
    (
      #"{"type":"Topology","objects":{},"arcs":[]}"#, 1,
      "the file is TopoJSON: turn it into GeoJSON with “ogr2ogr out.geojson FILE”"
    ),
    (#"{"type":"Circle","coordinates":[]}"#, 1, "“Circle” is no geometry type of GeoJSON"),
    (#"{"type":"FeatureCollection"}"#, 1, "the collection has no array “features”"),
    (
      #"{"type":"Point","coordinates":[35,134]}"#, 1,
      "latitude 134.0 is beyond 90 degrees: are longitude and latitude swapped?"
    ),
    (
      #"{"type":"Point","coordinates":[500000,12]}"#, 1,
      "longitude 500000.0 is beyond 360 degrees: are these metres, not degrees?"
    ),
    (
      #"{"type":"Polygon","coordinates":[[[0,0],[1,1]]]}"#, 1,
      "a ring needs three corners, this one has 2"
    ),
    (
      #"{"type":"LineString","coordinates":[[0,0]]}"#, 1,
      "a line needs two positions, this one has 1"
    ),
    ("{\"type\":\"Point\",\n\"coordinates\":[1,2]", 2, "column 20: the object is not closed"),
  ])
  func namesFaults(text: String, line: Int, fault: String) {
    #expect(throws: GeoJSONFault(file: "a.geojson", line: line, fault: fault)) { try read(text) }
  }

  @Test func losesNoOtherFeature() {
    let text = """
      {"type":"FeatureCollection","note":"{\\"features\\":[","features":[
      {"type":"Feature","properties":{"features":[{},{}]},"geometry":{"type":"Point","coordinates":[1,2]}},
      {"type":"Feature","properties":{},
       "geometry":{"type":"Point","coordinates":[1]}},
      3,
      {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[3,4]}}]}
      """
    let (features, faults) = GeoJSONReader.readLenient(Array(text.utf8), file: "a.geojson")
    #expect(features.map(\.shape) == [point(1, 2), point(3, 4)])
    #expect(faults.map(\.line) == [3, 5])
    #expect(faults.first?.description.hasPrefix("a.geojson:3: a position") == true)
  }

  @Test func losesOneLineOfMany() {
    let text =
      "{\"type\":\"Point\",\"coordinates\":[1,2]}\nbroken\n{\"type\":\"Point\",\"coordinates\":[3,4]}"
    let (features, faults) = GeoJSONReader.readLenient(Array(text.utf8), file: "a.geojsonl")
    #expect(features.count == 2)
    #expect(faults.map(\.line) == [2])
  }

  /// What the writer writes reads back the same.
  @Test(arguments: 1...100)
  func readsWhatIsWritten(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    func coordinate() -> Coordinate {
      Coordinate(
        wrapping: (Double.random(in: -85...85, using: &random) * 1e6).rounded() / 1e6,
        (Double.random(in: -80...80, using: &random) * 1e6).rounded() / 1e6)
    }
    let shapes: [Shape] = [
      .point(coordinate()), .multiPoint([coordinate(), coordinate()]),
      .lineString([coordinate(), coordinate()]), .multiLineString([[coordinate(), coordinate()]]),
      .collection([.point(coordinate())]),
    ]
    let features = shapes.enumerated().map { index, shape in
      Feature(
        id: "f\(index)", name: "Name \(seed)", description: "a\n\"b\"", shape: shape,
        properties: [
          Property("text", .string("x\u{2028}<y>")), Property("count", .integer(index)),
          Property("flag", .bool(true)),
        ],
        time: .interval(
          start: CalendarDate(dayNumber: Int.random(in: 0...30_000, using: &random)), end: nil))
    }
    let set = LayerSet(name: "n", layers: [Layer(id: "l", name: "l", features: features)])
    for framing in [GeoJSONWriter.Framing.collection, .lines, .sequence] {
      let written = GeoJSONWriter(framing: framing).bytes(of: set)
      let read = try GeoJSONReader.read(written, file: "a.geojson")
      #expect(read == features, "seed \(seed)")
    }
  }

  /// Files of other tools: none makes the reader stop short or trap.
  @Test func readsFilesOfOthers() throws {
    guard let folder = sharedFolder.map({ $0 + "/eval/export/inputs" }),
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else { return print("skipped: no evaluation material") }
    var lost: [String] = []
    for name in names.sorted() where name.contains("geojson") {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { continue }
      let (features, faults) = GeoJSONReader.readLenient(Array(data), file: name)
      if features.isEmpty, name.contains("_good_") { lost.append("\(faults)") }
    }
    #expect(lost.count <= 1, "\(lost)")
  }
}
