internal import GeoJSON
internal import Geometry

/// The geometries of one placemark, as their elements open and close.
struct KMLShapes {
  /// The members of the open MultiGeometries, the outermost first; the first is the placemark's.
  private var groups: [[Shape]] = [[]]
  private var coordinates = KMLCoordinates()
  private var exterior: LinearRing?
  private var holes: [LinearRing] = []
  private var location = (longitude: "", latitude: "")
  /// What is wrong with them: the first faults of many.
  private(set) var faults: [String] = []
  private var count = (positions: 0, parts: 0)

  /// Whether there are more positions or parts than a feature may have.
  var isTooLarge: Bool {
    count.positions + coordinates.coordinates.count > FeatureStream.positionLimit
      || count.parts > FeatureStream.partLimit
  }

  /// Takes a part of the text of `coordinates`.
  mutating func append(_ text: String) {
    if !isTooLarge { coordinates.append(text) } else { giveUp() }
  }

  private mutating func giveUp() {
    count.parts = FeatureStream.partLimit + 1
    groups = groups.map { _ in [] }
    coordinates.removeAll()
    exterior = nil
    holes = []
  }

  private mutating func note(_ fault: String) { if faults.count < 20 { faults.append(fault) } }

  /// The positions read last, which are given up.
  private mutating func takeCoordinates() -> [Coordinate] {
    let taken = coordinates.coordinates
    count.positions += taken.count
    count.parts += 1
    coordinates.removeAll()
    return taken
  }

  mutating func start(_ name: String) {
    switch name {
    case "MultiGeometry", "MultiTrack", "GeometryCollection", "MultiPoint", "MultiLineString",
      "MultiPolygon":
      groups.append([])
    case "Polygon":
      exterior = nil
      holes = []
    case "Point", "LineString", "LinearRing", "coordinates": coordinates.removeAll()
    default: return
    }
  }

  mutating func add(_ shape: Shape) {
    if case .lineString(let line) = shape, line.count > FeatureStream.positionLimit { giveUp() }
    if isTooLarge { giveUp() } else { groups[groups.count - 1].append(shape) }
  }

  /// Takes the end of an element; `parents` are those it stands in. Returns whether it is one of
  /// a geometry.
  mutating func end(_ name: String, text: String, parents: [String]) -> Bool {
    switch name {
    case "coordinates":
      coordinates.finish()
      if let fault = coordinates.fault { note(fault) }
    case "Point": if let point = takeCoordinates().first { add(.point(point)) }
    case "LineString":
      let line = takeCoordinates()
      if line.count >= 2 {
        add(.lineString(line))
      } else if line.count == 1 {
        note("a line needs two positions")
      }
    case "LinearRing": endRing(in: parents.last ?? "")
    case "Polygon":
      if let exterior { add(.polygon(Geometry.Polygon(exterior: exterior, holes: holes))) }
      exterior = nil
    case "longitude" where parents.last == "Location": location.longitude = trimmed(text)
    case "latitude" where parents.last == "Location": location.latitude = trimmed(text)
    case "Model":
      if let point = KMLCoordinates("\(location.longitude),\(location.latitude)").coordinates.first
      {
        add(.point(point))
      }
    case "MultiGeometry", "MultiTrack", "GeometryCollection", "MultiPoint", "MultiLineString",
      "MultiPolygon":
      guard groups.count > 1 else { return true }
      let members = groups.removeLast()
      if let shape = Self.joined(members) { add(shape) }
    default: return false
    }
    return true
  }

  private mutating func endRing(in parent: String) {
    guard parent == "outerBoundaryIs" || parent == "innerBoundaryIs" else {
      let line = takeCoordinates()
      if line.count >= 2 { add(.lineString(line)) }
      return
    }
    let count = coordinates.coordinates.count
    if count >= 3 { coordinates.close() }
    let closed = takeCoordinates()
    // An element without positions is an empty shape and no fault.
    guard count > 0 else { return }
    guard let ring = LinearRing(closed) else {
      note("a ring needs three corners, this one has \(count)")
      return
    }
    if parent == "innerBoundaryIs" {
      holes.append(ring)
    } else if exterior == nil {
      exterior = ring
    }
  }

  func finished() -> [Shape] { groups.flatMap(\.self) }

  /// One shape of many: a multi-geometry of one kind, else a collection.
  static func joined(_ shapes: [Shape]) -> Shape? {
    guard let first = shapes.first else { return nil }
    if shapes.count == 1 { return first }
    var points: [Coordinate] = []
    var lines: [[Coordinate]] = []
    var polygons: [Geometry.Polygon] = []
    for shape in shapes {
      switch shape {
      case .point(let point): points.append(point)
      case .multiPoint(let many): points += many
      case .lineString(let line): lines.append(line)
      case .multiLineString(let many): lines += many
      case .polygon(let polygon): polygons.append(polygon)
      case .multiPolygon(let many): polygons += many
      case .collection: return .collection(shapes)
      }
    }
    switch (points.isEmpty, lines.isEmpty, polygons.isEmpty) {
    case (false, true, true): return .multiPoint(points)
    case (true, false, true): return .multiLineString(lines)
    case (true, true, false): return .multiPolygon(polygons)
    default: return .collection(shapes)
    }
  }
}
