import Features
import GeoJSON
import Geometry
import TestSupport
import Testing

/// Text that comes in chunks reads as text that is there as a whole.
@Suite struct FeatureStreamTests {
  static let texts = [
    #"{"type":"Point","coordinates":[1.25,-2e1]}"#,
    """
    \u{FEFF}{"name":"All","metadata":{"as_of":"2021-09-01","n":[1,{"a":null}]},"features":[
     {"type":"Feature","id":"a\\u00e9","geometry":{"coordinates":[[0,0,7],[1,1]],"type":"LineString"},
      "properties":{"title":"T\\"","n":12345678901234567890,"deep":{"a":[true,"x"]},"é":"ü"}},
     {"type":"Feature","geometry":{"type":"Point","coordinates":[200,95]},"properties":{}},
     {"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[
      {"type":"Point","coordinates":[3,4]},{"type":"GeometryCollection","geometries":[
      {"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}]}]},"properties":null}
    ],"description":"behind","type":"FeatureCollection"}
    """,
    "{\"type\":\"Point\",\"coordinates\":[1,2]}\nbroken\n\n{\"type\":\"Feature\",\"geometry\":null}",
    "\u{1E}{\"type\":\"Point\",\n\"coordinates\":[1,2]}\n\u{1E}{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\"},3]}",
    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\"},\n{\"type\":\"Feature\"",
    "{\"type\":\"FeatureCollection\",\"features\":[]} trailing", "", "{", "[[[", "\"\\",
    "{\"a\":1}",
  ]

  @Test(arguments: texts)
  func chunksChangeNothing(text: String) throws {
    let bytes = Array(text.utf8)
    var whole = FeatureStream(bytes, file: "a")
    var expected: [Feature] = []
    while let feature = try whole.next() { expected.append(feature) }
    for size in [1, 2, 3, 7, 64] {
      var offset = 0
      var stream = FeatureStream(file: "a") { buffer in
        let end = min(bytes.count, offset + size)
        buffer += bytes[offset..<end]
        defer { offset = end }
        return end > offset
      }
      var features: [Feature] = []
      while let feature = try stream.next() { features.append(feature) }
      #expect(features == expected, "chunks of \(size)")
      #expect(stream.collection.faults == whole.collection.faults, "chunks of \(size)")
      #expect(stream.collection.name == whole.collection.name)
      #expect(stream.collection.metadata == whole.collection.metadata)
      #expect(stream.collection.description == whole.collection.description)
    }
  }

  @Test func keepsWhatStandsBeforeAFault() throws {
    var stream = FeatureStream(Array(Self.texts[4].utf8), file: "a")
    #expect(try stream.next() != nil)
    #expect(try stream.next() == nil)
    #expect(
      stream.collection.faults.map(\.description) == ["a:2: column 18: the object is not closed"])
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 100_000),
    "{\"type\":\"Polygon\",\"coordinates\":" + String(repeating: "[", count: 100_000),
    String(repeating: "{\"type\":\"GeometryCollection\",\"geometries\":[", count: 5_000),
    "{\"type\":\"Feature\",\"properties\":{\"a\":" + String(repeating: "[", count: 600) + "1"
      + String(repeating: "]", count: 600) + "}}",
  ])
  func refusesDeepNests(text: String) throws {
    var stream = FeatureStream(Array(text.utf8), file: "a")
    #expect(try stream.next() == nil)
    #expect(stream.collection.faults.count == 1)
    #expect(stream.collection.faults.first?.fault.contains("deep") == true)
  }

  /// Digits beyond what a float holds, and numbers in every notation.
  @Test(arguments: [
    ("1", 1.0), ("-0.5", -0.5), ("12.3456789012345678", 12.345_678_901_234_568), ("1e1", 10),
    ("2.5E-1", 0.25), ("0.1", 0.1), ("179.99999999999999999999", 180),
  ])
  func readsNumbers(text: String, value: Double) throws {
    var stream = FeatureStream(
      Array("{\"type\":\"Point\",\"coordinates\":[\(text),0]}".utf8), file: "a")
    guard case .point(let coordinate)? = try stream.next()?.shape else {
      Issue.record("no point")
      return
    }
    #expect(abs(coordinate.longitude - value) <= value.magnitude.ulp)
  }

  @Test func cutsBothNotationsOfTheAntimeridian() throws {
    let notations = [
      "[[[170,0],[190,0],[190,10],[170,10],[170,0]]]",
      "[[[170,0],[-170,0],[-170,10],[170,10],[170,0]]]",
    ]
    let written = try notations.map { ring in
      var stream = FeatureStream(
        Array("{\"type\":\"Polygon\",\"coordinates\":\(ring)}".utf8), file: "a")
      let feature = try #require(try stream.next())
      return String(
        decoding: GeoJSONWriter().bytes(
          of: LayerSet(name: "", layers: [Layer(id: "l", name: "l", features: [feature])])),
        as: UTF8.self)
    }
    #expect(written[0] == written[1])
    #expect(written[0].contains(#""bbox":[170,0,-170,10]"#))
    #expect(written[0].contains("MultiPolygon"))
  }
}
