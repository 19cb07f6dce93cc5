internal import Encoding
internal import Features
internal import GeoJSON

/// Writes features as GeoJSON to a spool; the head, which knows their extent, goes before them.
final class GeoJSONSink: FeatureSink, @unchecked Sendable {
  // Unchecked: `pump` lets one thread at a time in.
  private let writer: GeoJSONWriter
  private var encoder: FeatureEncoder
  private(set) var drawing = Drawing()
  private let spool: SpoolFile
  private let naming: FolderNaming?
  private let growsColumns: Bool
  private(set) var count = 0
  /// Whether a later feature has changed how those written must look: with the columns that are
  /// known now, all are to be written again.
  private(set) var isStale = false

  var columns: PropertyColumns { encoder.columns }

  /// Creates a sink; without columns it learns them from the features.
  init(
    _ writer: GeoJSONWriter, columns: PropertyColumns?, naming: FolderNaming? = nil,
    spool: SpoolFile
  ) {
    self.writer = writer
    self.spool = spool
    self.naming = naming
    growsColumns = columns == nil
    encoder = FeatureEncoder(writer: writer, columns: columns ?? PropertyColumns())
  }

  func append(_ features: [ReadFeature]) throws {
    for var read in features {
      let folder = drawing.prepare(&read)
      naming?.add(to: &read.feature, folder: folder)
      if growsColumns, encoder.widen(for: read.feature), count > 0 { isStale = true }
      count += 1
      if isStale { continue }
      if let key = read.feature.style, let style = drawing.styles.table[key] {
        encoder.setStyle(key, style)
      }
      encoder.bytes.append(contentsOf: writer.opening(isFirst: count == 1))
      encoder.append(read.feature)
      encoder.bytes.append(contentsOf: writer.closing)
    }
    if encoder.bytes.count > 1 << 19 { try flush() }
  }

  private func flush() throws {
    try spool.append(encoder.bytes)
    encoder.bytes.removeAll(keepingCapacity: encoder.bytes.count < 1 << 22)
  }

  /// Writes the file: the head for `set`, which holds no features, and what was spooled.
  func finish(_ set: LayerSet, to file: OutputFile) throws {
    try flush()
    try file.append(writer.head(of: set, box: encoder.extent.boundingBox()))
    try spool.copy(0..<spool.count, to: file)
    try file.append(writer.tail)
  }
}
