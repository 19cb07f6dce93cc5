/// A box of longitudes and latitudes; `west` is greater than `east` when it spans the antimeridian
/// (RFC 7946, section 5.2).
public struct BoundingBox: Hashable, Sendable {
  /// Degrees.
  public let west: Double, south: Double, east: Double, north: Double

  /// Creates a box from its edges in degrees.
  public init(west: Double, south: Double, east: Double, north: Double) {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }

  /// Creates the smallest box around some positions, across the antimeridian only where that is
  /// narrower; `nil` for no positions.
  public init?(_ coordinates: [Coordinate]) {
    self.init(
      arcs: coordinates.map { LongitudeArc(start: $0.longitude, end: $0.longitude) },
      latitudes: coordinates.map(\.latitude))
  }

  init?(arcs: [LongitudeArc], latitudes: [Double]) {
    guard let cover = LongitudeArc.smallestCover(of: arcs), let south = latitudes.min(),
      let north = latitudes.max()
    else { return nil }
    self.init(west: cover.start, south: south, east: cover.end, north: north)
  }

  /// Whether the box spans the antimeridian.
  public var spansAntimeridian: Bool { west > east }

  /// The width in degrees of longitude, 0...360.
  public var widthDegrees: Double { spansAntimeridian ? east - west + 360 : east - west }

  /// The height in degrees of latitude.
  public var heightDegrees: Double { north - south }

  /// The middle of the box in degrees.
  public var centre: Coordinate {
    Coordinate(wrapping: west + widthDegrees / 2, (south + north) / 2)
  }

  /// The smallest box around both.
  public func union(_ other: BoundingBox) -> BoundingBox {
    let arcs = [self, other].map { LongitudeArc(start: $0.west, end: $0.east) }
    let latitudes = [south, north, other.south, other.north]
    return BoundingBox(arcs: arcs, latitudes: latitudes) ?? self
  }

  /// Whether a position lies in the box or on its edge.
  public func contains(_ coordinate: Coordinate) -> Bool {
    guard (south...max(south, north)).contains(coordinate.latitude) else { return false }
    let longitude = coordinate.longitude
    if spansAntimeridian { return longitude >= west || longitude <= east }
    // 180 and -180 are the same meridian.
    return (west...east).contains(longitude)
      || (abs(longitude) == 180 && (west == -180 || east == 180))
  }

  /// The box widened on each side by a fraction of its width and height, held within the earth.
  public func padded(byFraction fraction: Double) -> BoundingBox {
    let (sideways, upward) = (widthDegrees * fraction, heightDegrees * fraction)
    let bottom = max(-90, south - upward)
    let top = min(90, north + upward)
    guard widthDegrees + 2 * sideways < 360 else {
      return BoundingBox(west: -180, south: bottom, east: 180, north: top)
    }
    return BoundingBox(
      west: west - sideways < -180 ? west - sideways + 360 : west - sideways, south: bottom,
      east: east + sideways > 180 ? east + sideways - 360 : east + sideways, north: top)
  }
}
