internal import Geometry

/// What a Placemark can hold without mixing kinds.
struct GeometryKinds: OptionSet, Sendable {
  let rawValue: UInt8
  static let point = GeometryKinds(rawValue: 1)
  static let line = GeometryKinds(rawValue: 2)
  static let area = GeometryKinds(rawValue: 4)
}

/// A shape taken apart by geometry kind.
struct ShapeParts {
  private(set) var points: [Coordinate] = []
  private(set) var lines: [[Coordinate]] = []
  private(set) var polygons: [Polygon] = []

  init() {}

  init(_ shape: Shape) { add(shape) }

  private mutating func add(_ shape: Shape) {
    switch shape {
    case .point(let coordinate): points.append(coordinate)
    case .multiPoint(let coordinates): points += coordinates
    case .lineString(let line): if line.count >= 2 { lines.append(line) }
    case .multiLineString(let many): lines += many.filter { $0.count >= 2 }
    case .polygon(let polygon): polygons.append(polygon)
    case .multiPolygon(let many): polygons += many
    case .collection(let shapes): for shape in shapes { add(shape) }
    }
  }

  var kinds: GeometryKinds {
    var kinds: GeometryKinds = []
    if !points.isEmpty { kinds.insert(.point) }
    if !lines.isEmpty { kinds.insert(.line) }
    if !polygons.isEmpty { kinds.insert(.area) }
    return kinds
  }
}
