import Glibc

extension LinearRing {
  /// The area enclosed on the ellipsoid in square kilometres, edges being straight in degrees.
  ///
  /// The integral of the authalic quantity (Snyder, Map Projections, 1987, equation 3-12) along
  /// the edges. A ring that goes round a pole encloses the pole nearer to it.
  public var areaSquareKilometres: Double {
    var sum = 0.0
    var turn = 0.0
    var latitudes = 0.0
    for (a, b) in zip(coordinates, coordinates.dropFirst()) {
      var step = b.longitude - a.longitude
      if isAntimeridianStep(a, b) { step -= step > 0 ? 360 : -360 }
      turn += step
      latitudes += a.latitude + b.latitude
      sum += step * meanAuthalicQuantity(from: a.latitude, to: b.latitude)
    }
    if abs(turn) > 180 {
      let pole = Ellipsoid.authalicQuantity(latitudeDegrees: latitudes < 0 ? -90 : 90)
      sum -= (turn < 0 ? -360 : 360) * pole
    }
    let radius = Ellipsoid.equatorialRadius / 1000
    return abs(sum) * .pi / 180 * radius * radius / 2
  }
}

extension Polygon {
  /// The area on the ellipsoid in square kilometres, holes taken off.
  public var areaSquareKilometres: Double {
    let holesArea = holes.reduce(0) { $0 + $1.areaSquareKilometres }
    return max(0, exterior.areaSquareKilometres - holesArea)
  }
}

extension Shape {
  /// The area of the polygons on the ellipsoid in square kilometres; edges are straight in degrees
  /// (RFC 7946, section 3.1.1).
  public var areaSquareKilometres: Double {
    polygons.reduce(0) { $0 + $1.areaSquareKilometres }
  }

  /// The geodesic length in kilometres of the lines, and of the boundaries of the polygons.
  public var lengthKilometres: Double {
    paths.reduce(0) { $0 + geodesicLengthKilometres($1) }
  }

  /// The centre of gravity in degrees: of the polygons by planar area, else of the lines by
  /// length, else of the points. `nil` for a shape without positions.
  ///
  /// It may lie outside the shape: see `labelPoint`.
  public var centroid: Coordinate? {
    let cut = cutAtAntimeridian()
    guard let box = cut.boundingBox else { return nil }
    var gravity = CentreOfGravity(west: box.spansAntimeridian ? box.west : -180)
    for polygon in cut.polygons {
      gravity.add(ring: polygon.exterior)
      for hole in polygon.holes { gravity.add(ring: hole) }
    }
    if gravity.weight == 0 {
      for path in cut.paths {
        for (a, b) in zip(path, path.dropFirst()) { gravity.add(from: a, to: b) }
      }
    }
    if gravity.weight == 0 { for point in cut.coordinates { gravity.add(point, weight: 1) } }
    return gravity.centre
  }
}

/// The geodesic length of a line in kilometres.
public func geodesicLengthKilometres(_ line: [Coordinate]) -> Double {
  zip(line, line.dropFirst()).reduce(0) { $0 + $1.0.distanceKilometres(to: $1.1) }
}

/// Sums weighted positions about a first one, so that small shapes lose no digits.
private struct CentreOfGravity {
  /// Longitudes west of this count as east of the antimeridian.
  let west: Double
  private(set) var weight = 0.0
  private var sum = SIMD2(0.0, 0.0)
  private var origin: SIMD2<Double>?

  init(west: Double) { self.west = west }

  private mutating func relative(_ point: Coordinate) -> SIMD2<Double> {
    let longitude = point.longitude < west ? point.longitude + 360 : point.longitude
    let position = SIMD2(longitude, point.latitude)
    if origin == nil { origin = position }
    return position - (origin ?? position)
  }

  mutating func add(_ point: Coordinate, weight added: Double) {
    sum += relative(point) * added
    weight += added
  }

  mutating func add(from a: Coordinate, to b: Coordinate) {
    let (start, end) = (relative(a), relative(b))
    let length = hypot(end.x - start.x, end.y - start.y)
    sum += (start + end) / 2 * length
    weight += length
  }

  mutating func add(ring: LinearRing) {
    for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
      let (start, end) = (relative(a), relative(b))
      let cross = start.x * end.y - end.x * start.y
      sum += (start + end) / 3 * cross
      weight += cross
    }
  }

  var centre: Coordinate? {
    guard let origin, weight != 0 else { return nil }
    let position = origin + sum / weight
    return Coordinate(wrapping: position.x, position.y)
  }
}

/// The mean of the authalic quantity over an interval of latitudes, by Gauss and Legendre's rule
/// of three points on pieces of at most five degrees.
private func meanAuthalicQuantity(from a: Double, to b: Double) -> Double {
  let pieces = max(1, (abs(b - a) / 5).rounded(.up))
  let width = (b - a) / pieces
  let offset = width / 2 * (3.0 / 5).squareRoot()
  var sum = 0.0
  for piece in 0..<Int(pieces) {
    let middle = a + width * (Double(piece) + 0.5)
    sum += 8 * Ellipsoid.authalicQuantity(latitudeDegrees: middle)
    sum += 5 * Ellipsoid.authalicQuantity(latitudeDegrees: middle - offset)
    sum += 5 * Ellipsoid.authalicQuantity(latitudeDegrees: middle + offset)
  }
  return sum / (18 * pieces)
}
