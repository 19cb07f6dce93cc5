import Encoding
import Gazetteer
import Geometry

/// Reads the tables of a GeoNames dump line by line and keeps the rows that are asked for.
///
/// Lines that are broken, too long or of another make are listed with their numbers and passed
/// over. What is kept has provisional ids (`gn:366755`); ``TableMerge`` gives it lasting ones.
public struct GeoNamesImport {
  /// Which rows are kept.
  public struct Selection: Sendable {
    /// Countries by ISO 3166-1 code; `nil` for all.
    public var countries: Set<String>?
    /// Settlements with fewer people are left out.
    public var minimumPopulation: Int
    /// Feature classes (`P`) and codes (`PPLC`); `nil` for all.
    public var features: Set<String>?
    /// Languages whose names are kept beside English, names without a language and those in
    /// Arabic script.
    public var languages: Set<String>

    /// Creates a selection.
    public init(
      countries: Set<String>? = nil, minimumPopulation: Int = 0, features: Set<String>? = nil,
      languages: Set<String> = []
    ) {
      self.countries = countries
      self.minimumPopulation = minimumPopulation
      self.features = features
      self.languages = languages
    }
  }

  /// The most faults that are kept; the others are counted.
  public static let faultLimit = 1000

  /// The faults of the first lines that have one, as `file:line: fault`.
  public var faultLines: [String] { faults.map(\.description) }
  /// The number of lines with a fault.
  public private(set) var faultCount = 0
  /// The number of rows read.
  public private(set) var rowCount = 0

  private var faults: [TableFault] = []
  private let selection: Selection
  private let source: String
  var places: [Int: Draft] = [:]
  /// Codes of first-level units, `SD.29`, with what the dump calls them.
  var firstLevelCodes: [String: (name: String, number: Int)] = [:]
  var secondLevelCodes: [String: (name: String, number: Int)] = [:]
  var parents: [Int: Int] = [:]

  /// A place that is kept.
  struct Draft {
    let place: Place
    let country: String
    let codes: [String]
    let featureCode: String
    var names: [Toponym]
    var identifiers: [Identifier]
    var facts: [Fact]
  }

  /// Creates an import whose rows carry the id of a source.
  public init(_ selection: Selection, source: String) {
    self.selection = selection
    self.source = source
  }

  /// The number of places that are kept.
  public var placeCount: Int { places.count }

  /// Reads a table. Names and relations of places that were not read before are passed over.
  ///
  /// - Throws: `FileFault` when the file cannot be read.
  public mutating func read(_ path: String, as table: GeoNamesTable) throws {
    var reader = try LineReader(path: path, limit: GeoNamesFields.lineLimit)
    while let line = try reader.next() {
      switch line {
      case .tooLong: note(path, reader.number, "the line is longer than 1 MB")
      case .bytes(let bytes):
        let text = GeoNamesFields.text(of: bytes, line: reader.number)
        // Some tables carry remarks behind a hash.
        if text.isEmpty || (text.first == 0x23 && table != .places) { continue }
        rowCount += 1
        do throws(GeoNamesFault) {
          try add(try GeoNamesFields(text), to: table)
        } catch {
          note(path, reader.number, error.text)
        }
      }
    }
  }

  private mutating func note(_ path: String, _ line: Int, _ fault: String) {
    faultCount += 1
    if faults.count < Self.faultLimit {
      faults.append(TableFault(file: path, line: line, fault: fault))
    }
  }

  private mutating func add(
    _ fields: GeoNamesFields, to table: GeoNamesTable
  ) throws(GeoNamesFault) {
    switch table {
    case .places: try addPlace(GeoNamesPlace(fields))
    case .alternateNames: try addName(GeoNamesName(fields))
    case .firstLevelCodes, .secondLevelCodes:
      guard fields.count == 4, let number = fields.integer(3), !fields[1].isEmpty else {
        throw GeoNamesFault("\(fields.count) columns where the table has 4")
      }
      if table == .firstLevelCodes {
        firstLevelCodes[fields[0]] = (fields[1], number)
      } else {
        secondLevelCodes[fields[0]] = (fields[1], number)
      }
    case .hierarchy:
      guard let parent = fields.integer(0), let child = fields.integer(1) else {
        throw GeoNamesFault("no two numbers of places")
      }
      if fields.count < 3 || fields[2] == "ADM" || fields[2].isEmpty, places[child] != nil {
        parents[child] = parent
      }
    }
  }

