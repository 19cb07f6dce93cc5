import Encoding
public import Gazetteer
import Geometry

/// Joins tables of others with a gazetteer without touching a row that is there.
///
/// A place that the gazetteer has, told by its id, by a code or by name and place, keeps its row:
/// what is new about it (names, codes, facts) is added under its own id, with its own source. A
/// code alone proves nothing: a place with the right code in the wrong spot is listed and added as
/// a place of its own.
public struct TableMerge: Sendable {
  /// A place of the others that the gazetteer has, or that looks like it and is not.
  public struct Match: Hashable, Sendable {
    /// Why it was taken for the same place.
    public enum Reason: String, Hashable, Sendable {
      case id, code, name, none
    }
    /// The id and the name that the others gave.
    public let imported: PlaceID, label: String
    /// The place of the gazetteer.
    public let place: Place
    /// Why it was taken; `none` when it was not.
    public let reason: Reason
    /// How far apart the two points lie.
    public let distanceKilometres: Double?
    /// What a person should look at, or empty.
    public let note: String
  }

  /// The rows that are new, ready to be written.
  public let tables: RegionTables
  /// The places that met one of the gazetteer, in the order of the others' rows.
  public let matches: [Match]
  /// The number of new places.
  public var addedCount: Int { tables.contents.places.count }

  /// Merges rows.
  ///
  /// - Parameter makingIDs: give new places ids made of country and name (`SD-kassala`), not
  ///   those that they come with.
  public init(_ contents: GazetteerContents, into gazetteer: Gazetteer, makingIDs: Bool) {
    var merger = Merger(contents, gazetteer)
    merger.match()
    if makingIDs { merger.nameNewPlaces() }
    tables = RegionTables(merger.merged())
    matches = merger.matches
  }

  /// The matches as CSV, one row a place.
  public var report: [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendCSVRecord(["imported", "label", "place", "name", "by", "distance_km", "note"])
    for match in matches {
      bytes.appendCSVRecord([
        match.imported.rawValue, match.label, match.place.id.rawValue, match.place.name,
        match.reason.rawValue,
        match.distanceKilometres.map { decimalText($0, places: 1) } ?? "", match.note,
      ])
    }
    return bytes
  }
}

private struct Merger {
  private let contents: GazetteerContents
  private let gazetteer: Gazetteer
  private var placeOfCode: [String: [PlaceID]] = [:]
  private var codes: [PlaceID: [Identifier]] = [:]
  /// The lasting id of each imported one.
  private var newID: [PlaceID: PlaceID] = [:]
  private(set) var matches: [TableMerge.Match] = []

  /// Schemes whose codes say which place it is; country codes say only where it lies.
  private static let strong: Set<String> = [
    "geonames", "wikidata", "wof", "hasc", "iso3166-2", "pcode-2004", "pcode-cod",
    "geonames-admin1", "geonames-admin2",
  ]

  init(_ contents: GazetteerContents, _ gazetteer: Gazetteer) {
    self.contents = contents
    self.gazetteer = gazetteer
    for row in contents.identifiers { codes[row.place, default: []].append(row) }
    var wanted: Set<String> = []
    for row in contents.identifiers where Self.strong.contains(row.scheme) {
      wanted.insert(row.scheme + ":" + row.value)
    }
    for place in gazetteer.allPlaces {
      for row in gazetteer.identifiers(of: place.id) {
        let key = row.scheme + ":" + row.value
        if wanted.contains(key) { placeOfCode[key, default: []].append(place.id) }
      }
    }
  }

  mutating func match() {
    matches = contents.places.compactMap { found($0) }
    // Of several that only share the name, the nearest is the place.
    var nearest: [PlaceID: Double] = [:]
    for match in matches where match.reason != .none {
      let distance = match.reason == .name ? match.distanceKilometres ?? 0 : -1
      nearest[match.place.id] = min(nearest[match.place.id] ?? .infinity, distance)
    }
    for (index, found) in matches.enumerated() where found.reason != .none {
      let isTaken =
        found.reason == .name
        && (found.distanceKilometres ?? 0) > nearest[found.place.id] ?? .infinity
      if isTaken {
        matches[index] = TableMerge.Match(
          imported: found.imported, label: found.label, place: found.place, reason: .none,
          distanceKilometres: found.distanceKilometres, note: "another of this name is nearer")
      } else {
        newID[found.imported] = found.place.id
      }
    }
  }

  private func found(_ place: Place) -> TableMerge.Match? {
    if let same = gazetteer.place(place.id) { return match(place, same, .id, "") }
    var doubtful: TableMerge.Match?
    for code in codes[place.id] ?? [] {
      for id in placeOfCode[code.scheme + ":" + code.value] ?? [] {
        guard let other = gazetteer.place(id) else { continue }
        let distance = distance(place, other)
        if isAlike(place.kind, other.kind), distance ?? 0 <= max(50, reach(place, other)) {
          return match(place, other, .code, "")
        }
        doubtful =
          doubtful
          ?? match(
            place, other, .none,
            "carries its \(code.scheme) code but is another kind of place or lies elsewhere")
      }
    }
    return byName(place) ?? doubtful
  }

