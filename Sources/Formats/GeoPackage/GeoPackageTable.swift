internal import Encoding
internal import Features
internal import GRDB
internal import GeoJSON
internal import Geometry

/// A table of features of one kind of geometry: first told of all of them, then filled.
struct GeoPackageTable {
  /// A feature taken apart for the tables.
  struct Entry {
    let feature: Feature
    /// The name of its layer.
    let layer: String
    let parts: ShapeParts
    let places: Int

    init(_ feature: Feature, layer: String) {
      let shape = feature.shape?.cutAtAntimeridian()
      self.feature = feature
      self.layer = layer
      parts = shape.map(ShapeParts.init) ?? ShapeParts()
      places = shape.map { Extent($0).places(wanted: feature.decimals) } ?? 0
    }
  }

  let name: String
  /// The kind of its geometries, or `nil` for features without a shape.
  let kind: GeometryKinds?
  /// How many features it has.
  private(set) var count = 0
  private var columns = PropertyColumns()
  private var usedStyles: Set<String> = []
  private var box = FlatBox()
  private var isMulti = false

  /// Whether there were more attributes than columns.
  var isFull: Bool { columns.isFull }

  /// The tables that there may be, areas first so that points are drawn on top.
  static let all: [GeoPackageTable] = [
    GeoPackageTable(name: "areas", kind: .area), GeoPackageTable(name: "lines", kind: .line),
    GeoPackageTable(name: "points", kind: .point), GeoPackageTable(name: "unplaced", kind: nil),
  ]

  private init(name: String, kind: GeometryKinds?) {
    self.name = name
    self.kind = kind
  }

  /// Whether the feature has a row in this table.
  func holds(_ entry: Entry) -> Bool {
    kind.map(entry.parts.kinds.contains) ?? entry.parts.kinds.isEmpty
  }

  /// Notes what the table needs for a feature that it holds.
  mutating func note(_ entry: Entry) {
    count += 1
    columns.add(entry.feature.properties)
    if let style = entry.feature.style { usedStyles.insert(style) }
    guard let kind else { return }
    box.add(FlatBox(entry.parts, kind: kind, places: entry.places))
    if entry.parts.count(of: kind) > 1 { isMulti = true }
  }

  /// The styles that its features name, sorted.
  func styleKeys(_ styles: StyleTable) -> [String] {
    usedStyles.filter { styles[$0] != nil }.sorted()
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
  private func styleColumns(_ styles: StyleTable) -> [String] {
    var names: [String] = []
    for key in styleKeys(styles) {
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

  func create(
    in database: Database, title: String, lastChange: String, styles: StyleTable
  ) throws {
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
    for name in styleColumns(styles) {
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

  /// Makes the R-tree (requirement 75), without the triggers that keep it in step.
  func createTree(in database: Database) throws {
    guard kind != nil else { return }
    try database.execute(
      sql: """
        CREATE VIRTUAL TABLE \(tree) USING rtree(id, minx, maxx, miny, maxy);
        """)
    try database.execute(
      sql: """
        INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index',
          'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')
        """, arguments: [name])
  }

  /// Makes the triggers of the R-tree; to be called when the table is filled.
  func createTriggers(in database: Database) throws {
    guard kind != nil else { return }
    try database.execute(sql: GeoPackageSchema.triggers(name))
  }

  private var tree: String { "\"rtree_\(name)_geom\"" }

  /// Returns what fills the table.
  func filler(in database: Database, styles: StyleTable) throws -> GeoPackageFiller {
    let labels = labels()
    let styleColumns = styleColumns(styles)
    var styleValues: [String: [PropertyValue?]] = [:]
    for key in styleKeys(styles) {
      guard let style = styles[key] else { continue }
      let properties = SimpleStyle.properties(of: style, for: simpleKind)
      styleValues[key] = styleColumns.map { name in properties.first { $0.name == name }?.value }
    }
    let count = (kind == nil ? 7 : 8) + labels.count { $0 != nil } + styleColumns.count
    let marks = Array(repeating: "?", count: count).joined(separator: ",")
    return GeoPackageFiller(
      rows: try database.makeStatement(sql: "INSERT INTO \(name) VALUES (NULL,\(marks))"),
      tree: kind == nil
        ? nil : try database.makeStatement(sql: "INSERT INTO \(tree) VALUES (?,?,?,?,?)"),
      kind: kind, isMulti: isMulti, columns: columns, hasLabel: labels.map { $0 != nil },
      styleColumns: styleColumns, styleValues: styleValues)
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