  private mutating func addPlace(_ row: GeoNamesPlace) throws(GeoNamesFault) {
    if let countries = selection.countries, !countries.contains(row.country) { return }
    if let features = selection.features, !features.contains(row.featureClass),
      !features.contains(row.featureCode)
    {
      return
    }
    let kind = GeoNamesKinds.kind(row)
    if kind.isSettlement, row.population < selection.minimumPopulation, row.featureCode != "PPLC" {
      return
    }
    // Units and settlements that are gone are no places to look for.
    if row.featureCode.hasSuffix("H"), row.featureCode.count > 3 { return }
    if let fault = NameLetters.fault(row.name, script: "") { throw GeoNamesFault(fault) }
    let id = PlaceID(rawValue: "gn:\(row.number)")
    var draft = Draft(
      place: Place(
        id: id, name: row.name, kind: kind, parent: nil,
        coordinate: Coordinate(longitude: row.longitude, latitude: row.latitude),
        accuracyKilometres: GeoNamesKinds.accuracyKilometres(kind), source: source),
      country: row.country, codes: row.codes, featureCode: row.featureCode,
      names: [
        Toponym(
          place: id, name: row.name, language: "",
          script: NameQuality.script(row.name) ?? "Latn", status: .preferred, source: source)
      ],
      identifiers: [
        Identifier(place: id, scheme: "geonames", value: String(row.number), source: source)
      ],
      facts: [])
    for name in row.alternateNames.split(separator: ",") {
      let name = name.trimmingSpaces()
      guard NameQuality.isKept(name, besides: row.name) else { continue }
      addName(name, language: "", status: .variant, to: &draft)
    }
    if row.population > 0 {
      draft.facts.append(fact(id, "population", String(row.population), "people"))
    }
    if let elevation = row.elevation {
      draft.facts.append(fact(id, "elevation", String(elevation), "m"))
    }
    places[row.number] = draft
  }

  private func fact(_ id: PlaceID, _ property: String, _ value: String, _ unit: String) -> Fact {
    Fact(
      place: id, property: property, value: value, unit: unit, asOf: "", source: source,
      note: "")
  }

  private func addName(
    _ name: String, language: String, status: NameStatus, to draft: inout Draft
  ) {
    guard let script = NameQuality.script(name) else { return }
    let key = NameKey.exact(name)
    if draft.names.contains(where: { NameKey.exact($0.name) == key && $0.script == script }) {
      return
    }
    draft.names.append(
      Toponym(
        place: draft.place.id, name: name, language: language, script: script, status: status,
        source: source))
  }

  private static let identifierSchemes = ["wkdt": "wikidata", "iata": "iata", "icao": "icao"]

  private mutating func addName(_ row: GeoNamesName) throws(GeoNamesFault) {
    guard var draft = places[row.place] else { return }
    if let scheme = Self.identifierSchemes[row.language] {
      draft.identifiers.append(
        Identifier(place: draft.place.id, scheme: scheme, value: row.name, source: source))
      places[row.place] = draft
      return
    }
    // Links, post codes and the other entries that are no names have long or no real codes.
    guard row.language.utf8.count <= 3 || row.language.utf8.dropFirst(2).first == 0x2D else {
      return
    }
    let language = String(row.language.prefix { $0 != "-" })
    let isKept =
      language.isEmpty
      ? NameQuality.isKept(row.name, besides: draft.place.name)
      : (language == "en" || selection.languages.contains(language)
        || NameQuality.script(row.name) == "Arab")
        && NameLetters.fault(row.name, script: "") == nil
    guard isKept else { return }
    let status: NameStatus =
      row.isHistoric ? .historic : row.isPreferred && !language.isEmpty ? .preferred : .variant
    addName(row.name.trimmingSpaces(), language: language, status: status, to: &draft)
    places[row.place] = draft
  }
}

/// What the feature codes of GeoNames are in our kinds.
enum GeoNamesKinds {
  static func kind(_ row: GeoNamesPlace) -> PlaceKind {
    switch row.featureClass {
    case "A": administrative(row.featureCode)
    case "P": settlement(row)
    case "H": row.featureCode.hasPrefix("STM") || row.featureCode.hasPrefix("WAD") ? .river : .area
    case "R": row.featureCode == "TNL" || row.featureCode == "TNLRD" ? .tunnel : .road
    case "S": .facility
    case "T":
      switch row.featureCode {
      case "PASS", "GAP": .pass
      case "VAL", "VALS", "GRGE", "CNYN": .valley
      case "MTS", "HLLS": .range
      default: .area
      }
    case "L": row.featureCode == "CONT" ? .continent : .area
    default: .area
    }
  }

  private static func administrative(_ code: String) -> PlaceKind {
    switch code {
    case "ADM1": .province
    case "ADM2": .district
    case "PCLI", "PCL", "PCLD", "PCLF", "PCLIX", "PCLS", "TERR": .country
    default: .area
    }
  }

  private static func settlement(_ row: GeoNamesPlace) -> PlaceKind {
    if row.featureCode == "PPLX" { return .area }
    if row.featureCode == "PPLC" || row.population >= 50_000 { return .city }
    return row.population >= 5_000 || row.featureCode.hasPrefix("PPLA") ? .town : .village
  }

  /// How far the truth may lie from a point of GeoNames, which gives minutes for small places.
  static func accuracyKilometres(_ kind: PlaceKind) -> Double {
    switch kind {
    case .city: 5
    case .town, .village, .pass, .tunnel, .facility: 2
    case .country: 500
    case .province: 100
    case .district: 30
    default: 10
    }
  }
}
