public import Geometry

/// What a place is. The order is the order of rank: a name that fits several kinds is taken as the
/// highest administrative unit that answers the question.
public enum PlaceKind: String, Hashable, Sendable, CaseIterable {
  case continent
  case region
  case country
  case countryPart = "country-part"
  case province
  case district
  case city
  case town
  case village
  case valley
  case pass
  case tunnel
  case road
  case river
  case range
  case facility
  case area

  /// Whether places of this kind are units of administration.
  public var isAdministrative: Bool {
    switch self {
    case .country, .province, .district: true
    default: false
    }
  }

  /// Whether people live in one spot there: a city, town or village.
  public var isSettlement: Bool { self == .city || self == .town || self == .village }

  /// 0 for the highest: the place in the order of ``allCases``.
  public var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }

  /// The kind in the plural, for sentences: "provinces".
  public var plural: String {
    switch self {
    case .country: "countries"
    case .countryPart: "parts of countries"
    case .province: "provinces"
    case .city: "cities"
    case .valley: "valleys"
    case .pass: "passes"
    case .facility: "facilities"
    default: rawValue + "s"
    }
  }
}

/// The identifier of a place: ISO 3166 codes for countries and first-level units (`AF-PAN`), slugs
/// below (`AF-PAN-bazarak`). Never reused.
public struct PlaceID: RawRepresentable, Hashable, Comparable, Sendable,
  ExpressibleByStringLiteral, CustomStringConvertible
{
  /// The identifier as written in tables.
  public let rawValue: String

  /// Wraps an identifier.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Wraps a literal.
  public init(stringLiteral value: String) { rawValue = value }

  /// The identifier.
  public var description: String { rawValue }

  /// Whether one id sorts before another, by bytes.
  public static func < (left: PlaceID, right: PlaceID) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}

/// A row of `places.csv`.
public struct Place: Hashable, Sendable {
  /// The identifier.
  public let id: PlaceID
  /// The name in English press spelling.
  public let name: String
  /// What it is.
  public let kind: PlaceKind
  /// The unit that it lies in, or `nil` for one that stands at the top.
  public let parent: PlaceID?
  /// Its point; for an area, one inside it. `nil` when no source gives one.
  public let coordinate: Coordinate?
  /// How far the true spot may lie from the point.
  public let accuracyKilometres: Double?
  /// From when to when the unit existed, as written (`2004`, `1922-12-30`), or `nil` when open.
  public let validFrom: String?, validTo: String?
  /// The id of the source in `sources.csv`.
  public let source: String
  /// Which of the loaded gazetteers it comes from, counted from 0; a higher one outranks.
  public let layer: Int

  /// Creates a place.
  public init(
    id: PlaceID, name: String, kind: PlaceKind, parent: PlaceID?, coordinate: Coordinate?,
    accuracyKilometres: Double? = nil, validFrom: String? = nil, validTo: String? = nil,
    source: String, layer: Int = 0
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.parent = parent
    self.coordinate = coordinate
    self.accuracyKilometres = accuracyKilometres
    self.validFrom = validFrom
    self.validTo = validTo
    self.source = source
    self.layer = layer
  }
}

/// How a name stands to its place.
public enum NameStatus: String, Hashable, Sendable, CaseIterable {
  case preferred, variant, historic, misspelling
}

/// A row of `names.csv`: one name of a place.
public struct Toponym: Hashable, Sendable {
  /// The place.
  public let place: PlaceID
  /// The name.
  public let name: String
  /// ISO 639 code, or empty when unknown.
  public let language: String
  /// ISO 15924 code: `Latn`, `Arab`.
  public let script: String
  /// How it stands to the place.
  public let status: NameStatus
  /// The id of the source.
  public let source: String
  /// The number of the gazetteer that the name is from, counted from 0; a later one outranks.
  public let layer: Int

  /// Creates a name.
  public init(
    place: PlaceID, name: String, language: String, script: String, status: NameStatus,
    source: String, layer: Int = 0
  ) {
    self.place = place
    self.name = name
    self.language = language
    self.script = script
    self.status = status
    self.source = source
    self.layer = layer
  }
}

/// A row of `facts.csv`: one figure or statement with its source. Conflicting ones stand side by
/// side.
public struct Fact: Hashable, Sendable {
  /// The place.
  public let place: PlaceID
  /// What is stated: `population`, `area`, `capital`.
  public let property: String
  /// The value as written; the id of a place where the property names one.
  public let value: String
  /// The unit (`people`, `km2`, `m`), or empty.
  public let unit: String
  /// When it held, as written, or empty.
  public let asOf: String
  /// The id of the source.
  public let source: String
  /// What a reader should know, or empty.
  public let note: String

