internal import Encoding
internal import Features
internal import GeoJSON

/// Writes features as placemarks to a spool; the head, with the Schema and styles that they turn
/// out to need, goes before them, and folders around them.
final class KMLSink: FeatureSink, @unchecked Sendable {
  // Unchecked: `pump` lets one thread at a time in.
  private var document: KMLDocument
  private var drawing = GeoJSONDrawing()
  private var timeRange = TimeRange()
  private let spool: SpoolFile
  /// Where in the spool the placemarks of each folder are.
  private var runs: [[Range<Int>]] = [[]]
  private(set) var count = 0

  init(richBalloons: Bool, spool: SpoolFile) {
    self.spool = spool
    document = KMLDocument(icons: .none, richBalloons: richBalloons)
  }

  func append(_ features: [Feature]) throws {
    for var feature in features {
      let folder = drawing.prepare(&feature)
      timeRange.add(feature.time)
      let start = spool.count + document.bytes.count
      document.append(
        feature, style: feature.style.flatMap { drawing.styles.table[$0] },
        depth: 2 + max(1, drawing.folders.depth(of: folder)))
      note(start..<(spool.count + document.bytes.count), in: folder)
      count += 1
    }
    if document.bytes.count > 1 << 19 { try flush() }
  }

  private func note(_ range: Range<Int>, in folder: Int) {
    while folder >= runs.count { runs.append([]) }
    if let last = runs[folder].last, last.upperBound == range.lowerBound {
      runs[folder][runs[folder].count - 1] = last.lowerBound..<range.upperBound
    } else {
      runs[folder].append(range)
    }
  }

  private func flush() throws {
    try spool.append(document.bytes)
    document.bytes.removeAll(keepingCapacity: true)
  }

  /// Writes the file: the head for `set`, which holds no features, and what was spooled.
  func finish(_ set: LayerSet, to file: OutputFile) throws {
    try flush()
    var set = set
    set.styles = drawing.styles.table
    set.timeRange = timeRange.days
    document.appendHead(of: set)
    try drawing.folders.walk(
      rootName: set.name, hasFeatures: { $0 < runs.count && !runs[$0].isEmpty },
      open: { layer, depth, hasFolders in
        document.openFolder(layer, depth: 1 + depth, isShown: true, hasFolders: hasFolders)
      },
      contents: { folder in
        try file.append(document.bytes)
        document.bytes.removeAll(keepingCapacity: true)
        for range in runs[folder] { try spool.copy(range, to: file) }
      }, close: { document.closeFolder(depth: 1 + $0) })
    document.bytes.appendMarkup(KMLDocument.foot)
    try file.append(document.bytes)
  }
}
