internal import Geometry

/// The geometries of one placemark, as their elements open and close.
struct KMLShapes {
  /// The members of the open MultiGeometries, the outermost first; the first is the placemark's.
  private var groups: [[Shape]] = [[]]
  private var coordinates: [Coordinate] = []
  private var exterior: LinearRing?
  private var holes: [LinearRing] = []
  private var location = (longitude: "", latitude: "")
  private(set) var faults: [String] = []

  mutating func start(_ name: String) {
    switch name {
    case "MultiGeometry", "MultiTrack", "GeometryCollection", "MultiPoint", "MultiLineString",
      "MultiPolygon":
      groups.append([])
    case "Polygon":
      exterior = nil
      holes = []
    case "Point", "LineString", "LinearRing": coordinates = []
    default: return
    }
  }

  mutating func add(_ shape: Shape) { groups[groups.count - 1].append(shape) }

  /// Takes the end of an element; `parents` are those it stands in. Returns whether it is one of
  /// a geometry.
  mutating func end(_ name: String, text: String, parents: [String]) -> Bool {
    switch name {
    case "coordinates":
      let read = KMLCoordinates(text)
      if let fault = read.fault { faults.append(fault) }
      coordinates = read.coordinates
    case "Point": if let point = coordinates.first { add(.point(point)) }
    case "LineString":
      if coordinates.count >= 2 {
        add(.lineString(coordinates))
      } else if coordinates.count == 1 {
        faults.append("a line needs two positions")
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
      if coordinates.count >= 2 { add(.lineString(coordinates)) }
      return
    }
    // An element without positions is an empty shape and no fault.
    guard !coordinates.isEmpty else { return }
    guard let ring = LinearRing(coordinates) else {
      faults.append("a ring needs three corners, this one has \(coordinates.count)")
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
