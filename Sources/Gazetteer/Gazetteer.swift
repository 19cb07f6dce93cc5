package import Encoding
import Text

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
  /// Rows of `deny.csv`: names that are no places.
  public var denials: [Denial] = []
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
/// All of it lies in one compiled form, in memory or in a mapped file; a query reads the rows that it
/// needs. Nothing here reads the environment, and files only through ``GazetteerLoader`` and
/// ``GazetteerCache``.
public final class Gazetteer: Sendable {
  let image: GazetteerImage
  /// The rows that were passed over when the tables were read, by file and line.
  package let faults: [TableFault]
  private let listedActors: Lazy<[Actor]>
  private let listedSources: Lazy<[Source]>
  private let sourcesByID: Lazy<[String: Source]>
  private let sourceRank: Lazy<[String: Int]>
  private let actorsByID: Lazy<[String: Actor]>
  private let actorTable: Lazy<ActorTable>

  /// Compiles rows. Of two places with one id the later counts: a later gazetteer outranks.
  public convenience init(_ contents: GazetteerContents) {
    do {
      self.init(try CompiledTables(contents).image())
    } catch {
      preconditionFailure("rows in memory do not fit a gazetteer: \(error)")
    }
  }

  init(_ image: GazetteerImage, faults: [TableFault] = []) {
    self.image = image
    self.faults = faults
    listedActors = Lazy { image.actors }
    listedSources = Lazy { image.sources }
    sourcesByID = Lazy { [listedSources] in
      Dictionary(listedSources.value.map { ($0.id, $0) }) { _, later in later }
    }
    sourceRank = Lazy { [listedSources] in
      let ids = listedSources.value.enumerated().map { ($0.element.id, $0.offset) }
      return Dictionary(ids) { first, _ in first }
    }
    actorsByID = Lazy { [listedActors] in
      Dictionary(listedActors.value.map { ($0.id, $0) }) { _, later in later }
    }
    actorTable = Lazy { [listedActors] in ActorTable(listedActors.value) }
  }

  /// All rows, places by id and the rows of other tables by place. Everything is read for this; ask
  /// for what is needed by the other queries.
  public var contents: GazetteerContents {
    var contents = GazetteerContents()
    contents.places = allPlaces
    contents.names = (0..<image.labelCount).filter { !image.isTitle($0) }.map { image.toponym($0) }
    for row in 0..<image.rowCount {
      contents.facts += facts(row: row)
      contents.identifiers += identifiers(row: row)
    }
    contents.borders = allBorders
    contents.demonyms = demonyms
    contents.denials = denials
    contents.actors = allActors
    contents.sources = allSources
    for index in 0..<image.shapeCount {
      contents.shapes[image.id(image.shapeRow(index))] = image.shape(index)
    }
    contents.version = version
    return contents
  }

  /// What the tables call themselves, for outputs: the first 12 hexadecimal digits of a SHA-256
  /// digest of the names and bytes of their files.
  public var version: String { image.version }

  /// The rows that were passed over in reading, as lines `file:line: fault`.
  public var faultLines: [String] { faults.map(\.description) }

  /// Whether the compiled form turned out to be damaged, so that no answer can be trusted.
  public var isDamaged: Bool { image.isDamaged }

  /// Every place, sorted by id.
  public var allPlaces: [Place] { (0..<image.rowCount).compactMap { image.place($0) } }

  /// The places of some kinds, sorted by id.
  public func places(of kinds: Set<PlaceKind>) -> [Place] {
    (0..<image.rowCount).compactMap { row in
      guard let kind = image.kind(row), kinds.contains(kind) else { return nil }
      return image.place(row)
    }
  }

  /// The places that have a shape, sorted by id.
  public var placesWithShapes: [Place] {
    (0..<image.shapeCount).compactMap { image.place(image.shapeRow($0)) }
  }

  /// The place with an id.
  public func place(_ id: PlaceID) -> Place? { image.row(id).flatMap { image.place($0) } }

  /// The names of a place, preferred ones first as in the table.
  public func names(of id: PlaceID) -> [Toponym] {
    guard let row = image.row(id) else { return [] }
    return image.rows(row, .labelStarts, .labels, ImageRecord.label)
      .filter { !image.isTitle($0) }.map { image.toponym($0) }
  }

