import Encoding

/// Rows of one table kind with the rows that were passed over.
struct TableRows<Row: Sendable>: Sendable {
  var rows: [Row] = []
  var faults: [TableFault] = []
}

/// Shapes by place with the features that were passed over.
struct ShapeRows: Sendable {
  var shapes: [PlaceID: PlaceShape] = [:]
  var faults: [TableFault] = []
}

/// The tables of all loaded gazetteers, each parsed at its first use; the places at once.
struct GazetteerTables: Sendable {
  let places: [Place]
  let placeFaults: [TableFault]
  let names: Lazy<TableRows<Toponym>>
  let identifiers: Lazy<TableRows<Identifier>>
  let facts: Lazy<TableRows<Fact>>
  let borders: Lazy<TableRows<BorderRow>>
  let demonyms: Lazy<TableRows<Toponym>>
  let actors: Lazy<TableRows<Actor>>
  let sources: Lazy<TableRows<Source>>
  let shapes: Lazy<ShapeRows>
  let version: Lazy<String>

  init(_ contents: GazetteerContents) {
    places = contents.places
    placeFaults = []
    names = Lazy { TableRows(rows: contents.names) }
    identifiers = Lazy { TableRows(rows: contents.identifiers) }
    facts = Lazy { TableRows(rows: contents.facts) }
    borders = Lazy { TableRows(rows: contents.borders) }
    demonyms = Lazy { TableRows(rows: contents.demonyms) }
    actors = Lazy { TableRows(rows: contents.actors) }
    sources = Lazy { TableRows(rows: contents.sources) }
    shapes = Lazy { ShapeRows(shapes: contents.shapes) }
    version = Lazy { contents.version }
  }

  init(
    places: TableRows<Place>, names: Lazy<TableRows<Toponym>>,
    identifiers: Lazy<TableRows<Identifier>>, facts: Lazy<TableRows<Fact>>,
    borders: Lazy<TableRows<BorderRow>>, demonyms: Lazy<TableRows<Toponym>>,
    actors: Lazy<TableRows<Actor>>, sources: Lazy<TableRows<Source>>,
    shapes: Lazy<ShapeRows>, version: Lazy<String>
  ) {
    self.places = places.rows
    placeFaults = places.faults
    self.names = names
    self.identifiers = identifiers
    self.facts = facts
    self.borders = borders
    self.demonyms = demonyms
    self.actors = actors
    self.sources = sources
    self.shapes = shapes
    self.version = version
  }

  var contents: GazetteerContents {
    var contents = GazetteerContents()
    contents.places = places
    contents.names = names.value.rows
    contents.identifiers = identifiers.value.rows
    contents.facts = facts.value.rows
    contents.borders = borders.value.rows
    contents.demonyms = demonyms.value.rows
    contents.actors = actors.value.rows
    contents.sources = sources.value.rows
    contents.shapes = shapes.value.shapes
    contents.version = version.value
    return contents
  }

  var faults: [TableFault] {
    var list = placeFaults
    list += names.value.faults
    list += identifiers.value.faults
    list += facts.value.faults
    list += borders.value.faults
    list += demonyms.value.faults
    list += actors.value.faults
    list += sources.value.faults
    list += shapes.value.faults
    return list.sorted()
  }

  var faultsSoFar: [TableFault] {
    var list = placeFaults
    list += names.valueIfMade?.faults ?? []
    list += identifiers.valueIfMade?.faults ?? []
    list += facts.valueIfMade?.faults ?? []
    list += borders.valueIfMade?.faults ?? []
    list += demonyms.valueIfMade?.faults ?? []
    list += actors.valueIfMade?.faults ?? []
    list += sources.valueIfMade?.faults ?? []
    list += shapes.valueIfMade?.faults ?? []
    return list.sorted()
  }
}

/// Rows found by a key, in their order.
///
/// A chain of row numbers instead of an array for each key: thousands of small arrays cost more than
/// the rows.
struct Groups<Key: Hashable & Sendable, Row: Sendable>: Sendable {
  private let rows: [Row]
  private var first: [Key: Int32] = [:]
  private var next: [Int32]

  init(_ rows: [Row], by key: (Row) -> Key) {
    self.rows = rows
    next = Array(repeating: -1, count: rows.count)
    first.reserveCapacity(rows.count / 2)
    // From the end, so that each chain runs forward.
    for index in rows.indices.reversed() {
      if let old = first.updateValue(Int32(index), forKey: key(rows[index])) { next[index] = old }
    }
  }

  subscript(key: Key) -> [Row] {
    guard var index = first[key] else { return [] }
    var list: [Row] = []
    while index >= 0 {
      list.append(rows[Int(index)])
      index = next[Int(index)]
    }
    return list
  }
}
