internal import GeoJSON
internal import Geometry

/// Why a geometry of a GeoPackage cannot be read.
struct BinaryFault: Error {
  let fault: String
}

/// Reads GeoPackageBinary (12-128r14, clause 2.1.3): a header and ISO well-known binary; heights
/// and measures are passed over. Every length is checked against the bytes that are there.
struct WellKnownBinary {
  /// Collections nested deeper than this are refused.
  private static let depthLimit = 16

  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private var isLittle = true
  /// How many positions, and lines, rings and members there are.
  private var count = (positions: 0, parts: 0)

  /// Returns the shape, or `nil` for an empty geometry.
  static func shape(geoPackage bytes: UnsafeRawBufferPointer) throws(BinaryFault) -> Shape? {
    guard bytes.count >= 8, bytes[0] == 0x47, bytes[1] == 0x50 else {
      throw BinaryFault(fault: "the geometry does not begin with GP")
    }
    let flags = bytes[3]
    guard flags & 0x20 == 0 else {
      throw BinaryFault(fault: "the geometry is of an extended kind")
    }
    let envelopes = [0, 32, 48, 48, 64]
    let kind = Int(flags >> 1 & 7)
    guard kind < envelopes.count else {
      throw BinaryFault(fault: "the geometry's envelope is of no known kind")
    }
    if flags & 0x10 != 0 { return nil }
    var reader = WellKnownBinary(bytes: bytes, position: 8 + envelopes[kind])
    return try reader.geometry(depth: 0)
  }

  private init(bytes: UnsafeRawBufferPointer, position: Int) {
    self.bytes = bytes
    self.position = position
  }

  private mutating func geometry(depth: Int) throws(BinaryFault) -> Shape? {
    try addPart()
    guard depth < Self.depthLimit else {
      throw BinaryFault(fault: "collections are nested too deeply")
    }
    isLittle = try byte() == 1
    let code = try integer()
    // ISO adds 1000 for heights and 2000 for measures, the older EWKB sets the two top bits.
    var further = 0
    if code & 0x8000_0000 != 0 || [1, 3].contains(code % 10_000 / 1000) { further += 1 }
    if code & 0x4000_0000 != 0 || [2, 3].contains(code % 10_000 / 1000) { further += 1 }
    switch code & 0x0FFF_FFFF % 1000 {
    case 1:
      let point = try position(further)
      return point.map(Shape.point)
    case 2:
      let line = try line(further)
      return line.count >= 2 ? .lineString(line) : nil
    case 3: return try polygon(further).map(Shape.polygon)
    case 4, 5, 6, 7:
      var shapes: [Shape] = []
      for _ in 0..<(try count(of: 5)) {
        if let shape = try geometry(depth: depth + 1) { shapes.append(shape) }
      }
      return Self.joined(shapes)
    default: throw BinaryFault(fault: "geometries of type \(code) are not read")
    }
  }

  /// The parts of a multi-geometry as one.
  private static func joined(_ shapes: [Shape]) -> Shape? {
    guard !shapes.isEmpty else { return nil }
    let points = shapes.compactMap { shape in
      if case .point(let point) = shape { point } else { nil }
    }
    if points.count == shapes.count { return .multiPoint(points) }
    let lines = shapes.compactMap { shape in
      if case .lineString(let line) = shape { line } else { nil }
    }
    if lines.count == shapes.count { return .multiLineString(lines) }
    let polygons = shapes.compactMap { shape in
      if case .polygon(let polygon) = shape { polygon } else { nil }
    }
    if polygons.count == shapes.count { return .multiPolygon(polygons) }
    return .collection(shapes)
  }

  private mutating func addPart(positions: Int = 0) throws(BinaryFault) {
    count = (count.positions + positions, count.parts + 1)
    guard count.positions <= FeatureStream.positionLimit, count.parts <= FeatureStream.partLimit
    else { throw BinaryFault(fault: FeatureStream.tooManyPositions) }
  }

  private mutating func polygon(_ further: Int) throws(BinaryFault) -> Polygon? {
    var rings: [LinearRing] = []
    var hasExterior = false
    for index in 0..<(try count(of: 4)) {
      guard let ring = LinearRing(try line(further)) else { continue }
      if index == 0 { hasExterior = true }
      rings.append(ring)
    }
    // Without its outer ring there is no polygon; a hole without area is none.
    guard hasExterior, let exterior = rings.first else { return nil }
    return Polygon(exterior: exterior, holes: Array(rings.dropFirst()))
  }

  private mutating func line(_ further: Int) throws(BinaryFault) -> [Coordinate] {
    let count = try count(of: 16 + 8 * further)
    try addPart(positions: count)
    var line: [Coordinate] = []
    line.reserveCapacity(count)
    for _ in 0..<count {
      if let position = try position(further) { line.append(position) }
    }
    return line
  }

  /// A position, or `nil` for an empty point, which stands as not-a-number.
  private mutating func position(_ further: Int) throws(BinaryFault) -> Coordinate? {
    let longitude = try double()
    let latitude = try double()
    for _ in 0..<further { _ = try double() }
    if longitude.isNaN || latitude.isNaN { return nil }
    guard abs(latitude) <= 90, abs(longitude) <= 360 else {
      throw BinaryFault(
        fault: "\(longitude),\(latitude) lies off the globe: longitude comes first")
    }
    return Coordinate(wrapping: longitude, latitude)
  }

  /// A count of elements that take at least `size` bytes each, as far as they fit.
  private mutating func count(of size: Int) throws(BinaryFault) -> Int {
    let count = Int(try integer())
    guard count <= (bytes.count - position) / size else { throw Self.cutOff }
    return count
  }

  private static let cutOff = BinaryFault(fault: "the geometry is cut off")

  private mutating func byte() throws(BinaryFault) -> UInt8 {
    guard position < bytes.count else { throw Self.cutOff }
    defer { position += 1 }
    return bytes[position]
  }

  private mutating func integer() throws(BinaryFault) -> UInt32 {
    UInt32(truncatingIfNeeded: try word(4))
  }

  private mutating func double() throws(BinaryFault) -> Double {
    Double(bitPattern: try word(8))
  }

  private mutating func word(_ count: Int) throws(BinaryFault) -> UInt64 {
    guard position + count <= bytes.count else { throw Self.cutOff }
    var value: UInt64 = 0
    for index in 0..<count {
      let byte = bytes[position + (isLittle ? count - 1 - index : index)]
      value = value << 8 | UInt64(byte)
    }
    position += count
    return value
  }
}
