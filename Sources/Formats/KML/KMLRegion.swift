internal import Encoding
internal import Features
internal import Geometry
import Glibc

extension [UInt8] {
  /// Appends a part of the map that is drawn, or loaded, when it is seen so many pixels large
  /// (OGC 12-007r2, section 10.2).
  mutating func appendRegion(_ box: FlatBox, minimumPixels: Int) {
    // A region must have some width and height.
    let margin = 0.000_01
    let edges = [
      ("north", Swift.min(90, box.north + margin)), ("south", Swift.max(-90, box.south - margin)),
      ("east", Swift.min(180, box.east + margin)), ("west", Swift.max(-180, box.west - margin)),
    ]
    appendMarkup("<Region><LatLonAltBox>")
    for (name, value) in edges {
      append(contentsOf: "<\(name)>\(decimalText(value, places: 6))</\(name)>".utf8)
    }
    append(
      contentsOf:
        "</LatLonAltBox><Lod><minLodPixels>\(minimumPixels)</minLodPixels></Lod></Region>".utf8)
  }

  /// Appends the square round a point that is `minimumPixels` large at a scale in pixels a
  /// kilometre, so that the point is drawn from that scale; wide enough for its icon and name.
  mutating func appendRegion(around point: Coordinate, scale: Double) {
    let pixels = 256
    // At the largest squares a degree is not worth its name any more.
    let half = Swift.min(5, Double(pixels) / scale / 2 / 111.2)
    guard scale > 0, half > 0 else { return }
    let east = Swift.min(45, half / Swift.max(0.05, cos(point.latitude * .pi / 180)))
    let box = FlatBox(
      west: Swift.max(-180, point.longitude - east), south: Swift.max(-90, point.latitude - half),
      east: Swift.min(180, point.longitude + east), north: Swift.min(90, point.latitude + half))
    appendRegion(box, minimumPixels: Int((half * 2 * 111.2 * scale).rounded()))
  }
}
