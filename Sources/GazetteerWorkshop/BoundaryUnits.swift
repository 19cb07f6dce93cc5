import Gazetteer

/// Units of the gazetteer by the keys of their names and by their codes, for finding the unit that
/// a feature of a boundary file draws.
struct BoundaryUnits {
  /// The units, by id.
  let places: [Place]
  private var exact: [String: [Int]] = [:]
  private var loose: [String: [Int]] = [:]
  private var codes: [String: [String: [Int]]] = [:]
  private let keys: [[String]]

  init(_ gazetteer: Gazetteer, kind: PlaceKind, in country: PlaceID?) {
    places = gazetteer.allPlaces.filter { place in
      place.kind == kind && (country.map { gazetteer.isInside(place.id, $0) } ?? true)
    }
    keys = places.map { place in
      Set(([place.name] + gazetteer.names(of: place.id).map(\.name)).map(NameKey.exact)).sorted()
    }
    for (index, place) in places.enumerated() {
      for key in keys[index] where !key.isEmpty { exact[key, default: []].append(index) }
      for key in Set(keys[index].map(NameKey.loose)) where !key.isEmpty {
        loose[key, default: []].append(index)
      }
      for identifier in gazetteer.identifiers(of: place.id) {
        codes[identifier.scheme, default: [:]][identifier.value, default: []].append(index)
      }
    }
  }

  /// Whether a label differs from a name of a unit in at most a third of its letters.
  func isAlike(_ unit: Int, _ label: String) -> Bool {
    let wanted = NameKey.exact(label)
    var distance = EditDistance(Array(wanted.utf8))
    return keys[unit].contains { key in
      var key = key
      let bound = min(key.utf8.count, wanted.utf8.count) / 3
      return key.withUTF8 { distance.within(bound, of: $0) } != nil
    }
  }

  /// The schemes of the units' codes.
  var schemes: [String] { codes.keys.sorted() }

  /// The units that carry a code.
  func withCode(_ code: String, scheme: String) -> [Int] { codes[scheme]?[code] ?? [] }

  /// The units with a name of the same key, else of the same loose key; of a label such as
  /// `A (B)` or `A / B` the whole counts before its parts.
  func named(_ label: String) -> [Int] {
    let parts = label.split { "()/".contains($0) }.map(String.init)
    let labels = [label] + (parts.count > 1 ? parts : [])
    for label in labels {
      if let found = exact[NameKey.exact(label)] { return found }
    }
    for label in labels {
      let key = NameKey.loose(NameKey.exact(label))
      if !key.isEmpty, let found = loose[key] { return found }
    }
    return []
  }
}
