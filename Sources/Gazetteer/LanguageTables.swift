package import Encoding

/// A row of a word table.
public struct WordRow: Sendable {
  private let row: Table.Row

  fileprivate init(_ row: Table.Row) { self.row = row }

  /// The cell in a column; empty when the table has no such column.
  public subscript(column: String) -> String { row[column] }

  /// The parts of a cell that lists several, parted by semicolons.
  public func list(_ column: String) -> [String] {
    row[column].split(separator: ";").map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
  }
}

/// The word tables of one language: cues, verbs, head nouns, titles.
///
/// They stand in `language/<code>/*.csv` of a gazetteer folder; its README explains each column.
public struct LanguageTables: Sendable {
  private let tables: [String: [WordRow]]
  /// Rows that were passed over.
  package let faults: [TableFault]

  /// Creates empty tables.
  public init() {
    tables = [:]
    faults = []
  }

  /// Reads every table of a folder, such as `gazetteer/language/en`.
  ///
  /// - Throws: a fault of the file system or of a table's header.
  public init(folder: String) throws {
    var tables: [String: [WordRow]] = [:]
    var faults: [TableFault] = []
    for name in try listFolder(folder) where name.hasSuffix(".csv") {
      let table = try Table(try readFile("\(folder)/\(name)"), file: name)
      faults += table.faults
      tables[String(name.dropLast(4))] = table.rows.map(WordRow.init)
    }
    self.tables = tables
    self.faults = faults.sorted()
  }

  /// The rows of a table; none when the folder lacks it.
  public func rows(_ table: String) -> [WordRow] { tables[table] ?? [] }

  /// The words of one column, for tables that are lists.
  public func words(_ table: String, column: String = "word") -> Set<String> {
    Set(rows(table).map { $0[column] })
  }
}
