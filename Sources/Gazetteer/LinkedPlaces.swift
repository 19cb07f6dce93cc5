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
    let validFrom: String?, validTo: String?
    let source: String
  }

  let layer: Int
  var rows: [Row] = []
  var names: [Toponym] = []
  var identifiers: [Identifier] = []
  /// What the file tells beyond the tables' columns: types, descriptions, citations.
  var facts: [Fact] = []
  var shapes: [PlaceID: PlaceShape] = [:]
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
    let geometrySource = row["geo_source"].isEmpty ? source : row["geo_source"]
    let countries = list(row["ccodes"]).map { $0.uppercased() }
    let types = list(row["types"])
    var point = try TableParsers.coordinate(longitude: row["lon"], latitude: row["lat"])
    if !row["geowkt"].isEmpty {
      guard let shape = WellKnownText.shape(row["geowkt"]) else {
        throw RowFault("“\(row["geowkt"].prefix(40))” in “geowkt” is no geometry")
      }
      // A geometry outranks the pair of columns; an area or line leaves the point as it is.
      let inside = add(shape, of: id, source: geometrySource)
      if case .point = shape { point = inside } else { point = point ?? inside }
    }
    let kind = LinkedPlaceTypes.kind(
      types: types, aatTypes: list(row["aat_types"]), featureClasses: list(row["fclasses"]))
    rows.append(
      Row(
        id: id, name: row["title"], kind: kind, parent: row["parent_id"], countries: countries,
        coordinate: point, accuracyKilometres: Double(row["approximation"]),
        validFrom: row["start"].isEmpty ? nil : row["start"],
        validTo: row["end"].isEmpty ? nil : row["end"], source: geometrySource))
    names.append(
      Toponym(
        place: id, name: row["title"], language: "", script: Script.code(of: row["title"]),
        status: .preferred, source: source))
    for variant in list(row["variants"]) { addVariant(variant, to: id, source: source) }
    for code in countries {
      identifiers.append(
        Identifier(place: id, scheme: "country-code", value: code, source: source))
    }
    for match in list(row["matches"]) { addMatch(match, to: id, source: source) }
    addTypes(
      types, aatTypes: list(row["aat_types"]), featureClasses: list(row["fclasses"]), kind: kind,
      to: id, source: source)
    for column in ["title_uri", "attestation_year", "geo_id", "description"] {
      addFact(column, row[column], to: id, source: source)
    }
    if Double(row["approximation"]) == nil {
      addFact("approximation", row["approximation"], to: id, source: source)
    }
    addFact("parent_name", row["parent_name"], to: id, source: source)
    addFact("parent_id", row["parent_id"], to: id, source: source)
  }

  /// Adds `name@language-Script-REGION`; the script has a column of its own.
  private mutating func addVariant(_ variant: String, to id: PlaceID, source: String) {
    let parts = variant.split(separator: "@", maxSplits: 1).map(String.init)
    guard let name = parts.first, !name.isEmpty else { return }
    var tags = parts.count > 1 ? parts[1].split(separator: "-").map(String.init) : []
    var script = Script.code(of: name)
    if let place = tags.dropFirst().firstIndex(where: {
      $0.count == 4 && $0.first?.isLetter ?? false
    }) {
      script = tags.remove(at: place)
    }
    names.append(
      Toponym(
        place: id, name: name, language: tags.joined(separator: "-"), script: script,
        status: .variant, source: source))
  }

  /// Keeps an area or line as the shape; returns the point of a geometry that is one.
  mutating func add(_ shape: Shape, of id: PlaceID, source: String) -> Coordinate? {
    switch shape {
    case .point(let point): return point
    case .multiPoint(let points) where points.count == 1: return points.first
    default: shapes[id] = PlaceShape(shape: shape, isApproximate: false, source: source)
    }
    return shape.labelPoint
  }

  mutating func addFact(_ property: String, _ value: String, to id: PlaceID, source: String) {
    guard !value.isEmpty else { return }
    facts.append(
      Fact(
        place: id, property: property, value: value, unit: "", asOf: "", source: source, note: ""))
  }

  /// Keeps what the kind does not say already.
  mutating func addTypes(
    _ types: [String], aatTypes: [String], featureClasses: [String], kind: PlaceKind,
    to id: PlaceID, source: String
  ) {
    for type in types where type != kind.rawValue {
      addFact("type", type, to: id, source: source)
    }
    for type in aatTypes {
      let number = String(type.filter(\.isNumber))
      guard !number.isEmpty, number != LinkedPlaceTypes.gettyType(of: kind) else { continue }
      identifiers.append(Identifier(place: id, scheme: "aat", value: number, source: source))
    }
    for type in featureClasses where type != LinkedPlaceTypes.featureClass(of: kind) {
      identifiers.append(
        Identifier(place: id, scheme: "feature-class", value: type, source: source))
    }
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

  /// The facts, without those on parents that the places themselves name.
  func facts(known: Set<PlaceID>) -> [Fact] {
    let parents = Dictionary(rows.map { ($0.id, $0.parent) }) { first, _ in first }
    return facts.filter { fact in
      guard fact.property == "parent_id" || fact.property == "parent_name" else { return true }
      guard let parent = parents[fact.place], !parent.isEmpty else { return true }
      return !known.contains(PlaceID(rawValue: parent))
    }
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
        validFrom: row.validFrom, validTo: row.validTo, source: row.source, layer: layer)
    }
  }
}

/// ISO 15924 codes by the letters of a name.
package enum Script {
  /// `Arab` when the first letter beyond ASCII is Arabic, `Cyrl` when Cyrillic, else `Latn`.
  package static func code(of name: String) -> String {
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
