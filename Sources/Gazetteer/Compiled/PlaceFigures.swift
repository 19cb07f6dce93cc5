/// What is known of every place before any text is read, by row.
struct PlaceFigures {
  /// The kind of a row that is no place: an id that only other tables name.
  static let none = UInt8.max

  var kinds: [UInt8]
  /// The row of the unit around each place, or -1.
  var parents: [Int32]
  /// The row of the country of each place (its own for a country), or -1.
  private(set) var countries: [Int32]
  /// The row of the first-level unit of each place, or -1.
  private(set) var provinces: [Int32]
  /// The decimal logarithm of the population, or 0.
  var populations: [Float]
  private(set) var nameCounts: [UInt16]
  private(set) var flags: [UInt8]

  init(count: Int) {
    kinds = Array(repeating: Self.none, count: count)
    parents = Array(repeating: -1, count: count)
    countries = parents
    provinces = parents
    populations = Array(repeating: 0, count: count)
    nameCounts = Array(repeating: 0, count: count)
    flags = Array(repeating: 0, count: count)
  }

  mutating func countName(_ row: Int) {
    if nameCounts[row] < .max { nameCounts[row] += 1 }
  }

  /// Notes that a place is the capital of a country or the seat of another unit.
  mutating func note(seat: Int, of unit: Int) {
    guard kinds[unit] != Self.none else { return }
    let isCountry = kinds[unit] == UInt8(PlaceKind.country.rank)
    flags[seat] |= isCountry ? ImageRecord.isCapital : ImageRecord.isSeat
  }

  mutating func findUnits() {
    let country = UInt8(PlaceKind.country.rank)
    let first = [UInt8(PlaceKind.province.rank), UInt8(PlaceKind.countryPart.rank)]
    for row in kinds.indices {
      var unit = Int32(row)
      // A cycle in the tables must not hold us up.
      for _ in 0..<12 where unit >= 0 {
        let kind = kinds[Int(unit)]
        if kind == country {
          if countries[row] < 0 { countries[row] = unit }
        } else if first.contains(kind) {
          provinces[row] = unit
        }
        unit = parents[Int(unit)]
      }
    }
  }
}
