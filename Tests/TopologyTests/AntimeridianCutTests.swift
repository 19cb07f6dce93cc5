import Geometry
import TestSupport
import Testing
import Topology

/// GEOS holds the cut of `Geometry` to account: the same shape elsewhere on the parallel, moved.
@Suite struct AntimeridianCutTests {
  private func moved(_ shape: Shape, _ degrees: Double) -> Shape {
    .multiPolygon(
      shape.polygons.compactMap { polygon in
        let rings = ([polygon.exterior] + polygon.holes).compactMap { ring in
          LinearRing(ring.coordinates.map { at($0.longitude + degrees, $0.latitude) })
        }
        return rings.first.map { Polygon(exterior: $0, holes: Array(rings.dropFirst())) }
      })
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func cutPiecesAreValidAndWhole(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let shape = try difference(
      star(&random),
      .multiPolygon(
        rectangle(69.8, 34.9, 70.2, 35.1).polygons + rectangle(70.3, 34.95, 70.4, 35).polygons))
    let over = moved(shape, 110 + Double.random(in: -1.5...1.5, using: &random))
    let cut = over.cutAtAntimeridian()
    #expect(abs(cut.areaSquareKilometres / shape.areaSquareKilometres - 1) < 1e-9, "seed \(seed)")
    #expect(try validityFault(of: cut) == nil, "seed \(seed)")
    #expect(isWoundByTheRightHand(cut), "seed \(seed)")
    #expect(cut.cutAtAntimeridian() == cut, "seed \(seed)")
    for _ in 0..<40 {
      let point = at(
        Double.random(in: 67...73, using: &random), Double.random(in: 33...37, using: &random))
      let shift = (over.coordinates[0].longitude - shape.coordinates[0].longitude)
      let there = at(point.longitude + shift, point.latitude)
      #expect(over.contains(there) == shape.contains(point), "seed \(seed), \(point)")
    }
    let centroids = try (#require(shape.centroid), #require(over.centroid))
    let shift = over.coordinates[0].longitude - shape.coordinates[0].longitude
    let expected = at(centroids.0.longitude + shift, centroids.0.latitude)
    #expect(centroids.1.distanceKilometres(to: expected) < 1e-6, "seed \(seed)")
    let box = try #require(over.boundingBox)
    let expectedWidth = try #require(shape.boundingBox).widthDegrees
    #expect(abs(box.widthDegrees - expectedWidth) < 1e-9, "seed \(seed)")
  }

  @Test func capRoundAPoleIsValidWhenCut() throws {
    let corners = stride(from: 15.0, to: 375, by: 30).map { ($0.remainder(dividingBy: 360), -70.0) }
    let cap = polygon(corners)
    #expect(try validityFault(of: cap) == nil)
    #expect(isWoundByTheRightHand(cap.cutAtAntimeridian()))
  }
}
