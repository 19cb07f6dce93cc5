import Encoding
import Geometry
import Text

/// Places of an LP-TSV file (version 0.5) or of Linked Places Format.
struct LinkedPlaces: Sendable {
  /// A row before its parent is known.
  struct Row: Sendable {
    let id: PlaceID
    let name: String
    let kind: PlaceKind
    let parent: String
    let countries: [String]
    let coordinate: Coordinate?
    let accuracyKilometres: Double?
    let source: String
  }

  let layer: Int
  var rows: [Row] = []
  var names: [Toponym] = []
  var identifiers: [Identifier] = []
  var faults: [TableFault] = []

  init(layer: Int) { self.layer = layer }

  /// Reads LP-TSV: tab-separated, no quotes, lists split by `;`.
  ///
  /// - Throws: a `TableFault` when it is not UTF-8 or lacks `id` or `title`.
  init(tabSeparated file: GazetteerFile) throws(TableFault) {
    layer = file.layer
    let table = try Table(
      file.bytes, file: file.path, separator: 0x09, quotes: false, required: ["id", "title"])
    faults = table.faults
    for row in table.rows {
      do throws(RowFault) {
        try read(row)
      } catch {
        faults.append(TableFault(file: file.path, line: row.line, fault: error.text))
      }
    }
  }

  private mutating func read(_ row: Table.Row) throws(RowFault) {
    guard !row["id"].isEmpty else { throw RowFault("“id” is empty") }
    guard !row["title"].isEmpty else { throw RowFault("“title” is empty") }
    let id = PlaceID(rawValue: row["id"])
    let source = row["title_source"]
    let countries = list(row["ccodes"]).map { $0.uppercased() }
    let place = Row(
      id: id, name: row["title"],
      kind: LinkedPlaceTypes.kind(
        types: list(row["types"]), aatTypes: list(row["aat_types"]),
        featureClasses: list(row["fclasses"])),
      parent: row["parent_id"], countries: countries,
      coordinate: try TableParsers.coordinate(longitude: row["lon"], latitude: row["lat"]),
      accuracyKilometres: Double(row["approximation"]), source: source)
    rows.append(place)
    names.append(
      Toponym(
        place: id, name: place.name, language: "", script: Script.code(of: place.name),
        status: .preferred, source: source))
    for variant in list(row["variants"]) {
      let parts = variant.split(separator: "@", maxSplits: 1).map(String.init)
      guard let name = parts.first, !name.isEmpty else { continue }
      let tags = parts.count > 1 ? parts[1].split(separator: "-").map(String.init) : []
      names.append(
        Toponym(
          place: id, name: name, language: tags.first ?? "",
          script: tags.dropFirst().first { $0.count == 4 } ?? Script.code(of: name),
          status: .variant, source: source))
    }
    for code in countries {
      identifiers.append(
        Identifier(place: id, scheme: "country-code", value: code, source: source))
    }
    for match in list(row["matches"]) { addMatch(match, to: id, source: source) }
  }

  /// Adds a code such as `gn:1138958`, its prefix as the scheme.
  mutating func addMatch(_ match: String, to id: PlaceID, source: String) {
    let parts = match.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, let scheme = parts.first, let value = parts.last else { return }
    identifiers.append(
      Identifier(
        place: id, scheme: LinkedPlaceTypes.schemes[scheme] ?? scheme, value: value,
        source: source))
  }

  private func list(_ cell: String) -> [String] {
    cell.split(separator: ";").map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
  }

  /// The places: a parent is the row that `parent_id` names, else the country of the code, when
  /// there is one in this file or among the `known` ids.
  func places(known: Set<PlaceID>) -> [Place] {
    var countries: [String: PlaceID] = [:]
    for row in rows where row.kind == .country {
      for code in row.countries where countries[code] == nil { countries[code] = row.id }
    }
    return rows.map { row in
      var parent: PlaceID?
      if !row.parent.isEmpty, known.contains(PlaceID(rawValue: row.parent)) {
        parent = PlaceID(rawValue: row.parent)
      } else if row.kind.rank > PlaceKind.country.rank {
        parent =
          row.countries.lazy.compactMap { code in
            let id = PlaceID(rawValue: code)
            return countries[code] ?? (known.contains(id) ? id : nil)
          }.first
      }
      return Place(
        id: row.id, name: row.name, kind: row.kind, parent: parent == row.id ? nil : parent,
        coordinate: row.coordinate, accuracyKilometres: row.accuracyKilometres,
        source: row.source, layer: layer)
    }
  }
}

/// ISO 15924 codes by the letters of a name.
enum Script {
  /// `Arab` when the first letter beyond ASCII is Arabic, `Cyrl` when Cyrillic, else `Latn`.
  static func code(of name: String) -> String {
    for scalar in name.unicodeScalars where scalar.value > 0x24F {
      switch scalar.value {
      case 0x0600...0x06FF, 0x0750...0x077F, 0xFB50...0xFDFF, 0xFE70...0xFEFC: return "Arab"
      case 0x0400...0x052F: return "Cyrl"
      default: continue
      }
    }
    return "Latn"
  }
}

/// The words by which files of linked places say what a place is.
enum LinkedPlaceTypes {
  /// Prefixes of LP-TSV's `matches` as our schemes.
  static let schemes = ["gn": "geonames", "wd": "wikidata", "tgn": "tgn", "wp": "wikipedia"]

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
}
