import Glibc

/// A direction kept as its sine and cosine, so that small differences lose no digits.
struct Angle: BitwiseCopyable {
  var sine: Double
  var cosine: Double

  init(sine: Double, cosine: Double) {
    self.sine = sine
    self.cosine = cosine
  }

  /// Exact at multiples of a right angle, where `sin` and `cos` of radians are not.
  init(degrees: Double) {
    var turned = degrees
    if !(abs(degrees) < 1e6) {
      turned = degrees.isFinite ? degrees.truncatingRemainder(dividingBy: 360) : 0
    }
    // The product is exact, and so is the difference: no slow remainder is needed.
    let quarters = (turned / 90).rounded()
    let rest = turned - 90 * quarters
    let (s, c) = (sin(rest * .pi / 180), cos(rest * .pi / 180))
    switch Int(quarters) & 3 {
    case 0: (sine, cosine) = (s, c)
    case 1: (sine, cosine) = (c, -s)
    case 2: (sine, cosine) = (-s, -c)
    default: (sine, cosine) = (-c, s)
    }
    if sine == 0 { sine = 0 }
    if cosine == 0 { cosine = 0 }
  }

  init(radians: Double) {
    sine = sin(radians)
    cosine = cos(radians)
  }

  var radians: Double { atan2(sine, cosine) }

  var degrees: Double { radians * 180 / .pi }

  /// The same direction at length 1.
  var normalised: Angle {
    let length = hypot(sine, cosine)
    return length > 0 ? Angle(sine: sine / length, cosine: cosine / length) : self
  }

  static func + (a: Angle, b: Angle) -> Angle {
    Angle(
      sine: a.sine * b.cosine + a.cosine * b.sine, cosine: a.cosine * b.cosine - a.sine * b.sine)
  }

  static func - (a: Angle, b: Angle) -> Angle {
    Angle(
      sine: a.sine * b.cosine - a.cosine * b.sine, cosine: a.cosine * b.cosine + a.sine * b.sine)
  }
}
