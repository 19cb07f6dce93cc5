internal import Encoding
internal import Features
internal import GRDB
internal import GRDBSQLite

/// Features of a GeoPackage, row by row.
///
/// A file is read from a copy, so that SQLite leaves nothing beside it.
final class GeoPackageSource: FeatureSource {
  /// A value has no more bytes: the positions that a feature may have, and some more.
  private static let valueLimit = 34 << 20
  /// SQLite takes no more memory.
  private static let memoryLimit: sqlite3_int64 = 128 << 20
  private static let tableLimit = 10_000

  private let bytes: SourceBytes
  let file: String

  private(set) var about = LayerSet(name: "", layers: [])
  private(set) var faults = ReadingFaults()
  let folders: FolderTree? = nil
  let hasFolders = true
  /// A feature of several kinds of geometry stands in several tables.
  let repeatsIDs = true
  let passedOver: [String] = []

  private var copy: ScratchFile?
  private let watch = Watch()

  init(_ bytes: SourceBytes, file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// Stops a statement that runs long without a row.
  private final class Watch {
    /// Millions of steps of SQLite's machine since the last row.
    var steps = 0
    static let limit = 2_000
  }

  func forEach(_ body: (ReadFeature, _ size: Int) throws -> Void) throws {
    faults = ReadingFaults()
    about = LayerSet(name: "", layers: [])
    if case .file = bytes { sqlite3_hard_heap_limit64(Self.memoryLimit) }
    defer { if case .file = bytes { sqlite3_hard_heap_limit64(0) } }
    var stop: Stop?
    do {
      try open().inDatabase { database in
        restrict(database)
        do {
          let tables = try Self.tables(of: database)
          for table in tables {
            do { try read(table, of: database, body) } catch { throw Stop(error: error) }
          }
          describe(&about, from: database)
          if tables.isEmpty { note("the GeoPackage has no table of features") }
        } catch let error as Stop {
          stop = error
        }
      }
    } catch let fault as GeoPackageFault {
      note(fault.description)
    } catch let fault as FileFault {
      throw fault
    } catch {
      note("is no GeoPackage, or a damaged one")
    }
    if let stop { throw stop.error }
  }

  /// Sees to it that no table or view, whatever it says, fills the memory or runs for ever.
  private func restrict(_ database: Database) {
    let connection = database.sqliteConnection
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, Int32(Self.valueLimit))
    sqlite3_progress_handler(
      connection, 1_000_000,
      { user in
        guard let user else { return 0 }
        let watch = Unmanaged<Watch>.fromOpaque(user).takeUnretainedValue()
        watch.steps += 1
        return watch.steps > Watch.limit ? 1 : 0
      }, Unmanaged.passUnretained(watch).toOpaque())
    try? database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cache_size = -4096")
  }

  private func open() throws -> DatabaseQueue {
    switch bytes {
    case .memory(let bytes):
      let queue = try DatabaseQueue()
      try queue.inDatabase { try Self.open(bytes, in: $0) }
      return queue
    case .file(let input, let scratch):
      if let copy { return try Self.queue(copy.path) }
      let copy = try ScratchFile(in: scratch)
      try copy.fill(from: input) { part, offset in
        // A database left in WAL mode by its last user is whole without its log once that was
        // closed.
        for place in 18...19 where offset == 0 && place < part.count { part[place] = 1 }
      }
      self.copy = copy
      return try Self.queue(copy.path)
    }
  }

  private static func queue(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration)
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
        LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
        WHERE length(g.table_name) < 1000 AND length(g.column_name) < 1000
        ORDER BY g.rowid LIMIT \(tableLimit)
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

  /// Hands on the rows of a table, one at a time.
  private func read(
    _ table: FeatureTable, of database: Database,
    _ body: (ReadFeature, _ size: Int) throws -> Void
  ) throws {
    if let fault = table.fault { return note(fault) }
    var number = 0
    do {
      let columns = try GeoPackageColumns(
        of: table.name, geometry: table.geometry, in: database)
      let statement = try database.makeStatement(
        sql: "SELECT * FROM \(table.name.quotedForSQL)")
      defer { sqlite3_reset(statement.sqliteStatement) }
      let rows = try GeoPackageRows(statement.sqliteStatement, columns)
      while true {
        watch.steps = 0
        let status = sqlite3_step(statement.sqliteStatement)
        guard status == SQLITE_ROW else {
          if status != SQLITE_DONE { noteEnd(of: table, number, status: status) }
          return
        }
        number += 1
        var feature = Feature(id: "\(table.name)-\(number)", name: "", shape: nil, decimals: 7)
        let read: (layer: String?, size: Int)
        do throws(BinaryFault) {
          read = try rows.fill(&feature)
        } catch {
          note("\(table.name), row \(number): \(error.fault)")
          continue
        }
        do {
          try body(
            ReadFeature(
              feature: feature, folder: .path(read.layer.map(FolderPath.names) ?? [table.name])),
            read.size)
        } catch {
          throw Stop(error: error)
        }
      }
    } catch let stop as Stop {
      throw stop.error
    } catch {
      note("the table “\(table.name)” is damaged")
    }
  }

  /// What the one who takes the features throws.
  private struct Stop: Error { let error: any Error }

  private func noteEnd(of table: FeatureTable, _ number: Int, status: Int32) {
    switch status & 0xFF {
    case SQLITE_TOOBIG, SQLITE_NOMEM:
      note(
        "\(table.name), row \(number + 1): a value of more than "
          + "\(Self.valueLimit >> 20) MB; the rows from here on are not read: shorten it, or split it"
      )
    case SQLITE_INTERRUPT:
      note(
        "\(table.name), row \(number + 1): takes too long to be told: make a table of the view")
    default: note("the table “\(table.name)” is damaged")
    }
  }

  private func note(_ fault: String) { faults.add(ReadingFault(file: file, fault: fault)) }

  /// What the file says of itself, where ``GeoPackageMetadata`` wrote it.
  private func describe(_ set: inout LayerSet, from database: Database) {
    let sql = """
      SELECT metadata FROM gpkg_metadata
      WHERE md_scope = 'dataset' AND mime_type = 'application/json'
        AND length(metadata) <= 1000000 ORDER BY id LIMIT 1
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
