import CGEOS
import Geometry

/// A position on the plane GEOS works on: degrees of longitude and latitude, or local kilometres.
typealias PlanePosition = SIMD2<Double>

extension PlanePosition {
  init(_ coordinate: Coordinate) { self.init(coordinate.longitude, coordinate.latitude) }

  /// The position as a coordinate. What rounding has put just past the antimeridian stays on its
  /// own side; what lies well past it comes round.
  var coordinate: Coordinate {
    let isRounding = abs(x) > 180 && abs(x) < 180 + 1e-6
    return Coordinate(wrapping: isRounding ? (x < 0 ? -180 : 180) : x, y)
  }
}

extension Session {
  /// The shape for GEOS, cut at the antimeridian.
  func geometry(_ shape: Shape) throws(TopologyError) -> Handle {
    try uncut(shape.cutAtAntimeridian())
  }

  private func uncut(_ shape: Shape) throws(TopologyError) -> Handle {
    switch shape {
    case .point(let point): return try self.point(PlanePosition(point))
    case .multiPoint(let points):
      var parts: [Handle] = []
      for point in points { parts.append(try self.point(PlanePosition(point))) }
      return try collection(parts, GEOS_MULTIPOINT)
    case .lineString(let line): return try self.line(line.map { PlanePosition($0) })
    case .multiLineString(let lines):
      return try multiLine(lines.map { $0.map { PlanePosition($0) } })
    case .polygon(let polygon): return try self.polygon(polygon)
    case .multiPolygon(let polygons): return try multiPolygon(polygons)
    case .collection(let shapes):
      var parts: [Handle] = []
      for shape in shapes { parts.append(try uncut(shape)) }
      return try collection(parts, GEOS_GEOMETRYCOLLECTION)
    }
  }

  func point(_ position: PlanePosition) throws(TopologyError) -> Handle {
    try owned(GEOSGeom_createPoint_r(context, try sequence([position])), "point")
  }

  func line(_ positions: [PlanePosition]) throws(TopologyError) -> Handle {
    try owned(GEOSGeom_createLineString_r(context, try sequence(positions)), "line")
  }

  func multiLine(_ lines: [[PlanePosition]]) throws(TopologyError) -> Handle {
    var parts: [Handle] = []
    for line in lines { parts.append(try self.line(line)) }
    return try collection(parts, GEOS_MULTILINESTRING)
  }

  func multiPolygon(_ polygons: [Polygon]) throws(TopologyError) -> Handle {
    var parts: [Handle] = []
    for polygon in polygons { parts.append(try self.polygon(polygon)) }
    return try collection(parts, GEOS_MULTIPOLYGON)
  }

  private func polygon(_ polygon: Polygon) throws(TopologyError) -> Handle {
    try self.polygon(
      exterior: polygon.exterior.coordinates.map { PlanePosition($0) },
      holes: polygon.holes.map { $0.coordinates.map { PlanePosition($0) } })
  }

  /// A polygon of closed rings.
  func polygon(
    exterior: [PlanePosition], holes: [[PlanePosition]] = []
  ) throws(TopologyError) -> Handle {
    let shell = try ring(exterior)
    var rings: [Handle] = []
    for hole in holes { rings.append(try ring(hole)) }
    var pointers = rings.map { $0.released() }
    let result = GEOSGeom_createPolygon_r(
      context, shell.released(), &pointers, UInt32(pointers.count))
    return try owned(result, "polygon")
  }

  private func ring(_ positions: [PlanePosition]) throws(TopologyError) -> Handle {
    try owned(GEOSGeom_createLinearRing_r(context, try sequence(positions)), "ring")
  }

  func collection(
    _ parts: [Handle], _ type: GEOSGeomTypes
  ) throws(TopologyError) -> Handle {
    var pointers = parts.map { $0.released() }
    let result = GEOSGeom_createCollection_r(
      context, Int32(type.rawValue), &pointers, UInt32(pointers.count))
    return try owned(result, "collection")
  }

  private func sequence(_ positions: [PlanePosition]) throws(TopologyError) -> OpaquePointer {
    let values = positions.flatMap { [$0.x, $0.y] }
    let sequence = GEOSCoordSeq_copyFromBuffer_r(context, values, UInt32(positions.count), 0, 0)
    guard let sequence else { throw failure("coordinates") }
    return sequence
  }
}
