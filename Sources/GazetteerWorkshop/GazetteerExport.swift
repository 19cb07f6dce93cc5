public import Gazetteer
import Geometry

/// What of a gazetteer is written for others, and the words for it that the formats share.
public struct GazetteerExport: Sendable {
  let gazetteer: Gazetteer
  /// The places that are written, sorted by id.
  public let places: [Place]
  /// The year that is written where a source tells none; formats of linked places want one.
  let attested: String

  /// Chooses places: all, those of some kinds, those that lie in a unit (which comes first).
  public init(
    _ gazetteer: Gazetteer, in unit: PlaceID? = nil, kinds: Set<PlaceKind> = [],
    attested: String = ""
  ) {
    self.gazetteer = gazetteer
    self.attested = attested
    places = gazetteer.allPlaces.filter { place in
      (kinds.isEmpty || kinds.contains(place.kind))
        && (unit.map { place.id == $0 || gazetteer.isInside(place.id, $0) } ?? true)
    }
  }

  /// The number of places for which no year is known.
  public var undatedCount: Int {
    places.count { $0.validFrom == nil && attestationYear(of: $0).isEmpty }
  }

  /// The preferred name's row, else none.
  func title(of place: Place) -> Toponym? {
    gazetteer.names(of: place.id).first { $0.name == place.name }
  }

  /// The names other than the title.
  func variants(of place: Place) -> [Toponym] {
    var seen: Set<[String]> = []
    return gazetteer.names(of: place.id).filter { name in
      (name.name != place.name || !name.language.isEmpty)
        && seen.insert([name.name, name.language, name.script]).inserted
    }
  }

  /// A source as others should read it.
  func words(_ source: String) -> String {
    guard let row = gazetteer.source(source) else { return source }
    return row.title.isEmpty ? row.id : row.title
  }

  func fact(_ property: String, of place: Place) -> String {
    gazetteer.facts(of: place.id, property).first?.value ?? ""
  }

  /// The year that a fact states, else that of the source's version.
  func attestationYear(of place: Place) -> String {
    let stated = fact("attestation_year", of: place)
    if !stated.isEmpty { return stated }
    let version = gazetteer.source(title(of: place)?.source ?? place.source)?.version ?? ""
    let parts: [Substring] = version.split { !$0.isNumber }
    guard let digits = parts.first(where: { $0.count == 4 }), let year = Int(digits),
      (1000...2999).contains(year)
    else { return attested }
    return String(digits)
  }

  /// Codes of the countries that the place lies in.
  func countries(of place: Place) -> [String] {
    let stated = gazetteer.identifiers(of: place.id).filter { $0.scheme == "country-code" }
    if !stated.isEmpty { return stated.map(\.value) }
    guard let country = gazetteer.enclosing(place.id, kind: .country),
      country.id.rawValue.utf8.count == 2
    else { return [] }
    return [country.id.rawValue]
  }

  /// What the place is in words: the kind first, then the words of its sources.
  func types(of place: Place) -> [String] {
    [place.kind.rawValue] + gazetteer.facts(of: place.id, "type").map(\.value)
  }

  func gettyTypes(of place: Place) -> [String] {
    let stated = gazetteer.identifiers(of: place.id).filter { $0.scheme == "aat" }.map(\.value)
    return (LinkedPlaceTypes.gettyType(of: place.kind).map { [$0] } ?? []) + stated
  }

  func featureClasses(of place: Place) -> [String] {
    let stated = gazetteer.identifiers(of: place.id).filter { $0.scheme == "feature-class" }
    return [LinkedPlaceTypes.featureClass(of: place.kind)] + stated.map(\.value)
  }

  /// Codes with the prefixes of linked places, or with our scheme where they have none.
  func matches(of place: Place) -> [String] {
    gazetteer.identifiers(of: place.id).compactMap { code in
      guard !["country-code", "aat", "feature-class"].contains(code.scheme) else { return nil }
      let prefix = LinkedPlaceTypes.schemes.first { $0.value == code.scheme }?.key ?? code.scheme
      return "\(prefix):\(code.value)"
    }
  }

  /// The area or line of the place; approximate ones are no one else's concern.
  func shape(of place: Place) -> PlaceShape? {
    gazetteer.shape(of: place.id).flatMap { $0.isApproximate ? nil : $0 }
  }

  /// The unit that it lies in, by id and name.
  func parent(of place: Place) -> (id: String, name: String) {
    if let parent = place.parent.flatMap({ gazetteer.place($0) }) {
      return (parent.id.rawValue, parent.name)
    }
    return (fact("parent_id", of: place), fact("parent_name", of: place))
  }
}
