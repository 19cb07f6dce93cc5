import Geometry

/// An equirectangular projection about a centre: kilometres east and north of it, true to scale
/// there along both axes.
struct LocalProjection {
  let longitude: Double
  let latitude: Double
  private let scale: PlanePosition

  init(centre: Coordinate) {
    longitude = centre.longitude
    // Near a pole a degree of longitude has no width to speak of: stay off it.
    latitude = min(89, max(-89, centre.latitude))
    let middle = Coordinate(wrapping: longitude, latitude)
    let east = Coordinate(wrapping: longitude + 1e-3, latitude)
    let north = Coordinate(wrapping: longitude, latitude + 1e-3)
    scale = PlanePosition(
      middle.distanceKilometres(to: east) * 1000, middle.distanceKilometres(to: north) * 1000)
  }

  /// Kilometres of a position in degrees, its longitude in the sheet of the centre.
  func kilometres(_ degrees: PlanePosition) -> PlanePosition {
    (degrees - PlanePosition(longitude, latitude)) * scale
  }

  /// The same for a coordinate, the short way round.
  func kilometres(_ coordinate: Coordinate) -> PlanePosition {
    let east = (coordinate.longitude - longitude).remainder(dividingBy: 360)
    return kilometres(PlanePosition(longitude + east, coordinate.latitude))
  }

  /// Degrees of a position in kilometres; they may leave the range of coordinates.
  func degrees(_ kilometres: PlanePosition) -> PlanePosition {
    kilometres / scale + PlanePosition(longitude, latitude)
  }
}
