internal import Chronology
internal import Encoding
internal import Features
internal import GRDB
internal import GRDBSQLite
internal import GeoJSON
internal import Geometry

/// A table of features of one kind of geometry.
struct GeoPackageTable {
  /// A feature, or the part of it that is of the table's kind.
  struct Entry {
    let feature: Feature
    let layer: Int
    let parts: ShapeParts
    let places: Int
  }

  let name: String
  /// The kind of its geometries, or `nil` for features without a shape.
  let kind: GeometryKinds?
  private(set) var entries: [Entry] = []
  private var columns = PropertyColumns()
  private let layers: [String]
  private let styles: StyleTable
  private var box = FlatBox()
  private var isMulti = false

  /// The tables that a layer set needs, areas first so that points are drawn on top.
  static func tables(of set: LayerSet) -> [GeoPackageTable] {
    var layers: [(name: String, features: [Feature])] = []
    func gather(_ layer: Layer, under path: String) {
      let name = path.isEmpty ? layer.name : "\(path) / \(layer.name)"
      if !layer.features.isEmpty { layers.append((name, layer.features)) }
      for inner in layer.layers { gather(inner, under: name) }
    }
    for layer in set.layers { gather(layer, under: "") }
    let names = layers.map(\.name)
    let kinds: [(String, GeometryKinds?)] = [
      ("areas", .area), ("lines", .line), ("points", .point), ("unplaced", nil),
    ]
    var tables = kinds.map {
      GeoPackageTable(name: $0.0, kind: $0.1, layers: names, styles: set.styles)
    }
    for (index, layer) in layers.enumerated() {
      for feature in layer.features {
        let shape = feature.shape?.cutAtAntimeridian()
        let parts = shape.map(ShapeParts.init) ?? ShapeParts()
        let places = shape.map { Extent($0).places(wanted: feature.decimals) } ?? 0
        let entry = Entry(feature: feature, layer: index, parts: parts, places: places)
        for position in tables.indices { tables[position].add(entry) }
      }
    }
    return tables.filter { !$0.entries.isEmpty }
  }

  private init(name: String, kind: GeometryKinds?, layers: [String], styles: StyleTable) {
    self.name = name
    self.kind = kind
    self.layers = layers
    self.styles = styles
  }

  private mutating func add(_ entry: Entry) {
    guard let kind else {
      guard entry.parts.kinds.isEmpty else { return }
      entries.append(entry)
      return columns.add(entry.feature.properties)
    }
    guard entry.parts.kinds.contains(kind) else { return }
    entries.append(entry)
    columns.add(entry.feature.properties)
    box.add(FlatBox(entry.parts, kind: kind, places: entry.places))
    if entry.parts.count(of: kind) > 1 { isMulti = true }
  }

  /// The styles that its features name, sorted.
  var styleKeys: [String] {
    Set(entries.compactMap(\.feature.style)).filter { styles[$0] != nil }.sorted()
  }

  private var geometryType: String? {
    switch kind {
    case .point?: isMulti ? "MULTIPOINT" : "POINT"
    case .line?: isMulti ? "MULTILINESTRING" : "LINESTRING"
    case .some: isMulti ? "MULTIPOLYGON" : "POLYGON"
    case nil: nil
    }
  }

  private var simpleKind: SimpleStyle.Kind {
    switch kind {
    case .line?: .line
    case .area?: .area
    default: .point
    }
  }

  // MARK: Columns

  /// The columns that the writer fills itself; an attribute called alike gives way, or, as the
  /// times and simplestyle, is taken over.
  private static let ownColumns: Set<String> = [
    "fid", "geom", "id", "title", "description", "layer", "style", "begin", "finish",
  ]
  private static let takenOver: Set<String> = SimpleStyle.names.union(["begin", "finish"])

  /// SQLite has 2,000 columns at most.
  private static let columnLimit = 1_900

