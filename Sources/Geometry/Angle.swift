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
    let rest = degrees.remainder(dividingBy: 90)
    let quarter = Int(((degrees - rest) / 90).remainder(dividingBy: 4).rounded())
    let (s, c) = (sin(rest * .pi / 180), cos(rest * .pi / 180))
    switch quarter & 3 {
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
