internal import Chronology
public import Features
internal import GRDB
internal import GRDBSQLite

/// What went wrong with a GeoPackage.
public struct GeoPackageFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// SQLite's words, or ours.
  public let description: String
}

/// Writes a layer set as an OGC GeoPackage 1.2 (12-128r14) that QGIS opens styled and timed.
///
/// One table a kind of geometry, `areas`, `lines` and `points`, and `unplaced` for features without
/// a shape; each with an R-tree, typed columns, the layer's name in `layer`, and the days of the
/// feature as `begin` and `finish`, the first and last second of it in UTC. `layer_styles` draws
/// them by the style table, as QML and SLD; `gpkg_metadata` says where all of it comes from.
public struct GeoPackageWriter: OverlayWriter {
  /// Creates a writer.
  public init() {}

  /// Returns the whole database. Nothing in it depends on the clock; the bytes are the same for
  /// the same layers and the same version of SQLite.
  ///
  /// - Throws: ``GeoPackageFault`` when SQLite refuses, or there are more attributes than columns.
  public func bytes(of set: LayerSet) throws -> [UInt8] {
    func forEach(_ body: (GeoPackageTable.Entry) throws -> Void) throws {
      func visit(_ layer: Layer, under path: String) throws {
        let name = path.isEmpty ? layer.name : "\(path) / \(layer.name)"
        for feature in layer.features {
          try body(GeoPackageTable.Entry(feature, layer: name))
        }
        for inner in layer.layers { try visit(inner, under: name) }
      }
      for layer in set.layers { try visit(layer, under: "") }
    }
    var tables = GeoPackageTable.all
    try forEach { entry in
      for index in tables.indices where tables[index].holds(entry) { tables[index].note(entry) }
    }
    return try Self.naming {
      try DatabaseQueue().inDatabase { database in
        try Self.write(set, tables.filter { $0.count > 0 }, to: database) { fillers in
          try forEach { try fillers.insert($0) }
        }
        return try contents(of: database)
      }
    }
  }

  /// Returns what `body` does; a fault of the database becomes one of the GeoPackage.
  static func naming<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw GeoPackageFault(description: "the GeoPackage cannot be made: \(error.description)")
    }
  }

  /// The tables being filled.
  struct Fillers {
    fileprivate var fillers: [(table: GeoPackageTable, filler: GeoPackageFiller)]

    /// Inserts a feature into every table that holds it.
    mutating func insert(_ entry: GeoPackageTable.Entry) throws {
      for index in fillers.indices where fillers[index].table.holds(entry) {
        try fillers[index].filler.insert(entry)
      }
    }
  }

  /// Makes a GeoPackage in an empty database: what stands around the features by `set`, the
  /// features themselves by `fill`.
  static func write(
    _ set: LayerSet, _ tables: [GeoPackageTable], to database: Database,
    fill: (inout Fillers) throws -> Void
  ) throws {
    try database.execute(
      sql: "PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10200")
    try database.inTransaction {
      let lastChange = lastChange(of: set)
      try database.execute(sql: GeoPackageSchema.tables)
      try database.execute(
        sql: GeoPackageSchema.referenceSystem, arguments: [GeoPackageSchema.geodeticText])
      for table in tables {
        try table.create(
          in: database, title: set.name, lastChange: lastChange, styles: set.styles)
        try table.createTree(in: database)
      }
      var fillers = Fillers(
        fillers: try tables.map { ($0, try $0.filler(in: database, styles: set.styles)) })
      try fill(&fillers)
      for table in tables { try table.createTriggers(in: database) }
      try GeoPackageMetadata.write(set, tables: tables.map(\.name), lastChange, to: database)
      try writeStyles(of: set, tables.filter { $0.kind != nil }, lastChange, to: database)
      return .commit
    }
  }

  private static func writeStyles(
    of set: LayerSet, _ tables: [GeoPackageTable], _ lastChange: String, to database: Database
  ) throws {
    guard !tables.isEmpty else { return }
    try database.execute(sql: GeoPackageSchema.layerStyles)
    try database.execute(sql: GeoPackageSchema.layerStylesContents, arguments: [lastChange])
    for table in tables {
      let symbology = Symbology(table, in: set)
      try database.execute(
        sql: GeoPackageSchema.layerStyle,
        arguments: [table.name, set.name, symbology.qml, symbology.sld, lastChange])
    }
  }

  /// The day that the layers speak of stands for the clock.
  private static func lastChange(of set: LayerSet) -> String {
    let asOf = set.metadata.first { $0.name == "as_of" }.flatMap {
      CalendarDate(iso8601: $0.value.text)
    }
    let day = asOf ?? set.timeRange?.end ?? CalendarDate(dayNumber: 0)
    return "\(day.iso8601)T00:00:00.000Z"
  }

  private func contents(of database: Database) throws -> [UInt8] {
    var size: sqlite3_int64 = 0
    guard let pointer = sqlite3_serialize(database.sqliteConnection, "main", &size, 0) else {
      throw GeoPackageFault(description: "the GeoPackage is too large for this machine's memory")
    }
    defer { sqlite3_free(pointer) }
    return Array(UnsafeBufferPointer(start: pointer, count: Int(size)))
  }
}
