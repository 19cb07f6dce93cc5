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
    do {
      return try DatabaseQueue().inDatabase { database in
        try database.execute(
          sql: "PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10200")
        try database.inTransaction {
          try write(set, to: database)
          return .commit
        }
        return try contents(of: database)
      }
    } catch let error as DatabaseError {
      throw GeoPackageFault(description: "the GeoPackage cannot be made: \(error.description)")
    }
  }

  private func write(_ set: LayerSet, to database: Database) throws {
    let lastChange = lastChange(of: set)
    try database.execute(sql: GeoPackageSchema.tables)
    try database.execute(
      sql: GeoPackageSchema.referenceSystem, arguments: [GeoPackageSchema.geodeticText])
    let tables = GeoPackageTable.tables(of: set)
    for table in tables {
      try table.create(in: database, title: set.name, lastChange: lastChange)
      try table.fill(database)
      try table.index(database)
    }
    try GeoPackageMetadata.write(set, tables: tables.map(\.name), lastChange, to: database)
    let styled = tables.filter { $0.kind != nil }
    guard !styled.isEmpty else { return }
    try database.execute(sql: GeoPackageSchema.layerStyles)
    try database.execute(sql: GeoPackageSchema.layerStylesContents, arguments: [lastChange])
    for table in styled {
      let symbology = Symbology(table, in: set)
      try database.execute(
        sql: GeoPackageSchema.layerStyle,
        arguments: [
          table.name, set.name, symbology.qml, symbology.sld, lastChange,
        ])
    }
  }

  /// The day that the layers speak of stands for the clock.
  private func lastChange(of set: LayerSet) -> String {
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
