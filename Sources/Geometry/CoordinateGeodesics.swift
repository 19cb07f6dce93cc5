import Glibc

extension Coordinate {
  /// The length in kilometres of the geodesic to `other` on the WGS 84 ellipsoid, to better than
  /// a micrometre for every pair, antipodal ones included (Karney, Algorithms for geodesics,
  /// Journal of Geodesy 87, 2013).
  public func distanceKilometres(to other: Coordinate) -> Double {
    Geodesic(from: self, to: other).length / 1000
  }

  /// The azimuth, in degrees clockwise from north (0..<360), at which the geodesic to `other`
  /// leaves this position; 0 for the same position. Where several geodesics are equally short
  /// (opposite poles, points opposite on the equator), one of them.
  public func bearingDegrees(to other: Coordinate) -> Double {
    guard self != other else { return 0 }
    let azimuth = Geodesic(from: self, to: other).initialAzimuth
    let bearing = azimuth < 0 ? azimuth + 360 : azimuth
    // A whisker west of north rounds up to 360.
    return bearing >= 360 || bearing == 0 ? 0 : bearing
  }

  /// The position reached along the geodesic that leaves at a bearing in degrees clockwise from
  /// north, after a distance in kilometres. What is not finite counts as 0.
  public func destination(bearingDegrees: Double, kilometres: Double) -> Coordinate {
    guard kilometres != 0, kilometres.isFinite else { return self }
    let end = Geodesic.destination(
      from: self, azimuthDegrees: bearingDegrees.isFinite ? bearingDegrees : 0,
      metres: kilometres * 1000)
    return Coordinate(wrapping: end.longitude, end.latitude)
  }
}

/// Returns the positions of the geodesic from `from` to `to`, both included, in equal parts of at
/// most `maximumSegmentKilometres` each (at most 10,000 parts; one part when the limit is not
/// positive).
///
/// A line across the antimeridian is not cut: see `Shape.cutAtAntimeridian()`.
public func geodesicLine(
  from: Coordinate, to: Coordinate, maximumSegmentKilometres: Double
) -> [Coordinate] {
  let geodesic = Geodesic(from: from, to: to)
  let limit = maximumSegmentKilometres * 1000
  guard limit > 0, geodesic.length > limit else { return [from, to] }
  let parts = Int(min(10_000, (geodesic.length / limit).rounded(.up)))
  var line = [from]
  for part in 1..<max(1, parts) {
    let end = Geodesic.destination(
      from: from, azimuthDegrees: geodesic.initialAzimuth,
      metres: geodesic.length * Double(part) / Double(parts))
    line.append(Coordinate(wrapping: end.longitude, end.latitude))
  }
  line.append(to)
  return line
}
