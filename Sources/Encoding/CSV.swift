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
///
/// Cells stay bytes until they are asked for: most readers want some columns of some rows.
package struct Table: Sendable {
  /// One row: its cells and the line on which it starts.
  package struct Row: Sendable {
    package let line: Int
    fileprivate let first: Int
    fileprivate let count: Int
    fileprivate let storage: CellStorage

    /// The cells, in the order of the header.
    package var cells: [String] { (0..<count).map { self[$0] } }

    /// The cell in the column called `name`; empty when the table has no such column.
    package subscript(name: String) -> String { self[storage.columns[name]] }

    /// The cell in a column (see ``Table/column(_:)``); empty for `nil`.
    package subscript(column: Int?) -> String {
      guard let column, column >= 0, column < count else { return "" }
      return storage.cell(first + column)
    }
  }

  package let file: String
  package let header: [String]
  package let rows: [Row]
  /// Rows that were passed over because their cells do not fit the header, and bad quotes.
  package let faults: [TableFault]
  private let columns: [String: Int]

  /// Where the column called `name` stands, or `nil`.
  package func column(_ name: String) -> Int? { columns[name] }

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
    var bytes = (bytes as? [UInt8]) ?? Array(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw TableFault(
        file: file, line: firstLineNotUTF8(bytes), fault: "not UTF-8: save the table as UTF-8")
    }
    var reader = RecordReader(bytes: bytes, separator: separator, quotes: quotes)
    guard let first = reader.next() else {
      throw TableFault(file: file, line: 1, fault: "the table is empty: it needs a header row")
    }
    let head = CellStorage(bytes: bytes, cells: reader.cells, columns: [:])
    let names = (0..<first.count).map { head.cell($0).trimmingSpaces() }
    header = names
    var index: [String: Int] = [:]
    for (position, name) in names.enumerated() where index[name] == nil { index[name] = position }
    columns = index
    for name in required where index[name] == nil {
      throw TableFault(file: file, line: 1, fault: "the column “\(name)” is missing")
    }
    var records: [RecordReader.Record] = []
    var faults: [TableFault] = []
    while var record = reader.next() {
      if let fault = record.fault {
        faults.append(TableFault(file: file, line: record.line, fault: fault))
        continue
      }
      if record.count == 1, reader.cells[record.first].isEmpty { continue }
      while record.count > names.count, reader.cells[record.first + record.count - 1].isEmpty {
        record.count -= 1
      }
      guard record.count == names.count else {
        faults.append(
          TableFault(
            file: file, line: record.line,
            fault: "\(record.count) cells where the header has \(names.count)"))
        continue
      }
      records.append(record)
    }
    let storage = CellStorage(bytes: bytes, cells: reader.cells, columns: index)
    rows = records.map {
      Row(line: $0.line, first: $0.first, count: $0.count, storage: storage)
    }
    self.faults = faults
  }
}

/// Where a cell stands in the text, quotes left out.
private struct CellRange: Sendable {
  let start: Int
  let end: Int
  /// Whether it holds doubled quotes.
  let isEscaped: Bool

  var isEmpty: Bool { start == end }
}

private final class CellStorage: Sendable {
  let bytes: [UInt8]
  let cells: [CellRange]
  let columns: [String: Int]

  init(bytes: [UInt8], cells: [CellRange], columns: [String: Int]) {
    self.bytes = bytes
    self.cells = cells
    self.columns = columns
  }

  func cell(_ index: Int) -> String {
    let range = cells[index]
    if range.isEmpty { return "" }
    guard range.isEscaped else {
      return String(decoding: bytes[range.start..<range.end], as: UTF8.self)
    }
    var text: [UInt8] = []
    var skips = false
    for byte in bytes[range.start..<range.end] {
      // Of two quotes the second goes.
      skips = byte == 0x22 && !skips
      if byte != 0x22 || skips { text.append(byte) }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// Returns the UTF-8 of a table as spreadsheets save it: UTF-16 with a byte order mark is turned
/// into UTF-8, and a first line `sep=;` is left out. Other bytes come back as they are.
package func spreadsheetBytes(_ bytes: [UInt8]) -> [UInt8] {
  var text = bytes
  let isLittle = bytes.starts(with: [0xFF, 0xFE])
  if isLittle || bytes.starts(with: [0xFE, 0xFF]), bytes.count.isMultiple(of: 2) {
    let units = stride(from: 2, to: bytes.count, by: 2).map { index -> UInt16 in
      let first = UInt16(bytes[index])
      let second = UInt16(bytes[index + 1])
      return isLittle ? second << 8 | first : first << 8 | second
    }
    guard let string = String(validating: units, as: UTF16.self) else { return bytes }
    text = Array(string.utf8)
  }
  let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  guard text.dropFirst(start).starts(with: Array("sep=".utf8)),
    let end = text.firstIndex(of: 0x0A), end - start <= 6
  else { return text }
  return Array(text[(end + 1)...])
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
    let first: Int
    var count: Int
    let fault: String?
  }

  let bytes: [UInt8]
  let separator: UInt8
  let quotes: Bool
  /// The cells of all records so far.
  private(set) var cells: [CellRange] = []
  private var position = 0
  private var line = 1

  init(bytes: [UInt8], separator: UInt8, quotes: Bool) {
    self.bytes = bytes
    self.separator = separator
    self.quotes = quotes
    cells.reserveCapacity(bytes.count / 8)
  }

  mutating func next() -> Record? {
    guard position < bytes.count else { return nil }
    let start = line
    let first = cells.count
    var fault: String?
    while true {
      if quotes, position < bytes.count, bytes[position] == 0x22 {
        cells.append(quoted(&fault, start))
      } else {
        let from = position
        while position < bytes.count {
          let byte = bytes[position]
          if byte == separator || byte == 0x0A || byte == 0x0D { break }
          position += 1
        }
        cells.append(CellRange(start: from, end: position, isEscaped: false))
      }
      guard position < bytes.count else { break }
      let byte = bytes[position]
      position += 1
      if byte == separator { continue }
      if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
      line += 1
      break
    }
    return Record(line: start, first: first, count: cells.count - first, fault: fault)
  }

  private mutating func quoted(_ fault: inout String?, _ start: Int) -> CellRange {
    position += 1
    let from = position
    var isEscaped = false
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x22 {
        if position < bytes.count, bytes[position] == 0x22 {
          isEscaped = true
          position += 1
          continue
        }
        let end = position - 1
        while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0A,
          bytes[position] != 0x0D
        {
          fault = "text after a closing quote"
          position += 1
        }
        return CellRange(start: from, end: end, isEscaped: isEscaped)
      }
      if byte == 0x0A { line += 1 }
    }
    fault = "a quote that opens on line \(start) is not closed"
    return CellRange(start: from, end: position, isEscaped: isEscaped)
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
