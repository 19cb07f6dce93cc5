import Gazetteer
import Geometry
import Glibc

/// What is known of every place before any text is read, in dense rows.
///
/// Rows are found by number: a text asks for the same few figures of many candidates.
struct PlaceIndex: Sendable {
  let places: [Place]
  private let rows: [PlaceID: Int32]
  /// The row of the unit around each place, or -1.
  private let parents: [Int32]
  /// The row of the country of each place (its own for a country), or -1.
  let countries: [Int32]
  /// The row of the first-level unit of each place, or -1.
  let provinces: [Int32]
  /// The decimal logarithm of the population, or 0.
  private(set) var logPopulations: [Float]
  /// How many names the tables have for each place: places that many write about have many.
  private(set) var nameCounts: [UInt16]
  private(set) var capitals: Set<Int32> = []
  private(set) var seats: Set<Int32> = []

  init(_ gazetteer: Gazetteer) {
    places = gazetteer.allPlaces
    var rows: [PlaceID: Int32] = [:]
    rows.reserveCapacity(places.count)
    for (row, place) in places.enumerated() { rows[place.id] = Int32(row) }
    self.rows = rows
    parents = places.map { place in place.parent.flatMap { rows[$0] } ?? -1 }
    var countries = [Int32](repeating: -1, count: places.count)
    var provinces = countries
    for row in places.indices {
      var unit = Int32(row)
      // A cycle in the tables must not hold us up.
      for _ in 0..<12 where unit >= 0 {
        switch places[Int(unit)].kind {
        case .country: if countries[row] < 0 { countries[row] = unit }
        case .province, .countryPart: provinces[row] = unit
        default: break
        }
        unit = parents[Int(unit)]
      }
    }
    self.countries = countries
    self.provinces = provinces
    logPopulations = Array(repeating: 0, count: places.count)
    nameCounts = Array(repeating: 0, count: places.count)
    for name in gazetteer.allNames {
      guard let row = rows[name.place] else { continue }
      nameCounts[Int(row)] &+= nameCounts[Int(row)] == .max ? 0 : 1
    }
    for fact in gazetteer.allFacts {
      guard let row = rows[fact.place] else { continue }
      switch fact.property {
      case "population":
        if let value = Double(fact.value.filter(\.isNumber)), value > 1 {
          logPopulations[Int(row)] = max(logPopulations[Int(row)], Float(log10(value)))
        }
      case "capital", "seat":
        guard let seat = rows[PlaceID(rawValue: fact.value)] else { continue }
        if places[Int(row)].kind == .country { capitals.insert(seat) } else { seats.insert(seat) }
      default: break
      }
    }
  }

  func row(_ id: PlaceID) -> Int32? { rows[id] }

  /// Whether a place lies in another, at any depth.
  func isInside(_ inner: Int32, _ outer: Int32) -> Bool {
    var unit = parents[Int(inner)]
    for _ in 0..<12 where unit >= 0 {
      if unit == outer { return true }
      unit = parents[Int(unit)]
    }
    return false
  }

  /// Roughly how far two places lie apart; exact enough to tell near from far.
  func kilometres(_ a: Int32, _ b: Int32) -> Double? {
    guard let a = places[Int(a)].coordinate, let b = places[Int(b)].coordinate else { return nil }
    let middle = (a.latitude + b.latitude) / 2 * .pi / 180
    var east = abs(a.longitude - b.longitude)
    if east > 180 { east = 360 - east }
    return hypot(east * cos(middle), a.latitude - b.latitude) * 111.2
  }
}
