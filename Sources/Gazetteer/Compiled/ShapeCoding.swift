import Geometry
import Text

/// Shapes as bytes: a byte for the kind, counts of 4 bytes, coordinates of two doubles.
enum ShapeCoding {
  static func bytes(_ shape: Shape) -> [UInt8] {
    var bytes: [UInt8] = []
    append(shape, to: &bytes)
    return bytes
  }

  private static func append(_ shape: Shape, to bytes: inout [UInt8]) {
    switch shape {
    case .point(let point):
      bytes.append(UInt8(1))
      append([point], to: &bytes)
    case .multiPoint(let points):
      bytes.append(UInt8(2))
      append(points, to: &bytes)
    case .lineString(let line):
      bytes.append(UInt8(3))
      append(line, to: &bytes)
    case .multiLineString(let lines):
      bytes.append(UInt8(4))
      bytes.append(number: UInt32(lines.count))
      for line in lines { append(line, to: &bytes) }
    case .polygon(let polygon):
      bytes.append(UInt8(5))
      append(polygon, to: &bytes)
    case .multiPolygon(let polygons):
      bytes.append(UInt8(6))
      bytes.append(number: UInt32(polygons.count))
      for polygon in polygons { append(polygon, to: &bytes) }
    case .collection(let shapes):
      bytes.append(UInt8(7))
      bytes.append(number: UInt32(shapes.count))
      for shape in shapes { append(shape, to: &bytes) }
    }
  }

  private static func append(_ polygon: Polygon, to bytes: inout [UInt8]) {
    bytes.append(number: UInt32(polygon.holes.count + 1))
    append(polygon.exterior.coordinates, to: &bytes)
    for hole in polygon.holes { append(hole.coordinates, to: &bytes) }
  }

  private static func append(_ coordinates: [Coordinate], to bytes: inout [UInt8]) {
    bytes.append(number: UInt32(coordinates.count))
    for coordinate in coordinates {
      bytes.append(number: coordinate.longitude.bitPattern)
      bytes.append(number: coordinate.latitude.bitPattern)
    }
  }

  /// The shape that the bytes hold, or `nil` when they hold none.
  static func shape(_ bytes: ByteSection) -> Shape? {
    var reader = Reader(bytes: bytes)
    return reader.shape(depth: 0)
  }

  private struct Reader {
    let bytes: ByteSection
    var position = 0

    mutating func shape(depth: Int) -> Shape? {
      guard position < bytes.count, depth < 16 else { return nil }
      let kind = bytes.uint8(position)
      position += 1
      switch kind {
      case 1: return coordinates()?.first.map(Shape.point)
      case 2: return coordinates().map(Shape.multiPoint)
      case 3: return coordinates().map(Shape.lineString)
      case 4: return list { $0.coordinates() }.map(Shape.multiLineString)
      case 5: return polygon().map(Shape.polygon)
      case 6: return list { $0.polygon() }.map(Shape.multiPolygon)
      case 7: return list { $0.shape(depth: depth + 1) }.map(Shape.collection)
      default: return nil
      }
    }

    /// The next count, when as many things of at least a size can follow.
    private mutating func number(of size: Int) -> Int? {
      guard position <= bytes.count - 4 else { return nil }
      let count = Int(bytes.uint32(position))
      position += 4
      return count <= (bytes.count - position) / size ? count : nil
    }

    private mutating func list<Item>(_ read: (inout Reader) -> Item?) -> [Item]? {
      guard let count = number(of: 4) else { return nil }
      var items: [Item] = []
      for _ in 0..<count {
        guard let item = read(&self) else { return nil }
        items.append(item)
      }
      return items
    }

    private mutating func polygon() -> Polygon? {
      guard let rings = list({ $0.coordinates().flatMap { LinearRing($0) } }),
        let exterior = rings.first
      else { return nil }
      return Polygon(exterior: exterior, holes: Array(rings.dropFirst()))
    }

    private mutating func coordinates() -> [Coordinate]? {
      guard let count = number(of: 16) else { return nil }
      var list: [Coordinate] = []
      list.reserveCapacity(count)
      for _ in 0..<count {
        guard
          let coordinate = Coordinate(
            longitude: bytes.double(position), latitude: bytes.double(position + 8))
        else { return nil }
        list.append(coordinate)
        position += 16
      }
      return list
    }
  }
}
