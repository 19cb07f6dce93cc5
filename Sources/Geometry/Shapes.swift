/// A ring of positions whose first and last are the same (RFC 7946, section 3.1.6).
public struct LinearRing: Hashable, Sendable {
  /// The positions, the first repeated at the end; at least four.
  public let coordinates: [Coordinate]

  /// Creates a ring, closing it when its ends differ, or returns `nil` for fewer than three
  /// distinct corners.
  public init?(_ coordinates: [Coordinate]) {
    var closed = coordinates
    if let first = closed.first, closed.last != first { closed.append(first) }
    guard closed.count >= 4 else { return nil }
    self.coordinates = closed
  }

  /// Twice the signed area in square degrees; positive when the ring runs counter-clockwise.
  public var doubledSignedArea: Double {
    var sum = 0.0
    for (a, b) in zip(coordinates, coordinates.dropFirst()) {
      sum += (b.longitude - a.longitude) * (b.latitude + a.latitude)
    }
    return -sum
  }

  /// The ring in the wanted direction.
  public func wound(counterClockwise: Bool) -> LinearRing {
    (doubledSignedArea >= 0) == counterClockwise ? self : reversed
  }

  private var reversed: LinearRing { LinearRing(validated: coordinates.reversed()) }

  private init(validated: [Coordinate]) { coordinates = validated }
}

/// A polygon: one exterior ring and any number of holes.
public struct Polygon: Hashable, Sendable {
  /// The outer boundary, counter-clockwise.
  public let exterior: LinearRing
  /// The holes, clockwise.
  public let holes: [LinearRing]

  /// Creates a polygon wound by the right-hand rule (RFC 7946, section 3.1.6).
  public init(exterior: LinearRing, holes: [LinearRing] = []) {
    self.exterior = exterior.wound(counterClockwise: true)
    self.holes = holes.map { $0.wound(counterClockwise: false) }
  }
}

/// A shape on the map, in the kinds of RFC 7946, section 3.1.
public indirect enum Shape: Hashable, Sendable {
  case point(Coordinate)
  case multiPoint([Coordinate])
  case lineString([Coordinate])
  case multiLineString([[Coordinate]])
  case polygon(Polygon)
  case multiPolygon([Polygon])
  case collection([Shape])

  /// The polygons of a polygon or multipolygon, else none.
  public var polygons: [Polygon] {
    switch self {
    case .polygon(let polygon): [polygon]
    case .multiPolygon(let polygons): polygons
    case .collection(let shapes): shapes.flatMap(\.polygons)
    default: []
    }
  }

  /// How many positions there are, holes included.
  public var positionCount: Int {
    switch self {
    case .point: 1
    case .multiPoint(let coordinates), .lineString(let coordinates): coordinates.count
    case .multiLineString(let lines): lines.reduce(0) { $0 + $1.count }
    case .polygon(let polygon):
      polygon.holes.reduce(polygon.exterior.coordinates.count) { $0 + $1.coordinates.count }
    case .multiPolygon(let polygons):
      polygons.reduce(0) { $0 + Shape.polygon($1).positionCount }
    case .collection(let shapes): shapes.reduce(0) { $0 + $1.positionCount }
    }
  }

  /// Every position, in order; holes included.
  public var coordinates: [Coordinate] {
    switch self {
    case .point(let coordinate): [coordinate]
    case .multiPoint(let coordinates), .lineString(let coordinates): coordinates
    case .multiLineString(let lines): lines.flatMap(\.self)
    case .polygon(let polygon):
      polygon.exterior.coordinates + polygon.holes.flatMap(\.coordinates)
    case .multiPolygon(let polygons): polygons.flatMap { Shape.polygon($0).coordinates }
    case .collection(let shapes): shapes.flatMap(\.coordinates)
    }
  }
}
