import Gazetteer
import Geometry
import Glibc

/// From which scale each place's name is drawn, so that no name lies over another.
///
/// Names are given the room in their order: one that lies in the way of an earlier one waits for the
/// scale at which both have room. Scales are pixels a kilometre.
struct LabelLadder {
  /// A name beside a point.
  struct Label {
    let place: PlaceID
    let coordinate: Coordinate
    let text: String
  }

  /// No name waits longer: two places at one spot would never have room.
  static let largestScale = 60.0

  /// The scale of each place; 0 for one that is always drawn.
  private(set) var scales: [PlaceID: Double] = [:]

  init(_ labels: [Label]) {
    var placed: [(label: Label, scale: Double)] = []
    for label in labels {
      // Each scale at which this name and an earlier one collide shuts a range below it.
      let meetings = placed.map { earlier in
        (from: earlier.scale, to: Self.scale(parting: label, from: earlier.label))
      }
      let scale = meetings.filter { $0.to > $0.from }.map(\.to).max() ?? 0
      let bounded = min(Self.largestScale, scale)
      placed.append((label, bounded))
      scales[label.place] = bounded
    }
  }

  /// The least scale at which two names do not touch.
  private static func scale(parting one: Label, from other: Label) -> Double {
    let shrink = max(0.05, cos(one.coordinate.latitude * .pi / 180))
    var turn = other.coordinate.longitude - one.coordinate.longitude
    if turn > 180 { turn -= 360 }
    if turn < -180 { turn += 360 }
    let east = turn * shrink * 111.32
    let north = other.coordinate.latitude - one.coordinate.latitude
    // A name stands to the right of its point, so the western one needs its length.
    let length = width(east >= 0 ? one.text : other.text)
    return min(length / max(0.001, abs(east)), height / max(0.001, abs(north * 111)))
  }

  /// Pixels of a line of names at the size in which overlays draw them.
  private static let height = 20.0

  private static func width(_ text: String) -> Double { 24 + 7.5 * Double(text.count) }
}
