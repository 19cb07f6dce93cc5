/// A position on the WGS 84 ellipsoid, in decimal degrees.
///
/// Longitude comes first, as in GeoJSON (RFC 7946, section 3.1.1).
public struct Coordinate: Hashable, Sendable, BitwiseCopyable {
  /// Degrees east of Greenwich, -180 to 180.
  public let longitude: Double
  /// Degrees north of the equator, -90 to 90.
  public let latitude: Double

  /// Creates a coordinate, or returns `nil` when either value is out of range or not finite.
  public init?(longitude: Double, latitude: Double) {
    guard (-180...180).contains(longitude), (-90...90).contains(latitude) else { return nil }
    self.longitude = longitude
    self.latitude = latitude
  }

  /// Creates the coordinate nearest to two finite values: the longitude wrapped into range, the
  /// latitude held at the poles. What is not finite becomes 0.
  public init(wrapping longitude: Double, _ latitude: Double) {
    var wrapped = longitude.isFinite ? longitude.truncatingRemainder(dividingBy: 360) : 0
    if wrapped > 180 { wrapped -= 360 }
    if wrapped < -180 { wrapped += 360 }
    self.longitude = wrapped
    self.latitude = latitude.isFinite ? min(90, max(-90, latitude)) : 0
  }

  /// The middle of most of some coordinates, by the median of each axis: one far away does not
  /// move it. `nil` for none.
  package static func median(of coordinates: [Coordinate]) -> Coordinate? {
    guard !coordinates.isEmpty else { return nil }
    let middle = coordinates.count / 2
    return Coordinate(
      wrapping: coordinates.map(\.longitude).sorted()[middle],
      coordinates.map(\.latitude).sorted()[middle])
  }
}
