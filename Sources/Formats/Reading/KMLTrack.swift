internal import GeoJSON
internal import Geometry

/// A gx:Track, as far as it is a line in time.
struct KMLTrack {
  private(set) var points: [Coordinate] = []
  /// The first and the last of its times.
  private(set) var first: String?
  private(set) var last: String?

  mutating func addTime(_ time: String) {
    first = min(first ?? time, time)
    last = max(last ?? time, time)
  }

  /// Adds a position, apart by white space; one more than there may be shows that there are more.
  mutating func addPoint(_ text: String) {
    guard points.count <= FeatureStream.positionLimit else { return }
    let point = KMLCoordinates(
      text.split { $0 == " " || $0 == "\n" || $0 == "\t" }.joined(separator: ","))
    if let coordinate = point.coordinates.first { points.append(coordinate) }
  }
}
