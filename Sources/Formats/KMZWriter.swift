public import Features

/// Writes a layer set as KMZ: KML zipped with its icons and its legend (OGC 12-007r2, section 6.3).
public struct KMZWriter: OverlayWriter {
  /// Whether balloons are HTML with a table of the attributes, rather than the plain description.
  public var richBalloons: Bool

  /// Creates a writer.
  public init(richBalloons: Bool = false) { self.richBalloons = richBalloons }

  /// Returns the archive of the one document.
  ///
  /// - Throws: ``ArchiveFault`` when the archive cannot be made.
  public func bytes(of set: LayerSet) throws -> [UInt8] { try bytes(of: set, extraDocuments: []) }

  /// Returns the archive: `doc.kml` first, then the other documents, icons and the legend.
  ///
  /// Each extra document is another view of the same features (`by-date.kml`, `by-source.kml`),
  /// linked from the first and switched off there, so that nothing shows twice. Names are ASCII,
  /// dates are fixed, so the same layers give the same bytes.
  ///
  /// - Throws: ``ArchiveFault`` when the archive cannot be made.
  public func bytes(
    of set: LayerSet, extraDocuments: [(path: String, set: LayerSet)]
  ) throws -> [UInt8] {
    let links = extraDocuments.map { KMLDocument.Link(name: $0.set.name, path: $0.path) }
    let legendPath = set.legend.isEmpty ? nil : "legend.png"
    var document = KMLDocument(
      set, icons: .packed, richBalloons: richBalloons, links: links, legendPath: legendPath)
    var markers = document.survey.markers(of: set.styles)
    var entries = [ZIPArchive.Entry(name: "doc.kml", bytes: document.written())]
    for (path, extra) in extraDocuments {
      var document = KMLDocument(extra, icons: .packed, richBalloons: richBalloons)
      entries.append(ZIPArchive.Entry(name: path, bytes: document.written()))
      markers.merge(document.survey.markers(of: extra.styles)) { first, _ in first }
    }
    for (path, marker) in markers.sorted(by: { $0.key < $1.key }) {
      entries.append(ZIPArchive.Entry(name: path, bytes: marker.image.bytes))
    }
    if let legendPath {
      let legend = LegendImage(set, kinds: document.survey.uses)
      entries.append(ZIPArchive.Entry(name: legendPath, bytes: legend.image.bytes))
    }
    return try ZIPArchive.bytes(of: entries)
  }
}
