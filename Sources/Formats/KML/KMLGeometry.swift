internal import Encoding
internal import Geometry

extension [UInt8] {
  /// Appends the points, as one geometry (OGC 12-007r2, section 10).
  mutating func appendKML(points: some Collection<Coordinate>, places: Int) {
    appendGroup(points) { bytes, point in
      bytes.appendMarkup("<Point>")
      bytes.appendCoordinates(CollectionOfOne(point), places)
      bytes.appendMarkup("</Point>")
    }
  }

  /// Appends the lines, draped over the ground, as one geometry.
  ///
  /// A line of more positions than one text node may have goes on in a further `LineString`.
  mutating func appendKML(lines: [[Coordinate]], places: Int) {
    let short = lines.contains { $0.count > positionLimit } ? lines.flatMap(pieces(of:)) : lines
    appendGroup(short) { bytes, line in
      bytes.appendMarkup("<LineString><tessellate>1</tessellate>")
      bytes.appendCoordinates(line, places)
      bytes.appendMarkup("</LineString>")
    }
  }

  /// Appends the polygons, draped over the ground, as one geometry.
  mutating func appendKML(polygons: [Polygon], places: Int) {
    appendGroup(polygons) { bytes, polygon in
      bytes.appendMarkup("<Polygon><tessellate>1</tessellate><outerBoundaryIs>")
      bytes.appendRing(polygon.exterior, places)
      bytes.appendMarkup("</outerBoundaryIs>")
      for hole in polygon.holes {
        bytes.appendMarkup("<innerBoundaryIs>")
        bytes.appendRing(hole, places)
        bytes.appendMarkup("</innerBoundaryIs>")
      }
      bytes.appendMarkup("</Polygon>")
    }
  }

  private mutating func appendGroup<Parts: Collection>(
    _ parts: Parts, _ write: (inout [UInt8], Parts.Element) -> Void
  ) {
    if parts.count > 1 { appendMarkup("<MultiGeometry>") }
    for part in parts { write(&self, part) }
    if parts.count > 1 { appendMarkup("</MultiGeometry>") }
  }

  private mutating func appendRing(_ ring: LinearRing, _ places: Int) {
    appendMarkup("<LinearRing>")
    if ring.coordinates.count > positionLimit {
      appendCoordinates(thinned(ring.coordinates), places)
    } else {
      appendCoordinates(ring.coordinates, places)
    }
    appendMarkup("</LinearRing>")
  }

  private mutating func appendCoordinates(_ coordinates: some Sequence<Coordinate>, _ places: Int) {
    appendMarkup("<coordinates>")
    var isFirst = true
    let room = 2 * decimalWidth + 2
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32 * room) { chunk in
      guard let base = chunk.baseAddress else { return }
      var count = 0
      for coordinate in coordinates {
        if !isFirst {
          base[count] = 0x20
          count += 1
        }
        isFirst = false
        count += writeDecimal(coordinate.longitude, places: places, to: base + count)
        base[count] = UInt8(ascii: ",")
        count += 1
        count += writeDecimal(coordinate.latitude, places: places, to: base + count)
        if count > 31 * room {
          append(contentsOf: UnsafeBufferPointer(start: base, count: count))
          count = 0
        }
      }
      append(contentsOf: UnsafeBufferPointer(start: base, count: count))
    }
    appendMarkup("</coordinates>")
  }
}

/// Positions of at most 27 bytes keep a text node under 8 MB; libxml2 refuses one over 10 MB.
private let positionLimit = 300_000

private func pieces(of line: [Coordinate]) -> [[Coordinate]] {
  stride(from: 0, to: max(1, line.count - 1), by: positionLimit - 1).map {
    Array(line[$0..<min(line.count, $0 + positionLimit)])
  }
}

/// Every so many positions of a ring that no text node can hold whole.
private func thinned(_ ring: [Coordinate]) -> [Coordinate] {
  let step = (ring.count + positionLimit - 2) / (positionLimit - 1)
  var kept = stride(from: 0, to: ring.count - 1, by: step).map { ring[$0] }
  if let first = kept.first { kept.append(first) }
  return kept
}
