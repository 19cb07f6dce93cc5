public import Features
public import Gazetteer
import Geometry
public import Topology

/// Makes tables of the world's first-level units from Natural Earth's `states_provinces`.
///
/// A unit's id is its ISO 3166-2 code where the names agree, else its country and name. Countries
/// whose provinces the gazetteer has with outlines keep them: their features only lend their
/// borders. The tables hold no shapes; ``outlines`` are kept beside them, for ``CountryStart``.
public struct FirstLevelUnits: Sendable {
  /// Words and names that a unit must not be found under in running text.
  public struct Reserved: Sendable {
    fileprivate var names: Set<String> = []
    fileprivate var settlements: [PlaceID: Set<String>] = [:]
    fileprivate var words: Set<String> = []

    /// Nothing.
    public init() {}

    /// Reserves whole names.
    public mutating func insert(names list: some Sequence<String>) {
      for name in list { names.insert(NameKey.exact(name)) }
    }

    /// Reserves the name of a settlement among the units of its country: "Aleppo" is the city, but
    /// the Ontario of California takes nothing from that of Canada.
    public mutating func insert(settlement name: String, in country: PlaceID) {
      settlements[country, default: []].insert(NameKey.exact(name))
    }

    /// Reserves names that consist of these words only.
    public mutating func insert(words list: some Sequence<String>) {
      for word in list { words.insert(NameKey.exact(word)) }
    }

    func contains(_ name: String, in country: PlaceID) -> Bool {
      let key = NameKey.exact(name)
      return names.contains(key)
        || settlements[country, default: []].contains(key)
        || key.split(separator: " ").allSatisfy { words.contains(String($0)) }
    }
  }

  /// Below this area a unit is found in running text only under its full name: "Camden" is no
  /// more a borough than a person.
  static let smallSquareKilometres = 2500.0

  /// The tables: places, names, codes and borders.
  public let tables: RegionTables
  /// The outlines of the units of the tables, rounded to about 100 m.
  public let outlines: [(id: PlaceID, shape: PlaceShape)]
  /// The number of units that have an ISO 3166-2 code.
  public let coded: Int
  /// What was passed over and why, one line each.
  public let notes: [String]

  /// A feature with what it becomes.
  private struct Unit {
    let shape: Shape
    let country: Place
    let name: String
    let labels: [String]
    let fips: String
    var id: PlaceID?
  }

  /// Makes the tables.
  ///
  /// - Parameters:
  ///   - features: with the columns `iso_a2`, `name`, `woe_name`, `gn_name` and `fips`.
  ///   - gazetteer: the countries, and units that are already there.
  ///   - reserved: names and words that mean something else in a text.
  /// - Throws: `TopologyError` from GEOS.
  public init(
    _ features: [Feature], codes: SubdivisionCodes, gazetteer: Gazetteer, reserved: Reserved,
    source: String
  ) throws(TopologyError) {
    var notes: [String] = []
    var units: [Unit] = []
    let countries = Self.countries(gazetteer)
    for feature in features {
      let name = Self.fullName(feature)
      let country = Self.country(of: feature, countries)
      guard let shape = feature.shape, !shape.polygons.isEmpty else {
        notes.append("“\(name)” has no polygon")
        continue
      }
      guard let country else {
        notes.append("“\(name)” belongs to no country of the gazetteer")
        continue
      }
      guard !name.isEmpty else {
        notes.append("a unit of \(country.name) has no name")
        continue
      }
      let names = Self.spellings(name)
      let others = [feature.text("woe_name"), feature.text("gn_name")].filter { other in
        // The file gives some units the other names of their neighbours.
        !other.isEmpty && NameLetters.fault(other, script: "Latn") == nil
          && names.contains {
            Likeness.of($0, other) >= 0.7 || Likeness.sharesBeginning($0, other)
          }
      }
      units.append(
        Unit(
          shape: shape, country: country, name: names[0], labels: names + others,
          fips: feature.text("fips")))
    }
    var contents = GazetteerContents()
    coded = Self.identify(&units, codes, gazetteer, reserved, source, &contents)
    var drawn: [(key: String, shape: Shape)] = []
    for unit in units {
      guard let id = unit.id else {
        notes.append("“\(unit.name)” in \(unit.country.name) is no unit of the gazetteer")
        continue
      }
      drawn.append((id.rawValue, try repaired(unit.shape)))
    }
    let known = Set(contents.places.map(\.id))
    for border in try sharedBorders(of: drawn) {
      let (a, b) = (PlaceID(rawValue: border.a), PlaceID(rawValue: border.b))
      guard a != b, known.contains(a) || known.contains(b) else { continue }
      let length = (border.km * 10).rounded() / 10
      guard length > 0 else { continue }
      contents.borders.append(
        BorderRow(
          a: a, b: b, sharedBorderKilometres: length, isCertain: length >= 1, source: source))
    }
    tables = RegionTables(contents)
    var outlines: [(id: PlaceID, shape: PlaceShape)] = []
    for (key, shape) in drawn where known.contains(PlaceID(rawValue: key)) {
      let rounded = try UnitOutlines.rounded(shape)
      guard !rounded.polygons.isEmpty else { continue }
      outlines.append(
        (
          PlaceID(rawValue: key),
          PlaceShape(shape: rounded, isApproximate: false, source: source)
        ))
    }
    self.outlines = outlines
    self.notes = notes
  }

