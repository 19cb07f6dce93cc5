internal import Encoding
package import Geometry

extension [UInt8] {
  /// Appends a geometry object (RFC 7946, section 3.1) with at most `places` decimals.
  package mutating func appendGeometry(_ shape: Shape, places: Int) {
    switch shape {
    case .point(let coordinate):
      append(contentsOf: #"{"type":"Point","coordinates":"#.utf8)
      appendPosition(coordinate, places)
    case .multiPoint(let coordinates):
      append(contentsOf: #"{"type":"MultiPoint","coordinates":"#.utf8)
      appendPositions(coordinates, places)
    case .lineString(let line):
      append(contentsOf: #"{"type":"LineString","coordinates":"#.utf8)
      appendPositions(line, places)
    case .multiLineString(let lines):
      append(contentsOf: #"{"type":"MultiLineString","coordinates":"#.utf8)
      appendList(lines) { $0.appendPositions($1, places) }
    case .polygon(let polygon):
      append(contentsOf: #"{"type":"Polygon","coordinates":"#.utf8)
      appendRings(polygon, places)
    case .multiPolygon(let polygons):
      append(contentsOf: #"{"type":"MultiPolygon","coordinates":"#.utf8)
      appendList(polygons) { $0.appendRings($1, places) }
    case .collection(let shapes):
      append(contentsOf: #"{"type":"GeometryCollection","geometries":"#.utf8)
      // Collections inside collections are to be avoided (RFC 7946, section 3.1.8).
      appendList(shapes.flatMap(\.leaves)) { $0.appendGeometry($1, places: places) }
    }
    append(UInt8(ascii: "}"))
  }

  /// Appends a `bbox` array: west, south, east, north (RFC 7946, section 5).
  mutating func appendBox(_ box: BoundingBox) {
    append(UInt8(ascii: "["))
    for (index, edge) in [box.west, box.south, box.east, box.north].enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      appendDecimal(edge, places: 9)
    }
    append(UInt8(ascii: "]"))
  }

  private mutating func appendRings(_ polygon: Polygon, _ places: Int) {
    append(UInt8(ascii: "["))
    appendPositions(polygon.exterior.coordinates, places)
    for hole in polygon.holes {
      append(UInt8(ascii: ","))
      appendPositions(hole.coordinates, places)
    }
    append(UInt8(ascii: "]"))
  }

  private mutating func appendPositions(_ coordinates: [Coordinate], _ places: Int) {
    append(UInt8(ascii: "["))
    var isFirst = true
    let room = 2 * decimalWidth + 4
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32 * room) { chunk in
      guard let base = chunk.baseAddress else { return }
      var count = 0
      for coordinate in coordinates {
        if !isFirst {
          base[count] = UInt8(ascii: ",")
          count += 1
        }
        isFirst = false
        base[count] = UInt8(ascii: "[")
        count += 1
        count += writeDecimal(coordinate.longitude, places: places, to: base + count)
        base[count] = UInt8(ascii: ",")
        count += 1
        count += writeDecimal(coordinate.latitude, places: places, to: base + count)
        base[count] = UInt8(ascii: "]")
        count += 1
        if count > 31 * room {
          append(contentsOf: UnsafeBufferPointer(start: base, count: count))
          count = 0
        }
      }
      append(contentsOf: UnsafeBufferPointer(start: base, count: count))
    }
    append(UInt8(ascii: "]"))
  }

  private mutating func appendPosition(_ coordinate: Coordinate, _ places: Int) {
    append(UInt8(ascii: "["))
    appendDecimal(coordinate.longitude, places: places)
    append(UInt8(ascii: ","))
    appendDecimal(coordinate.latitude, places: places)
    append(UInt8(ascii: "]"))
  }

  private mutating func appendList<Part>(
    _ parts: [Part], _ write: (inout [UInt8], Part) -> Void
  ) {
    append(UInt8(ascii: "["))
    for (index, part) in parts.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      write(&self, part)
    }
    append(UInt8(ascii: "]"))
  }
}

extension Shape {
  /// The shape, or those in a collection however deep.
  fileprivate var leaves: [Shape] {
    if case .collection(let shapes) = self { shapes.flatMap(\.leaves) } else { [self] }
  }
}
