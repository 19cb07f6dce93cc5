/// The default length in kilometres of the arrowhead of a line: 12 % of the line's length, but no
/// less than 2 and no more than 40.
public func defaultArrowheadKilometres(along line: [Coordinate]) -> Double {
  min(40, max(2, 0.12 * geodesicLengthKilometres(line)))
}

/// Returns a triangle with its tip at the line's end, pointing the way the line comes in: geodesic
/// sides that meet at 30 degrees, `lengthKilometres` from tip to base; `nil` for a line without
/// length or a length that is not positive.
///
/// The triangle may cross the antimeridian: see `Shape.cutAtAntimeridian()`.
public func arrowhead(along line: [Coordinate], lengthKilometres: Double) -> Polygon? {
  guard let tip = line.last, lengthKilometres > 0, lengthKilometres.isFinite else { return nil }
  // The direction is taken one arrowhead back: the last segment may be shorter than the arrow.
  var remaining = lengthKilometres
  var base: Coordinate?
  var previous = tip
  for position in line.dropLast().reversed() where position != previous {
    let step = previous.distanceKilometres(to: position)
    guard step < remaining else {
      base = previous.destination(
        bearingDegrees: previous.bearingDegrees(to: position), kilometres: remaining)
      break
    }
    remaining -= step
    previous = position
    base = position
  }
  guard let base, base != tip else { return nil }
  let back = tip.bearingDegrees(to: base)
  let halfAngle = 15.0
  let side = lengthKilometres / 0.9659258262890683  // The cosine of 15 degrees.
  let left = tip.destination(bearingDegrees: back + halfAngle, kilometres: side)
  let right = tip.destination(bearingDegrees: back - halfAngle, kilometres: side)
  return LinearRing([tip, left, right]).map { Polygon(exterior: $0) }
}
