import Glibc

/// The inverse geodesic problem in Karney's canonical order (2013, equation 44): the first
/// latitude is the most extreme and southern, the longitude difference is 0...180.
struct InverseProblem {
  struct Solution {
    var length: Double
    var initial: Angle
    var final: Angle
  }

  private let first: Angle
  private let second: Angle
  private let longitude: Angle
  private let longitudeRadians: Double
  private let isAtPole: Bool
  private let isSwapped: Bool
  private let longitudeSign: Double
  private let latitudeSign: Double

  init(_ start: Coordinate, _ end: Coordinate) {
    let difference = (end.longitude - start.longitude).remainder(dividingBy: 360)
    isSwapped = abs(start.latitude) < abs(end.latitude)
    longitudeSign = (difference < 0) != isSwapped ? -1 : 1
    let firstLatitude = isSwapped ? end.latitude : start.latitude
    let secondLatitude = isSwapped ? start.latitude : end.latitude
    latitudeSign = firstLatitude < 0 ? 1 : -1
    first = Geodesic.reducedLatitude(firstLatitude * latitudeSign)
    second = Geodesic.reducedLatitude(secondLatitude * latitudeSign)
    longitude = Angle(degrees: abs(difference))
    longitudeRadians = abs(difference) * .pi / 180
    isAtPole = abs(firstLatitude) == 90
  }

  /// The azimuth at the start the caller named.
  func restored(_ initial: Angle, _ final: Angle) -> Angle {
    let swap = isSwapped ? -1.0 : 1
    let azimuth = isSwapped ? final : initial
    return Angle(
      sine: azimuth.sine * swap * longitudeSign, cosine: azimuth.cosine * swap * latitudeSign)
  }

  func solve() -> Solution {
    if isAtPole || longitude.sine == 0 { return meridional() }
    let equatorialLimit = (1 - Ellipsoid.flattening) * Double.pi
    if first.sine == 0 && second.sine == 0 && longitudeRadians <= equatorialLimit {
      let east = Angle(sine: 1, cosine: 0)
      return Solution(
        length: Ellipsoid.equatorialRadius * longitudeRadians, initial: east, final: east)
    }
    if let short = shortLine() { return short }
    return general()
  }

  private func meridional() -> Solution {
    let final = Angle(sine: 0, cosine: 1)
    let firstSigma = Angle(sine: first.sine, cosine: longitude.cosine * first.cosine).normalised
    let secondSigma = Angle(sine: second.sine, cosine: second.cosine).normalised
    let between = forwardDifference(secondSigma, firstSigma)
    let length = distance(
      GeodesicSeries(equatorialAzimuthCosine: 1), firstSigma, secondSigma, between.radians)
    return Solution(length: length, initial: longitude, final: final)
  }

  /// A line so short that the sphere tangent at its middle serves (section 4).
  private func shortLine() -> Solution? {
    let between = second - first
    guard between.cosine >= 0, between.sine < 0.5, second.cosine * longitudeRadians < 0.5
    else { return nil }
    let (scale, omega) = shortOmega
    let (initial, final) = sphericalAzimuths(omega)
    let arc = hypot(initial.sine, initial.cosine)
    guard arc < 1e-7 else { return nil }
    return Solution(
      length: asin(arc) * Ellipsoid.polarRadius * scale, initial: initial, final: final)
  }

  /// The longitude on the auxiliary sphere for a line of moderate length (equation 48), and the
  /// radius of the sphere in units of the polar radius.
  private var shortOmega: (scale: Double, omega: Angle) {
    let sum = (first.sine + second.sine, first.cosine + second.cosine)
    let middle = sum.0 * sum.0 / (sum.0 * sum.0 + sum.1 * sum.1)
    let scale = (1 + Ellipsoid.secondEccentricitySquared * middle).squareRoot()
    return (scale, Angle(radians: longitudeRadians / ((1 - Ellipsoid.flattening) * scale)))
  }

