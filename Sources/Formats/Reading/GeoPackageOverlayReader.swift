internal import Encoding
internal import Features
internal import GRDB
internal import GRDBSQLite
internal import Geometry

/// Reads an OGC GeoPackage: every table of features becomes a layer, or, in a file of ours, several
/// by its column `layer`. Titles, descriptions, simplestyle and our times are what they were.
///
/// Positions must be longitude and latitude (EPSG:4326, or a geographic system said to be
/// undefined); a table in another system is a fault. Rows whose geometry cannot be read are
/// faults too, and the rest is kept. The database is read in memory and never written to.
public struct GeoPackageOverlayReader: OverlayReader {
  /// Creates a reader.
  public init() {}

  /// Returns the features of all tables.
  public func read(_ bytes: [UInt8], file: String) -> OverlayReading {
    var reading = OverlayReading(layers: LayerSet(name: "", layers: []))
    do {
      try DatabaseQueue().inDatabase { database in
        try Self.open(bytes, in: database)
        var gathered = Gathered()
        for table in try Self.tables(of: database) {
          Self.read(table, of: database, file: file, &gathered, into: &reading)
        }
        reading.layers.layers = gathered.layers
        reading.layers.styles = gathered.drawing.styles.table
        reading.layers.timeRange = timeRange(of: reading.layers.allFeatures)
        Self.describe(&reading.layers, from: database)
      }
      if reading.layers.layers.isEmpty, reading.faults.isEmpty {
        reading.faults.append(
          ReadingFault(file: file, fault: "the GeoPackage has no table of features"))
      }
    } catch let fault as GeoPackageFault {
      reading.faults.append(ReadingFault(file: file, fault: fault.description))
    } catch {
      reading.faults.append(
        ReadingFault(file: file, fault: "is no GeoPackage, or a damaged one"))
    }
    return reading
  }

  /// Makes the bytes the main database.
  private static func open(_ bytes: [UInt8], in database: Database) throws {
    let count = sqlite3_uint64(bytes.count)
    guard bytes.count >= 100, let copy = sqlite3_malloc64(count) else {
      throw GeoPackageFault(description: "is no GeoPackage, or a damaged one")
    }
    let buffer = UnsafeMutableRawBufferPointer(start: copy, count: bytes.count)
    buffer.copyBytes(from: bytes)
    // A database left in WAL mode by its last user is whole without its log once that was closed;
    // SQLite opens none of that mode from memory.
    buffer[18] = 1
    buffer[19] = 1
    let status = sqlite3_deserialize(
      database.sqliteConnection, "main", copy.assumingMemoryBound(to: UInt8.self),
      sqlite3_int64(bytes.count), sqlite3_int64(bytes.count),
      UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY))
    guard status == SQLITE_OK else {
      throw GeoPackageFault(description: "is no GeoPackage, or a damaged one")
    }
  }

  /// The features by the folders that they stand in.
  private struct Gathered {
    private(set) var drawing = GeoJSONDrawing()
    private var byFolder: [[Feature]] = []

    mutating func add(_ feature: Feature, folders: [String]) {
      var feature = feature
      let told = drawing.prepare(&feature)
      let folder = told > 0 ? told : drawing.folder(folders)
      while folder >= byFolder.count { byFolder.append([]) }
      byFolder[folder].append(feature)
    }

    var layers: [Layer] {
      drawing.folders.layers(rootName: "") { $0 < byFolder.count ? byFolder[$0] : [] }
    }
  }

  private struct FeatureTable {
    let name: String
    let geometry: String
    /// Why it cannot be read, when it cannot.
    let fault: String?
  }

  private static func tables(of database: Database) throws -> [FeatureTable] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT g.table_name, g.column_name, g.srs_id, s.organization, s.organization_coordsys_id
        FROM gpkg_geometry_columns g
        LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id ORDER BY g.rowid
        """
    ).compactMap { row in
      guard let name = text(row[0]), let geometry = text(row[1]) else { return nil }
      let system: Int64? = Int64.fromDatabaseValue(row[2])
      let organization = text(row[3])?.uppercased() ?? ""
      let code: Int64? = Int64.fromDatabaseValue(row[4])
      let isGeographic = system == 0 || (organization == "EPSG" && code == 4326)
      return FeatureTable(
        name: name, geometry: geometry,
        fault: isGeographic
          ? nil
          : "the table “\(name)” is in \(organization):\(code ?? -1), not in EPSG:4326; "
            + "reproject it first")
    }
  }

  private static func text(_ value: DatabaseValue) -> String? { String.fromDatabaseValue(value) }

  private static func read(
    _ table: FeatureTable, of database: Database, file: String, _ gathered: inout Gathered,
    into reading: inout OverlayReading
  ) {
    if let fault = table.fault {
      reading.faults.append(ReadingFault(file: file, fault: fault))
      return
    }
    do {
      let columns = try GeoPackageColumns(
        of: table.name, geometry: table.geometry, in: database)
      let rows = try Row.fetchCursor(database, sql: "SELECT * FROM \(table.name.quotedForSQL)")
      var number = 0
      while let row = try rows.next() {
        number += 1
        var feature = Feature(id: "\(table.name)-\(number)", name: "", shape: nil, decimals: 7)
        do throws(BinaryFault) {
          // By hand: a column that a damaged file no longer has must not trap.
          let geometry = row.first { $0.0 == table.geometry }?.1
          if let data = geometry.flatMap([UInt8].fromBlob) {
            feature.shape = try WellKnownBinary.shape(geoPackage: data)
          }
        } catch {
          reading.faults.append(
            ReadingFault(file: file, fault: "\(table.name), row \(number): \(error.fault)"))
          continue
        }
        let layer = columns.fill(&feature, from: row)
        gathered.add(feature, folders: layer.map(FolderPath.names) ?? [table.name])
      }
    } catch {
      reading.faults.append(
        ReadingFault(file: file, fault: "the table “\(table.name)” is damaged"))
    }
  }

  /// What the file says of itself, where ``GeoPackageMetadata`` wrote it.
  private static func describe(_ set: inout LayerSet, from database: Database) {
    let sql = """
      SELECT metadata FROM gpkg_metadata
      WHERE md_scope = 'dataset' AND mime_type = 'application/json' ORDER BY id LIMIT 1
      """
    guard let text = try? String.fetchOne(database, sql: sql),
      let value = try? JSONParser.parse(Array(text.utf8)), case .object(let members) = value
    else { return }
    for member in members {
      switch (member.name, member.value) {
      case ("title", .string(let text)): set.name = text
      case ("abstract", .string(let text)): set.description = text
      case ("creator", _): break
      case (let name, .string(let text)): set.metadata.append(Property(name, .string(text)))
      case (let name, .bool(let value)): set.metadata.append(Property(name, .bool(value)))
      case (let name, let value):
        if let number = value.int { set.metadata.append(Property(name, .integer(number))) }
      }
    }
  }
}

extension [UInt8] {
  /// The bytes of a blob, or `nil` for anything else.
  fileprivate static func fromBlob(_ value: DatabaseValue) -> [UInt8]? {
    if case .blob(let data) = value.storage { Array(data) } else { nil }
  }
}
