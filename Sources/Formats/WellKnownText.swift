internal import Encoding
package import Geometry

extension Shape {
  /// The shape as well-known text (OGC 06-103r4, section 7) with at most `places` decimals.
  package func wellKnownText(places: Int) -> String {
    var bytes: [UInt8] = []
    bytes.appendText(of: self, places)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension [UInt8] {
  fileprivate mutating func appendText(of shape: Shape, _ places: Int) {
    switch shape {
    case .point(let coordinate): appendTagged("POINT", [coordinate]) { $0.appendPair($1, places) }
    case .multiPoint(let coordinates):
      appendTagged("MULTIPOINT", coordinates) { $0.appendPairs([$1], places) }
    case .lineString(let line): appendTagged("LINESTRING", line) { $0.appendPair($1, places) }
    case .multiLineString(let lines):
      appendTagged("MULTILINESTRING", lines) { $0.appendPairs($1, places) }
    case .polygon(let polygon):
      appendTagged("POLYGON", [polygon.exterior] + polygon.holes) {
        $0.appendPairs($1.coordinates, places)
      }
    case .multiPolygon(let polygons):
      appendTagged("MULTIPOLYGON", polygons) { bytes, polygon in
        bytes.appendList([polygon.exterior] + polygon.holes) {
          $0.appendPairs($1.coordinates, places)
        }
      }
    case .collection(let shapes):
      appendTagged("GEOMETRYCOLLECTION", shapes) { $0.appendText(of: $1, places) }
    }
  }

  private mutating func appendTagged<Part>(
    _ tag: StaticString, _ parts: [Part], _ write: (inout [UInt8], Part) -> Void
  ) {
    appendMarkup(tag)
    append(0x20)
    if parts.isEmpty { appendMarkup("EMPTY") } else { appendList(parts, write) }
  }

  private mutating func appendList<Part>(
    _ parts: [Part], _ write: (inout [UInt8], Part) -> Void
  ) {
    append(UInt8(ascii: "("))
    for (index, part) in parts.enumerated() {
      if index > 0 { appendMarkup(", ") }
      write(&self, part)
    }
    append(UInt8(ascii: ")"))
  }

  private mutating func appendPairs(_ coordinates: [Coordinate], _ places: Int) {
    appendList(coordinates) { $0.appendPair($1, places) }
  }

  private mutating func appendPair(_ coordinate: Coordinate, _ places: Int) {
    appendDecimal(coordinate.longitude, places: places)
    append(0x20)
    appendDecimal(coordinate.latitude, places: places)
  }
}