  /// The azimuths of a great circle (equations 49 to 51), not normalised: the length of the first
  /// is the sine of the arc.
  private func sphericalAzimuths(_ omega: Angle) -> (Angle, Angle) {
    let square = omega.sine * omega.sine
    let nearCosine = second - first
    let versine = omega.cosine >= 0 ? square / (1 + omega.cosine) : 1 - omega.cosine
    let initial =
      omega.cosine >= 0
      ? nearCosine.sine + second.cosine * first.sine * versine
      : (second + first).sine - second.cosine * first.sine * square / (1 - omega.cosine)
    return (
      Angle(sine: second.cosine * omega.sine, cosine: initial),
      Angle(
        sine: first.cosine * omega.sine,
        cosine: nearCosine.sine - first.cosine * second.sine * versine)
    )
  }

  private func general() -> Solution {
    var azimuth = startingAzimuth()
    // The longitude reached grows with the azimuth, so the root stays between these two.
    var lower = Angle(sine: .leastNormalMagnitude, cosine: 1)
    var upper = Angle(sine: .leastNormalMagnitude, cosine: -1)
    var trial = Trial(self, azimuth)
    var isLast = false
    for round in 0..<100 {
      let error = trial.longitudeError
      if isLast || abs(error) < 2e-16 { break }
      if error > 0 { upper = azimuth } else { lower = azimuth }
      let newton = round < 20 ? azimuth + Angle(radians: -error / trial.slope) : lower
      let isWithin =
        newton.sine > 0 && (newton - lower).sine > 0 && (upper - newton).sine > 0
        && newton.sine.isFinite
      if isWithin {
        azimuth = newton.normalised
        isLast = abs(error) < 1e-14
      } else {
        let middle = Angle(
          sine: (lower.sine + upper.sine) / 2, cosine: (lower.cosine + upper.cosine) / 2)
        azimuth = middle.normalised
        isLast = abs((upper - lower).sine) < 1e-16 && upper.cosine * lower.cosine > 0
      }
      trial = Trial(self, azimuth)
    }
    return Solution(
      length: distance(trial.series, trial.firstSigma, trial.secondSigma, trial.sigma),
      initial: azimuth, final: trial.final)
  }

  private func startingAzimuth() -> Angle {
    let between = second - first
    let isShort =
      between.cosine >= 0 && between.sine < 0.5 && second.cosine * longitudeRadians < 0.5
    let omega = isShort ? shortOmega.omega : longitude
    let initial = sphericalAzimuths(omega).0
    let arcCosine = first.sine * second.sine + first.cosine * second.cosine * omega.cosine
    let arcSine = hypot(initial.sine, initial.cosine)
    let reach = 6 * Ellipsoid.thirdFlattening * Double.pi * first.cosine * first.cosine
    if arcCosine < 0 && arcSine < reach { return nearlyAntipodalAzimuth() }
    return initial.normalised
  }

  /// The first guess from the astroid that the geodesics about the antipode envelop (section 5,
  /// equations 52 to 57).
  private func nearlyAntipodalAzimuth() -> Angle {
    // The expansion parameter is that of the geodesic setting out due east.
    let series = GeodesicSeries(equatorialAzimuthCosine: -first.sine)
    let scale = Ellipsoid.flattening * Double.pi * first.cosine * series.longitudeScale
    let x = (longitudeRadians - Double.pi) / scale
    let y = (second + first).sine / (scale * first.cosine)
    if y > -1e-13 {
      let sine = min(1, -x)
      return Angle(sine: max(sine, .leastNormalMagnitude), cosine: -(1 - sine * sine).squareRoot())
        .normalised
    }
    let root = astroidRoot(x * x, y * y)
    let guess = Angle(
      sine: max(-x / (1 + root), .leastNormalMagnitude), cosine: y / root)
    return guess.normalised
  }

  /// The positive root of u^4 + 2u^3 + (1 - x2 - y2)u^2 - 2 y2 u - y2 (equation 55), by Newton's
  /// method from above, where the quartic is convex and rising.
  private func astroidRoot(_ x2: Double, _ y2: Double) -> Double {
    var root = (x2 + y2).squareRoot() + 1
    for _ in 0..<100 {
      let value = (((root + 2) * root + (1 - x2 - y2)) * root - 2 * y2) * root - y2
      let slope = ((4 * root + 6) * root + 2 * (1 - x2 - y2)) * root - 2 * y2
      let next = root - value / slope
      guard slope > 0, next > 0, next < root else { break }
      root = next
    }
    return root
  }

