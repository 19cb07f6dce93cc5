extension Shape {
  /// The lines of a line or multiline, else none.
  public var lines: [[Coordinate]] {
    switch self {
    case .lineString(let line): [line]
    case .multiLineString(let lines): lines
    case .collection(let shapes): shapes.flatMap(\.lines)
    default: []
    }
  }

  /// The positions of a point or multipoint, else none.
  public var points: [Coordinate] {
    switch self {
    case .point(let point): [point]
    case .multiPoint(let points): points
    case .collection(let shapes): shapes.flatMap(\.points)
    default: []
    }
  }

  /// The polygon of the greatest area, the first of equals.
  public var largestPolygon: Polygon? {
    polygons.max { $0.areaSquareKilometres < $1.areaSquareKilometres }
  }

  /// The smallest box around the shape, its edges included; across the antimeridian only where
  /// that is narrower. `nil` for a shape without positions.
  public var boundingBox: BoundingBox? {
    let coordinates = coordinates
    guard let first = coordinates.first else { return nil }
    var low = SIMD2(first.longitude, first.latitude)
    var high = low
    for coordinate in coordinates {
      let position = SIMD2(coordinate.longitude, coordinate.latitude)
      low = pointwiseMin(low, position)
      high = pointwiseMax(high, position)
    }
    // No way over the antimeridian can be narrower than half way round.
    if high.x - low.x <= 180 {
      return BoundingBox(west: low.x, south: low.y, east: high.x, north: high.y)
    }
    var arcs = points.map { LongitudeArc(start: $0.longitude, end: $0.longitude) }
    for line in paths {
      if line.count == 1 {
        arcs.append(LongitudeArc(start: line[0].longitude, end: line[0].longitude))
      }
      for (a, b) in zip(line, line.dropFirst()) {
        arcs.append(LongitudeArc(between: a.longitude, and: b.longitude))
      }
    }
    return BoundingBox(arcs: arcs, latitudes: [low.y, high.y])
  }

  /// The lines and the rings, holes included.
  var paths: [[Coordinate]] {
    lines + polygons.flatMap { [$0.exterior.coordinates] + $0.holes.map(\.coordinates) }
  }

  /// Whether an edge steps over the antimeridian: more than half way round, and not from one of
  /// its sides to the other.
  var crossesAntimeridian: Bool {
    paths.contains { path in
      zip(path, path.dropFirst()).contains { isAntimeridianStep($0, $1) }
    }
  }
}

/// Whether the short way between two neighbouring positions passes the antimeridian.
func isAntimeridianStep(_ a: Coordinate, _ b: Coordinate) -> Bool {
  let step = abs(b.longitude - a.longitude)
  return step > 180 && step < 360
}
