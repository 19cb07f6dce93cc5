/// A fault in a table: the line and what is wrong there.
package struct TableFault: Error, Hashable, Sendable, Comparable, CustomStringConvertible {
  package let file: String
  package let line: Int
  package let fault: String

  package init(file: String, line: Int, fault: String) {
    self.file = file
    self.line = line
    self.fault = fault
  }

  package var description: String { "\(file):\(line): \(fault)" }

  package static func < (left: TableFault, right: TableFault) -> Bool {
    (left.file, left.line, left.fault) < (right.file, right.line, right.fault)
  }
}

/// A table read from CSV (RFC 4180) or tab-separated text, its cells found by column name.
package struct Table: Sendable {
  /// One row: its cells and the line on which it starts.
  package struct Row: Sendable {
    package let line: Int
    package let cells: [String]
    fileprivate let columns: [String: Int]

    /// The cell in the column called `name`; empty when the table has no such column.
    package subscript(name: String) -> String {
      guard let index = columns[name], index < cells.count else { return "" }
      return cells[index]
    }
  }

  package let file: String
  package let header: [String]
  package let rows: [Row]
  /// Rows that were passed over because their cells do not fit the header, and bad quotes.
  package let faults: [TableFault]

  /// Reads a table whose first record is the header. Empty lines are passed over.
  ///
  /// A record with too many or too few cells is left out and listed in ``faults``, so that one
  /// broken row does not lose the others.
  ///
  /// - Throws: ``TableFault`` when the text is not UTF-8 or a required column is missing.
  package init(
    _ bytes: some Sequence<UInt8>, file: String, separator: UInt8 = UInt8(ascii: ","),
    quotes: Bool = true, required: [String] = []
  ) throws(TableFault) {
    self.file = file
    var bytes = Array(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw TableFault(
        file: file, line: firstLineNotUTF8(bytes), fault: "not UTF-8: save the table as UTF-8")
    }
    var reader = RecordReader(bytes: bytes, separator: separator, quotes: quotes)
    guard let first = reader.next() else {
      throw TableFault(file: file, line: 1, fault: "the table is empty: it needs a header row")
    }
    let names = first.cells.map { $0.trimmingSpaces() }
    header = names
    var index: [String: Int] = [:]
    for (position, name) in names.enumerated() where index[name] == nil { index[name] = position }
    for name in required where index[name] == nil {
      throw TableFault(file: file, line: 1, fault: "the column “\(name)” is missing")
    }
    var rows: [Row] = []
    var faults: [TableFault] = []
    while let record = reader.next() {
      if let fault = record.fault {
        faults.append(TableFault(file: file, line: record.line, fault: fault))
        continue
      }
      if record.cells.count == 1, record.cells[0].isEmpty { continue }
      var cells = record.cells
      while cells.count > names.count, cells.last?.isEmpty == true { cells.removeLast() }
      guard cells.count == names.count else {
        faults.append(
          TableFault(
            file: file, line: record.line,
            fault: "\(record.cells.count) cells where the header has \(names.count)"))
        continue
      }
      rows.append(Row(line: record.line, cells: cells, columns: index))
    }
    self.rows = rows
    self.faults = faults
  }
}

private func firstLineNotUTF8(_ bytes: [UInt8]) -> Int {
  var line = 1
  var start = 0
  for index in bytes.indices where bytes[index] == 0x0A {
    if String(validating: bytes[start..<index], as: UTF8.self) == nil { return line }
    start = index + 1
    line += 1
  }
  return line
}

private struct RecordReader {
  struct Record {
    let line: Int
    let cells: [String]
    let fault: String?
  }

  let bytes: [UInt8]
  let separator: UInt8
  let quotes: Bool
  private var position = 0
  private var line = 1

  init(bytes: [UInt8], separator: UInt8, quotes: Bool) {
    self.bytes = bytes
    self.separator = separator
    self.quotes = quotes
  }

  mutating func next() -> Record? {
    guard position < bytes.count else { return nil }
    let start = line
    var cells: [String] = []
    var fault: String?
    while true {
      if quotes, position < bytes.count, bytes[position] == 0x22 {
        cells.append(quoted(&fault, start))
      } else {
        let from = position
        while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0A,
          bytes[position] != 0x0D
        { position += 1 }
        cells.append(String(decoding: bytes[from..<position], as: UTF8.self))
      }
      guard position < bytes.count else { break }
      let byte = bytes[position]
      position += 1
      if byte == separator { continue }
      if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
      line += 1
      break
    }
    return Record(line: start, cells: cells, fault: fault)
  }

  private mutating func quoted(_ fault: inout String?, _ start: Int) -> String {
    position += 1
    var cell: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x22 {
        if position < bytes.count, bytes[position] == 0x22 {
          cell.append(0x22)
          position += 1
          continue
        }
        while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0A,
          bytes[position] != 0x0D
        {
          fault = "text after a closing quote"
          position += 1
        }
        return String(decoding: cell, as: UTF8.self)
      }
      if byte == 0x0A { line += 1 }
      cell.append(byte)
    }
    fault = "a quote that opens on line \(start) is not closed"
    return String(decoding: cell, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends one CSV record ended by LF, cells quoted where RFC 4180 asks for it.
  ///
  /// With `guardFormulas`, a cell that a spreadsheet would run (`=`, `+`, `-`, `@`, tab or CR
  /// first, and no plain number) gets an apostrophe before it; ``unguarded(_:)`` takes it off.
  package mutating func appendCSVRecord(_ cells: [String], guardFormulas: Bool = false) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      let text = guardFormulas ? formulaGuarded(cell) : cell
      let quote = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      if quote { append(0x22) }
      for byte in text.utf8 {
        if byte == 0x22 { append(0x22) }
        append(byte)
      }
      if quote { append(0x22) }
    }
    append(UInt8(ascii: "\n"))
  }
}

private func formulaGuarded(_ cell: String) -> String {
  guard let first = cell.utf8.first else { return cell }
  if first == UInt8(ascii: "'"), cell.utf8.count > 1, startsFormula(cell.utf8.dropFirst().first) {
    return "'" + cell
  }
  guard startsFormula(first), Double(cell) == nil else { return cell }
  return "'" + cell
}

private func startsFormula(_ byte: UInt8?) -> Bool {
  guard let byte else { return false }
  return byte == 0x09 || byte == 0x0D || "=+-@'".utf8.contains(byte)
}

/// Returns `cell` without the apostrophe that a formula guard put before it.
package func unguarded(_ cell: String) -> String {
  guard cell.utf8.first == UInt8(ascii: "'"), startsFormula(cell.utf8.dropFirst().first) else {
    return cell
  }
  return String(cell.dropFirst())
}

extension StringProtocol {
  /// The text without white space at its ends.
  package func trimmingSpaces() -> String {
    var view = self[...]
    while let first = view.first, first.isWhitespace { view = view.dropFirst() }
    while let last = view.last, last.isWhitespace { view = view.dropLast() }
    return String(view)
  }
}