  /// The names of the attributes' columns; SQLite tells no capitals from small letters.
  private func labels() -> [String?] {
    var taken = Self.ownColumns.union(SimpleStyle.names)
    return columns.names.map { name in
      if Self.takenOver.contains(name) { return nil }
      let cleaned = name.cleanedName.filter { $0 != "\0" }
      let base = cleaned.isEmpty ? "_" : cleaned
      var label = base
      var count = 2
      while !taken.insert(label.lowercased()).inserted {
        label = "\(base)_\(count)"
        count += 1
      }
      return label
    }
  }

  /// The simplestyle columns that a feature of the table has a value for.
  private var styleColumns: [String] {
    var names: [String] = []
    for key in styleKeys {
      guard let style = styles[key] else { continue }
      for property in SimpleStyle.properties(of: style, for: simpleKind)
      where !names.contains(property.name) { names.append(property.name) }
    }
    for name in columns.names where SimpleStyle.names.contains(name) && !names.contains(name) {
      names.append(name)
    }
    return names
  }

  private static func type(of kind: PropertyColumns.Kind) -> String {
    switch kind {
    case .integer: "MEDIUMINT"
    case .longInteger: "INTEGER"
    case .number: "DOUBLE"
    case .bool: "BOOLEAN"
    case .string: "TEXT"
    }
  }

  // MARK: Writing

  func create(in database: Database, title: String, lastChange: String) throws {
    let labels = labels()
    guard labels.count <= Self.columnLimit else {
      throw GeoPackageFault(
        description: "\(labels.count) different attributes, and a GeoPackage table has room for "
          + "\(Self.columnLimit): write GeoJSON instead")
    }
    var fields = ["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
    if let geometryType { fields.append("geom \(geometryType)") }
    fields += ["id TEXT", "title TEXT", "description TEXT", "layer TEXT", "style TEXT"]
    fields += ["\"begin\" DATETIME", "finish DATETIME"]
    for (label, kind) in zip(labels, columns.kinds) {
      if let label { fields.append("\(quoted(label)) \(Self.type(of: kind))") }
    }
    for name in styleColumns {
      let isNumber = name.hasSuffix("opacity") || name.hasSuffix("width")
      fields.append("\"\(name)\" \(isNumber ? "DOUBLE" : "TEXT")")
    }
    try database.execute(sql: "CREATE TABLE \(name) (\(fields.joined(separator: ", ")))")
    guard let geometryType else {
      return try database.execute(
        sql: """
          INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
            VALUES (?1, 'attributes', ?1, ?2, ?3)
          """, arguments: [name, title, lastChange])
    }
    try database.execute(
      sql: "INSERT INTO gpkg_contents VALUES (?1, 'features', ?1, ?2, ?3, ?4, ?5, ?6, ?7, 4326)",
      arguments: [name, title, lastChange, box.west, box.south, box.east, box.north])
    try database.execute(
      sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)",
      arguments: [name, geometryType])
  }

