internal import Encoding
internal import Features
internal import GeoJSON

/// Writes features as rows of comma-separated values, in columns that are known.
final class CSVSink: FeatureSink, @unchecked Sendable {
  // Unchecked: `pump` lets one thread at a time in.
  private var rows: CSVRows
  private var drawing = Drawing()
  private let naming: FolderNaming?
  private let file: OutputFile
  private var ids = UniqueIdentifiers()

  init(
    _ columns: PropertyColumns, writesTags: Bool, naming: FolderNaming?, file: OutputFile
  ) throws(TooManyColumns) {
    guard columns.names.count <= CSVRows.columnLimit else {
      throw TooManyColumns(count: columns.names.count)
    }
    rows = CSVRows(columns, writesTags: writesTags)
    self.naming = naming
    self.file = file
  }

  func append(_ features: [ReadFeature]) throws {
    for var read in features {
      let folder = drawing.prepare(&read)
      naming?.add(to: &read.feature, folder: folder)
      let id = read.feature.id.cleanedName
      read.feature.id = ids.unique(id.isEmpty ? "feature" : id)
      rows.append(read.feature)
      if rows.bytes.count > 1 << 19 { try flush() }
    }
  }

  private func flush() throws {
    try file.append(rows.bytes)
    rows.bytes.removeAll(keepingCapacity: rows.bytes.count < 1 << 22)
  }

  /// Writes what is left.
  func finish() throws { try flush() }
}

/// A table that no spreadsheet opens.
struct TooManyColumns: Error, CustomStringConvertible {
  let count: Int

  var description: String {
    "\(count) different attributes, and a spreadsheet has room for \(CSVRows.columnLimit) columns: "
      + "write GeoJSON instead"
  }
}
