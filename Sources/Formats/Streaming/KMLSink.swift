internal import Encoding
internal import Features
internal import GeoJSON

/// Writes features as placemarks to a spool; the head, with the Schema and styles that they turn
/// out to need, goes before them, and folders around them.
final class KMLSink: PlacemarkSink, @unchecked Sendable {
  // Unchecked: `pump` lets one thread at a time in.
  private var document: KMLDocument
  private(set) var drawing = Drawing()
  private var timeRange = TimeRange()
  private let spool: SpoolFile
  /// Where in the spool the placemarks of each folder are.
  private var runs: [[Range<Int>]] = [[]]
  private var runCount = 0
  private(set) var count = 0

  init(richBalloons: Bool, spool: SpoolFile) {
    self.spool = spool
    document = KMLDocument(icons: .none, richBalloons: richBalloons)
  }

  var isFull: Bool { document.isFull }

  func append(_ features: [ReadFeature]) throws {
    for var read in features {
      let folder = drawing.prepare(&read)
      timeRange.add(read.feature.time)
      let start = spool.count + document.bytes.count
      let depth: Int
      var isShown = true
      if case .known(_, let told, let shown) = read.folder {
        (depth, isShown) = (told, shown)
      } else {
        depth = drawing.folders.depth(of: folder)
      }
      document.append(
        read.feature, style: read.feature.style.flatMap { drawing.styles.table[$0] },
        depth: 2 + max(1, depth), isShown: isShown)
      try note(start..<(spool.count + document.bytes.count), in: folder)
      count += 1
    }
    if document.bytes.count > 1 << 19 { try flush() }
  }

  private func note(_ range: Range<Int>, in folder: Int) throws(TooManyChanges) {
    while folder >= runs.count { runs.append([]) }
    if let last = runs[folder].last, last.upperBound == range.lowerBound {
      runs[folder][runs[folder].count - 1] = last.lowerBound..<range.upperBound
    } else {
      runCount += 1
      guard runCount <= TooManyChanges.limit else { throw TooManyChanges() }
      runs[folder].append(range)
    }
  }

  private func flush() throws {
    try spool.append(document.bytes)
    document.bytes.removeAll(keepingCapacity: document.bytes.count < 1 << 22)
  }

  /// Writes the file: the head for `set`, which holds no features, and what was spooled, in those
  /// folders.
  func finish(_ set: LayerSet, _ folders: FolderTree, to file: OutputFile) throws {
    try flush()
    var set = set
    set.styles = drawing.styles.table
    set.timeRange = timeRange.days
    document.appendHead(of: set)
    let (runs, spool) = (runs, spool)
    try document.appendFolders(
      folders, rootName: set.name, hasFeatures: { $0 < runs.count && !runs[$0].isEmpty },
      contents: { folder, bytes in
        try file.append(bytes)
        bytes.removeAll(keepingCapacity: true)
        guard folder < runs.count else { return }
        for range in runs[folder] { try spool.copy(range, to: file) }
      })
    try file.append(document.bytes)
  }
}

/// Where each folder goes on in the file has to be remembered.
struct TooManyChanges: Error, CustomStringConvertible {
  static let limit = 4_000_000

  let description =
    "the folder changes from feature to feature more than \(TooManyChanges.limit / 1_000_000) million "
    + "times: sort the features by their folder"
}
