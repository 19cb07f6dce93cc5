internal import Geometry

extension [UInt8] {
  /// Appends a shape as GeoPackageBinary (12-128r14, clause 2.1.3): header with an envelope unless
  /// it is a point, then ISO well-known binary; both little-endian.
  ///
  /// Positions are rounded to `places` decimals, as in the text formats.
  mutating func appendGeoPackage(
    _ parts: ShapeParts, kind: GeometryKinds, isMulti: Bool, box: FlatBox, places: Int
  ) {
    let hasEnvelope = kind != .point || isMulti
    append(contentsOf: [0x47, 0x50, 0, hasEnvelope ? 0b0000_0011 : 0b0000_0001])
    appendInteger32(4326)
    if hasEnvelope {
      for edge in [box.west, box.east, box.south, box.north] { appendDouble(edge) }
    }
    let round = Rounding(places: places)
    switch kind {
    case .point: appendMulti(parts.points, type: 1, isMulti) { $0.appendPosition($1, round) }
    case .line:
      appendMulti(parts.lines, type: 2, isMulti) { $0.appendLine($1, round) }
    default:
      appendMulti(parts.polygons, type: 3, isMulti) { bytes, polygon in
        bytes.appendInteger32(UInt32(truncatingIfNeeded: 1 + polygon.holes.count))
        bytes.appendLine(polygon.exterior.coordinates, round)
        for hole in polygon.holes { bytes.appendLine(hole.coordinates, round) }
      }
    }
  }

  private mutating func appendMulti<Part>(
    _ parts: [Part], type: UInt32, _ isMulti: Bool, _ write: (inout [UInt8], Part) -> Void
  ) {
    if isMulti {
      append(1)
      appendInteger32(type + 3)
      appendInteger32(UInt32(truncatingIfNeeded: parts.count))
    }
    for part in isMulti ? parts[...] : parts.prefix(1) {
      append(1)
      appendInteger32(type)
      write(&self, part)
    }
  }

  private mutating func appendLine(_ line: [Coordinate], _ round: Rounding) {
    appendInteger32(UInt32(truncatingIfNeeded: line.count))
    for coordinate in line { appendPosition(coordinate, round) }
  }

  private mutating func appendPosition(_ coordinate: Coordinate, _ round: Rounding) {
    appendDouble(round(coordinate.longitude))
    appendDouble(round(coordinate.latitude))
  }

  private mutating func appendDouble(_ value: Double) {
    Swift.withUnsafeBytes(of: value.bitPattern.littleEndian) { append(contentsOf: $0) }
  }

  private mutating func appendInteger32(_ value: UInt32) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}

/// Rounds degrees to so many decimals, as the text formats write them.
struct Rounding {
  private let scale: Double

  init(places: Int) {
    var scale = 1.0
    for _ in 0..<Swift.min(Swift.max(places, 0), 9) { scale *= 10 }
    self.scale = scale
  }

  func callAsFunction(_ value: Double) -> Double {
    let rounded = (value * scale).rounded(.toNearestOrAwayFromZero) / scale
    return rounded == 0 ? 0 : rounded
  }
}

/// The least and greatest longitude and latitude, without regard to the antimeridian, as envelopes
/// and R-trees have them.
struct FlatBox {
  private(set) var west = Double.infinity
  private(set) var south = Double.infinity
  private(set) var east = -Double.infinity
  private(set) var north = -Double.infinity

  var isEmpty: Bool { west > east }

  mutating func add(_ coordinates: [Coordinate], _ round: Rounding) {
    for coordinate in coordinates {
      let (x, y) = (round(coordinate.longitude), round(coordinate.latitude))
      west = min(west, x)
      east = max(east, x)
      south = min(south, y)
      north = max(north, y)
    }
  }

  mutating func add(_ other: FlatBox) {
    west = min(west, other.west)
    east = max(east, other.east)
    south = min(south, other.south)
    north = max(north, other.north)
  }

  /// The box of the parts of one kind.
  init(_ parts: ShapeParts, kind: GeometryKinds, places: Int) {
    let round = Rounding(places: places)
    switch kind {
    case .point: add(parts.points, round)
    case .line: for line in parts.lines { add(line, round) }
    default: for polygon in parts.polygons { add(polygon.exterior.coordinates, round) }
    }
  }

  init() {}

  init(west: Double, south: Double, east: Double, north: Double) {
    (self.west, self.south, self.east, self.north) = (west, south, east, north)
  }

  /// Adds all positions of a shape.
  mutating func add(_ shape: Shape) {
    if case .point(let coordinate) = shape { return add(coordinate) }
    for coordinate in shape.coordinates { add(coordinate) }
  }

  private mutating func add(_ coordinate: Coordinate) {
    west = min(west, coordinate.longitude)
    east = max(east, coordinate.longitude)
    south = min(south, coordinate.latitude)
    north = max(north, coordinate.latitude)
  }
}
