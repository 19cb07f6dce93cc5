package import Encoding

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
/// A value of tables: nothing here reads the environment, and files only through
/// ``GazetteerLoader``. Tables are parsed and indexed when they are first looked into.
public final class Gazetteer: Sendable {
  let tables: GazetteerTables
  /// Where each id stands among the rows of places; the last row of an id counts.
  private let rowOfPlace: [PlaceID: Int32]
  private let sortedPlaces: Lazy<[Place]>
  private let namesByPlace: Lazy<Groups<PlaceID, Toponym>>
  private let factsByPlace: Lazy<Groups<PlaceID, Fact>>
  private let identifiersByPlace: Lazy<Groups<PlaceID, Identifier>>
  private let bordersByPlace: Lazy<[PlaceID: [BorderRow]]>
  private let childrenByPlace: Lazy<[PlaceID: [PlaceID]]>
  private let sourcesByID: Lazy<[String: Source]>
  private let sourceRank: Lazy<[String: Int]>
  private let actorsByID: Lazy<[String: Actor]>
  private let index: Lazy<NameIndex>
  private let actorTable: Lazy<ActorTable>

  /// Indexes rows. Of two places with one id the later counts: a later gazetteer outranks.
  public convenience init(_ contents: GazetteerContents) {
    self.init(tables: GazetteerTables(contents))
  }

  init(tables: GazetteerTables) {
    self.tables = tables
    let rows = tables.places
    var rowOfPlace: [PlaceID: Int32] = [:]
    rowOfPlace.reserveCapacity(rows.count)
    for (row, place) in rows.enumerated() { rowOfPlace[place.id] = Int32(row) }
    self.rowOfPlace = rowOfPlace
    let find: @Sendable (PlaceID) -> Place? = { [rowOfPlace] id in
      rowOfPlace[id].map { rows[Int($0)] }
    }
    let distinct = Lazy { [rowOfPlace] in
      rowOfPlace.count == rows.count
        ? rows
        : rows.enumerated().filter { rowOfPlace[$0.element.id] == Int32($0.offset) }.map(\.element)
    }
    sortedPlaces = Lazy { distinct.value.sorted { $0.id < $1.id } }
    namesByPlace = Lazy { Groups(tables.names.value.rows, by: \.place) }
    factsByPlace = Lazy { Groups(tables.facts.value.rows, by: \.place) }
    identifiersByPlace = Lazy { Groups(tables.identifiers.value.rows, by: \.place) }
    bordersByPlace = Lazy {
      var borders: [PlaceID: [BorderRow]] = [:]
      for row in tables.borders.value.rows {
        borders[row.a, default: []].append(row)
        if row.a != row.b { borders[row.b, default: []].append(row) }
      }
      return borders
    }
    childrenByPlace = Lazy {
      var children: [PlaceID: [PlaceID]] = [:]
      for place in distinct.value {
        if let parent = place.parent { children[parent, default: []].append(place.id) }
      }
      return children.mapValues { $0.sorted() }
    }
    sourcesByID = Lazy {
      Dictionary(tables.sources.value.rows.map { ($0.id, $0) }) { _, later in later }
    }
    sourceRank = Lazy {
      let ids = tables.sources.value.rows.enumerated().map { ($0.element.id, $0.offset) }
      return Dictionary(ids) { first, _ in first }
    }
    actorsByID = Lazy {
      Dictionary(tables.actors.value.rows.map { ($0.id, $0) }) { _, later in later }
    }
    index = Lazy { NameIndex(places: rows, names: tables.names.value.rows, find: find) }
    actorTable = Lazy { ActorTable(tables.actors.value.rows) }
  }

  /// The rows. All tables are parsed for this; ask for what is needed by the other queries.
  public var contents: GazetteerContents { tables.contents }

  /// What the tables call themselves, for outputs: the first 12 hexadecimal digits of a SHA-256
  /// digest of the names and bytes of their files.
  public var version: String { tables.version.value }

  /// The rows that were passed over in reading, of all tables, by file and line.
  package var faults: [TableFault] { tables.faults }

  /// The rows that were passed over in the tables parsed so far, by file and line.
  package var faultsSoFar: [TableFault] { tables.faultsSoFar }

  /// The rows that were passed over in reading, as lines `file:line: fault`.
  public var faultLines: [String] { faults.map(\.description) }

  /// Every place, sorted by id.
  public var allPlaces: [Place] { sortedPlaces.value }

  /// The place with an id.
  public func place(_ id: PlaceID) -> Place? { rowOfPlace[id].map { tables.places[Int($0)] } }

  /// The names of a place, preferred ones first as in the table.
  public func names(of id: PlaceID) -> [Toponym] { namesByPlace.value[id] }

  /// What is stated of a place, in the order of the table.
  public func facts(of id: PlaceID) -> [Fact] { factsByPlace.value[id] }

  /// What is stated of one property of a place.
  public func facts(of id: PlaceID, _ property: String) -> [Fact] {
    facts(of: id).filter { $0.property == property }
  }

  /// Every row of `facts.csv`.
  package var allFacts: [Fact] { tables.facts.value.rows }

  /// Every row of `names.csv`.
  package var allNames: [Toponym] { tables.names.value.rows }

  /// Every row of `adjacency.csv`.
  package var allBorders: [BorderRow] { tables.borders.value.rows }

  /// The names for what comes from a place, and for the people there: "Afghan", "Afghans".
  public var demonyms: [Toponym] { tables.demonyms.value.rows }

  /// Every actor, in the order of the tables.
  public var allActors: [Actor] { tables.actors.value.rows }

  /// Every source, in the order of the tables.
  public var allSources: [Source] { tables.sources.value.rows }

  /// The codes of a place in other systems.
  public func identifiers(of id: PlaceID) -> [Identifier] { identifiersByPlace.value[id] }

  /// The shape of a place, when the gazetteer has one.
  public func shape(of id: PlaceID) -> PlaceShape? { tables.shapes.value.shapes[id] }

  /// The border rows of a place, one a neighbour and source.
  public func borders(of id: PlaceID) -> [BorderRow] { bordersByPlace.value[id] ?? [] }

  /// The places whose parent this is, sorted by id.
  public func children(of id: PlaceID) -> [Place] {
    (childrenByPlace.value[id] ?? []).compactMap { place($0) }
  }

  /// The units that a place lies in, the nearest first. A cycle in the table ends the list.
  public func ancestors(of id: PlaceID) -> [Place] {
    var list: [Place] = []
    var seen: Set<PlaceID> = [id]
    var next = place(id)?.parent
    while let id = next, seen.insert(id).inserted, let place = place(id) {
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
    guard let place = place(id) else { return nil }
    return place.kind == kind ? place : ancestors(of: id).first { $0.kind == kind }
  }

  /// The place that a fact such as `capital` or `seat` names.
  public func place(_ property: String, of id: PlaceID) -> Place? {
    facts(of: id, property).lazy.compactMap { self.place(PlaceID(rawValue: $0.value)) }.first
  }

  /// The source with an id.
  public func source(_ id: String) -> Source? { sourcesByID.value[id] }

  /// Where each source stands in its table: the order of preference.
  var sourceRanks: [String: Int] { sourceRank.value }

  /// The actor with an id.
  public func actor(_ id: String) -> Actor? { actorsByID.value[id] }

  /// The actors by the words of their names.
  public var actors: ActorTable { actorTable.value }

  /// The names of all places, by folded key.
  var nameIndex: NameIndex { index.value }
}
