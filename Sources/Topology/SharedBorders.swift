import CGEOS
public import Geometry

/// Returns the lines that the boundaries of two shapes share, joined end to end; none when they
/// meet in points at most.
///
/// With no snapping only equal edges count. With `snapKilometres` the lines are the parts of the
/// boundary of `a` within that distance of the boundary of `b`; parts no longer than four times
/// the distance are dropped, as corners that only touch would give them.
///
/// - Throws: `TopologyError` from GEOS.
public func sharedBorder(
  _ a: Shape, _ b: Shape, snapKilometres: Double = 0
) throws(TopologyError) -> [[Coordinate]] {
  let session = try Session()
  guard snapKilometres > 0, let box = a.boundingBox else {
    let shared = try session.boundary(a).intersection(session.boundary(b))
    return try session.merged(shared).map { $0.map(\.coordinate) }
  }
  let projection = LocalProjection(centre: box.centre)
  let other = try session.boundary(b, projection)
  let near = GEOSBuffer_r(session.context, other.pointer, snapKilometres, 4)
  let shared = try session.boundary(a, projection).intersection(session.owned(near, "buffer"))
  return try session.merged(shared).map { $0.map { projection.degrees($0).coordinate } }
    .filter { geodesicLengthKilometres($0) > 4 * snapKilometres }
}

/// Returns the geodesic length in kilometres of the border that two shapes share: 0 when they
/// meet in points at most. See `sharedBorder(_:_:snapKilometres:)`.
///
/// - Throws: `TopologyError` from GEOS.
public func sharedBorderKilometres(
  _ a: Shape, _ b: Shape, snapKilometres: Double = 0
) throws(TopologyError) -> Double {
  let border = try sharedBorder(a, b, snapKilometres: snapKilometres)
  return border.reduce(0) { $0 + geodesicLengthKilometres($1) }
}

/// Returns every pair of shapes that share a border, with its geodesic length in kilometres, in
/// the order of their keys, `a` before `b` in each pair.
///
/// - Throws: `TopologyError` from GEOS.
/// - Complexity: the pairs whose boxes meet, found by an R-tree, are overlaid one by one.
public func sharedBorders(
  of shapes: [(key: String, shape: Shape)], snapKilometres: Double = 0
) throws(TopologyError) -> [(a: String, b: String, km: Double)] {
  let sorted = shapes.sorted { $0.key < $1.key }
  var borders: [(a: String, b: String, km: Double)] = []
  for (first, second) in try neighbouringPairs(sorted.map(\.shape), snapKilometres) {
    let length = try sharedBorderKilometres(
      sorted[first].shape, sorted[second].shape, snapKilometres: snapKilometres)
    if length > 0 { borders.append((sorted[first].key, sorted[second].key, length)) }
  }
  return borders
}

/// The pairs of indices, the lower first and in order, of shapes whose boxes come within a
/// distance.
private func neighbouringPairs(
  _ shapes: [Shape], _ kilometres: Double
) throws(TopologyError) -> [(Int, Int)] {
  let session = try Session()
  guard let tree = GEOSSTRtree_create_r(session.context, 10) else {
    throw session.failure("tree")
  }
  defer { GEOSSTRtree_destroy_r(session.context, tree) }
  var boxes: [(index: Int, box: Handle)] = []
  for (index, shape) in shapes.enumerated() {
    guard let box = try session.planarBox(shape, kilometres) else { continue }
    boxes.append((index, box))
    // The item is the index itself, one up so that it is no null pointer.
    GEOSSTRtree_insert_r(
      session.context, tree, box.pointer, UnsafeMutableRawPointer(bitPattern: index + 1))
  }
  let found = Found()
  var pairs: [(Int, Int)] = []
  for (index, box) in boxes {
    found.indices = []
    GEOSSTRtree_query_r(
      session.context, tree, box.pointer,
      { item, found in
        guard let item, let found else { return }
        Unmanaged<Found>.fromOpaque(found).takeUnretainedValue().indices
          .append(Int(bitPattern: item) - 1)
      }, Unmanaged.passUnretained(found).toOpaque())
    pairs += found.indices.filter { $0 > index }.sorted().map { (index, $0) }
  }
  withExtendedLifetime(found) {}
  return pairs
}

/// What a query of the tree finds.
private final class Found {
  var indices: [Int] = []
}

extension Session {
  /// The rings of the polygons, or the lines when there are none.
  fileprivate func boundary(
    _ shape: Shape, _ projection: LocalProjection? = nil
  ) throws(TopologyError) -> Handle {
    let cut = shape.cutAtAntimeridian()
    let rings = cut.polygons.flatMap { [$0.exterior] + $0.holes }.map(\.coordinates)
    let lines = rings.isEmpty ? cut.lines : rings
    return try multiLine(
      lines.map { line in
        line.map { projection?.kilometres($0) ?? PlanePosition($0) }
      })
  }

  /// The lines of an overlay joined end to end.
  fileprivate func merged(_ overlay: Handle) throws(TopologyError) -> [[PlanePosition]] {
    let lines = try overlay.lines()
    return lines.isEmpty ? [] : try multiLine(lines).lineMerged().lines()
  }

  /// The box of a shape on the plane of degrees, widened by at least a distance.
  fileprivate func planarBox(
    _ shape: Shape, _ kilometres: Double
  ) throws(TopologyError) -> Handle? {
    let coordinates = shape.cutAtAntimeridian().coordinates
    let (longitudes, latitudes) = (coordinates.map(\.longitude), coordinates.map(\.latitude))
    guard let west = longitudes.min(), let east = longitudes.max(), let south = latitudes.min(),
      let north = latitudes.max()
    else { return nil }
    let upward = max(0, kilometres) / 110
    let centre = Coordinate(wrapping: (west + east) / 2, max(abs(south), abs(north)))
    let unit = LocalProjection(centre: centre).degrees(PlanePosition(1, 0)).x - centre.longitude
    let sideways = max(0, kilometres) * unit
    return try polygon(exterior: [
      PlanePosition(west - sideways, south - upward),
      PlanePosition(east + sideways, south - upward),
      PlanePosition(east + sideways, north + upward),
      PlanePosition(west - sideways, north + upward),
      PlanePosition(west - sideways, south - upward),
    ])
  }
}
