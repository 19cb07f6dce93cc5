import Geometry
import TestSupport

/// A position from whole test figures.
func at(_ longitude: Double, _ latitude: Double) -> Coordinate {
  Coordinate(wrapping: longitude, latitude)
}

/// A polygon of corners given as longitude and latitude.
func polygon(_ corners: [(Double, Double)]) -> Shape {
  let ring = LinearRing(corners.map { Coordinate(wrapping: $0.0, $0.1) })
  return ring.map { .polygon(Polygon(exterior: $0)) } ?? .collection([])
}

/// A rectangle in degrees.
func rectangle(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Shape {
  polygon([(west, south), (east, south), (east, north), (west, north)])
}

/// A star-shaped polygon about 70 E, 35 N.
func star(_ random: inout SplitMix64) -> Shape {
  let count = Int.random(in: 8...40, using: &random)
  let centre = Coordinate(wrapping: 70, 35)
  let corners = (0..<count).map { index in
    centre.destination(
      bearingDegrees: Double(index) / Double(count) * 360,
      kilometres: Double.random(in: 30...200, using: &random))
  }
  return polygon(corners.map { ($0.longitude, $0.latitude) })
}

/// Whether every exterior runs counter-clockwise and every hole clockwise (RFC 7946, 3.1.6).
func isWoundByTheRightHand(_ shape: Shape) -> Bool {
  shape.polygons.allSatisfy { polygon in
    polygon.exterior.doubledSignedArea > 0
      && polygon.holes.allSatisfy { $0.doubledSignedArea < 0 }
  }
}
