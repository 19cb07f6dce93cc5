import FoundationEssentials
import Gazetteer
import GazetteerWorkshop
import Geometry
import TestSupport
import Testing

struct CountryStartTests {
  private func ruritania() throws -> Gazetteer {
    try GazetteerLoader.load([packageRoot + "/Tests/Fixtures/gazetteer-ruritania"])
  }

  private func source(_ id: String) -> Source {
    Source(id: id, title: id, publisher: "", licence: "none", url: "", version: "", note: "")
  }

  @Test func theTablesStandOnTheirOwn() throws {
    let gazetteer = try ruritania()
    let country = try #require(gazetteer.country(named: "Ruritania"))
    var start = CountryStart(country, in: gazetteer, outlines: [:])
    start.finish()
    let contents = start.contents()
    #expect(contents.places.count == gazetteer.allPlaces.count)
    #expect(start.units.map(\.id) == ["RU1-E", "RU1-F", "RU1-S", "RU1-Z"])
    #expect(start.unitsWithoutShape.isEmpty)
    let sources = Set(contents.sources.map(\.id))
    #expect(contents.places.allSatisfy { sources.contains($0.source) })
    #expect(contents.actors.map(\.id).sorted() == ["civilians", "ru1-army", "ru1-government"])
    #expect(start.guide(folder: "here").contains("claimatlas gazetteer check here"))
  }

  @Test func featuresOfNoKnownUnitBecomeDistricts() throws {
    var bare = GazetteerContents()
    bare.places = [
      Place(
        id: "XB", name: "Borduria", kind: .country, parent: nil,
        coordinate: Coordinate(longitude: 1, latitude: 1), source: "s")
    ]
    let gazetteer = Gazetteer(bare)
    let square = { (name: String, west: Int, south: Int, size: Int) in
      """
      {"type":"Feature","properties":{"CODE":"B\(west)\(south)","shapeName":"\(name)"},"geometry":\
      {"type":"Polygon","coordinates":[[[\(west),\(south)],[\(west + size),\(south)],\
      [\(west + size),\(south + size)],[\(west),\(south + size)],[\(west),\(south)]]]}}
      """
    }
    func file(_ features: [String]) throws -> BoundaryFile {
      let text =
        "{\"type\":\"FeatureCollection\",\"features\":[" + features.joined(separator: ",") + "]}"
      return try #require(BoundaryFile(Array(text.utf8), file: "b.geojson"))
    }
    let country = try #require(gazetteer.place("XB"))
    var start = CountryStart(country, in: gazetteer, outlines: [:])
    #expect(start.guide(folder: "x").contains("No first-level unit"))
    try start.add(
      try file([square("West", 0, 0, 2), square("East", 2, 0, 2)]), named: "b",
      source: source("b"))
    #expect(start.units.map(\.id) == ["XB-west", "XB-east"])
    try start.add(
      try file([
        square("Old Town", 0, 0, 1), square("Port", 1, 0, 1), square("Abroad", 30, 30, 1),
      ]), named: "c", source: source("c"))
    let contents = start.contents()
    #expect(
      contents.places.filter { $0.kind == .district }.map(\.parent) == ["XB-west", "XB-west"])
    #expect(contents.borders.map { "\($0.a) \($0.b)" }.contains("XB-west-old-town XB-west-port"))
    #expect(contents.shapes.count == 4)
  }
}