  /// The countries by their codes of two and of three letters.
  private static func countries(_ gazetteer: Gazetteer) -> [String: Place] {
    var countries: [String: Place] = [:]
    for place in gazetteer.allPlaces where place.kind == .country {
      countries[place.id.rawValue] = place
      for code in gazetteer.identifiers(of: place.id) where code.scheme == "iso3166-1-alpha3" {
        countries[code.value] = place
      }
    }
    return countries
  }

  /// The country of the unit's own code, of the territory's, or of the sovereign's, which the
  /// source writes `GB1` where there are several territories.
  private static func country(of feature: Feature, _ countries: [String: Place]) -> Place? {
    let sovereign = feature.text("sov_a3")
    let codes =
      ["iso_a2", "gu_a3", "adm0_a3"].map(feature.text)
      + [sovereign, sovereign.hasSuffix("1") ? String(sovereign.dropLast()) : ""]
    return codes.lazy.compactMap { countries[$0] }.first
  }

  /// The name, or what an abbreviation such as `F.A.T.A.` stands for.
  private static func fullName(_ feature: Feature) -> String {
    let name = feature.text("name")
    let isShort = name.contains(".") && name.allSatisfy { $0 == "." || $0.isUppercase }
    guard isShort else { return name }
    let long = feature.text("gn_name")
    guard !long.contains("."), !long.isEmpty else { return name }
    return long.hasSuffix(" Province") ? String(long.dropLast(9)) : long
  }

  /// `Homs (Hims)` and `Odessa / Odesa` hold two names.
  private static func spellings(_ name: String) -> [String] {
    let parts = name.split { "()/".contains($0) }.map { part in
      part.split { $0.isWhitespace }.joined(separator: " ")
    }.filter { !$0.isEmpty }
    return parts.isEmpty ? [name] : parts
  }

  /// Gives every unit its id and adds the rows of those that are new.
  private static func identify(
    _ units: inout [Unit], _ codes: SubdivisionCodes, _ gazetteer: Gazetteer,
    _ reserved: Reserved, _ source: String, _ contents: inout GazetteerContents
  ) -> Int {
    var coded = 0
    var taken: Set<PlaceID> = []
    let countries = Dictionary(grouping: units.indices) { units[$0].country.id }
    for country in countries.keys.sorted() {
      let indices = countries[country] ?? []
      let outlined = gazetteer.children(of: country).filter { place in
        place.kind == .province
          && gazetteer.shape(of: place.id).map { !$0.isApproximate } ?? false
      }
      if !outlined.isEmpty {
        for index in indices {
          guard let point = units[index].shape.labelPoint else { continue }
          units[index].id =
            outlined.first { gazetteer.shape(of: $0.id)?.shape.contains(point) ?? false }?.id
        }
        continue
      }
      let found = codes.codes(
        country: country.rawValue, labels: indices.map { units[$0].labels })
      for (position, index) in indices.enumerated() {
        let unit = units[index]
        var id = PlaceID(rawValue: "\(country)-\(Slug.text(unit.name + "."))")
        var names = unit.labels
        var code: String?
        let match = found[position]
        if let match, gazetteer.place(PlaceID(rawValue: match.code)) == nil {
          id = PlaceID(rawValue: match.code)
          code = match.code
          names += match.names
          coded += 1
        }
        var count = 1
        while gazetteer.place(id) != nil || !taken.insert(id).inserted {
          count += 1
          id = PlaceID(
            rawValue: "\(country)-\(Slug.text(unit.name + "."))-province"
              + (count > 2 ? "-\(count - 1)" : ""))
        }
        units[index].id = id
        addRows(
          unit, id, code, names, type: match?.type ?? "", reserved, source, &contents)
      }
    }
    return coded
  }

