internal import Encoding
internal import Features
internal import GeoJSON

/// Writes features as placemarks to a spool, of which a KMZ archive is made.
final class KMZSink: PlacemarkSink, @unchecked Sendable {
  // Unchecked: `pump` lets one thread at a time in.
  private var archive: KMZArchive
  private(set) var drawing = Drawing()
  private var timeRange = TimeRange()
  private let spool: SpoolFile

  var count: Int { archive.count }
  var isFull: Bool { archive.document.isFull }

  init(richBalloons: Bool, spool: SpoolFile) {
    self.spool = spool
    archive = KMZArchive(richBalloons: richBalloons)
  }

  func append(_ features: [ReadFeature]) throws {
    for var read in features {
      let folder = drawing.prepare(&read)
      timeRange.add(read.feature.time)
      var isShown = true
      if case .known(_, _, let shown) = read.folder { isShown = shown }
      try archive.append(
        read.feature, style: read.feature.style.flatMap { drawing.styles.table[$0] },
        folder: folder, isShown: isShown, offset: spool.count)
    }
    if archive.document.bytes.count > 1 << 19 { try flush() }
  }

  private func flush() throws {
    try spool.append(archive.document.bytes)
    let isUsual = archive.document.bytes.count < 1 << 22
    archive.document.bytes.removeAll(keepingCapacity: isUsual)
  }

  /// Writes the archive for `set`, which holds no features, with those folders.
  func finish(_ set: LayerSet, _ folders: FolderTree, to file: OutputFile) throws {
    try flush()
    var set = set
    set.styles = drawing.styles.table
    set.timeRange = timeRange.days
    var buffer: [UInt8] = []
    try archive.finish(
      set, folders,
      placemark: { range, bytes in
        try spool.read(range, into: &buffer)
        bytes += buffer
      }, write: { try file.append($0) })
  }
}
