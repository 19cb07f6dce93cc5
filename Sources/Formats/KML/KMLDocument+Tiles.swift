internal import Encoding
internal import Features
internal import Geometry

extension KMLDocument {
  /// Appends a whole document that holds no placemark but links to the tiles that do.
  mutating func appendTileIndex(
    of set: LayerSet, _ tiles: [KMZTiles.Tile], layers: [Int: Layer], legendPath: String?
  ) {
    self.legendPath = legendPath
    appendHead(of: set, styles: [])
    var counts: [Int: Int] = [:]
    for tile in tiles { counts[tile.folder, default: 0] += 1 }
    var numbers: [Int: Int] = [:]
    for (index, tile) in tiles.enumerated() {
      guard let layer = layers[tile.folder] else { continue }
      let total = counts[tile.folder] ?? 1
      numbers[tile.folder, default: 0] += 1
      let number = numbers[tile.folder] ?? 1
      let part = total > 1 ? ", part \(number) of \(total)" : ""
      bytes.appendMarkup("    <NetworkLink><name>")
      bytes.appendInertXML(layer.name.cleanedName + part)
      bytes.appendMarkup("</name>")
      if !layer.isVisible { bytes.appendMarkup("<visibility>0</visibility>") }
      if let box = tile.box { bytes.appendRegion(box, minimumPixels: 128) }
      bytes.append(
        contentsOf: """
          <Link><href>\(KMZTiles.name(index))</href>\
          <viewRefreshMode>\(tile.box == nil ? "never" : "onRegion")</viewRefreshMode></Link>\
          </NetworkLink>

          """.utf8)
    }
    bytes.appendMarkup(Self.foot)
  }
}
