import Geometry
import Testing
import Topology

/// A rectangle in degrees.
func rectangle(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Shape {
  let corners = [(west, south), (east, south), (east, north), (west, north)]
  let ring = LinearRing(corners.map { Coordinate(wrapping: $0.0, $0.1) })
  return ring.map { .polygon(Polygon(exterior: $0)) } ?? .collection([])
}

@Suite struct OverlayTests {
  @Test func overlaysOfTwoRectangles() throws {
    let (a, b) = (rectangle(0, 0, 2, 1), rectangle(1, 0, 3, 1))
    #expect(try intersection(a, b).boundingBox == rectangle(1, 0, 2, 1).boundingBox)
    #expect(try difference(a, b).boundingBox == rectangle(0, 0, 1, 1).boundingBox)
    #expect(try union([a, b]).boundingBox == rectangle(0, 0, 3, 1).boundingBox)
    #expect(try union([]) == .collection([]))
    #expect(try intersection(a, rectangle(5, 5, 6, 6)) == .collection([]))
  }
}
