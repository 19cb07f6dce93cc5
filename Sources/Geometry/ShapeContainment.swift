extension Polygon {
  /// Whether a position lies inside or on the boundary, edges being straight in degrees
  /// (RFC 7946, section 3.1.1).
  public func contains(_ coordinate: Coordinate) -> Bool {
    let shape = Shape.polygon(self)
    return shape.crossesAntimeridian
      ? shape.cutAtAntimeridian().polygons.contains { $0.containsPlanar(coordinate) }
      : containsPlanar(coordinate)
  }

  func containsPlanar(_ coordinate: Coordinate) -> Bool {
    switch exterior.side(of: coordinate) {
    case .outside: return false
    case .boundary: return true
    case .inside: break
    }
    for hole in holes {
      switch hole.side(of: coordinate) {
      case .outside: continue
      case .boundary: return true
      case .inside: return false
      }
    }
    return true
  }
}

extension Shape {
  /// Whether a position lies inside one of the polygons or on a boundary, a line or a point of
  /// the shape; edges are straight in degrees (RFC 7946, section 3.1.1).
  public func contains(_ coordinate: Coordinate) -> Bool {
    if crossesAntimeridian { return cutAtAntimeridian().containsPlanar(coordinate) }
    return containsPlanar(coordinate)
  }

  private func containsPlanar(_ coordinate: Coordinate) -> Bool {
    polygons.contains { $0.containsPlanar(coordinate) } || points.contains(coordinate)
      || lines.contains { line in
        zip(line, line.dropFirst()).contains { isOnSegment(coordinate, $0, $1) }
      }
  }
}

extension LinearRing {
  enum Side { case inside, boundary, outside }

  /// Where a position lies by the even-odd rule.
  func side(of point: Coordinate) -> Side {
    var isInside = false
    var previous = coordinates[0]
    for corner in coordinates.dropFirst() {
      if isOnSegment(point, previous, corner) { return .boundary }
      if (previous.latitude > point.latitude) != (corner.latitude > point.latitude) {
        let fraction =
          (point.latitude - previous.latitude) / (corner.latitude - previous.latitude)
        let crossing = previous.longitude + fraction * (corner.longitude - previous.longitude)
        if point.longitude < crossing { isInside.toggle() }
      }
      previous = corner
    }
    return isInside ? .inside : .outside
  }
}

/// Whether a position lies within a ten-thousandth of a millimetre of a segment.
private func isOnSegment(_ point: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Bool {
  let tolerance = 1e-12
  guard point.latitude >= min(a.latitude, b.latitude) - tolerance,
    point.latitude <= max(a.latitude, b.latitude) + tolerance,
    point.longitude >= min(a.longitude, b.longitude) - tolerance,
    point.longitude <= max(a.longitude, b.longitude) + tolerance
  else { return false }
  let (dx, dy) = (b.longitude - a.longitude, b.latitude - a.latitude)
  let cross = dx * (point.latitude - a.latitude) - dy * (point.longitude - a.longitude)
  return cross * cross <= tolerance * tolerance * (dx * dx + dy * dy)
}
