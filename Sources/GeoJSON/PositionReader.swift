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

  /// A geometry with more positions is refused, and one with more lines, rings or members.
  static let positionLimit = 2_000_000
  static let partLimit = 250_000
  private static let manyPositions = 1 << 16

  /// How far an array was read, from where reading can go on when more of it is at hand.
  private struct Pause {
    /// Where the array starts, and where to go on.
    var start: Int
    var position: Int
    var depth = 0
    var isComplete = false
    /// Whether the text between the two was given up.
    var isCut = false
    var counts = (positions: 0, lines: 0, polygons: 0)
    var level = -1
    var emptyLevel: Int?
    var fault: String?
  }

  private var pause: Pause?
  /// What arrays are whose text was given up, by where they start.
  private var kept: [Int: (end: Int, count: (Int, Int), shape: Result<Shape, GeometryFault>)] = [:]
  /// What the array is, when that is known already.
  private var known: Result<Shape, GeometryFault>?
  private var knownCount = (0, 0)

  /// How many positions and parts the array has.
  var count: (positions: Int, parts: Int) {
    known == nil ? (positions.count, lineEnds.count + polygonEnds.count) : knownCount
  }

  /// Shifts what is known of arrays for bytes that are given up before them.
  mutating func drop(_ count: Int) {
    if let paused = pause {
      pause = paused.start < count ? nil : paused
      pause?.start -= count
      pause?.position -= count
    }
    guard !kept.isEmpty else { return }
    var shifted = kept
    shifted.removeAll()
    for (start, array) in kept where start >= count {
      shifted[start - count] = (array.end - count, array.count, array.shape)
    }
    kept = shifted
  }

  /// The text that need not be kept since its positions are, and how many brackets are open there.
  var readText: (range: Range<Int>, depth: Int)? {
    guard let pause, pause.position - pause.start > 1 << 16 else { return nil }
    return ((pause.start + 1)..<pause.position, pause.isComplete ? -1 : pause.depth)
  }

  /// To be called when ``readText`` has been taken out of the text.
  mutating func forgetText() {
    guard let start = pause?.start else { return }
    pause?.position = start + 1
    pause?.isCut = true
    kept[start]?.end = start + 1
  }

  /// Reads the array at the scanner's position, altitudes passed over. An array that the bytes end
  /// in is read on from there by the next call for it.
  mutating func read(_ scanner: inout JSONScanner) throws(ScanFault) {
    known = nil
    if let array = kept[scanner.position] {
      known = array.shape
      knownCount = array.count
      scanner.position = array.end
      return
    }
    if let pause, pause.start == scanner.position {
      scanner.position = pause.position
      if pause.isComplete { return }
      positions.removeLast(max(0, positions.count - pause.counts.positions))
      lineEnds.removeLast(max(0, lineEnds.count - pause.counts.lines))
      polygonEnds.removeLast(max(0, polygonEnds.count - pause.counts.polygons))
      (level, emptyLevel, fault) = (pause.level, pause.emptyLevel, pause.fault)
      return try read(&scanner, from: pause.start, depth: pause.depth)
    }
    positions.removeAll(keepingCapacity: positions.capacity < 1 << 16)
    lineEnds.removeAll(keepingCapacity: lineEnds.capacity < 1 << 16)
    polygonEnds.removeAll(keepingCapacity: polygonEnds.capacity < 1 << 16)
    (level, emptyLevel, fault) = (-1, nil, nil)
    let start = scanner.position
    pause = Pause(start: start, position: start + 1)
    scanner.position += 1
    try read(&scanner, from: start, depth: 0)
  }

  private mutating func note(at position: Int, depth: Int, isComplete: Bool) {
    pause?.position = position
    pause?.depth = depth
    pause?.isComplete = isComplete
    pause?.counts = (positions.count, lineEnds.count, polygonEnds.count)
    pause?.level = level
    pause?.emptyLevel = emptyLevel
    pause?.fault = fault
  }

  private mutating func read(
    _ scanner: inout JSONScanner, from start: Int, depth: Int
  ) throws(ScanFault) {
    var depth = depth
    var next = scanner.position + 1 << 16
    while true {
      if scanner.position > next {
        note(at: scanner.position, depth: depth, isComplete: false)
        next = scanner.position + 1 << 16
      }
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
        if depth < 0 {
          note(at: scanner.position, depth: 0, isComplete: true)
          return
        }
        if try !scanner.closes(isObject: false) { break }
      }
      if positions.count > Self.positionLimit || lineEnds.count > Self.partLimit {
        refuseSize()
        note(at: scanner.position, depth: depth, isComplete: false)
      }
    }
  }

  /// Nothing is kept of a geometry that is too large, which is read to its end.
  private mutating func refuseSize() {
    fault = GeometryFault.tooLarge.fault
    positions = []
    lineEnds = []
    polygonEnds = []
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
  mutating func shape(_ type: String) throws(GeometryFault) -> Shape {
    if let known { return try known.get() }
    // Many positions are not held twice, and not read twice when the object has to be.
    guard let pause, pause.isCut || positions.count > Self.manyPositions else {
      return try makeShape(type)
    }
    let count = count
    let made: Result<Shape, GeometryFault>
    do throws(GeometryFault) {
      made = .success(try makeShape(type))
    } catch {
      made = .failure(error)
    }
    kept[pause.start] = (pause.position, count, made)
    known = made
    knownCount = count
    positions = []
    return try made.get()
  }

  private mutating func makeShape(_ type: String) throws(GeometryFault) -> Shape {
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
    case "LineString": return .lineString(try line(whole))
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

  /// All positions, which are given up when they are many, so that they are not held twice.
  private var whole: [Coordinate] {
    mutating get {
      guard positions.count > Self.manyPositions else { return positions }
      defer { positions = [] }
      return positions
    }
  }

  private func line(_ line: [Coordinate]) throws(GeometryFault) -> [Coordinate] {
    guard line.count >= 2 else {
      throw GeometryFault(fault: "a line needs two positions, this one has \(line.count)")
    }
    return line
  }

  private mutating func polygon(_ rings: Range<Int>) throws(GeometryFault) -> Polygon {
    if rings.count == 1, lineEnds.count == 1, positions.count > Self.manyPositions {
      if let first = positions.first, positions.last != first { positions.append(first) }
      if let ring = LinearRing(whole) { return Polygon(exterior: ring) }
    }
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

  static let tooLarge = GeometryFault(
    fault: "a feature of more than 2 million positions, or 250,000 lines, rings or members: "
      + "simplify it, or split it")
}
