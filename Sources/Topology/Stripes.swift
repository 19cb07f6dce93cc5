import CGEOS
public import Geometry
import Glibc

/// Returns the part of a shape under every `slots`-th of a row of parallel stripes, beginning with
/// stripe `slot`; `nil` when nothing of it is, or when `slot` is not in 0..<`slots`.
///
/// The stripes are straight and equally wide in a local equirectangular projection, and run at
/// `angleDegrees` counter-clockwise from east. `stripeKilometres` is their width, by default a
/// fourteenth of the diagonal of the bounding box divided by `slots`; it is changed so that there
/// are at least two for each slot and at most 60. The slots together cover the shape. Pieces under 1e-9 square degrees are
/// dropped.
///
/// - Throws: `TopologyError` from GEOS.
public func stripes(
  of shape: Shape, slot: Int, of slots: Int, angleDegrees: Double = 45,
  stripeKilometres: Double? = nil
) throws(TopologyError) -> Shape? {
  guard slots > 0, (0..<slots).contains(slot) else { return nil }
  let whole = Shape.multiPolygon(shape.cutAtAntimeridian().polygons)
  guard let frame = StripeFrame(whole, angleDegrees: angleDegrees) else { return nil }
  let wanted = stripeKilometres.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
  let width = frame.width(
    wanted ?? frame.diagonal / 14 / Double(slots), atLeast: 2 * Double(slots),
    atMost: max(60, Double(slots)))

  let session = try Session()
  var polygons: [Polygon] = []
  for (part, shift) in frame.sheets(whole.polygons) {
    let area = try session.multiPolygon(part).valid()
    // A single slot has neighbouring stripes, which are no valid multipolygon.
    guard slots > 1 else {
      polygons += try area.polygons()
      continue
    }
    var strips: [Handle] = []
    for index in stride(from: slot, to: frame.count(width), by: slots) {
      let corners = frame.strip(index, width).map { $0 - PlanePosition(shift, 0) }
      strips.append(try session.polygon(exterior: corners))
    }
    let rows = try session.collection(strips, GEOS_MULTIPOLYGON)
    polygons += try area.intersection(rows).polygons()
  }
  polygons.removeAll { abs($0.exterior.doubledSignedArea) < 2e-9 }
  return polygons.isEmpty ? nil : Shape(polygons: polygons)
}

/// Returns two families of parallel lines that cross at right angles, clipped to a shape: the
/// first runs at `angleDegrees` counter-clockwise from east in a local equirectangular
/// projection, `spacingKilometres` apart, widened so that there are at most 60 lines before
/// clipping.
///
/// - Throws: `TopologyError` from GEOS.
public func crossHatchLines(
  of shape: Shape, angleDegrees: Double = 45, spacingKilometres: Double
) throws(TopologyError) -> [[Coordinate]] {
  let whole = Shape.multiPolygon(shape.cutAtAntimeridian().polygons)
  let session = try Session()
  var hatch: [[Coordinate]] = []
  for angle in [angleDegrees, angleDegrees + 90] {
    guard let frame = StripeFrame(whole, angleDegrees: angle) else { return [] }
    let isUsable = spacingKilometres > 0 && spacingKilometres.isFinite
    let spacing = frame.width(
      isUsable ? spacingKilometres : frame.diagonal / 14, atLeast: 1, atMost: 30)
    for (part, shift) in frame.sheets(whole.polygons) {
      let lines = (0..<frame.count(spacing)).map { index in
        frame.middle(index, spacing).map { $0 - PlanePosition(shift, 0) }
      }
      let area = try session.multiPolygon(part).valid()
      let clipped = try session.multiLine(lines).intersection(area).lines()
      hatch += clipped.map { $0.map(\.coordinate) }
    }
  }
  return hatch
}

/// Parallel strips over the extent of a shape.
private struct StripeFrame {
  /// The diagonal of the bounding box in kilometres.
  let diagonal: Double
  private let box: BoundingBox
  private let projection: LocalProjection
  private let along: PlanePosition
  private let across: PlanePosition
  private let first: Double
  private let extent: Double
  private let start: Double
  private let end: Double

  init?(_ shape: Shape, angleDegrees: Double) {
    guard let box = shape.boundingBox, angleDegrees.isFinite else { return nil }
    self.box = box
    let projection = LocalProjection(
      centre: Coordinate(wrapping: box.west + box.widthDegrees / 2, (box.south + box.north) / 2))
    self.projection = projection
    let angle = angleDegrees * .pi / 180
    let (along, across) = (
      PlanePosition(cos(angle), sin(angle)), PlanePosition(-sin(angle), cos(angle))
    )
    (self.along, self.across) = (along, across)
    let positions = shape.coordinates.map { projection.kilometres($0) }
    let offsets = positions.map { ($0 * across).sum() }
    let reaches = positions.map { ($0 * along).sum() }
    guard let low = offsets.min(), let high = offsets.max(), high > low, let start = reaches.min(),
      let end = reaches.max()
    else { return nil }
    (first, extent, self.start, self.end) = (low, high - low, start, end)
    let corner = projection.kilometres(
      PlanePosition(projection.longitude + box.widthDegrees / 2, box.north))
    diagonal = 2 * hypot(corner.x, corner.y)
  }

  /// The wanted width, changed to give a number of strips between two; the greater rules.
  func width(_ wanted: Double, atLeast fewest: Double, atMost most: Double) -> Double {
    max(min(wanted, extent / fewest), extent / most)
  }

  func count(_ width: Double) -> Int { max(1, Int((extent / width - 1e-9).rounded(.up))) }

  /// The polygons in the sheet of the centre's longitude, and those a whole turn from it, with the
  /// degrees by which the frame must shift to meet them.
  func sheets(_ polygons: [Polygon]) -> [(polygons: [Polygon], shift: Double)] {
    let groups = [-360.0, 0, 360].map { shift in
      (
        polygons.filter { polygon in
          let longitudes = polygon.exterior.coordinates.map(\.longitude)
          let middle = ((longitudes.min() ?? 0) + (longitudes.max() ?? 0)) / 2
          let near = (middle - projection.longitude).remainder(dividingBy: 360)
          return (projection.longitude + near - middle).rounded() == shift
        }, shift
      )
    }
    return groups.filter { !$0.0.isEmpty }
  }

  /// The closed ring of a strip in degrees; the outermost reach past the shape.
  func strip(_ index: Int, _ width: Double) -> [PlanePosition] {
    let low = edge(index, width)
    let high = edge(index + 1, width)
    return [low.0, low.1, high.1, high.0, low.0]
  }

  func middle(_ index: Int, _ width: Double) -> [PlanePosition] {
    let line = ends(first + (Double(index) + 0.5) * width, width)
    return [line.0, line.1]
  }

  private func edge(_ index: Int, _ width: Double) -> (PlanePosition, PlanePosition) {
    var offset = first + Double(index) * width
    if index == 0 { offset -= width }
    if index == count(width) { offset += width }
    return ends(offset, width)
  }

  private func ends(_ offset: Double, _ width: Double) -> (PlanePosition, PlanePosition) {
    (
      projection.degrees(across * offset + along * (start - width)),
      projection.degrees(across * offset + along * (end + width))
    )
  }
}
