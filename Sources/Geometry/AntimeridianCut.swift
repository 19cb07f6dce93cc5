extension Shape {
  /// The shape with every line and polygon that steps over the antimeridian cut there
  /// (RFC 7946, section 3.1.9), the latitude at the cut being planar; other shapes unchanged.
  ///
  /// A step over the antimeridian is one between neighbouring longitudes more than 180 and less
  /// than 360 degrees apart. A ring that goes round a pole is closed along the antimeridian to
  /// the pole nearer to it.
  public func cutAtAntimeridian() -> Shape {
    guard crossesAntimeridian else { return self }
    switch self {
    case .point, .multiPoint: return self
    case .lineString(let line):
      let parts = cutLine(line)
      return parts.count == 1 ? .lineString(parts[0]) : .multiLineString(parts)
    case .multiLineString(let lines): return .multiLineString(lines.flatMap(cutLine))
    case .polygon(let polygon):
      let parts = cutPolygon(polygon)
      return parts.count == 1 ? .polygon(parts[0]) : .multiPolygon(parts)
    case .multiPolygon(let polygons): return .multiPolygon(polygons.flatMap(cutPolygon))
    case .collection(let shapes): return .collection(shapes.map { $0.cutAtAntimeridian() })
    }
  }
}

private func cutLine(_ line: [Coordinate]) -> [[Coordinate]] {
  guard var previous = line.first else { return [line] }
  var parts: [[Coordinate]] = []
  var current = [previous]
  for position in line.dropFirst() {
    if isAntimeridianStep(previous, position) {
      let side: Double = previous.longitude > position.longitude ? 180 : -180
      let end = position.longitude + 2 * side
      let fraction =
        end == previous.longitude
        ? 0 : (side - previous.longitude) / (end - previous.longitude)
      let latitude = previous.latitude + (position.latitude - previous.latitude) * fraction
      current.append(Coordinate(wrapping: side, latitude))
      parts.append(current)
      current = [Coordinate(wrapping: -side, latitude)]
    }
    current.append(position)
    previous = position
  }
  parts.append(current)
  let whole = parts.map(withoutRepeats).filter { $0.count > 1 }
  return whole.isEmpty ? [line] : whole
}

private func cutPolygon(_ polygon: Polygon) -> [Polygon] {
  guard Shape.polygon(polygon).crossesAntimeridian else { return [polygon] }
  let exterior = unrolled(polygon.exterior)
  let holes = polygon.holes.map { hole in
    let ring = unrolled(hole)
    // A hole is unrolled from its own start: bring it into the sheet of the exterior.
    guard let low = exterior.map(\.x).min(), let first = ring.map(\.x).min() else { return ring }
    let shift = ((low - first) / 360).rounded(.up) * 360
    return ring.map { PlanePoint(x: $0.x + shift, y: $0.y) }
  }
  var rest = [[exterior] + holes]
  var parts: [Polygon] = []
  let longitudes = exterior.map(\.x)
  guard let west = longitudes.min(), let east = longitudes.max() else { return [polygon] }
  var cut = ((west + 180) / 360).rounded(.down) * 360 + 180
  while true {
    let isLast = cut >= east
    var beyond: [[[PlanePoint]]] = []
    for rings in rest {
      guard !isLast, let halves = splitPolygon(rings, at: cut) else {
        parts += polygons(rings, offset: cut - 180)
        continue
      }
      for left in halves.left { parts += polygons(left, offset: cut - 180) }
      beyond += halves.right
    }
    if isLast { break }
    rest = beyond
    cut += 360
  }
  return parts.isEmpty ? [polygon] : parts
}

/// The ring without its closing position, in longitudes that run on past 180 degrees; a ring round
/// a pole starts at the antimeridian and is closed by way of the pole.
private func unrolled(_ ring: LinearRing) -> [PlanePoint] {
  var turn = 0.0
  var points: [PlanePoint] = []
  var previous = ring.coordinates[0]
  for position in ring.coordinates {
    if isAntimeridianStep(previous, position) {
      turn += previous.longitude > position.longitude ? 360 : -360
    }
    points.append(PlanePoint(x: position.longitude + turn, y: position.latitude))
    previous = position
  }
  guard turn != 0 else { return points.dropLast() }

  // Round a pole: start where the first step passes the antimeridian.
  let open = Array(points.dropLast())
  let mean = open.reduce(0) { $0 + $1.y }
  let pole: Double = mean < 0 ? -90 : 90
  for index in open.indices {
    let (a, b) = (points[index], points[index + 1])
    let (low, high) = (min(a.x, b.x), max(a.x, b.x))
    let meridian = ((low + 180) / 360).rounded(.up) * 360 - 180
    guard meridian <= high, a.x != b.x else { continue }
    let y = a.y + (b.y - a.y) * (meridian - a.x) / (b.x - a.x)
    let after = open[(index + 1)...]
    let before = open[...index].map { PlanePoint(x: $0.x + turn, y: $0.y) }
    let end = meridian + turn
    return [PlanePoint(x: meridian, y: y)] + after + before + [
      PlanePoint(x: end, y: y), PlanePoint(x: end, y: pole), PlanePoint(x: meridian, y: pole),
    ]
  }
  return open
}

/// Polygons of rings that lie between `offset` - 180 and `offset` + 180, the first the exterior.
private func polygons(_ rings: [[PlanePoint]], offset: Double) -> [Polygon] {
  let closed = rings.compactMap { ring -> LinearRing? in
    let corners = ring.map {
      Coordinate(wrapping: min(180, max(-180, $0.x - offset)), $0.y)
    }
    guard let result = LinearRing(withoutRepeats(corners)), result.doubledSignedArea != 0 else {
      return nil
    }
    return result
  }
  guard let exterior = closed.first else { return [] }
  return [Polygon(exterior: exterior, holes: Array(closed.dropFirst()))]
}

private func withoutRepeats(_ line: [Coordinate]) -> [Coordinate] {
  line.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
}