  func fill(_ database: Database) throws {
    let labels = labels()
    let styleColumns = styleColumns
    let count = (kind == nil ? 7 : 8) + labels.count { $0 != nil } + styleColumns.count
    let marks = Array(repeating: "?", count: count).joined(separator: ",")
    let statement = try database.makeStatement(
      sql: "INSERT INTO \(name) VALUES (NULL,\(marks))")
    var styleValues: [String: [PropertyValue?]] = [:]
    for key in styleKeys {
      guard let style = styles[key] else { continue }
      let properties = SimpleStyle.properties(of: style, for: simpleKind)
      styleValues[key] = styleColumns.map { name in properties.first { $0.name == name }?.value }
    }
    var ids = UniqueIdentifiers()
    var row = GeoPackageRow()
    var values = [PropertyValue?](repeating: nil, count: columns.names.count)
    for entry in entries {
      let feature = entry.feature
      row.clear()
      if let kind {
        let box = FlatBox(entry.parts, kind: kind, places: entry.places)
        row.addBlob {
          $0.appendGeoPackage(
            entry.parts, kind: kind, isMulti: isMulti, box: box, places: entry.places)
        }
      }
      row.add(ids.unique(feature.id.cleanedName))
      row.add(feature.name.cleanedName.withoutTags)
      row.add(feature.description.cleaned.withoutTags)
      row.add(layers[entry.layer].cleanedName)
      if let style = feature.style { row.add(style) } else { row.addNull() }
      for index in values.indices { values[index] = nil }
      var cursor = 0
      for property in feature.properties {
        guard let index = columns.index(of: property.name, near: cursor) else { continue }
        if values[index] == nil { values[index] = property.value }
        cursor = index + 1
      }
      addTimes(of: feature, to: &row)
      for index in values.indices where labels[index] != nil {
        row.add(values[index], as: columns.kinds[index])
      }
      let fromStyle = feature.style.flatMap { styleValues[$0] }
      for (position, name) in styleColumns.enumerated() {
        let own = feature.properties.first { $0.name == name }?.value
        let value =
          fromStyle.map { $0[position] }
          ?? own.flatMap {
            SimpleStyle.allows($0, name) ? $0 : nil
          }
        let isNumber = name.hasSuffix("opacity") || name.hasSuffix("width")
        row.add(value, as: isNumber ? .number : .string)
      }
      try row.insert(by: statement.sqliteStatement)
    }
  }

  /// The first and last second of the feature's days.
  private func addTimes(of feature: Feature, to row: inout GeoPackageRow) {
    var start: CalendarDate?
    var end: CalendarDate?
    switch feature.time {
    case .day(let day)?: (start, end) = (day, day)
    case .interval(let first, let last)?:
      (start, end) = (first, last)
      if let from = start, let to = end, to < from { swap(&start, &end) }
    case nil:
      // Features of other makers may carry the times as text.
      for property in feature.properties {
        if property.name == "begin" { start = start ?? CalendarDate(iso8601: property.value.text) }
        if property.name == "finish" { end = end ?? CalendarDate(iso8601: property.value.text) }
      }
    }
    for (day, time) in [(start, "00:00:00"), (end, "23:59:59")] {
      if let day, day.isWritable { row.add("\(day.iso8601)T\(time).000Z") } else { row.addNull() }
    }
  }

  /// Makes the R-tree (requirement 75) and registers it.
  func index(_ database: Database) throws {
    guard let kind else { return }
    let tree = "\"rtree_\(name)_geom\""
    try database.execute(
      sql: "CREATE VIRTUAL TABLE \(tree) USING rtree(id, minx, maxx, miny, maxy)")
    let statement = try database.makeStatement(sql: "INSERT INTO \(tree) VALUES (?,?,?,?,?)")
    var row = GeoPackageRow()
    for (index, entry) in entries.enumerated() {
      let box = FlatBox(entry.parts, kind: kind, places: entry.places)
      guard !box.isEmpty else { continue }
      row.clear()
      row.add(index + 1)
      for edge in [box.west, box.east, box.south, box.north] { row.add(edge) }
      try row.insert(by: statement.sqliteStatement)
    }
    try database.execute(sql: GeoPackageSchema.triggers(name))
    try database.execute(
      sql: """
        INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index',
          'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')
        """, arguments: [name])
  }
}

extension GeoPackageRow {
  /// Adds a value as the column's type has it.
  fileprivate mutating func add(_ value: PropertyValue?, as kind: PropertyColumns.Kind) {
    switch (value, kind) {
    case (nil, _): addNull()
    case (.integer(let value)?, .number): add(Double(value))
    case (.integer(let value)?, .integer), (.integer(let value)?, .longInteger): add(value)
    case (.number(let value)?, .number): add(value)
    case (.bool(let value)?, .bool): add(value ? 1 : 0)
    case (.some(let value), _): add(value.text.cleaned)
    }
  }
}

extension ShapeParts {
  fileprivate func count(of kind: GeometryKinds) -> Int {
    switch kind {
    case .point: points.count
    case .line: lines.count
    default: polygons.count
    }
  }
}

private func quoted(_ name: String) -> String {
  "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    + "\""
}