  private func byName(_ place: Place) -> TableMerge.Match? {
    guard place.coordinate != nil || place.kind == .country else { return nil }
    var best: TableMerge.Match?
    for candidate in gazetteer.candidates(forKey: NameKey.exact(place.name)) {
      let other = candidate.place
      guard isAlike(place.kind, other.kind), let distance = distance(place, other) else { continue }
      let allowed =
        place.kind.isAdministrative
        ? reach(place, other) : candidate.isExact ? max(10, reach(place, other)) : 5
      guard distance <= allowed, distance < best?.distanceKilometres ?? .infinity else { continue }
      best = match(place, other, .name, "")
    }
    return best
  }

  private func match(
    _ place: Place, _ other: Place, _ reason: TableMerge.Match.Reason, _ note: String
  ) -> TableMerge.Match {
    TableMerge.Match(
      imported: place.id, label: place.name, place: other, reason: reason,
      distanceKilometres: distance(place, other), note: note)
  }

  private func distance(_ a: Place, _ b: Place) -> Double? {
    guard let from = a.coordinate, let to = b.coordinate else { return nil }
    return from.distanceKilometres(to: to)
  }

  /// How far the points of one place may lie apart in two sources.
  private func reach(_ a: Place, _ b: Place) -> Double {
    min(500, max(a.accuracyKilometres ?? 5, b.accuracyKilometres ?? 5))
  }

  private func isAlike(_ a: PlaceKind, _ b: PlaceKind) -> Bool {
    a == b || (a.isSettlement && b.isSettlement)
  }

  /// Gives new places ids made of their country and name; where one is taken, or two places want
  /// it, the number of the source is added to each.
  mutating func nameNewPlaces() {
    let parents = Dictionary(contents.places.map { ($0.id, $0.parent) }) { first, _ in first }
    var wanted: [PlaceID: [Place]] = [:]
    for place in contents.places where newID[place.id] == nil {
      var country: PlaceID?
      var next: PlaceID? = place.parent
      for _ in 0..<20 {
        guard let id = next else { break }
        if let found = gazetteer.enclosing(newID[id] ?? id, kind: .country) {
          country = found.id
          break
        }
        next = parents[id] ?? nil
      }
      let slug = Slug.text(place.name + ".")
      let base = country.map { "\($0)-\(slug)" } ?? slug
      let suffix = place.kind.isSettlement ? "" : "-\(place.kind.rawValue)"
      wanted[PlaceID(rawValue: base + suffix), default: []].append(place)
    }
    for id in wanted.keys.sorted() {
      let places = wanted[id] ?? []
      let isFree = places.count == 1 && gazetteer.place(id) == nil && !id.rawValue.hasSuffix("-x")
      for place in places {
        let number = place.id.rawValue.split(separator: ":").last.map(String.init) ?? ""
        newID[place.id] = isFree ? id : PlaceID(rawValue: "\(id)-\(number)")
      }
    }
  }

  func merged() -> GazetteerContents {
    var merged = contents
    func lasting(_ id: PlaceID) -> PlaceID { newID[id] ?? id }
    merged.places = contents.places.compactMap { place in
      let id = lasting(place.id)
      guard gazetteer.place(id) == nil else { return nil }
      return Place(
        id: id, name: place.name, kind: place.kind, parent: place.parent.map(lasting),
        coordinate: place.coordinate, accuracyKilometres: place.accuracyKilometres,
        validFrom: place.validFrom, validTo: place.validTo, source: place.source)
    }
    merged.names = contents.names.compactMap { name in
      let id = lasting(name.place)
      let known = gazetteer.names(of: id)
      let key = NameKey.exact(name.name)
      if known.contains(where: { NameKey.exact($0.name) == key }) { return nil }
      if let place = gazetteer.place(id), NameKey.exact(place.name) == key { return nil }
      return Toponym(
        place: id, name: name.name, language: name.language, script: name.script,
        // One preferred name a language, and the gazetteer's counts.
        status: name.status == .preferred && !known.isEmpty ? .variant : name.status,
        source: name.source)
    }
    merged.identifiers = contents.identifiers.compactMap { row in
      let id = lasting(row.place)
      let known = gazetteer.identifiers(of: id)
      if known.contains(where: { $0.scheme == row.scheme && $0.value == row.value }) { return nil }
      return Identifier(place: id, scheme: row.scheme, value: row.value, source: row.source)
    }
    merged.facts = contents.facts.compactMap { fact in
      let id = lasting(fact.place)
      let known = gazetteer.facts(of: id, fact.property)
      if known.contains(where: { $0.value == fact.value && $0.unit == fact.unit }) { return nil }
      return Fact(
        place: id, property: fact.property, value: fact.value, unit: fact.unit, asOf: fact.asOf,
        source: fact.source, note: fact.note)
    }
    merged.borders = contents.borders.map { row in
      BorderRow(
        a: lasting(row.a), b: lasting(row.b), sharedBorderKilometres: row.sharedBorderKilometres,
        isCertain: row.isCertain, source: row.source)
    }
    merged.shapes = [:]
    for (id, shape) in contents.shapes { merged.shapes[lasting(id)] = shape }
    return merged
  }
}
