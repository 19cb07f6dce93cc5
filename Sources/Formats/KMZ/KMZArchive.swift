internal import Features
internal import GeoJSON
internal import Geometry

/// A KMZ archive whose placemarks are written one by one, before it is known how many there are.
struct KMZArchive {
  /// What has been written of placemarks; to be taken away by the caller, who keeps it.
  var document: KMLDocument
  /// The placemarks of each folder, by its number.
  private var placemarks: [[KMZTiles.Placemark]] = []
  private var styleNumbers: [String: Int32] = [:]
  private var styleKeys: [String] = []
  private(set) var count = 0

  init(richBalloons: Bool) {
    document = KMLDocument(icons: .packed, richBalloons: richBalloons)
  }

  /// Writes a feature into a folder; `offset` is how many bytes have been taken away before.
  mutating func append(
    _ feature: Feature, style: Style?, folder: Int, isShown: Bool, offset: Int
  ) throws(TooManyPlacemarks) {
    guard count < TooManyPlacemarks.limit else { throw TooManyPlacemarks() }
    let start = offset + document.bytes.count
    document.append(feature, style: style, depth: 2, isShown: isShown)
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
    while folder >= placemarks.count { placemarks.append([]) }
    placemarks[folder].append(
      KMZTiles.Placemark(
        start: start, count: UInt32(clamping: offset + document.bytes.count - start),
        style: number, box: PackedBox(box)))
    count += 1
  }

  /// Writes the archive: the main document first, then tiles for many placemarks, icons and the
  /// legend.
  ///
  /// - Parameters:
  ///   - set: What the whole says of itself, and the styles; its layers do not matter.
  ///   - folders: The folders by their numbers.
  ///   - placemark: Appends the text at a place that was taken away.
  ///   - write: Takes the archive's bytes, in order.
  mutating func finish(
    _ set: LayerSet, _ folders: FolderTree,
    placemark: (Range<Int>, inout [UInt8]) throws -> Void,
    write: @escaping ([UInt8]) throws -> Void
  ) throws {
    var archive = ZIPWriter(write)
    let hasLegend = !set.legend.isEmpty
    document.bytes = []
    if count <= KMZTiles.limit {
      try appendWhole(set, folders, hasLegend: hasLegend, placemark)
      try archive.add("doc.kml", document.bytes)
    } else {
      try addTiles(set, folders, hasLegend: hasLegend, placemark, to: &archive)
    }
    document.bytes = []
    try archive.add(markersOf: document.survey, set, hasLegend: hasLegend)
    try archive.finish()
  }

  /// Appends a document of all placemarks in their folders.
  private mutating func appendWhole(
    _ set: LayerSet, _ folders: FolderTree, hasLegend: Bool,
    _ placemark: (Range<Int>, inout [UInt8]) throws -> Void
  ) throws {
    document.legendPath = hasLegend ? "legend.png" : nil
    document.appendHead(of: set)
    let placemarks = placemarks
    try document.appendFolders(
      folders, rootName: set.name,
      hasFeatures: { $0 < placemarks.count && !placemarks[$0].isEmpty },
      contents: { folder, bytes in
        guard folder < placemarks.count else { return }
        for part in placemarks[folder] { try placemark(part.range, &bytes) }
      })
  }

  private mutating func addTiles(
    _ set: LayerSet, _ folders: FolderTree, hasLegend: Bool,
    _ placemark: (Range<Int>, inout [UInt8]) throws -> Void, to archive: inout ZIPWriter
  ) throws {
    let tiles = KMZTiles(placemarks).tiles
    var layers: [Int: Layer] = [:]
    for tile in tiles where layers[tile.folder] == nil {
      layers[tile.folder] = folders.flatLayer(of: tile.folder, rootName: set.name)
    }
    document.appendTileIndex(
      of: set, tiles, layers: layers, legendPath: hasLegend ? "legend.png" : nil)
    try archive.add("doc.kml", document.bytes)
    for (index, tile) in tiles.enumerated() {
      let parts = tile.placemarks.map { placemarks[tile.folder][Int($0)] }
      let used = Set(parts.map(\.style)).filter { $0 >= 0 }
      document.bytes = []
      document.appendTileHead(
        layers[tile.folder]?.name ?? "", styles: used.map { styleKeys[Int($0)] }.sorted(),
        of: set.styles)
      for part in parts { try placemark(part.range, &document.bytes) }
      document.bytes.appendMarkup(KMLDocument.foot)
      try archive.add(KMZTiles.name(index), document.bytes)
    }
  }
}

/// Where each placemark is has to be remembered until they are dealt out.
struct TooManyPlacemarks: Error, CustomStringConvertible {
  static let limit = 2_000_000

  let description =
    "a KMZ holds at most \(TooManyPlacemarks.limit / 1_000_000) million features: write a GeoPackage "
    + "or KML instead"
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
