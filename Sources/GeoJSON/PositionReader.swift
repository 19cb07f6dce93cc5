internal import Geometry

/// Reads the nested arrays of `coordinates`, whose kind may be told before or after them.
///
/// Positions are gathered in one list with marks of where lines and polygons end, so that no array
/// is made for each position.
struct PositionReader {
  private var positions: [Coordinate] = []
  /// How many positions there are at the end of each array of positions.
  private var lineEnds: [Int] = []
  /// How many lines there are at the end of each array of lines.
  private var polygonEnds: [Int] = []
  /// How deep positions stand in arrays: 0 for a point.
  private var level = -1
  /// How deep the first empty array stands.
  private var emptyLevel: Int?
  private var fault: String?

  /// Reads the array at the scanner's position, altitudes passed over.
  mutating func read(_ scanner: inout JSONScanner) throws(ScanFault) {
    positions.removeAll(keepingCapacity: true)
    lineEnds.removeAll(keepingCapacity: true)
    polygonEnds.removeAll(keepingCapacity: true)
    level = -1
    emptyLevel = nil
    fault = nil
    var depth = 0
    scanner.position += 1
    while true {
      scanner.skipSpace()
      switch scanner.current {
      case UInt8(ascii: "["):
        depth += 1
        guard depth < JSONScanner.depthLimit else {
          throw .broken("nested more than \(JSONScanner.depthLimit) deep")
        }
        scanner.position += 1
        continue
      case UInt8(ascii: "]"):
        emptyLevel = emptyLevel ?? depth
        scanner.position += 1
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        try readPosition(&scanner, depth)
      default:
        note(Self.noPosition)
        try scanner.skipValue()
        if try !scanner.closes(isObject: false) { continue }
      }
      // An array has been closed; so may be those around it.
      while true {
        if depth == level - 1 { lineEnds.append(positions.count) }
        if depth == level - 2 { polygonEnds.append(lineEnds.count) }
        depth -= 1
        if depth < 0 { return }
        if try !scanner.closes(isObject: false) { break }
      }
    }
  }

  private static let noPosition = "a position must be an array of two or three numbers"

  private mutating func note(_ text: String) { if fault == nil { fault = text } }

  /// Reads the numbers of a position up to its closing bracket.
  private mutating func readPosition(
    _ scanner: inout JSONScanner, _ depth: Int
  ) throws(ScanFault) {
    if level < 0 { level = depth }
    let first = try scanner.number()
    guard try !scanner.closes(isObject: false) else { return note(Self.noPosition) }
    scanner.skipSpace()
    var second: JSONScanner.Number?
    switch scanner.current {
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): second = try scanner.number()
    default: try scanner.skipValue()
    }
    while try !scanner.closes(isObject: false) { try scanner.skipValue() }
    guard let second, depth == level,
      let longitude = scanner.value(of: first, isStrict: false),
      let latitude = scanner.value(of: second, isStrict: false)
    else { return note(Self.noPosition) }
    if let coordinate = Coordinate(longitude: longitude, latitude: latitude) {
      positions.append(coordinate)
    } else if abs(latitude) > 90 {
      note("latitude \(latitude) is beyond 90 degrees: are longitude and latitude swapped?")
    } else if abs(longitude) > 360 {
      note("longitude \(longitude) is beyond 360 degrees: are these metres, not degrees?")
    } else {
      positions.append(Coordinate(wrapping: longitude, latitude))
    }
  }

  /// The shape of that type (RFC 7946, section 3.1) that the positions make.
  func shape(_ type: String) throws(GeometryFault) -> Shape {
    let wanted: Int
    switch type {
    case "Point": wanted = 0
    case "MultiPoint", "LineString": wanted = 1
    case "MultiLineString", "Polygon": wanted = 2
    case "MultiPolygon": wanted = 3
    default: throw GeometryFault(fault: "“\(type)” is no geometry type of GeoJSON")
    }
    if let fault { throw GeometryFault(fault: fault) }
    guard level < 0 || level == wanted, (emptyLevel ?? 0) < max(1, wanted) else {
      throw GeometryFault(fault: Self.noPosition)
    }
    if let emptyLevel, emptyLevel > 0 || level < 0, !type.hasPrefix("Multi") || emptyLevel > 0 {
      throw GeometryFault(fault: emptyFault(type, emptyLevel, wanted))
    }
    switch type {
    case "Point":
      guard let position = positions.first else { throw GeometryFault(fault: Self.noPosition) }
      return .point(position)
    case "MultiPoint": return .multiPoint(positions)
    case "LineString": return .lineString(try line(positions))
    case "MultiLineString":
      var lines: [[Coordinate]] = []
      for range in ranges(0..<lineEnds.count, lineEnds) {
        lines.append(try line(Array(positions[range])))
      }
      return .multiLineString(lines)
    case "Polygon": return .polygon(try polygon(0..<lineEnds.count))
    default:
      var polygons: [Polygon] = []
      for rings in ranges(0..<polygonEnds.count, polygonEnds) {
        polygons.append(try polygon(rings))
      }
      return .multiPolygon(polygons)
    }
  }

  /// What an array without elements lacks, by its level.
  private func emptyFault(_ type: String, _ level: Int, _ wanted: Int) -> String {
    if wanted == 0 { return Self.noPosition }
    if level < wanted - 1 { return "a polygon has no ring" }
    return type.hasSuffix("Polygon")
      ? "a ring needs three corners, this one has 0"
      : "a line needs two positions, this one has 0"
  }

  private func ranges(_ indices: Range<Int>, _ ends: [Int]) -> some Sequence<Range<Int>> {
    indices.lazy.map { ($0 == 0 ? 0 : ends[$0 - 1])..<ends[$0] }
  }

  private func line(_ line: [Coordinate]) throws(GeometryFault) -> [Coordinate] {
    guard line.count >= 2 else {
      throw GeometryFault(fault: "a line needs two positions, this one has \(line.count)")
    }
    return line
  }

  private func polygon(_ rings: Range<Int>) throws(GeometryFault) -> Polygon {
    var exterior: LinearRing?
    var holes: [LinearRing] = []
    for range in ranges(rings, lineEnds) {
      guard let ring = LinearRing(Array(positions[range])) else {
        throw GeometryFault(fault: "a ring needs three corners, this one has \(range.count)")
      }
      if exterior == nil { exterior = ring } else { holes.append(ring) }
    }
    guard let exterior else { throw GeometryFault(fault: "a polygon has no ring") }
    return Polygon(exterior: exterior, holes: holes)
  }
}

/// What is wrong with a geometry.
struct GeometryFault: Error {
  let fault: String
}
