import Chronology
import Encoding

/// The cells of a row, read by column and type; an empty cell counts as absent.
struct CSVFields {
  private let cell: (String) -> String

  /// The cells of a table's row, which a spreadsheet may have guarded.
  init(row: Table.Row) { cell = { unguarded(row[$0]) } }

  /// Plain cells by column.
  init(cells: [String: String]) { cell = { cells[$0] ?? "" } }

  func text(_ name: String) -> String? {
    let text = cell(name)
    return text.isEmpty ? nil : text
  }

  func trimmed(_ name: String) -> String? {
    guard let cell = text(name)?.trimmingSpaces(), !cell.isEmpty else { return nil }
    return cell
  }

  func word<T: RawRepresentable & CaseIterable>(
    _ name: String, _ type: T.Type
  ) throws(RowFault) -> T? where T.RawValue == String {
    guard let cell = trimmed(name) else { return nil }
    return try vocabulary(type, cell, name)
  }

  func flag(_ name: String) throws(RowFault) -> Bool {
    switch trimmed(name)?.lowercased() {
    case nil, "false", "no", "0": return false
    case "true", "yes", "1": return true
    case let cell?: throw RowFault("“\(name)”: “\(cell)” is neither true nor false")
    }
  }

  func number(_ name: String) throws(RowFault) -> Double? {
    guard let cell = trimmed(name) else { return nil }
    guard let value = Double(cell), value.isFinite else {
      throw RowFault("“\(name)”: “\(cell)” is no number like 0.75")
    }
    return value
  }

  func day(_ name: String) throws(RowFault) -> CalendarDate? {
    guard let cell = trimmed(name) else { return nil }
    guard let day = CalendarDate(iso8601: cell) else {
      throw RowFault(
        "“\(name)”: “\(cell)” is no day like 2021-08-24; a spreadsheet may have rewritten it")
    }
    return day
  }

  func range(_ start: String, _ end: String) throws(RowFault) -> Range<Int>? {
    try offsets(whole(start), whole(end), "“\(start)”, “\(end)”")
  }

  private func whole(_ name: String) throws(RowFault) -> Int? {
    guard let cell = trimmed(name) else { return nil }
    guard let value = Int(cell) else {
      throw RowFault("“\(name)”: “\(cell)” is no whole number")
    }
    return value
  }

  /// The `key=value` pairs of a cell, parted by `;`.
  func pairs(_ name: String) throws(RowFault) -> [(String, Substring)] {
    var pairs: [(String, Substring)] = []
    for part in (text(name) ?? "").split(separator: ";") {
      guard let equals = part.firstIndex(of: "="), equals != part.startIndex else {
        throw RowFault("“\(name)”: “\(part)” has no “=”")
      }
      pairs.append((String(part[..<equals]), part[part.index(after: equals)...]))
    }
    return pairs
  }
}
