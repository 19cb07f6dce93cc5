internal import Features
internal import GeoJSON
internal import Geometry

/// A KMZ archive whose placemarks are written one by one, before it is known how many there are.
struct KMZArchive {
  /// What has been written of placemarks; to be taken away by the caller, who keeps it.
  var document: KMLDocument
  private var folders: [KMZTiles.Folder] = []
  private var styleNumbers: [String: Int32] = [:]
  private var styleKeys: [String] = []
  private(set) var count = 0

  init(richBalloons: Bool) {
    document = KMLDocument(icons: .packed, richBalloons: richBalloons)
  }

  /// Adds a folder, and returns its number.
  mutating func addFolder(_ layer: Layer) -> Int {
    folders.append(KMZTiles.Folder(layer: layer))
    return folders.count - 1
  }

  /// Gives a folder the name that is known by now.
  mutating func setName(_ name: String, ofFolder number: Int) { folders[number].layer.name = name }

  /// Writes a feature; `offset` is how many bytes have been taken away before.
  mutating func append(_ feature: Feature, style: Style?, folder: Int, offset: Int) {
    let start = offset + document.bytes.count
    document.append(feature, style: style, depth: 2)
    var number: Int32 = -1
    if let key = feature.style, style != nil {
      number = styleNumbers[key] ?? Int32(styleKeys.count)
      if Int(number) == styleKeys.count {
        styleNumbers[key] = number
        styleKeys.append(key)
      }
    }
    var box = FlatBox()
    if let shape = feature.shape { box.add(shape) }
    folders[folder].placemarks.append(
      KMZTiles.Placemark(range: start..<(offset + document.bytes.count), box: box, style: number))
    count += 1
  }

  /// Writes the archive: the main document first, then tiles, icons and the legend.
  ///
  /// - Parameters:
  ///   - set: What the whole says of itself, and the styles; its layers do not matter.
  ///   - placemark: Appends the text at a place that was taken away.
  ///   - write: Takes the archive's bytes, in order.
  mutating func finish(
    _ set: LayerSet, placemark: (Range<Int>, inout [UInt8]) throws -> Void,
    write: @escaping ([UInt8]) throws -> Void
  ) throws {
    let tiles = KMZTiles(folders).tiles
    var archive = ZIPWriter(write)
    let hasLegend = !set.legend.isEmpty
    document.bytes = []
    document.appendTileIndex(of: set, tiles, legendPath: hasLegend ? "legend.png" : nil)
    try archive.add("doc.kml", document.bytes)
    for (index, tile) in tiles.enumerated() {
      let used = Set(tile.placemarks.map(\.style)).filter { $0 >= 0 }
      document.bytes = []
      document.appendTileHead(
        tile.layer.name, styles: used.map { styleKeys[Int($0)] }.sorted(), of: set.styles)
      for part in tile.placemarks { try placemark(part.range, &document.bytes) }
      document.bytes.appendMarkup(KMLDocument.foot)
      try archive.add(KMZTiles.name(index), document.bytes)
    }
    try archive.add(markersOf: document.survey, set, hasLegend: hasLegend)
    try archive.finish()
  }
}

extension ZIPWriter {
  /// Adds the icons that the features need, and the legend.
  mutating func add(markersOf survey: KMLSurvey, _ set: LayerSet, hasLegend: Bool) throws {
    for (path, marker) in survey.markers(of: set.styles).sorted(by: { $0.key < $1.key }) {
      try add(path, marker.image.bytes)
    }
    if hasLegend {
      try add("legend.png", LegendImage(set, kinds: survey.uses).image.bytes)
    }
  }
}