  /// Creates a fact.
  public init(
    place: PlaceID, property: String, value: String, unit: String, asOf: String, source: String,
    note: String
  ) {
    self.place = place
    self.property = property
    self.value = value
    self.unit = unit
    self.asOf = asOf
    self.source = source
    self.note = note
  }
}

/// A code of a place in another system. A code means nothing without its scheme.
public struct Identifier: Hashable, Sendable {
  /// The place.
  public let place: PlaceID
  /// The system: `iso3166-2`, `geonames`, `pcode-2004`.
  public let scheme: String
  /// The code.
  public let value: String
  /// The id of the source.
  public let source: String

  /// Creates an identifier.
  public init(place: PlaceID, scheme: String, value: String, source: String) {
    self.place = place
    self.scheme = scheme
    self.value = value
    self.source = source
  }
}

/// A row of `adjacency.csv`: what one source says of the border of two places.
public struct BorderRow: Hashable, Sendable {
  /// The two places, the lesser id first.
  public let a: PlaceID, b: PlaceID
  /// The length of the border; 0 when the source has none, `nil` when it gives no length.
  public let sharedBorderKilometres: Double?
  /// False when sources disagree whether there is a border.
  public let isCertain: Bool
  /// The id of the source.
  public let source: String

  /// Creates a row.
  public init(
    a: PlaceID, b: PlaceID, sharedBorderKilometres: Double?, isCertain: Bool, source: String
  ) {
    self.a = min(a, b)
    self.b = max(a, b)
    self.sharedBorderKilometres = sharedBorderKilometres
    self.isCertain = isCertain
    self.source = source
  }
}

/// A row of `sources.csv`: where figures, names and shapes come from.
public struct Source: Hashable, Sendable {
  /// The id that other tables name.
  public let id: String
  /// Title and publisher.
  public let title: String, publisher: String
  /// The licence as its owner states it.
  public let licence: String
  /// Where it is found, or empty.
  public let url: String
  /// Version or date, or empty.
  public let version: String
  /// Notices that must be given, cautions.
  public let note: String
  /// A few words for a figure's source in a sentence: "Natural Earth, generalised".
  public let label: String

  /// Creates a source. Without a `label` the publisher gives it: the short form in brackets at the
  /// end of its name, else the name up to a comma; without a publisher the title, then the id.
  public init(
    id: String, title: String, publisher: String, licence: String, url: String, version: String,
    note: String, label: String = ""
  ) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.licence = licence
    self.url = url
    self.version = version
    self.note = note
    self.label =
      label.isEmpty ? Self.shortForm(publisher) ?? (title.isEmpty ? id : title) : label
  }

  private static func shortForm(_ publisher: String) -> String? {
    guard let name = publisher.split(separator: ",").first else { return nil }
    if name.last == ")", let open = name.lastIndex(of: "(") {
      return String(name[name.index(after: open)...].dropLast())
    }
    return String(name)
  }
}

/// What an actor is.
public enum ActorKind: String, Hashable, Sendable, CaseIterable {
  case party, person, government, civilians, outlet, organisation
}

/// A row of `actors.csv`: somebody who holds, moves or speaks.
public struct Actor: Hashable, Sendable {
  /// The id.
  public let id: String
  /// The name to show.
  public let name: String
  /// What it is.
  public let kind: ActorKind
  /// The id of the party that it belongs to or speaks for, or empty.
  public let side: String
  /// Other names.
  public let aliases: [String]
  /// What it does: `leader`, `spokesman`.
  public let role: String
  /// From when to when, as written, or empty.
  public let validFrom: String, validTo: String

  /// Creates an actor.
  public init(
    id: String, name: String, kind: ActorKind, side: String = "", aliases: [String] = [],
    role: String = "", validFrom: String = "", validTo: String = ""
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.side = side
    self.aliases = aliases
    self.role = role
    self.validFrom = validFrom
    self.validTo = validTo
  }
}

/// The outline or line of a place.
public struct PlaceShape: Hashable, Sendable {
  /// The shape.
  public let shape: Shape
  /// Whether it was worked out from points and not surveyed; drawn dashed.
  public let isApproximate: Bool
  /// The id of the source.
  public let source: String

  /// Creates a shape.
  public init(shape: Shape, isApproximate: Bool, source: String) {
    self.shape = shape
    self.isApproximate = isApproximate
    self.source = source
  }
}
