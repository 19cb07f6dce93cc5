import CGEOS
import Geometry

extension Handle {
  /// The geometry as a shape; the empty one is a collection of nothing.
  func shape() throws(TopologyError) -> Shape {
    if isEmpty { return .collection([]) }
    switch try kind() {
    case GEOS_POINT:
      let points = try positions(pointer)
      return points.first.map { .point($0.coordinate) } ?? .collection([])
    case GEOS_LINESTRING, GEOS_LINEARRING:
      return .lineString(try positions(pointer).map(\.coordinate))
    case GEOS_POLYGON, GEOS_MULTIPOLYGON: return Shape(polygons: try polygons())
    case GEOS_MULTILINESTRING:
      return .multiLineString(try lines().map { $0.map(\.coordinate) })
    case GEOS_MULTIPOINT:
      var points: [Coordinate] = []
      for part in try parts() { points += try part.shape().coordinates }
      return .multiPoint(points)
    default:
      var shapes: [Shape] = []
      for part in try parts() { shapes.append(try part.shape()) }
      return .collection(shapes)
    }
  }

  /// The polygons in it, in order, whatever else there is.
  func polygons() throws(TopologyError) -> [Polygon] {
    switch try kind() {
    case GEOS_POLYGON:
      guard let exterior = try ring(GEOSGetExteriorRing_r(session.context, pointer)) else {
        return []
      }
      var holes: [LinearRing] = []
      for index in 0..<max(0, GEOSGetNumInteriorRings_r(session.context, pointer)) {
        if let hole = try ring(GEOSGetInteriorRingN_r(session.context, pointer, index)) {
          holes.append(hole)
        }
      }
      return [Polygon(exterior: exterior, holes: holes)]
    case GEOS_MULTIPOLYGON, GEOS_GEOMETRYCOLLECTION:
      var polygons: [Polygon] = []
      for part in try parts() { polygons += try part.polygons() }
      return polygons
    default: return []
    }
  }

  /// The exterior rings of the polygons in it, as plane positions.
  func exteriors() throws(TopologyError) -> [[PlanePosition]] {
    switch try kind() {
    case GEOS_POLYGON: return [try positions(GEOSGetExteriorRing_r(session.context, pointer))]
    case GEOS_MULTIPOLYGON, GEOS_GEOMETRYCOLLECTION:
      var rings: [[PlanePosition]] = []
      for part in try parts() { rings += try part.exteriors() }
      return rings
    default: return []
    }
  }

  /// The lines in it, in order, whatever else there is.
  func lines() throws(TopologyError) -> [[PlanePosition]] {
    if isEmpty { return [] }
    switch try kind() {
    case GEOS_LINESTRING, GEOS_LINEARRING: return [try positions(pointer)]
    case GEOS_MULTILINESTRING, GEOS_GEOMETRYCOLLECTION:
      var lines: [[PlanePosition]] = []
      for part in try parts() { lines += try part.lines() }
      return lines
    default: return []
    }
  }

  private func kind() throws(TopologyError) -> GEOSGeomTypes {
    let type = GEOSGeomTypeId_r(session.context, pointer)
    guard type >= 0 else { throw session.failure("type") }
    return GEOSGeomTypes(UInt32(type))
  }

  /// Copies of the parts of a collection.
  private func parts() throws(TopologyError) -> [Handle] {
    var parts: [Handle] = []
    for index in 0..<max(0, GEOSGetNumGeometries_r(session.context, pointer)) {
      let part = GEOSGetGeometryN_r(session.context, pointer, index)
      parts.append(try session.owned(GEOSGeom_clone_r(session.context, part), "part"))
    }
    return parts
  }

  private func ring(_ pointer: OpaquePointer?) throws(TopologyError) -> LinearRing? {
    LinearRing(try positions(pointer).map(\.coordinate))
  }

  private func positions(_ pointer: OpaquePointer?) throws(TopologyError) -> [PlanePosition] {
    guard let pointer, let sequence = GEOSGeom_getCoordSeq_r(session.context, pointer) else {
      throw session.failure("coordinates")
    }
    var count: UInt32 = 0
    guard GEOSCoordSeq_getSize_r(session.context, sequence, &count) == 1 else {
      throw session.failure("coordinates")
    }
    var values = [Double](repeating: 0, count: 2 * Int(count))
    guard GEOSCoordSeq_copyToBuffer_r(session.context, sequence, &values, 0, 0) == 1 else {
      throw session.failure("coordinates")
    }
    return (0..<Int(count)).map { PlanePosition(values[2 * $0], values[2 * $0 + 1]) }
  }
}

extension Shape {
  /// A polygon, a multipolygon, or a collection of nothing.
  init(polygons: [Polygon]) {
    if polygons.isEmpty {
      self = .collection([])
    } else {
      self = polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(polygons)
    }
  }
}
