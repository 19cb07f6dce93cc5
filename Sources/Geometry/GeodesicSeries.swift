import Glibc

/// The series for distance and longitude along a geodesic, to sixth order.
///
/// Karney, Algorithms for geodesics, Journal of Geodesy 87 (2013), 43-55; equation numbers below
/// are his. `epsilon` is his expansion parameter, equation 16.
struct GeodesicSeries {
  let epsilon: Double

  /// Creates the series of the geodesic that crosses the equator at azimuth alpha 0.
  init(equatorialAzimuthCosine: Double) {
    let k2 =
      equatorialAzimuthCosine * equatorialAzimuthCosine * Ellipsoid.secondEccentricitySquared
    epsilon = k2 / (2 * (1 + (1 + k2).squareRoot()) + k2)
  }

  /// A1, equation 17.
  var distanceScale: Double {
    let e2 = epsilon * epsilon
    return (1 + e2 * (1 / 4.0 + e2 * (1 / 64.0 + e2 / 256))) / (1 - epsilon)
  }

  /// C1, equation 18.
  var distanceCoefficients: SIMD8<Double> {
    let e = epsilon
    let e2 = e * e
    return SIMD8(
      e * (-1 / 2.0 + e2 * (3 / 16.0 - e2 / 32)),
      e2 * (-1 / 16.0 + e2 * (1 / 32.0 - e2 * 9 / 2048)),
      e2 * e * (-1 / 48.0 + e2 * 3 / 256),
      e2 * e2 * (-5 / 512.0 + e2 * 3 / 512),
      e2 * e2 * e * (-7 / 1280.0),
      e2 * e2 * e2 * (-7 / 2048.0), 0, 0)
  }

  /// C1', the reversion of the distance series, equation 21.
  var reversedDistanceCoefficients: SIMD8<Double> {
    let e = epsilon
    let e2 = e * e
    return SIMD8(
      e * (1 / 2.0 + e2 * (-9 / 32.0 + e2 * 205 / 1536)),
      e2 * (5 / 16.0 + e2 * (-37 / 96.0 + e2 * 1335 / 4096)),
      e2 * e * (29 / 96.0 - e2 * 75 / 128),
      e2 * e2 * (539 / 1536.0 - e2 * 2391 / 2560),
      e2 * e2 * e * (3467 / 7680.0),
      e2 * e2 * e2 * (38081 / 61440.0), 0, 0)
  }

  /// A2, equation 42.
  var reducedScale: Double {
    let e2 = epsilon * epsilon
    return (1 + e2 * (1 / 4.0 + e2 * (9 / 64.0 + e2 * 25 / 256))) * (1 - epsilon)
  }

  /// C2, equation 43.
  var reducedCoefficients: SIMD8<Double> {
    let e = epsilon
    let e2 = e * e
    return SIMD8(
      e * (1 / 2.0 + e2 * (1 / 16.0 + e2 / 32)),
      e2 * (3 / 16.0 + e2 * (1 / 32.0 + e2 * 35 / 2048)),
      e2 * e * (5 / 48.0 + e2 * 5 / 256),
      e2 * e2 * (35 / 512.0 + e2 * 7 / 512),
      e2 * e2 * e * (63 / 1280.0),
      e2 * e2 * e2 * (77 / 2048.0), 0, 0)
  }

  /// A3, equation 24.
  var longitudeScale: Double {
    let e = epsilon
    let n = Ellipsoid.thirdFlattening
    let third = -(1 / 16.0 + n * (3 / 16.0 + n / 16)) + e * (-(3 / 64.0 + n / 32) - e * 3 / 128)
    let second = -(1 / 4.0 + n * (1 / 8.0 - n * 3 / 8)) + e * third
    return 1 + e * (-(1 - n) / 2 + e * second)
  }

  /// C3, equation 25.
  var longitudeCoefficients: SIMD8<Double> {
    let e = epsilon
    let n = Ellipsoid.thirdFlattening
    let n2 = n * n
    let e2 = e * e
    let first2 = (1 - n2) / 8 + e * ((3 + 3 * n - n2) / 64 + e * ((5 + 2 * n) / 128 + e * 3 / 128))
    let second3 = (3 - 2 * n - 3 * n2) / 64 + e * ((3 + n) / 128 + e * 5 / 256)
    return SIMD8(
      e * ((1 - n) / 4 + e * first2),
      e2 * ((2 - 3 * n + n2) / 32 + e * second3),
      e2 * e * ((5 - 9 * n + 5 * n2) / 192 + e * ((9 - 10 * n) / 384 + e * 7 / 512)),
      e2 * e2 * ((7 - 14 * n) / 512 + e * 7 / 512),
      e2 * e2 * e * (21 / 2560.0), 0, 0, 0)
  }

  /// The sum of c[l] sin(2 l sigma) for l = 1...6, by Clenshaw's recurrence (equation 59).
  static func sineSum(_ coefficients: SIMD8<Double>, _ sigma: Angle) -> Double {
    let twoCosine = 2 * (sigma.cosine - sigma.sine) * (sigma.cosine + sigma.sine)
    var (current, previous) = (0.0, 0.0)
    for index in stride(from: 5, through: 0, by: -1) {
      (current, previous) = (coefficients[index] + twoCosine * current - previous, current)
    }
    return 2 * sigma.sine * sigma.cosine * current
  }
}
