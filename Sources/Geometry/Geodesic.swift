import Glibc

/// The shortest line between two positions on the WGS 84 ellipsoid.
struct Geodesic {
  /// Metres.
  let length: Double
  /// Degrees clockwise from north at the first position, -180...180.
  let initialAzimuth: Double

  /// Solves the inverse problem (Karney 2013, sections 3 to 5).
  init(from start: Coordinate, to end: Coordinate) {
    let problem = InverseProblem(start, end)
    let solution = problem.solve()
    length = solution.length
    let azimuth = problem.restored(solution.initial, solution.final)
    initialAzimuth = azimuth.degrees
  }

  /// Returns the end of a geodesic (Karney 2013, section 2): longitude in degrees, unwrapped.
  static func destination(
    from start: Coordinate, azimuthDegrees: Double, metres: Double
  ) -> (longitude: Double, latitude: Double) {
    let azimuth = Angle(degrees: azimuthDegrees)
    let reduced = reducedLatitude(start.latitude)
    let equatorial = Angle(
      sine: azimuth.sine * reduced.cosine,
      cosine: hypot(azimuth.cosine, azimuth.sine * reduced.sine))
    var first = Angle(sine: reduced.sine, cosine: azimuth.cosine * reduced.cosine)
    if first.sine == 0 && first.cosine == 0 { first.cosine = 1 }
    let firstOmega = Angle(sine: equatorial.sine * reduced.sine, cosine: first.cosine)
    first = first.normalised
    let series = GeodesicSeries(equatorialAzimuthCosine: equatorial.cosine)

    let firstSum = GeodesicSeries.sineSum(series.distanceCoefficients, first)
    let step = metres / (Ellipsoid.polarRadius * series.distanceScale)
    let tau = first + Angle(radians: firstSum + step)
    let correction = GeodesicSeries.sineSum(series.reversedDistanceCoefficients, tau)
    let second = tau + Angle(radians: correction)
    let sigmaDifference = firstSum + step + correction

    let omega = Angle(sine: equatorial.sine * second.sine, cosine: second.cosine) - firstOmega
    let longitudeCoefficients = series.longitudeCoefficients
    let longitudeSum =
      sigmaDifference + GeodesicSeries.sineSum(longitudeCoefficients, second)
      - GeodesicSeries.sineSum(longitudeCoefficients, first)
    let longitudeDifference =
      omega.radians
      - Ellipsoid.flattening * equatorial.sine * series.longitudeScale * longitudeSum
    let latitude = atan2(
      equatorial.cosine * second.sine,
      (1 - Ellipsoid.flattening)
        * hypot(equatorial.sine, equatorial.cosine * second.cosine))
    return (start.longitude + longitudeDifference * 180 / .pi, latitude * 180 / .pi)
  }

  /// The latitude on the auxiliary sphere (equation 6).
  static func reducedLatitude(_ degrees: Double) -> Angle {
    // A tenth of a micrometre from the equator is on it: smaller latitudes drown in rounding.
    let latitude = Angle(degrees: abs(degrees) < 1e-12 ? 0 : degrees)
    var reduced = Angle(
      sine: (1 - Ellipsoid.flattening) * latitude.sine, cosine: latitude.cosine
    ).normalised
    // A pole keeps a whisker of radius, so that azimuths there stay defined.
    reduced.cosine = max(reduced.cosine, 1e-150)
    return reduced
  }
}
