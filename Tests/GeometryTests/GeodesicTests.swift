import FoundationEssentials
import Geometry
import TestSupport
import Testing

/// One row of `Tests/Fixtures/geometry/geodesics.csv`, which pyproj 3.7.2 wrote with `Geod(ellps="WGS84").inv`
/// of PROJ 9.5.1: coordinates drawn at random with nine decimals, by kind of pair; the hard ones
/// lie within rounding of the equator, a pole or the antipode.
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
    #expect(rows.count == 550)
    for row in rows {
      let metres = row.start.distanceKilometres(to: row.end) * 1000
      #expect(abs(metres - row.metres) < 1e-6, "\(row)")
      let bearing = row.start.bearingDegrees(to: row.end)
      #expect((0..<360).contains(bearing))
      let arrival = row.start.destination(bearingDegrees: bearing, kilometres: metres / 1000)
      #expect(arrival.distanceKilometres(to: row.end) < 1e-9, "\(row)")
      // Among the hard rows are pairs with two equally short lines.
      if row.kind == "hard" { continue }
      let difference = abs((bearing - row.bearing).remainder(dividingBy: 360))
      // What the bearing's error does at the far end, or near the start for antipodal pairs.
      let reach = min(row.metres, 20_003_931 - min(20_003_930, row.metres)) + 1
      #expect(difference * .pi / 180 * reach < 2e-6, "\(row) gave \(bearing)")
    }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func destinationReturnsByTheInverse(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let start = at(
      Double.random(in: -180...180, using: &random), Double.random(in: -89...89, using: &random))
    let bearing = Double.random(in: 0..<360, using: &random)
    let kilometres = Double.random(in: 0...19_900, using: &random)
    let end = start.destination(bearingDegrees: bearing, kilometres: kilometres)
    #expect(abs(start.distanceKilometres(to: end) - kilometres) < 1e-8, "seed \(seed)")
    let back = (start.bearingDegrees(to: end) - bearing).remainder(dividingBy: 360)
    #expect(abs(back) < 1e-7, "seed \(seed)")
    #expect(abs(end.distanceKilometres(to: start) - kilometres) < 1e-8, "seed \(seed)")
  }

  @Test func samePositionAndPolesAreSane() {
    #expect(at(70, 35).distanceKilometres(to: at(70, 35)) == 0)
    #expect(at(70, 35).bearingDegrees(to: at(70, 35)) == 0)
    #expect(at(180, 35).distanceKilometres(to: at(-180, 35)) < 1e-9)
    #expect(at(12, 90).distanceKilometres(to: at(99, 90)) < 1e-9)
    let across = at(0, -90).distanceKilometres(to: at(0, 90))
    #expect(abs(across - 20003.931458623) < 1e-8)
    let north = at(70, 35).destination(bearingDegrees: 0, kilometres: 20_000)
    #expect(abs(north.latitude + 34.9640) < 0.01 && abs(abs(north.longitude) - 110) < 1e-9)
    #expect(at(70, 35).destination(bearingDegrees: .nan, kilometres: .infinity) == at(70, 35))
  }

  @Test func lineHasEqualPartsAndItsEnds() {
    let line = geodesicLine(from: at(69, 34), to: at(80, 40), maximumSegmentKilometres: 100)
    let whole = at(69, 34).distanceKilometres(to: at(80, 40))
    #expect(line.first == at(69, 34) && line.last == at(80, 40))
    #expect(line.count == Int((whole / 100).rounded(.up)) + 1)
    #expect(abs(geodesicLengthKilometres(line) - whole) < 1e-6)
    for (a, b) in zip(line, line.dropFirst()) {
      #expect(abs(a.distanceKilometres(to: b) - whole / Double(line.count - 1)) < 1e-6)
    }
    #expect(geodesicLine(from: at(1, 1), to: at(1, 1), maximumSegmentKilometres: 5).count == 2)
    #expect(geodesicLine(from: at(1, 1), to: at(9, 1), maximumSegmentKilometres: 0).count == 2)
    #expect(
      geodesicLine(from: at(1, 1), to: at(9, 1), maximumSegmentKilometres: 1e-9).count == 10_001)
  }

  @Test func arrowheadPointsWhereTheLineGoes() throws {
    let line = geodesicLine(from: at(69, 34), to: at(70, 35), maximumSegmentKilometres: 5)
    let length = defaultArrowheadKilometres(along: line)
    #expect(abs(length - 0.12 * geodesicLengthKilometres(line)) < 1e-9)
    let head = try #require(arrowhead(along: line, lengthKilometres: length))
    let corners = head.exterior.coordinates
    #expect(corners.count == 4 && corners.contains(at(70, 35)))
    let bearings = corners.filter { $0 != at(70, 35) }.map { at(70, 35).bearingDegrees(to: $0) }
    #expect(bearings.count == 2)
    let spread = (bearings[0] - bearings[1]).remainder(dividingBy: 360)
    #expect(abs(abs(spread) - 30) < 1e-6)
    let middle = bearings[1] + spread / 2
    #expect(abs(middle - at(70, 35).bearingDegrees(to: at(69, 34))) < 1e-6)
    // The line ends inside its arrowhead.
    #expect(head.contains(line[line.count - 2]))
  }

  @Test func arrowheadNeedsALine() {
    #expect(arrowhead(along: [], lengthKilometres: 5) == nil)
    #expect(arrowhead(along: [at(1, 1)], lengthKilometres: 5) == nil)
    #expect(arrowhead(along: [at(1, 1), at(1, 1)], lengthKilometres: 5) == nil)
    #expect(arrowhead(along: [at(1, 1), at(2, 1)], lengthKilometres: 0) == nil)
    #expect(arrowhead(along: [at(1, 1), at(1.001, 1)], lengthKilometres: 5) != nil)
    #expect(defaultArrowheadKilometres(along: [at(1, 1), at(1.001, 1)]) == 2)
    #expect(defaultArrowheadKilometres(along: [at(1, 1), at(41, 1)]) == 40)
  }
}
