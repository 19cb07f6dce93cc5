internal import GRDBSQLite

/// The values of one row, gathered in one buffer and handed to SQLite without a copy each.
struct GeoPackageRow {
  private enum Cell {
    case null
    case integer(Int64)
    case number(Double)
    case text(Range<Int>)
    case blob(Range<Int>)
  }

  private var bytes: [UInt8] = []
  private var cells: [Cell] = []

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
  }

  mutating func addNull() { cells.append(.null) }
  mutating func add(_ value: Int) { cells.append(.integer(Int64(value))) }
  mutating func add(_ value: Double) { cells.append(value.isFinite ? .number(value) : .null) }

  mutating func add(_ text: String) {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    cells.append(.text(start..<bytes.count))
  }

  mutating func addBlob(_ write: (inout [UInt8]) -> Void) {
    let start = bytes.count
    write(&bytes)
    cells.append(.blob(start..<bytes.count))
  }

  /// Runs a prepared INSERT with the values.
  func insert(by statement: OpaquePointer) throws(GeoPackageFault) {
    let status = bytes.withUnsafeBufferPointer { buffer -> Int32 in
      for (index, cell) in cells.enumerated() {
        let position = Int32(truncatingIfNeeded: index + 1)
        switch cell {
        case .null: sqlite3_bind_null(statement, position)
        case .integer(let value): sqlite3_bind_int64(statement, position, value)
        case .number(let value): sqlite3_bind_double(statement, position, value)
        case .text(let range):
          // A pointer is needed even for no text, since NULL would be another value.
          if let base = buffer.baseAddress {
            sqlite3_bind_text64(
              statement, position,
              UnsafeRawPointer(base + range.lowerBound).assumingMemoryBound(to: CChar.self),
              UInt64(range.count), nil, UInt8(SQLITE_UTF8))
          } else {
            sqlite3_bind_text(statement, position, "", 0, nil)
          }
        case .blob(let range):
          sqlite3_bind_blob64(
            statement, position, buffer.baseAddress.map { $0 + range.lowerBound },
            UInt64(range.count), nil)
        }
      }
      let status = sqlite3_step(statement)
      sqlite3_reset(statement)
      return status
    }
    guard status == SQLITE_DONE else {
      throw GeoPackageFault(
        description: "the GeoPackage cannot be made: a row is refused (SQLite code \(status))")
    }
  }
}
