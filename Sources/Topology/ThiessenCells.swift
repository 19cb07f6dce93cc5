import CGEOS
public import Geometry

/// Returns for each point the part of a shape that is nearer to it than to any other point
/// (Thiessen or Voronoi cells), in the order given; nearness is that of a local equirectangular
/// projection, good for shapes of some hundreds of kilometres.
///
/// Of points at the same position the first has the cell and the others none; so has a point
/// whose cell lies outside the shape. A single point has the whole shape.
///
/// - Throws: `TopologyError` from GEOS.
public func thiessenCells(
  of points: [(key: String, coordinate: Coordinate)], clippedTo shape: Shape
) throws(TopologyError) -> [(key: String, shape: Shape)] {
  guard let box = shape.boundingBox else { return [] }
  let projection = LocalProjection(centre: box.centre)
  var seen: Set<Coordinate> = []
  let sites = points.filter { seen.insert($0.coordinate).inserted }
  guard let only = sites.first else { return [] }
  let session = try Session()
  let area = try session.geometry(.multiPolygon(shape.polygons)).valid()
  guard !area.isEmpty else { return [] }
  guard sites.count > 1 else {
    return [(only.key, Shape(polygons: try area.polygons()))]
  }

  // The envelope reaches past the shape, and GEOS past the points.
  let positions = sites.map { projection.kilometres($0.coordinate) }
  let corners = [
    PlanePosition(projection.longitude - box.widthDegrees / 2, box.south),
    PlanePosition(projection.longitude + box.widthDegrees / 2, box.north),
  ].map { projection.kilometres($0) }
  let envelope = try session.line([corners[0] * 2, corners[1] * 2])
  var parts: [Handle] = []
  for position in positions { parts.append(try session.point(position)) }
  let all = try session.collection(parts, GEOS_MULTIPOINT)
  let diagram = GEOSVoronoiDiagram_r(session.context, all.pointer, envelope.pointer, 0, 0)
  let cells = try session.owned(diagram, "voronoi").exteriors()

  var result: [(key: String, shape: Shape)] = []
  for (site, position) in zip(sites, positions) {
    // GEOS gives the cells in an order of its own.
    guard let cell = cells.first(where: { encloses($0, position) }) else { continue }
    let ring = cell.map { projection.degrees($0) }
    let polygons = try area.intersection(session.polygon(exterior: ring)).polygons()
      .filter { abs($0.exterior.doubledSignedArea) >= 2e-9 }
    if !polygons.isEmpty { result.append((site.key, Shape(polygons: polygons))) }
  }
  return result
}

private func encloses(_ ring: [PlanePosition], _ point: PlanePosition) -> Bool {
  var isInside = false
  for (a, b) in zip(ring, ring.dropFirst()) where (a.y > point.y) != (b.y > point.y) {
    if point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x) { isInside.toggle() }
  }
  return isInside
}
