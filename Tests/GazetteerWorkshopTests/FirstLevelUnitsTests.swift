import Features
import Gazetteer
import GazetteerWorkshop
import Geometry
import TestSupport
import Testing

struct FirstLevelUnitsTests {
  /// A country of two units beside Ruritania, whose own units have outlines.
  private func units(reserving names: [String] = []) throws -> FirstLevelUnits {
    var contents = try GazetteerLoader.load([packageRoot + "/Tests/Fixtures/gazetteer-ruritania"])
      .contents
    contents.places.append(
      Place(id: "XB", name: "Borduria", kind: .country, parent: nil, coordinate: nil, source: "s"))
    var reserved = FirstLevelUnits.Reserved()
    reserved.insert(names: names)
    return try FirstLevelUnits(
      [
        feature("XB", "Northern Plain", "Northern Plain State", 18, 50.5, 20, 51),
        feature("XB", "Szohod (Zohod)", "Szohod State", 18, 50, 20, 50.5),
        feature("XB", "RÃ­o", "", 20, 50, 22, 51), feature("RU1", "Far", "", 17, 50, 18, 51),
        feature("QQ", "Nowhere", "", 30, 50, 31, 51),
      ],
      codes: SubdivisionCodes(
        Array(
          """
          {"3166-2":[{"code":"XB-N","name":"North Plain","type":"State"},
          {"code":"XB-S","name":"Zohod","type":"State"},{"code":"XB-X","name":"Elsewhere"}]}
          """.utf8)) ?? SubdivisionCodes(),
      gazetteer: Gazetteer(contents), reserved: reserved, source: "s")
  }

  private func feature(
    _ country: String, _ name: String, _ long: String, _ west: Double, _ south: Double,
    _ east: Double, _ north: Double
  ) throws -> Feature {
    let corners = [
      (west, south), (east, south), (east, 50.5), (east, north), (west, north), (west, 50.5),
    ]
    let ring = try #require(LinearRing(corners.map { Coordinate(wrapping: $0.0, $0.1) }))
    return Feature(
      id: name, name: name, shape: .polygon(Polygon(exterior: ring)),
      properties: [
        Property("iso_a2", .string(country)), Property("name", .string(name)),
        Property("gn_name", .string(long)), Property("fips", .string("")),
      ])
  }

  @Test func unitsGetCodesNamesAndBorders() throws {
    let made = try units()
    let contents = made.tables.contents
    #expect(contents.places.map(\.id) == ["XB-N", "XB-S", "XB-rio"])
    #expect(contents.places.map(\.name) == ["Northern Plain", "Szohod", "Río"])
    #expect(made.coded == 2)
    #expect(contents.names.contains { $0.place == "XB-S" && $0.name == "Zohod" })
    #expect(made.notes == ["“Nowhere” belongs to no country of the gazetteer"])
    let pairs = contents.borders.map { "\($0.a) \($0.b)" }.sorted()
    #expect(
      pairs == ["RU1-F XB-N", "RU1-F XB-S", "XB-N XB-S", "XB-N XB-rio", "XB-S XB-rio"])
  }

  @Test func aNameThatOthersBearIsNotReadIntoATextAlone() throws {
    let names = try units(reserving: ["Szohod"]).tables.contents.names
      .filter { $0.place == "XB-S" }.map(\.name)
    #expect(!names.contains("Szohod"))
    #expect(names.contains("Szohod State"))
    #expect(names.contains("Szohod Province"))
  }
}
