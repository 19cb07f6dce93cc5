internal import Encoding
internal import Features

/// Writes features as placemarks to a spool, of which a KMZ archive is made.
final class KMZSink: FeatureSink, @unchecked Sendable {
  // Unchecked: `pump` lets one thread at a time in.
  private var archive: KMZArchive
  private var drawing = GeoJSONDrawing()
  private var timeRange = TimeRange()
  private let spool: SpoolFile
  /// The archive's number for each folder.
  private var numbers: [Int: Int] = [:]

  var count: Int { archive.count }

  init(richBalloons: Bool, spool: SpoolFile) {
    self.spool = spool
    archive = KMZArchive(richBalloons: richBalloons)
  }

  func append(_ features: [Feature]) throws {
    for var feature in features {
      let folder = drawing.prepare(&feature)
      timeRange.add(feature.time)
      archive.append(
        feature, style: feature.style.flatMap { drawing.styles.table[$0] },
        folder: number(of: folder), offset: spool.count)
    }
    if archive.document.bytes.count > 1 << 19 { try flush() }
  }

  private func number(of folder: Int) -> Int {
    if let known = numbers[folder] { return known }
    let layer = Layer(id: "layer-\(folder)", name: drawing.folders.name(of: folder))
    let number = archive.addFolder(layer)
    numbers[folder] = number
    return number
  }

  private func flush() throws {
    try spool.append(archive.document.bytes)
    archive.document.bytes.removeAll(keepingCapacity: true)
  }

  /// Writes the archive for `set`, which holds no features.
  func finish(_ set: LayerSet, to file: OutputFile) throws {
    try flush()
    var set = set
    set.styles = drawing.styles.table
    set.timeRange = timeRange.days
    if let root = numbers[0] { archive.setName(set.name, ofFolder: root) }
    var buffer: [UInt8] = []
    try archive.finish(
      set,
      placemark: { range, bytes in
        try spool.read(range, into: &buffer)
        bytes += buffer
      }, write: { try file.append($0) })
  }
}
