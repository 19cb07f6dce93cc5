import Gazetteer
import Geometry

/// A neighbour with what each source says of the border.
struct Bordering {
  let place: Place
  /// The side in words, or `nil` when no shape tells.
  let side: String?
  /// What each source gives: `nil` without a length, 0 when it has no border.
  let lengths: [(kilometres: Double?, source: String)]
  /// False when sources disagree whether there is a border.
  let isCertain: Bool

  /// The neighbours of a place on its own level and abroad, the longest border first.
  static func all(of place: Place, in gazetteer: Gazetteer) -> [Bordering] {
    let rows = Dictionary(grouping: gazetteer.borders(of: place.id)) {
      $0.a == place.id ? $0.b : $0.a
    }
    let list = rows.keys.sorted().compactMap { id -> Bordering? in
      guard let other = gazetteer.place(id), let rows = rows[id] else { return nil }
      return Bordering(
        place: other, side: nil,
        lengths: rows.map { ($0.sharedBorderKilometres, $0.source) },
        isCertain: rows.allSatisfy(\.isCertain))
    }
    func length(_ border: Bordering) -> Double {
      border.lengths.compactMap(\.kilometres).max() ?? 0
    }
    return list.sorted { (length($1), $0.place.id) < (length($0), $1.place.id) }
  }
}
