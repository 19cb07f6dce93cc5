import Geometry
import TestSupport
import Testing
import Topology

@Suite struct OverlayTests {
  @Test func overlaysOfTwoRectangles() throws {
    let (a, b) = (rectangle(0, 0, 2, 1), rectangle(1, 0, 3, 1))
    #expect(try intersection(a, b).boundingBox == rectangle(1, 0, 2, 1).boundingBox)
    #expect(try difference(a, b).boundingBox == rectangle(0, 0, 1, 1).boundingBox)
    #expect(try union([a, b]).boundingBox == rectangle(0, 0, 3, 1).boundingBox)
    #expect(try union([]) == .collection([]))
    #expect(try intersection(a, rectangle(5, 5, 6, 6)) == .collection([]))
    #expect(
      try intersection(a, .lineString([at(-1, 0.5), at(1, 0.5)]))
        == .lineString([at(0, 0.5), at(1, 0.5)]))
    #expect(isWoundByTheRightHand(try difference(rectangle(0, 0, 9, 9), rectangle(4, 4, 5, 5))))
  }

  @Test func shapesOverTheAntimeridianAreCutFirst() throws {
    let fiji = polygon([(177, -20), (-178, -20), (-178, -16), (177, -16)])
    let part = try intersection(fiji, rectangle(-180, -90, 0, 90))
    #expect(part.boundingBox == rectangle(-180, -20, -178, -16).boundingBox)
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func areasAddUp(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let (a, b) = (star(&random), star(&random))
    let both = try intersection(a, b)
    let parts = [
      try difference(a, b), both, try difference(b, a),
    ].map(\.areaSquareKilometres)
    let whole = try union([a, b]).areaSquareKilometres
    #expect(abs(parts.reduce(0, +) / whole - 1) < 1e-9, "seed \(seed)")
    #expect(try validityFault(of: both) == nil && isWoundByTheRightHand(both), "seed \(seed)")
  }

  /// GEOS is the oracle of our own point in polygon.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func containmentAgreesWithGEOS(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let shape = try difference(star(&random), rectangle(69.9, 34.9, 70.1, 35.1))
    var points = (0..<50).map { _ in
      at(Double.random(in: 67...73, using: &random), Double.random(in: 33...37, using: &random))
    }
    points += shape.coordinates.prefix(10)
    for point in points {
      let meets = try intersection(shape, .point(point)) != .collection([])
      #expect(shape.contains(point) == meets, "seed \(seed), \(point)")
    }
  }

  @Test func faultsAreNamedWithTheirPlace() throws {
    #expect(try validityFault(of: rectangle(0, 0, 1, 1)) == nil)
    let bow = polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    #expect(try validityFault(of: bow) == "Self-intersection at longitude 5.0, latitude 5.0")
    let overlapping = Shape.multiPolygon(
      rectangle(0, 0, 2, 2).polygons + rectangle(1, 1, 3, 3).polygons)
    #expect(try validityFault(of: overlapping)?.hasPrefix("Self-intersection") == true)
    let mended = try repaired(bow)
    #expect(try validityFault(of: mended) == nil)
    #expect(mended.polygons.count == 2 && isWoundByTheRightHand(mended))
    #expect(try repaired(rectangle(0, 0, 1, 1)) == rectangle(0, 0, 1, 1))
    #expect(try repaired(polygon([(0, 0), (1, 1), (2, 2)])).polygons.isEmpty)
  }

  @Test func errorsCarryWhatGEOSSaid() {
    let error = #expect(throws: TopologyError.self) {
      try validityFault(of: .lineString([at(1, 1)]))
    }
    #expect(error?.operation == "line")
    #expect(error?.message.contains("point array must contain 0 or >1 elements") == true)
  }

  @Test func simplifiedKeepsTheShapeValid() throws {
    var random = SplitMix64(seed: 7)
    let shape = star(&random)
    let simple = try simplified(shape, toleranceDegrees: 0.5)
    #expect(simple.coordinates.count < shape.coordinates.count)
    #expect(try validityFault(of: simple) == nil)
    #expect(try simplified(shape, toleranceDegrees: 0).coordinates.count == shape.coordinates.count)
  }
}
