/// Reads well-known text (OGC 06-103r4, section 7) of longitude and latitude; heights and measures
/// are passed over.
public enum WellKnownText {
  /// Returns the shape, or `nil` when the text is none, is empty, or lies off the globe.
  public static func shape(_ text: String) -> Shape? {
    var reader = Reader(Array(text.utf8))
    guard let shape = reader.shape(depth: 0), reader.isAtEnd else { return nil }
    return shape
  }

  private struct Reader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { bytes[position...].allSatisfy { $0 <= 0x20 } }

    private mutating func skipSpace() {
      while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
      skipSpace()
      guard position < bytes.count, bytes[position] == byte else { return false }
      position += 1
      return true
    }

    private mutating func word() -> String {
      skipSpace()
      let start = position
      while position < bytes.count, (0x41...0x5A).contains(bytes[position] & 0xDF) {
        position += 1
      }
      return String(decoding: bytes[start..<position], as: UTF8.self).uppercased()
    }

    mutating func shape(depth: Int) -> Shape? {
      guard depth < 16 else { return nil }
      var tag = word()
      for ending in ["ZM", "Z", "M"] where tag.hasSuffix(ending) && tag.count > 5 {
        tag.removeLast(ending.count)
        break
      }
      let mark = position
      if !["Z", "M", "ZM"].contains(word()) { position = mark }
      switch tag {
      case "POINT": return list { $0.pair() }.flatMap { $0.count == 1 ? .point($0[0]) : nil }
      case "LINESTRING": return line().flatMap { $0.count >= 2 ? .lineString($0) : nil }
      case "POLYGON": return polygon().map(Shape.polygon)
      case "MULTIPOINT":
        return list { $0.bracketedPair() }.map(Shape.multiPoint)
      case "MULTILINESTRING": return list { $0.line() }.map(Shape.multiLineString)
      case "MULTIPOLYGON": return list { $0.polygon() }.map(Shape.multiPolygon)
      case "GEOMETRYCOLLECTION":
        return list { $0.shape(depth: depth + 1) }.map(Shape.collection)
      default: return nil
      }
    }

    private mutating func list<Part>(_ read: (inout Reader) -> Part?) -> [Part]? {
      guard take(0x28) else { return nil }
      var parts: [Part] = []
      repeat {
        guard let part = read(&self) else { return nil }
        parts.append(part)
      } while take(0x2C)
      return take(0x29) ? parts : nil
    }

    private mutating func line() -> [Coordinate]? { list { $0.pair() } }

    private mutating func polygon() -> Polygon? {
      guard let rings = list({ $0.line().flatMap { LinearRing($0) } }), let first = rings.first
      else { return nil }
      return Polygon(exterior: first, holes: Array(rings.dropFirst()))
    }

    private mutating func bracketedPair() -> Coordinate? {
      guard take(0x28) else { return pair() }
      let found = pair()
      return take(0x29) ? found : nil
    }

    private mutating func pair() -> Coordinate? {
      var numbers: [Double] = []
      while numbers.count < 4, let number = number() { numbers.append(number) }
      guard numbers.count >= 2 else { return nil }
      return Coordinate(longitude: numbers[0], latitude: numbers[1])
    }

    private mutating func number() -> Double? {
      skipSpace()
      let start = position
      while position < bytes.count, "+-.0123456789eE".utf8.contains(bytes[position]) {
        position += 1
      }
      return Double(String(decoding: bytes[start..<position], as: UTF8.self))
    }
  }
}
