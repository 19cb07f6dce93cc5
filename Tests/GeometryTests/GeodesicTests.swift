import FoundationEssentials
import Geometry
import TestSupport
import Testing

/// One row of `Tests/Fixtures/geometry/geodesics.csv`, which pyproj 3.7.2 wrote with `Geod(ellps="WGS84").inv`
/// of PROJ 9.5.1: coordinates drawn at random with nine decimals, by kind of pair.
private struct Row {
  let kind: String
  let start: Coordinate
  let end: Coordinate
  let bearing: Double
  let metres: Double
}

private func rows() throws -> [Row] {
  let text = try String(
    contentsOfFile: packageRoot + "/Tests/Fixtures/geometry/geodesics.csv", encoding: .utf8)
  return try text.split(separator: "\n").dropFirst().map { line in
    let fields = line.split(separator: ",")
    let numbers = try fields.dropFirst().map { try #require(Double($0)) }
    return Row(
      kind: String(fields[0]),
      start: try #require(Coordinate(longitude: numbers[0], latitude: numbers[1])),
      end: try #require(Coordinate(longitude: numbers[2], latitude: numbers[3])),
      bearing: numbers[4], metres: numbers[5])
  }
}

@Suite struct GeodesicTests {
  @Test func inverseAgreesWithPROJ() throws {
    let rows = try rows()
    #expect(rows.count == 500)
    for row in rows {
      let metres = row.start.distanceKilometres(to: row.end) * 1000
      #expect(abs(metres - row.metres) < 1e-6, "\(row)")
      let bearing = row.start.bearingDegrees(to: row.end)
      #expect((0..<360).contains(bearing))
      let difference = abs((bearing - row.bearing).remainder(dividingBy: 360))
      // What the bearing's error does at the far end, or near the start for antipodal pairs.
      let reach = min(row.metres, 20_003_931 - min(20_003_930, row.metres)) + 1
      #expect(difference * .pi / 180 * reach < 2e-6, "\(row) gave \(bearing)")
    }
  }
}
