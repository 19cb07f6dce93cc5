import Encoding
import Gazetteer
import Geometry

/// How one place lies from another: distance and direction, rounded to what the points can bear.
struct Way {
  /// Kilometres on the ellipsoid, not rounded.
  let kilometres: Double
  /// The side in words: "north-north-east".
  let side: String
  /// "92 km NNE of Kabul".
  let abbreviated: String
  /// "92 km north-north-east of Kabul".
  let inWords: String

  /// Measures the way, or returns `nil` when a point is missing or too vague to tell a direction.
  init?(from origin: Place, to place: Place) {
    guard let start = origin.coordinate, let end = place.coordinate else { return nil }
    kilometres = start.distanceKilometres(to: end)
    let slack = (origin.accuracyKilometres ?? 1) + (place.accuracyKilometres ?? 1)
    // Beyond this the direction could be off by more than a sector of the sixteen.
    guard kilometres > slack, kilometres >= 1 else { return nil }
    let compass = CompassPoint(bearingDegrees: start.bearingDegrees(to: end))
    side = compass.words
    let step = slack < 5 ? 1.0 : slack < 15 ? 5 : 10
    let rounded = Swift.max(step, (kilometres / step).rounded() * step)
    let about = step > 1 ? "about " : ""
    let figure = about + groupedDigits(decimalText(rounded, places: 0)) + " km"
    abbreviated = "\(figure) \(compass.rawValue) of \(origin.name)"
    inWords = "\(figure) \(side) of \(origin.name)"
  }
}
