import Gazetteer
import Geometry
import Glibc

/// What is known of every place before any text is read, by row: a text asks for the same few figures
/// of many candidates.
struct PlaceIndex: Sendable {
  private let gazetteer: Gazetteer

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  func place(_ row: Int32) -> Place {
    gazetteer.place(row: Int(row))
      // Only a damaged file can name a row that is no place.
      ?? Place(id: "", name: "", kind: .area, parent: nil, coordinate: nil, source: "")
  }

  /// The point of a place, when it has one.
  func coordinate(_ row: Int32) -> Coordinate? { gazetteer.coordinate(row: Int(row)) }

  func kind(_ row: Int32) -> PlaceKind { gazetteer.kind(row: Int(row)) ?? .area }

  /// The row of the country of a place (its own for a country), or -1.
  func country(_ row: Int32) -> Int32 { Int32(gazetteer.country(row: Int(row))) }

  /// The row of the first-level unit of a place, or -1.
  func province(_ row: Int32) -> Int32 { Int32(gazetteer.province(row: Int(row))) }

  /// The decimal logarithm of the population, or 0.
  func logPopulation(_ row: Int32) -> Float { gazetteer.logPopulation(row: Int(row)) }

  /// How many names the tables have for a place: places that many write about have many.
  func nameCount(_ row: Int32) -> Int { gazetteer.nameCount(row: Int(row)) }

  func isCapital(_ row: Int32) -> Bool { gazetteer.isCapital(row: Int(row)) }
  func isSeat(_ row: Int32) -> Bool { gazetteer.isSeat(row: Int(row)) }

  func id(_ row: Int32) -> PlaceID { gazetteer.id(row: Int(row)) ?? "" }
  func row(_ id: PlaceID) -> Int32? { gazetteer.row(of: id).map(Int32.init) }

  /// Whether a place lies in another, at any depth.
  func isInside(_ inner: Int32, _ outer: Int32) -> Bool {
    var unit = gazetteer.parent(row: Int(inner))
    for _ in 0..<12 where unit >= 0 {
      if unit == Int(outer) { return true }
      unit = gazetteer.parent(row: unit)
    }
    return false
  }

  /// Roughly how far two places lie apart; exact enough to tell near from far.
  func kilometres(_ a: Coordinate, _ b: Coordinate) -> Double {
    let middle = (a.latitude + b.latitude) / 2 * .pi / 180
    var east = abs(a.longitude - b.longitude)
    if east > 180 { east = 360 - east }
    return hypot(east * cos(middle), a.latitude - b.latitude) * 111.2
  }
}
