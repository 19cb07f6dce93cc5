import Geometry
import TestSupport
import Testing

@Suite struct ShapeMeasureTests {
  /// The earth, and cells of a degree as PROJ 9.5.1 measures them with 8,000 corners.
  @Test(arguments: [
    (rectangle(-180, -90, 180, 90), 510_065_621.724),
    (rectangle(0, 0, 180, 90), 127_516_405.431),
    (rectangle(68, 0, 69, 1), 12_308.463894),
    (rectangle(68, 60, 69, 61), 6_123.140879),
  ])
  func areaOfRectangles(shape: Shape, expected: Double) {
    #expect(abs(shape.areaSquareKilometres / expected - 1) < 1e-9, "\(shape.areaSquareKilometres)")
  }

  @Test func holesAreTakenOff() {
    let ring = polygon(
      [(0, 0), (3, 0), (3, 3), (0, 3)], holes: [[(1, 1), (2, 1), (2, 2), (1, 2)]])
    let sum =
      rectangle(0, 0, 3, 3).areaSquareKilometres - rectangle(1, 1, 2, 2).areaSquareKilometres
    #expect(abs(ring.areaSquareKilometres - sum) < 1e-6)
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func areaIsAdditive(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let ring = star(&random)
    let corners = ring.polygons[0].exterior.coordinates.map { ($0.longitude, $0.latitude) }
    // A diagonal from the centre the star was drawn about splits it.
    let half = corners.count / 2
    let first = polygon(Array(corners[0...half]) + [(70, 35)])
    let second = polygon(Array(corners[half...]) + [(70, 35)])
    let sum = first.areaSquareKilometres + second.areaSquareKilometres
    #expect(abs(sum / ring.areaSquareKilometres - 1) < 1e-10, "seed \(seed)")
  }

  @Test func lengthsAreGeodesic() {
    let line = Shape.lineString([at(0, 0), at(1, 0), at(1, 1)])
    #expect(abs(line.lengthKilometres - (111.319490793 + 110.574388558)) < 1e-6)
    #expect(Shape.multiPoint([at(0, 0)]).lengthKilometres == 0)
    let square = rectangle(0, 0, 1, 1)
    #expect(abs(square.lengthKilometres - 2 * 110.574388558 - 111.319490793 - 111.302649339) < 1e-5)
  }

  @Test func centroids() {
    #expect(rectangle(0, 0, 4, 2).centroid == at(2, 1))
    #expect(Shape.collection([]).centroid == nil)
    #expect(Shape.multiPoint([at(0, 0), at(2, 4)]).centroid == at(1, 2))
    #expect(Shape.lineString([at(0, 0), at(4, 0), at(4, 4)]).centroid == at(3, 1))
    #expect(polygon([(178, 0), (-178, 0), (-178, 2), (178, 2)]).centroid == at(180, 1))
    let two = Shape.multiPolygon(rectangle(0, 0, 1, 1).polygons + rectangle(3, 0, 4, 1).polygons)
    #expect((two.centroid?.distanceKilometres(to: at(2, 0.5))).map { $0 < 1e-9 } == true)
    // Two equal squares on the two sides of the antimeridian.
    let sides = Shape.multiPolygon(
      rectangle(176, 0, 177, 1).polygons + rectangle(-177, 0, -176, 1).polygons)
    #expect(sides.centroid == at(180, 0.5))
    let holed = polygon(
      [(0, 0), (3, 0), (3, 3), (0, 3)], holes: [[(1, 1), (2, 1), (2, 2), (1, 2)]])
    #expect(holed.centroid == at(1.5, 1.5))
  }

  @Test func labelPoints() throws {
    #expect(Shape.collection([]).labelPoint == nil)
    #expect(Shape.point(at(1, 2)).labelPoint == at(1, 2))
    #expect(Shape.lineString([at(0, 0), at(10, 0)]).labelPoint == at(5, 0))
    // In a U the centroid is outside, the label is not.
    let bend = polygon([
      (0, 0), (10, 0), (10, 10), (8, 10), (8, 2), (2, 2), (2, 10), (0, 10),
    ])
    let centroid = try #require(bend.centroid)
    let label = try #require(bend.labelPoint)
    #expect(!bend.contains(centroid) && bend.contains(label))
    let largest = Shape.multiPolygon(
      rectangle(0, 0, 1, 1).polygons + rectangle(20, 0, 24, 4).polygons)
    let inLargest = try #require(largest.labelPoint)
    #expect(abs(inLargest.longitude - 22) < 0.1 && abs(inLargest.latitude - 2) < 0.1)
    #expect(largest.largestPolygon == rectangle(20, 0, 24, 4).polygons.first)
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func labelIsInsideAndFarFromTheBoundary(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let shape = star(&random)
    let label = try #require(shape.labelPoint)
    #expect(shape.contains(label), "seed \(seed)")
    let reach = try #require(shape.distanceToBoundaryKilometres(from: label))
    // No point of a fine grid does better by more than the search's precision.
    let box = try #require(shape.boundingBox)
    let slack = max(box.widthDegrees, box.heightDegrees) / 200 * 112
    for column in 0..<12 {
      for row in 0..<12 {
        let point = at(
          box.west + box.widthDegrees * (Double(column) + 0.5) / 12,
          box.south + box.heightDegrees * (Double(row) + 0.5) / 12)
        guard shape.contains(point) else { continue }
        let other = try #require(shape.distanceToBoundaryKilometres(from: point))
        #expect(other <= reach * 1.05 + slack, "seed \(seed)")
      }
    }
  }

  @Test func distancesToBoundaries() throws {
    let square = rectangle(69, 34, 71, 36)
    #expect(Shape.collection([]).distanceToBoundaryKilometres(from: at(0, 0)) == nil)
    let corner = try #require(square.distanceToBoundaryKilometres(from: at(69, 34)))
    #expect(corner < 1e-6)
    let point = try #require(Shape.point(at(69, 34)).distanceToBoundaryKilometres(from: at(70, 35)))
    #expect(abs(point - at(69, 34).distanceKilometres(to: at(70, 35))) < 1e-9)
    let over = Shape.lineString([at(179.5, -1), at(179.5, 1)])
    let across = try #require(over.distanceToBoundaryKilometres(from: at(-179.5, 0)))
    #expect(abs(across - 111.319490793) < 1e-6)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func distanceAgreesWithDenseSamples(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let shape = star(&random)
    let spread = seed % 2 == 0 ? 3.0 : 60
    let point = at(
      70 + Double.random(in: -spread...spread, using: &random),
      35 + Double.random(in: -spread...spread, using: &random) / 2)
    let measured = try #require(shape.distanceToBoundaryKilometres(from: point))
    var least = Double.infinity
    let ring = shape.polygons[0].exterior.coordinates
    for (a, b) in zip(ring, ring.dropFirst()) {
      for step in 0...100 {
        let fraction = Double(step) / 100
        least = min(
          least,
          point.distanceKilometres(
            to: at(
              a.longitude + (b.longitude - a.longitude) * fraction,
              a.latitude + (b.latitude - a.latitude) * fraction)))
      }
    }
    #expect(measured <= least + 1e-6 && measured > least - 1.5, "seed \(seed)")
  }

  @Test func boundaryCountsAsInside() {
    let square = polygon(
      [(0, 0), (3, 0), (3, 3), (0, 3)], holes: [[(1, 1), (2, 1), (2, 2), (1, 2)]])
    for inside in [at(0, 0), at(1.5, 0), at(3, 1.7), at(1, 1.5), at(0.5, 0.5)] {
      #expect(square.contains(inside))
    }
    for outside in [at(1.5, 1.5), at(3.0001, 1), at(-1, 0)] { #expect(!square.contains(outside)) }
    #expect(Shape.lineString([at(0, 0), at(3, 1)]).contains(at(1.5, 0.5)))
    #expect(!Shape.lineString([at(0, 0), at(3, 1)]).contains(at(1.5, 0.6)))
    #expect(Shape.multiPoint([at(1, 1)]).contains(at(1, 1)))
  }
}

/// A star-shaped polygon about 70 E, 35 N.
private func star(_ random: inout SplitMix64) -> Shape {
  let count = Int.random(in: 8...40, using: &random)
  let corners = (0..<count).map { index in
    let turn = Double(index) / Double(count) * 360
    return at(70, 35).destination(
      bearingDegrees: turn, kilometres: Double.random(in: 30...200, using: &random))
  }
  return polygon(corners.map { ($0.longitude, $0.latitude) })
}
