/// The rows of one or several gazetteers, before they are indexed.
public struct GazetteerContents: Sendable {
  /// Rows of `places.csv`.
  public var places: [Place] = []
  /// Rows of `names.csv`.
  public var names: [Toponym] = []
  /// Rows of `identifiers.csv`.
  public var identifiers: [Identifier] = []
  /// Rows of `facts.csv`.
  public var facts: [Fact] = []
  /// Rows of `adjacency.csv`.
  public var borders: [BorderRow] = []
  /// Rows of `demonyms.csv`: "Afghan" for Afghanistan.
  public var demonyms: [Toponym] = []
  /// Rows of `actors.csv`.
  public var actors: [Actor] = []
  /// Rows of `sources.csv`.
  public var sources: [Source] = []
  /// Outlines and lines, from the folder's GeoJSON files.
  public var shapes: [PlaceID: PlaceShape] = [:]
  /// What the tables call themselves, for outputs: a digest of their bytes.
  public var version: String = ""

  /// Creates empty contents.
  public init() {}
}

/// Places with their names, facts, hierarchy, borders and shapes, and the actors of a conflict.
///
/// A value of tables: nothing here reads files or the environment.
public final class Gazetteer: Sendable {
  /// The rows.
  public let contents: GazetteerContents
  private let places: [PlaceID: Place]
  private let namesByPlace: [PlaceID: [Toponym]]
  private let factsByPlace: [PlaceID: [Fact]]
  private let identifiersByPlace: [PlaceID: [Identifier]]
  private let bordersByPlace: [PlaceID: [BorderRow]]
  private let childrenByPlace: [PlaceID: [PlaceID]]
  private let sourcesByID: [String: Source]
  private let actorsByID: [String: Actor]

  /// Indexes rows. Of two places with one id the later counts: a later gazetteer outranks.
  public init(_ contents: GazetteerContents) {
    self.contents = contents
    places = Dictionary(contents.places.map { ($0.id, $0) }) { _, later in later }
    namesByPlace = Dictionary(grouping: contents.names, by: \.place)
    factsByPlace = Dictionary(grouping: contents.facts, by: \.place)
    identifiersByPlace = Dictionary(grouping: contents.identifiers, by: \.place)
    var borders: [PlaceID: [BorderRow]] = [:]
    for row in contents.borders {
      borders[row.a, default: []].append(row)
      borders[row.b, default: []].append(row)
    }
    bordersByPlace = borders
    var children: [PlaceID: [PlaceID]] = [:]
    for place in places.values {
      if let parent = place.parent { children[parent, default: []].append(place.id) }
    }
    childrenByPlace = children.mapValues { $0.sorted() }
    sourcesByID = Dictionary(contents.sources.map { ($0.id, $0) }) { _, later in later }
    actorsByID = Dictionary(contents.actors.map { ($0.id, $0) }) { _, later in later }
  }

  /// Every place, sorted by id.
  public var allPlaces: [Place] { places.values.sorted { $0.id < $1.id } }

  /// The place with an id.
  public func place(_ id: PlaceID) -> Place? { places[id] }

  /// The names of a place, preferred ones first as in the table.
  public func names(of id: PlaceID) -> [Toponym] { namesByPlace[id] ?? [] }

  /// What is stated of a place, in the order of the table.
  public func facts(of id: PlaceID) -> [Fact] { factsByPlace[id] ?? [] }

  /// What is stated of one property of a place.
  public func facts(of id: PlaceID, _ property: String) -> [Fact] {
    facts(of: id).filter { $0.property == property }
  }

  /// The codes of a place in other systems.
  public func identifiers(of id: PlaceID) -> [Identifier] { identifiersByPlace[id] ?? [] }

  /// The shape of a place, when the gazetteer has one.
  public func shape(of id: PlaceID) -> PlaceShape? { contents.shapes[id] }

  /// The border rows of a place, one a neighbour and source.
  public func borders(of id: PlaceID) -> [BorderRow] { bordersByPlace[id] ?? [] }

  /// The places whose parent this is, sorted by id.
  public func children(of id: PlaceID) -> [Place] {
    (childrenByPlace[id] ?? []).compactMap { places[$0] }
  }

  /// The units that a place lies in, the nearest first. A cycle in the table ends the list.
  public func ancestors(of id: PlaceID) -> [Place] {
    var list: [Place] = []
    var seen: Set<PlaceID> = [id]
    var next = places[id]?.parent
    while let id = next, seen.insert(id).inserted, let place = places[id] {
      list.append(place)
      next = place.parent
    }
    return list
  }

  /// Whether the first place lies in the second, at any depth.
  public func isInside(_ inner: PlaceID, _ outer: PlaceID) -> Bool {
    ancestors(of: inner).contains { $0.id == outer }
  }

  /// The place itself or the nearest unit around it that is of a kind.
  public func enclosing(_ id: PlaceID, kind: PlaceKind) -> Place? {
    guard let place = places[id] else { return nil }
    return place.kind == kind ? place : ancestors(of: id).first { $0.kind == kind }
  }

  /// The place that a fact such as `capital` or `seat` names.
  public func place(_ property: String, of id: PlaceID) -> Place? {
    facts(of: id, property).lazy.compactMap { self.place(PlaceID(rawValue: $0.value)) }.first
  }

  /// The source with an id.
  public func source(_ id: String) -> Source? { sourcesByID[id] }

  /// The actor with an id.
  public func actor(_ id: String) -> Actor? { actorsByID[id] }
}
