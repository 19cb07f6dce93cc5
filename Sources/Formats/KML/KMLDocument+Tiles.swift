internal import Encoding
internal import Features
internal import Geometry

extension KMLDocument {
  /// Appends a whole document that holds no placemark but links to the tiles that do.
  mutating func appendTileIndex(of set: LayerSet, _ tiles: [KMZTiles.Tile], legendPath: String?) {
    self.legendPath = legendPath
    appendHead(of: set, styles: [])
    var counts: [String: Int] = [:]
    for tile in tiles { counts[tile.layer.id, default: 0] += 1 }
    var numbers: [String: Int] = [:]
    for (index, tile) in tiles.enumerated() {
      let total = counts[tile.layer.id] ?? 1
      numbers[tile.layer.id, default: 0] += 1
      let number = numbers[tile.layer.id] ?? 1
      let part = total > 1 ? ", part \(number) of \(total)" : ""
      bytes.appendMarkup("    <NetworkLink><name>")
      bytes.appendInertXML(tile.layer.name.cleanedName + part)
      bytes.appendMarkup("</name>")
      if !tile.layer.isVisible { bytes.appendMarkup("<visibility>0</visibility>") }
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
