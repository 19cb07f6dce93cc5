import Features
import FoundationEssentials
import Gazetteer
import GazetteerWorkshop
import GeoJSON
import Geometry
import TestSupport
import Testing

struct BoundaryImportTests {
  private let fixture = packageRoot + "/Tests/Fixtures/gazetteer-ruritania"

  /// A rectangle with properties.
  private func feature(
    _ name: String, _ west: Double, _ south: Double, _ east: Double, _ north: Double,
    _ properties: [Property] = []
  ) throws -> Feature {
    let corners = [(west, south), (east, south), (east, north), (west, north)]
    let ring = try #require(LinearRing(corners.map { Coordinate(wrapping: $0.0, $0.1) }))
    return Feature(
      id: name, name: name, shape: .polygon(Polygon(exterior: ring)),
      properties: [Property("ADM", .string("Zenda")), Property("NAME", .string(name))]
        + properties)
  }

  @Test func nameAndPlaceMustBothFit() throws {
    let gazetteer = try GazetteerLoader.load([fixture])
    let result = BoundaryImport(
      [
        try feature("LOWER ZENDA", 15, 50, 16, 50.5), try feature("Ubber Zenda", 15, 50.5, 16, 51),
        // The right name two degrees off, and a name that nobody has.
        try feature("Hentzau", 19, 50, 20, 51), try feature("Tarlenheim Forest", 16, 50.5, 17, 51),
      ], gazetteer: gazetteer, kind: .district)
    #expect(result.nameColumn == "NAME")
    #expect(
      result.matches.map { $0.unit?.id } == ["RU1-Z-lower", "RU1-Z-upper", nil, nil])
    #expect(result.matches.map(\.reason) == [.name, .place, .none, .none])
    #expect(result.matches[2].note.contains("is named like RU1-E-hentzau"))
    #expect(result.matches[3].note.contains("holds the point of RU1-E-tarlen"))
    #expect(result.missing.map(\.id) == ["RU1-E-hentzau", "RU1-E-tarlen", "RU1-S-old"])
    let tables = try result.tables(source: "survey-2")
    #expect(tables.shapes.map(\.id) == ["RU1-Z-lower", "RU1-Z-upper"])
    let border = try #require(tables.borders.first)
    #expect(tables.borders.count == 1)
    #expect(abs((border.sharedBorderKilometres ?? 0) - 71) < 1)
  }

  @Test func twoShapesOfOneNameDoNotShareAUnit() throws {
    let gazetteer = try GazetteerLoader.load([fixture])
    let result = BoundaryImport(
      [
        try feature("Hentzau", 16, 50.3, 17, 50.5), try feature("Hentzau", 16, 50, 17, 50.3),
      ], gazetteer: gazetteer, kind: .district)
    #expect(result.matches.map { $0.unit?.id } == [nil, "RU1-E-hentzau"])
  }

  @Test(.enabled(if: sharedFolder != nil, "no material beside the package"))
  func surveyedDistrictsFindTheirUnits() throws {
    let folder = try #require(sharedFolder)
    let path = folder + "/data/external/geoBoundaries-AFG-ADM2_simplified.geojson"
    let bytes = Array(try Data(contentsOf: URL(filePath: path)))
    let gazetteer = try GazetteerLoader.load([packageRoot + "/gazetteer/afghanistan"])
    let result = BoundaryImport(
      try GeoJSONReader.read(bytes, file: path), gazetteer: gazetteer, kind: .district)
    #expect(result.matches.count == 398)
    #expect(result.matched >= 390)
    #expect(result.missing.count == 398 - result.matched)
    let tables = try result.tables(source: "surveyed")
    // The lengths of the tables were measured on the same survey at full detail.
    var compared = 0
    for row in tables.borders {
      guard
        let ours = gazetteer.borders(of: row.a).first(where: { $0.a == row.a && $0.b == row.b }),
        let stated = ours.sharedBorderKilometres, stated > 10,
        let measured = row.sharedBorderKilometres
      else { continue }
      compared += 1
      #expect(abs(measured - stated) < 0.15 * stated, "\(row.a) \(row.b): \(measured), \(stated)")
    }
    #expect(compared > 700)
  }
}
