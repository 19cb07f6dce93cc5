internal import Features
internal import GRDB
internal import GRDBSQLite
internal import GeoJSON

/// The rows of a table of features as SQLite hands them on, without a copy of their values.
struct GeoPackageRows {
  /// A row may have this many bytes of text.
  private static let textLimit = 8 << 20

  private let statement: OpaquePointer
  private let columns: GeoPackageColumns
  /// The names of the columns in the order of a row.
  private let names: [String]
  /// The column of the geometry, or `nil` when a damaged file no longer has it.
  private let geometry: Int?

  init(_ statement: OpaquePointer, _ columns: GeoPackageColumns) throws {
    self.statement = statement
    self.columns = columns
    names = (0..<sqlite3_column_count(statement)).map {
      sqlite3_column_name(statement, $0).map { String(cString: $0) } ?? ""
    }
    geometry = names.firstIndex(of: columns.geometry)
  }

  /// Puts what the row tells into a feature; returns its layer, where it names one, and about how
  /// many bytes it takes.
  func fill(_ feature: inout Feature) throws(BinaryFault) -> (layer: String?, size: Int) {
    var size = 256
    if let geometry, sqlite3_column_type(statement, Int32(geometry)) == SQLITE_BLOB {
      let count = Int(sqlite3_column_bytes(statement, Int32(geometry)))
      let blob = UnsafeRawBufferPointer(
        start: sqlite3_column_blob(statement, Int32(geometry)), count: count)
      feature.shape = try WellKnownBinary.shape(geoPackage: blob)
      size += count
    }
    var told = GeoPackageColumns.Told()
    var textCount = 0
    for (index, name) in names.enumerated() where index != geometry && name != columns.key {
      let column = Int32(index)
      let value: PropertyValue
      switch sqlite3_column_type(statement, column) {
      case SQLITE_INTEGER:
        let number = sqlite3_column_int64(statement, column)
        value = columns.isBoolean(name) ? .bool(number != 0) : .integer(Int(number))
      case SQLITE_FLOAT:
        let number = sqlite3_column_double(statement, column)
        guard number.isFinite else { continue }
        value = .number(number)
      case SQLITE_TEXT:
        guard let text = sqlite3_column_text(statement, column) else { continue }
        let count = Int(sqlite3_column_bytes(statement, column))
        textCount += count
        guard textCount <= Self.textLimit else {
          throw BinaryFault(
            fault: "has more than \(Self.textLimit >> 20) MB of text: shorten it; passed over")
        }
        value = .string(
          String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self))
      default: continue
      }
      columns.fill(&feature, name, value, &told)
    }
    if told.begin != nil || told.finish != nil {
      feature.time =
        told.begin == told.finish
        ? told.begin.map(FeatureTime.day) : .interval(start: told.begin, end: told.finish)
    }
    return (told.layer, size + textCount + 64 * names.count)
  }
}
