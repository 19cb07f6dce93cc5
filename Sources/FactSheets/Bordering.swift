import Gazetteer
import Geometry

/// A neighbour with what each source says of the border, as a sheet tells it.
struct Bordering {
  let place: Place
  /// The side in words, or `nil` when no shape or point tells.
  let side: String?
  /// Whether ``side`` is that of the border itself and not only that of the neighbour's middle.
  let isSideOfBorder: Bool
  /// What each source gives: `nil` without a length, 0 when it has no border.
  let lengths: [(kilometres: Double?, source: String)]
  /// The country of a unit abroad.
  let abroad: Place?
  /// False when sources disagree whether there is a border.
  let isCertain: Bool

  /// The neighbours of a place on its own level and abroad, the longest border first; their lengths
  /// by the id of the source, so that every row has them in one order.
  static func all(of place: Place, in gazetteer: Gazetteer) -> [Bordering] {
    gazetteer.neighbours(of: place.id).map { neighbour in
      let border = neighbour.border
      let stated = gazetteer.borders(of: place.id).filter {
        ($0.a == place.id ? $0.b : $0.a) == neighbour.place.id
      }.map { ($0.sharedBorderKilometres, $0.source) }
      // A country whose units alone are in the tables has the sum of their borders.
      let summed = border.lengths.map { (Optional($0.kilometres), $0.source) }
      return Bordering(
        place: neighbour.place, side: neighbour.direction?.words,
        isSideOfBorder: neighbour.bearingBorderDegrees != nil,
        lengths: (stated.isEmpty ? summed : stated).sorted { $0.1 < $1.1 },
        abroad: neighbour.abroad, isCertain: border.isCertain)
    }
  }
}