  private static func addRows(
    _ unit: Unit, _ id: PlaceID, _ code: String?, _ names: [String], type: String,
    _ reserved: Reserved, _ source: String, _ contents: inout GazetteerContents
  ) {
    let area = unit.shape.areaSquareKilometres
    contents.places.append(
      Place(
        id: id, name: unit.name, kind: .province, parent: unit.country.id,
        coordinate: centre(unit.shape),
        accuracyKilometres: max(0.1, (area / .pi).squareRoot()), source: source))
    var keys: Set<String> = []
    for (order, name) in names.enumerated() {
      // A short name that a city of its country bears, or a word, stands in places.csv only: it
      // answers to a user who asks for it, and is not read into a text unless a noun says what it
      // is.
      let isBare = !name.contains(" ") || name == unit.name
      if reserved.contains(name, in: unit.country.id) || (isBare && area < smallSquareKilometres) {
        continue
      }
      guard keys.insert(NameKey.exact(name)).inserted else { continue }
      contents.names.append(
        Toponym(
          place: id, name: name, language: "", script: "Latn",
          status: order == 0 ? .preferred : .variant,
          source: order < unit.labels.count ? source : "iso-codes"))
    }
    if contents.names.last?.place != id || reserved.contains(unit.name, in: unit.country.id) {
      let types =
        type.contains(" ") || type.isEmpty ? ["Province"] : Set([type, "Province"]).sorted()
      for type in types {
        let name = "\(unit.name) \(type)"
        guard !reserved.contains(name, in: unit.country.id),
          keys.insert(NameKey.exact(name)).inserted
        else { continue }
        contents.names.append(
          Toponym(
            place: id, name: name, language: "en", script: "Latn", status: .variant,
            source: "claimatlas"))
      }
    }
    if let code {
      contents.identifiers.append(
        Identifier(place: id, scheme: "iso3166-2", value: code, source: "iso-codes"))
    }
    if CodeSchemes.fits(unit.fips, scheme: "fips") {
      contents.identifiers.append(
        Identifier(place: id, scheme: "fips", value: unit.fips, source: source))
    }
  }

  /// The centroid where it lies inside, else the point farthest from the outline.
  private static func centre(_ shape: Shape) -> Coordinate? {
    guard let largest = shape.largestPolygon else { return nil }
    let polygon = Shape.polygon(largest)
    if let centroid = polygon.centroid, largest.contains(centroid) { return centroid }
    return polygon.labelPoint
  }
}

extension Feature {
  /// The text of a property; empty when there is none.
  fileprivate func text(_ name: String) -> String {
    guard case .string(let text)? = properties.first(where: { $0.name == name })?.value else {
      return ""
    }
    return text.mended.split { $0.isWhitespace }.joined(separator: " ")
  }
}

extension String {
  /// The text without the damage done where UTF-8 was read as Latin-1: `RÃ­o` is `Río`.
  fileprivate var mended: String {
    guard unicodeScalars.contains(where: { $0 == "Ã" || $0 == "Â" }),
      unicodeScalars.allSatisfy({ $0.value < 0x100 })
    else { return self }
    return String(
      validating: unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }, as: UTF8.self)
      ?? self
  }
}