  /// What one trial azimuth reaches (section 4).
  private struct Trial {
    let final: Angle
    let firstSigma: Angle
    let secondSigma: Angle
    let sigma: Double
    let series: GeodesicSeries
    let longitudeError: Double
    /// The derivative of the longitude by the azimuth (equations 46 and 47).
    let slope: Double

    init(_ problem: InverseProblem, _ given: Angle) {
      let (first, second) = (problem.first, problem.second)
      var azimuth = given
      if first.sine == 0 && azimuth.cosine == 0 { azimuth.cosine = -.leastNormalMagnitude }
      let equatorial = Angle(
        sine: azimuth.sine * first.cosine, cosine: hypot(azimuth.cosine, azimuth.sine * first.sine))
      let isEven = second.cosine == first.cosine
      let along = azimuth.cosine * first.cosine
      let spread =
        first.cosine < -first.sine
        ? (second.cosine - first.cosine) * (first.cosine + second.cosine)
        : (first.sine - second.sine) * (first.sine + second.sine)
      final = Angle(
        sine: isEven ? azimuth.sine : equatorial.sine / second.cosine,
        cosine: isEven && abs(second.sine) == -first.sine
          ? abs(azimuth.cosine)
          : max(0, along * along + spread).squareRoot() / second.cosine)

      let firstOmega = Angle(sine: equatorial.sine * first.sine, cosine: along)
      let finalAlong = final.cosine * second.cosine
      let secondOmega = Angle(sine: equatorial.sine * second.sine, cosine: finalAlong)
      firstSigma = Angle(sine: first.sine, cosine: along).normalised
      secondSigma = Angle(sine: second.sine, cosine: finalAlong).normalised
      sigma = forwardDifference(secondSigma, firstSigma).radians
      let omega = forwardDifference(secondOmega, firstOmega)

      series = GeodesicSeries(equatorialAzimuthCosine: equatorial.cosine)
      let coefficients = series.longitudeCoefficients
      let sum =
        sigma + GeodesicSeries.sineSum(coefficients, secondSigma)
        - GeodesicSeries.sineSum(coefficients, firstSigma)
      longitudeError =
        (omega - problem.longitude).radians
        - Ellipsoid.flattening * series.longitudeScale * equatorial.sine * sum

      let stretch = (
        (1 + Ellipsoid.secondEccentricitySquared * first.sine * first.sine).squareRoot(),
        (1 + Ellipsoid.secondEccentricitySquared * second.sine * second.sine).squareRoot()
      )
      let flat = 1 - Ellipsoid.flattening
      if final.cosine == 0 {
        slope = -2 * flat * stretch.0 / first.sine
      } else {
        let (a1, a2) = (series.distanceScale, series.reducedScale)
        let (c1, c2) = (series.distanceCoefficients, series.reducedCoefficients)
        let j =
          (a1 - a2) * sigma
          + a1
          * (GeodesicSeries.sineSum(c1, secondSigma) - GeodesicSeries.sineSum(c1, firstSigma))
          - a2
          * (GeodesicSeries.sineSum(c2, secondSigma) - GeodesicSeries.sineSum(c2, firstSigma))
        let reducedLength =
          stretch.1 * firstSigma.cosine * secondSigma.sine
          - stretch.0 * firstSigma.sine * secondSigma.cosine
          - firstSigma.cosine * secondSigma.cosine * j
        slope = flat * reducedLength / (final.cosine * second.cosine)
      }
    }
  }
}

/// The angle from `b` forward to `a`, which is known to lie in 0...pi.
private func forwardDifference(_ a: Angle, _ b: Angle) -> Angle {
  let difference = a - b
  // Adding 0 turns -0, which would mean half a turn back, into 0.
  return Angle(sine: max(0, difference.sine) + 0, cosine: difference.cosine)
}

/// Metres between two arcs on the auxiliary sphere (equation 7 by way of 15).
private func distance(
  _ series: GeodesicSeries, _ first: Angle, _ second: Angle, _ sigma: Double
) -> Double {
  let coefficients = series.distanceCoefficients
  return Ellipsoid.polarRadius * series.distanceScale
    * (sigma + GeodesicSeries.sineSum(coefficients, second)
      - GeodesicSeries.sineSum(coefficients, first))
}
