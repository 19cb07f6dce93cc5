import FoundationEssentials
import Gazetteer
import GazetteerWorkshop
import Geometry
import TestSupport
import Testing

struct DistrictCellsTests {
  private let fixture = packageRoot + "/Tests/Fixtures/gazetteer-ruritania"

  @Test func aProvinceIsCutHalfWayBetweenTheCentres() throws {
    let cells = try DistrictCells.shapes(in: try GazetteerLoader.load([fixture]))
    #expect(
      cells.map(\.id.rawValue) == [
        "RU1-E-hentzau", "RU1-E-tarlen", "RU1-S-old", "RU1-Z-lower", "RU1-Z-upper",
      ])
    let lower = try #require(cells.first { $0.id == "RU1-Z-lower" })
    let box = try #require(lower.shape.shape.boundingBox)
    #expect(box == BoundingBox(west: 15, south: 50, east: 16, north: 50.5))
    #expect(lower.shape.isApproximate)
    // A single district has the whole province.
    let only = try #require(cells.first { $0.id == "RU1-S-old" })
    #expect(only.shape.shape.boundingBox == BoundingBox(west: 14, south: 50, east: 15, north: 51))
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: packageRoot + "/gazetteer/afghanistan")))
  func theCommittedShapesAreThoseOfTheTables() throws {
    let folder = packageRoot + "/gazetteer/afghanistan"
    let gazetteer = try GazetteerLoader.load([folder])
    let cells = try DistrictCells.shapes(in: gazetteer)
    let committed = try Data(contentsOf: URL(filePath: folder + "/districts.geojson"))
    #expect(ShapeFile.bytes(of: cells) == Array(committed), "run claimatlas gazetteer cells")
    #expect(cells.count == 398)
    var areas: [PlaceID: Double] = [:]
    for cell in cells {
      let place = try #require(gazetteer.place(cell.id))
      let point = try #require(place.coordinate)
      // The outlines are generalised, so a centre near one may lie across it.
      let distance = cell.shape.shape.distanceToBoundaryKilometres(from: point) ?? .infinity
      #expect(cell.shape.shape.contains(point) || distance < 5, "\(cell.id): \(distance)")
      areas[try #require(place.parent), default: 0] += cell.shape.shape.areaSquareKilometres
    }
    #expect(areas.count == 34)
    for (province, area) in areas {
      let whole = try #require(gazetteer.shape(of: province)).shape.areaSquareKilometres
      #expect(abs(area - whole) < whole * 1e-3, "\(province): \(area) of \(whole)")
    }
  }
}
