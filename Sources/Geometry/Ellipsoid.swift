import Glibc

/// The WGS 84 ellipsoid (NIMA TR8350.2, table 3.1), in metres.
enum Ellipsoid {
  static let equatorialRadius = 6_378_137.0
  static let flattening = 1 / 298.257223563
  static let polarRadius = equatorialRadius * (1 - flattening)
  static let thirdFlattening = flattening / (2 - flattening)
  static let eccentricitySquared = flattening * (2 - flattening)
  static let secondEccentricitySquared = eccentricitySquared / (1 - eccentricitySquared)
  private static let eccentricity = eccentricitySquared.squareRoot()

  /// The area between the equator and a latitude for one radian of longitude, in units of half
  /// the squared equatorial radius: q of Snyder, Map Projections, 1987, equation 3-12.
  static func authalicQuantity(latitudeDegrees: Double) -> Double {
    let sine = Angle(degrees: latitudeDegrees).sine
    return (1 - eccentricitySquared)
      * (sine / (1 - eccentricitySquared * sine * sine) + atanh(eccentricity * sine) / eccentricity)
  }

  /// The position on the surface in Cartesian kilometres from the earth's centre.
  static func cartesian(longitudeDegrees: Double, latitudeDegrees: Double) -> SIMD3<Double> {
    let longitude = Angle(degrees: longitudeDegrees)
    let latitude = Angle(degrees: latitudeDegrees)
    let curvature =
      equatorialRadius / 1000
      / (1 - eccentricitySquared * latitude.sine * latitude.sine).squareRoot()
    return SIMD3(
      curvature * latitude.cosine * longitude.cosine,
      curvature * latitude.cosine * longitude.sine,
      curvature * (1 - eccentricitySquared) * latitude.sine)
  }
}
