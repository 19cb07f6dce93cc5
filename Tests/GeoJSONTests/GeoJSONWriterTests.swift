import Features
import GeoJSON
import Geometry
import TestSupport
import Testing

@Suite struct GeoJSONWriterTests {
  private func written(_ features: [Feature], _ writer: GeoJSONWriter = GeoJSONWriter()) -> String {
    let set = LayerSet(name: "n", layers: [Layer(id: "l", name: "l", features: features)])
    return String(decoding: writer.bytes(of: set), as: UTF8.self)
  }

  private func position(_ longitude: Double, _ latitude: Double) -> Coordinate {
    Coordinate(wrapping: longitude, latitude)
  }

  @Test func keepsOneTypeAColumn() {
    let text = written([
      Feature(
        id: "a", name: "", shape: nil,
        properties: [
          Property("x", .integer(1)), Property("y", .integer(1)), Property("z", .bool(true)),
        ]),
      Feature(
        id: "b", name: "", shape: nil,
        properties: [Property("x", .number(0.5)), Property("y", .string("two"))]),
    ])
    #expect(text.contains(#""x":1,"y":"1","z":true}"#))
    #expect(text.contains(#""x":0.5,"y":"two","z":null}"#))
  }

  @Test func keepsNamesApart() {
    let text = written([
      Feature(
        id: "a", name: "own", shape: nil,
        properties: [
          Property("title", .string("other")), Property("a\u{1}", .integer(1)),
          Property("a", .integer(2)), Property("a", .integer(3)), Property("", .integer(4)),
        ])
    ])
    #expect(
      text.contains(
        #""properties":{"title":"own","description":"","a":1,"a_2":2,"_":4}"#))
  }

  @Test func leavesOutWhatFeaturesLackOfManyColumns() {
    func features(_ count: Int) -> [Feature] {
      (0..<count).map {
        Feature(id: "\($0)", name: "", shape: nil, properties: [Property("p\($0)", .integer($0))])
      }
    }
    #expect(written(features(500)).contains(#""p0":null"#))
    #expect(!written(features(501)).contains(#""p0":null"#))
    #expect(written(features(2_000)).utf8.count < 400_000)
  }

  @Test func givesEachFeatureItsStyle() {
    let red = Colour(red: 255, green: 0, blue: 0)
    let features = [
      Feature(id: "a", name: "", shape: .point(position(1, 2)), style: "s"),
      Feature(id: "b", name: "", shape: .lineString([position(1, 2), position(3, 4)]), style: "s"),
      Feature(
        id: "c", name: "", shape: .point(position(1, 2)),
        properties: [Property("marker-color", .string("#00ff00"))]),
    ]
    var styles = StyleTable()
    styles["s"] = Style(stroke: red, strokeWidth: 3, strokeOpacity: 2, fill: red, glyph: .ring)
    let set = LayerSet(
      name: "n", layers: [Layer(id: "l", name: "l", features: features)], styles: styles)
    let text = String(decoding: GeoJSONWriter().bytes(of: set), as: UTF8.self)
    #expect(
      text.contains(
        ##""marker-size":"medium","marker-symbol":"circle-stroked","marker-color":"#ff0000"}"##))
    #expect(text.contains(##""stroke":"#ff0000","stroke-opacity":1,"stroke-width":3}"##))
    #expect(text.contains(##"{"title":"","description":"","marker-color":"#00ff00"}"##))
  }

  @Test func writesMoreDecimalsForASmallRing() throws {
    let side = 0.000_02
    let ring = try #require(
      LinearRing([position(0, 0), position(side, 0), position(side, side), position(0, side)]))
    let text = written([
      Feature(id: "a", name: "", shape: .polygon(Polygon(exterior: ring)), decimals: 2)
    ])
    #expect(text.contains("[[[0,0],[0.00002,0],[0.00002,0.00002],[0,0.00002],[0,0]]]"))
  }

  /// West, south, east, north; the smaller way round.
  @Test(
    arguments: [
      ([[10, 1], [20, 2]], "[10,1,20,2]"),
      ([[170, 1], [-170, 2]], "[170,1,-170,2]"),
      ([[-100, 0], [0, 0], [100, 0]], "[-100,0,100,0]"),
      ([[179.5, -5], [-60, 5]], "[179.5,-5,-60,5]"),
    ] as [([[Double]], String)])
  func boxesPositions(positions: [[Double]], expected: String) {
    let shape = Shape.multiPoint(positions.map { position($0[0], $0[1]) })
    let text = written([Feature(id: "a", name: "", shape: shape)])
    #expect(text.ranges(of: "\"bbox\":" + expected).count == 2)
  }

  @Test func framesSequences() {
    let features = [
      Feature(id: "a", name: "", shape: .point(position(1, 2))),
      Feature(id: "a", name: "", shape: nil),
    ]
    let text = written(features, GeoJSONWriter(framing: .sequence))
    let records = text.split(separator: "\u{1E}")
    #expect(records.count == 2)
    #expect(records.allSatisfy { $0.hasSuffix("}\n") })
    #expect(records.last?.contains("\"id\":\"a-2\"") == true)
    #expect(!written(features, GeoJSONWriter(framing: .lines)).contains("\u{1E}"))
  }
}

extension GeoJSONWriterTests {
  /// RFC 7946, sections 3.1.9 and 5.2.
  @Test func cutsAtTheAntimeridian() {
    let line = Shape.lineString([
      Coordinate(wrapping: 170, 10), Coordinate(wrapping: -170, 10),
    ])
    let set = LayerSet(
      name: "n",
      layers: [
        Layer(id: "l", name: "l", features: [Feature(id: "a", name: "", shape: line)])
      ])
    let text = String(decoding: GeoJSONWriter().bytes(of: set), as: UTF8.self)
    #expect(text.contains(#""coordinates":[[[170,10],[180,10]],[[-180,10],[-170,10]]]"#))
    #expect(text.ranges(of: #""bbox":[170,10,-170,10]"#).count == 2)
  }
}
