public import Features

/// Writes a layer set as KMZ: KML zipped with its icons and its legend (OGC 12-007r2, section 6.3).
public struct KMZWriter: OverlayWriter {
  /// Whether balloons are HTML with a table of the attributes, rather than the plain description.
  public var richBalloons: Bool

  /// Creates a writer.
  public init(richBalloons: Bool = false) { self.richBalloons = richBalloons }

  /// Returns the archive: `doc.kml` first, then tiles for more than 20,000 features, icons and the
  /// legend. Names are ASCII, dates are fixed, so the same layers give the same bytes.
  ///
  /// - Throws: ``ArchiveFault`` when the archive cannot be made.
  public func bytes(of set: LayerSet) throws -> [UInt8] {
    let buffer = ByteBuffer()
    guard !isLarge(set) else {
      try writeTiles(set) { buffer.bytes += $0 }
      return buffer.bytes
    }
    let hasLegend = !set.legend.isEmpty
    let (document, survey) = KMLDocument.bytes(
      of: set, icons: .packed, richBalloons: richBalloons,
      legendPath: hasLegend ? "legend.png" : nil)
    var archive = ZIPWriter { buffer.bytes += $0 }
    try archive.add("doc.kml", document)
    try archive.add(markersOf: survey, set, hasLegend: hasLegend)
    try archive.finish()
    return buffer.bytes
  }

  private func isLarge(_ set: LayerSet) -> Bool {
    func count(_ layer: Layer) -> Int {
      layer.layers.reduce(layer.features.count) { $0 + count($1) }
    }
    return set.layers.reduce(0) { $0 + count($1) } > KMZTiles.limit
  }

  private func writeTiles(_ set: LayerSet, to write: @escaping ([UInt8]) throws -> Void) throws {
    var archive = KMZArchive(richBalloons: richBalloons)
    var folders = FolderTree()
    func append(_ layer: Layer, in parent: Int) throws {
      let folder = folders.add(
        Layer(
          id: layer.id, name: layer.name, description: layer.description,
          isVisible: layer.isVisible), in: parent)
      for feature in layer.features {
        try archive.append(
          feature, style: feature.style.flatMap { set.styles[$0] }, folder: folder, isShown: true,
          offset: 0)
      }
      for inner in layer.layers { try append(inner, in: folder) }
    }
    for layer in set.layers { try append(layer, in: 0) }
    let placemarks = archive.document.bytes
    try archive.finish(set, folders, placemark: { $1 += placemarks[$0] }, write: write)
  }
}

/// Bytes gathered by a closure.
private final class ByteBuffer {
  var bytes: [UInt8] = []
}
