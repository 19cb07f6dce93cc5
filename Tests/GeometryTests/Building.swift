import Geometry

/// A position from whole test figures.
func at(_ longitude: Double, _ latitude: Double) -> Coordinate {
  Coordinate(wrapping: longitude, latitude)
}

/// A polygon of corners given as longitude and latitude; empty when there are too few.
func polygon(_ corners: [(Double, Double)], holes: [[(Double, Double)]] = []) -> Shape {
  guard let exterior = LinearRing(corners.map { at($0.0, $0.1) }) else { return .collection([]) }
  let rings = holes.compactMap { LinearRing($0.map { at($0.0, $0.1) }) }
  return .polygon(Polygon(exterior: exterior, holes: rings))
}

/// A rectangle in degrees.
func rectangle(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Shape {
  polygon([(west, south), (east, south), (east, north), (west, north)])
}
