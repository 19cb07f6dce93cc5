import Encoding
import Gazetteer
import GazetteerWorkshop
import Geometry
import TestSupport
import Testing

struct UnitOutlinesTests {
  private func polygon(_ rings: [[(Double, Double)]]) throws -> Polygon {
    let rings = try rings.map { ring in
      try #require(LinearRing(ring.map { Coordinate(wrapping: $0.0, $0.1) }))
    }
    return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
  }

  private func outline(_ polygons: [Polygon]) -> PlaceShape {
    PlaceShape(
      shape: polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(polygons),
      isApproximate: false, source: "survey")
  }

  /// The corners of each ring from its smallest, without the repeated last: a ring may be read from
  /// another corner on than it was written.
  private func rings(_ shape: PlaceShape?) -> [[[Coordinate]]] {
    (shape?.shape.polygons ?? []).map { polygon in
      ([polygon.exterior] + polygon.holes).map { ring in
        let corners = ring.coordinates.dropLast()
        let first =
          corners.indices.min {
            (corners[$0].longitude, corners[$0].latitude)
              < (corners[$1].longitude, corners[$1].latitude)
          } ?? 0
        return Array(corners[first...] + corners[..<first])
      }
    }
  }

  @Test func neighboursShareALineAndComeBackWhole() throws {
    let island = try polygon([[(10, 10), (11, 10), (11, 11)]])
    // A town inside the east, and an island that it owns.
    let town = try polygon([[(1.2, 0.2), (1.8, 0.2), (1.8, 0.8), (1.2, 0.8)]])
    let west = try polygon([[(0, 0), (1, 0), (1, 0.5), (1, 1), (0, 1)]])
    let east = try polygon([
      [(1, 0), (2, 0), (2, 1), (1, 1), (1, 0.5)], [(1.2, 0.2), (1.8, 0.2), (1.8, 0.8), (1.2, 0.8)],
    ])
    let written: [(id: PlaceID, shape: PlaceShape)] = [
      ("W", outline([west])), ("E", outline([east, island])), ("T", outline([town])),
    ]
    let bytes = UnitOutlines.bytes(of: written)
    #expect(UnitOutlines.bytes(of: written.reversed()) == bytes)
    let file = try JSONParser.parse(bytes)
    // The line between west and east, what is left of each, the town and the island.
    #expect(file["arcs"]?.array?.count == 5)
    let read = try #require(UnitOutlines.read(bytes) { $0 != "T" })
    #expect(Set(read.keys) == ["W", "E"])
    for (id, shape) in written where id != "T" {
      #expect(rings(read[id]) == rings(shape), "\(id)")
      #expect(read[id]?.source == "survey")
    }
  }

  @Test(arguments: [
    "", "{}", "[1,2]", #"{"arcs":[[[0,0]]],"objects":{}}"#,
    #"{"arcs":[],"objects":{"units":{"geometries":[{"id":"A","arcs":[[[7]]]}]}}}"#,
    #"{"arcs":[[[0,0],[1]]],"objects":{"units":{"geometries":[{"id":"A","arcs":[[[0]]]}]}}}"#,
  ])
  func aDamagedFileIsNone(text: String) {
    #expect(UnitOutlines.read(Array(text.utf8)) { _ in true } == nil)
  }

  /// Every outline of the package has the corners that it was written with.
  @Test func theFileOfThePackageIsStable() throws {
    let bytes = try readFile(packageRoot + "/gazetteer/" + UnitOutlines.fileName)
    let read = try #require(UnitOutlines.read(bytes) { _ in true })
    #expect(read.count == 4512)
    #expect(UnitOutlines.bytes(of: read.map { (id: $0.key, shape: $0.value) }) == bytes)
  }

  @Test func settlementsGoToTheirUnits() throws {
    let gazetteer = try GazetteerLoader.load([packageRoot + "/Tests/Fixtures/gazetteer-ruritania"])
    let unit = try #require(gazetteer.children(of: "RU1").first { $0.kind == .province })
    let point = try #require(gazetteer.shape(of: unit.id)?.shape.labelPoint)
    let finder = UnitFinder(gazetteer, outlines: [:])
    #expect(finder.unit(at: point, in: "RU1") == unit.id)
    #expect(finder.unit(at: Coordinate(wrapping: -60, -40), in: "RU1") == nil)
    #expect(finder.unit(at: point, in: "XX") == nil)
    var contents = gazetteer.contents
    let place = { (id: PlaceID, kind: PlaceKind, at: Coordinate) in
      Place(id: id, name: "Ä, b", kind: kind, parent: "RU1", coordinate: at, source: "survey")
    }
    let far = Coordinate(wrapping: -60, -40)
    contents.places += [place("t", .town, point), place("f", .town, far), place("p", .pass, point)]
    let table = """
      id,note,parent,kind,name
      t,"a, b",RU1,town,"Ä, b"
      f,,RU1,town,x
      p,,RU1,pass,x

      """
    let parents = try CityParents(
      Array(table.utf8), file: "places.csv", in: Gazetteer(contents), outlines: [:])
    #expect(parents.changed == 1)
    #expect(parents.left == ["f (x)"])
    #expect(
      String(decoding: parents.bytes, as: UTF8.self)
        == table.replacing("\"a, b\",RU1", with: "\"a, b\",\(unit.id)"))
    // A row that cannot be read would be lost.
    #expect(throws: TableFault.self) {
      try CityParents(
        Array((table + "q,\n").utf8), file: "p", in: gazetteer, outlines: [:])
    }
  }
}