  /// What is stated of a place, in the order of the table.
  public func facts(of id: PlaceID) -> [Fact] { image.row(id).map(facts(row:)) ?? [] }

  private func facts(row: Int) -> [Fact] {
    image.rows(row, .factStarts, .facts, ImageRecord.fact).map { image.fact($0, of: row) }
  }

  /// What is stated of one property of a place.
  public func facts(of id: PlaceID, _ property: String) -> [Fact] {
    facts(of: id).filter { $0.property == property }
  }

  /// The facts of other places whose value, without a unit, is the id of this one.
  public func facts(naming id: PlaceID) -> [Fact] {
    image.row(id).map { image.facts(naming: $0).filter(\.unit.isEmpty) } ?? []
  }

  /// The facts of a property, of all places, sorted by the ids of the places.
  public func facts(ofProperty property: String) -> [Fact] { image.facts(property) }

  /// Every row of `adjacency.csv`.
  package var allBorders: [BorderRow] {
    (0..<image.count(.borders, of: ImageRecord.border)).map { image.border($0) }
  }

  /// The names for what comes from a place, and for the people there: "Afghan", "Afghans".
  public var demonyms: [Toponym] {
    (0..<image.count(.demonyms, of: ImageRecord.demonym)).map { image.demonym($0) }
  }

  /// The names that are not read as places, or not as one place.
  public var denials: [Denial] {
    (0..<image.count(.denials, of: ImageRecord.denial)).map { image.denial($0) }
  }

  /// The number of the gazetteer that a place is from, counted from 0; a later one outranks.
  package func layer(row: Int) -> Int { image.layer(row) }

  /// Every actor, in the order of the tables.
  public var allActors: [Actor] { listedActors.value }

  /// Every source, in the order of the tables.
  public var allSources: [Source] { listedSources.value }

  /// The codes of a place in other systems.
  public func identifiers(of id: PlaceID) -> [Identifier] {
    image.row(id).map(identifiers(row:)) ?? []
  }

  private func identifiers(row: Int) -> [Identifier] {
    image.rows(row, .identifierStarts, .identifiers, ImageRecord.identifier)
      .map { image.identifier($0, of: row) }
  }

  /// The shape of a place, when the gazetteer has one.
  public func shape(of id: PlaceID) -> PlaceShape? {
    image.row(id).flatMap { image.shapeIndex($0) }.flatMap { image.shape($0) }
  }

  /// The border rows of a place, one a neighbour and source.
  public func borders(of id: PlaceID) -> [BorderRow] {
    guard let row = image.row(id) else { return [] }
    let numbers = image.part(.bordersByPlace)
    return image.rows(row, .borderStarts, .bordersByPlace, 4)
      .map { image.border(Int(numbers.uint32($0 * 4))) }
  }

  /// The places whose parent this is, sorted by id.
  public func children(of id: PlaceID) -> [Place] {
    image.row(id).map { image.children($0).compactMap { image.place($0) } } ?? []
  }

  /// The rows of the units that a place lies in, the nearest first. A cycle in the table ends the
  /// list, and so does an id that is no place.
  private func ancestorRows(of id: PlaceID) -> [Int] {
    guard let row = image.row(id), image.isPlace(row) else { return [] }
    var list: [Int] = []
    var next = image.parent(row)
    while next != row, image.isPlace(next), !list.contains(next) {
      list.append(next)
      next = image.parent(next)
    }
    return list
  }

  /// The units that a place lies in, the nearest first. A cycle in the table ends the list.
  public func ancestors(of id: PlaceID) -> [Place] {
    ancestorRows(of: id).compactMap { image.place($0) }
  }

  /// Whether the first place lies in the second, at any depth.
  public func isInside(_ inner: PlaceID, _ outer: PlaceID) -> Bool {
    guard let row = image.row(outer) else { return false }
    return ancestorRows(of: inner).contains(row)
  }

  /// The place itself or the nearest unit around it that is of a kind.
  public func enclosing(_ id: PlaceID, kind: PlaceKind) -> Place? {
    guard let row = image.row(id), image.isPlace(row) else { return nil }
    if image.kind(row) == kind { return image.place(row) }
    return ancestorRows(of: id).first { image.kind($0) == kind }.flatMap { image.place($0) }
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
  var nameIndex: NameIndex { NameIndex(image: image) }
}
