import Text

/// The words by which files of linked places say what a place is.
package enum LinkedPlaceTypes {
  /// Prefixes of LP-TSV's `matches` as our schemes.
  package static let schemes = [
    "gn": "geonames", "wd": "wikidata", "tgn": "tgn", "wp": "wikipedia",
  ]

  private static let words: [(String, PlaceKind)] = [
    ("city district", .area), ("quarter", .area), ("neighbourhood", .area),
    ("neighborhood", .area), ("suburb", .area), ("airport", .facility), ("hospital", .facility),
    ("university", .facility), ("school", .facility), ("facility", .facility),
    ("building", .facility), ("bridge", .facility), ("base", .facility), ("camp", .facility),
    ("dam", .facility), ("station", .facility), ("center", .facility), ("centre", .facility),
    ("port", .facility), ("continent", .continent), ("country part", .countryPart),
    ("constituent country", .countryPart), ("country", .country), ("nation", .country),
    ("province", .province), ("governorate", .province), ("state", .province),
    ("oblast", .province), ("first level", .province), ("district", .district),
    ("county", .district), ("second level", .district), ("region", .region), ("city", .city),
    ("capital", .city), ("town", .town), ("village", .village), ("hamlet", .village),
    ("settlement", .village), ("populated place", .town), ("valley", .valley), ("pass", .pass),
    ("tunnel", .tunnel), ("road", .road), ("highway", .road), ("street", .road),
    ("river", .river), ("stream", .river), ("wadi", .river), ("mountain", .range),
    ("mountains", .range), ("range", .range), ("area", .area),
  ]

  private static let gettyTypes: [String: PlaceKind] = [
    "300000774": .province, "300000705": .district, "300008389": .city, "300008375": .town,
    "300008372": .village, "300128207": .country, "300008217": .road,
  ]

  /// The kind that the first known word, Getty AAT number or GeoNames feature class stands for;
  /// an area when nothing says more.
  static func kind(types: [String], aatTypes: [String], featureClasses: [String]) -> PlaceKind {
    if let kind = types.lazy.compactMap({ PlaceKind(rawValue: $0.lowercased()) }).first {
      return kind
    }
    for type in types {
      let text = " " + Folding.key(type) + " "
      if let (_, kind) = words.first(where: { text.contains(" \($0.0) ") }) { return kind }
    }
    for type in aatTypes {
      if let kind = gettyTypes[String(type.filter(\.isNumber))] { return kind }
    }
    return switch featureClasses.first {
    case "A": .province
    case "P": .town
    case "H": .river
    case "R": .road
    case "S": .facility
    case "T": .range
    default: .area
    }
  }

  /// The number that Getty's thesaurus has for a kind, when it has just one.
  package static func gettyType(of kind: PlaceKind) -> String? {
    gettyTypes.first { $0.value == kind }?.key
  }

  /// The GeoNames feature class of a kind.
  package static func featureClass(of kind: PlaceKind) -> String {
    switch kind {
    case .country, .province, .district, .countryPart: "A"
    case .city, .town, .village: "P"
    case .river: "H"
    case .road, .tunnel: "R"
    case .facility: "S"
    case .valley, .pass, .range: "T"
    case .continent, .region, .area: "L"
    }
  }
}
