package import Geometry

/// The extent of positions, from which the tightest bounding box follows.
package struct Extent: Sendable {
  /// Stretches of longitude that the parts cover, west to east, in degrees.
  private var stretches: [(west: Double, east: Double)] = []
  private var south = Double.infinity
  private var north = -Double.infinity
  /// The smaller side of the smallest line or ring, in degrees; infinite without any.
  private var smallestSide = Double.infinity

  /// Creates an extent without positions.
  package init() {}

  /// Creates the extent of a shape whose parts do not cross the antimeridian.
  package init(_ shape: Shape) { add(shape) }

  /// Adds the positions of `shape`.
  package mutating func add(_ shape: Shape) {
    switch shape {
    case .point(let coordinate): add(coordinate)
    case .multiPoint(let coordinates): for coordinate in coordinates { add(coordinate) }
    case .lineString(let line): add(line, isRing: false)
    case .multiLineString(let lines): for line in lines { add(line, isRing: false) }
    case .polygon(let polygon): add(polygon)
    case .multiPolygon(let polygons): for polygon in polygons { add(polygon) }
    case .collection(let shapes): for shape in shapes { add(shape) }
    }
  }

  /// Adds all that `other` covers, its edges rounded to `places` decimals.
  package mutating func add(_ other: Extent, places: Int) {
    for stretch in other.stretches {
      add(west: rounded(stretch.west, places), east: rounded(stretch.east, places))
    }
    south = min(south, rounded(other.south, places))
    north = max(north, rounded(other.north, places))
  }

  private mutating func add(west: Double, east: Double) {
    // Among many positions the first stretch soon spans most of them.
    if let first = stretches.first, first.west <= west, east <= first.east { return }
    stretches.append((west, east))
    guard stretches.count >= 4_096 else { return }
    // Gaps this narrow decide nothing among so many positions.
    var joined: [(west: Double, east: Double)] = []
    for stretch in stretches.sorted(by: { ($0.west, $0.east) < ($1.west, $1.east) }) {
      if let last = joined.last, stretch.west - last.east < 0.25 {
        joined[joined.count - 1].east = max(last.east, stretch.east)
      } else {
        joined.append(stretch)
      }
    }
    stretches = joined
  }

  private mutating func add(_ coordinate: Coordinate) {
    add(west: coordinate.longitude, east: coordinate.longitude)
    south = min(south, coordinate.latitude)
    north = max(north, coordinate.latitude)
  }

  private mutating func add(_ polygon: Polygon) {
    add(polygon.exterior.coordinates, isRing: true)
    for hole in polygon.holes { add(hole.coordinates, isRing: true) }
  }

  private mutating func add(_ coordinates: [Coordinate], isRing: Bool) {
    guard let first = coordinates.first else { return }
    var west = first.longitude
    var east = west
    var bottom = first.latitude
    var top = bottom
    for coordinate in coordinates {
      west = min(west, coordinate.longitude)
      east = max(east, coordinate.longitude)
      bottom = min(bottom, coordinate.latitude)
      top = max(top, coordinate.latitude)
    }
    add(west: west, east: east)
    south = min(south, bottom)
    north = max(north, top)
    let side = isRing ? min(east - west, top - bottom) : max(east - west, top - bottom)
    if side > 0 { smallestSide = min(smallestSide, side) }
  }

  /// The decimals to write, at least `wanted`: more, up to nine, where fewer would flatten a small
  /// ring or line.
  package func places(wanted: Int) -> Int {
    var places = min(max(wanted, 0), 7)
    guard smallestSide.isFinite else { return places }
    while places < 9, power(places) * smallestSide < 64 { places += 1 }
    return places
  }

  /// The smallest box around the positions, its edges rounded to `places` decimals, or `nil`
  /// without positions. It spans the antimeridian (`west` > `east`) when it is smaller that way
  /// (RFC 7946, section 5.2).
  package func boundingBox(places: Int = 9) -> BoundingBox? {
    guard south <= north, !stretches.isEmpty else { return nil }
    let sorted = stretches.sorted { ($0.west, $0.east) < ($1.west, $1.east) }
    let west = sorted[0].west
    var reach = sorted[0].east
    var widest = (width: 0.0, from: 0.0, to: 0.0)
    for stretch in sorted.dropFirst() {
      if stretch.west - reach > widest.width {
        widest = (stretch.west - reach, reach, stretch.west)
      }
      reach = max(reach, stretch.east)
    }
    let spans = widest.width > west + 360 - reach
    return BoundingBox(
      west: rounded(spans ? widest.to : west, places), south: rounded(south, places),
      east: rounded(spans ? widest.from : reach, places), north: rounded(north, places))
  }
}

private func power(_ places: Int) -> Double {
  var power = 1.0
  for _ in 0..<min(max(places, 0), 9) { power *= 10 }
  return power
}

/// The value as `appendDecimal` writes it with so many decimals.
private func rounded(_ value: Double, _ places: Int) -> Double {
  let scale = power(places)
  return (value * scale).rounded(.toNearestOrAwayFromZero) / scale
}
