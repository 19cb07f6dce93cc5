import Encoding
import Features
public import Gazetteer
import Geometry
import Topology

/// The outlines of the world's first-level units as TopoJSON: a unit a line, sorted by id, then a
/// line of the map a line, which neighbours share.
///
/// They stand beside the tables, not among them: maps and answers do without. They are read when a
/// country's gazetteer is started and when cities are placed in units.
public enum UnitOutlines {
  /// The name of the file in the gazetteer's folder.
  public static let fileName = "outlines/first-level-units.topojson"
  /// The decimals of a degree that are kept; the source is drawn about a kilometre coarse.
  static let decimals = 3
  private static let scale = 1000.0

  /// Returns a shape in the decimals of the file that is still valid there: a repair may bring
  /// decimals back, and rounding those may break the shape again.
  static func rounded(_ shape: Shape) throws(TopologyError) -> Shape {
    var shape = shape.rounded(places: decimals)
    for _ in 0..<4 {
      shape = try repaired(shape).rounded(places: decimals)
      if try validityFault(of: shape) == nil { break }
    }
    return shape
  }

  /// Returns the file's bytes.
  public static func bytes(of outlines: [(id: PlaceID, shape: PlaceShape)]) -> [UInt8] {
    let outlines = outlines.sorted { $0.id < $1.id }
    let cut = OutlineArcs(outlines.map(\.shape.shape), scale: scale)
    var bytes = Array(
      #"{"type":"Topology","transform":{"scale":[0.001,0.001],"translate":[0,0]},"#.utf8)
    bytes.append(
      contentsOf: #""objects":{"units":{"type":"GeometryCollection","geometries":["#.utf8)
    for (index, entry) in outlines.enumerated() {
      bytes.append(contentsOf: index > 0 ? ",\n".utf8 : "\n".utf8)
      bytes.append(contentsOf: #"{"type":"MultiPolygon","id":"#.utf8)
      bytes.appendJSONString(entry.id.rawValue)
      bytes.append(contentsOf: #","properties":{"source":"#.utf8)
      bytes.appendJSONString(entry.shape.source)
      bytes.append(contentsOf: #"},"arcs":"#.utf8)
      let polygons = cut.polygons[index].map { rings in
        JSONValue.array(rings.map { ring in .array(ring.map { .integer($0) }) })
      }
      bytes.appendJSON(.array(polygons))
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(contentsOf: "\n]}},\"arcs\":[".utf8)
    for (index, arc) in cut.arcs.enumerated() {
      bytes.append(contentsOf: index > 0 ? ",\n[".utf8 : "\n[".utf8)
      var (x, y) = (0, 0)
      for (index, position) in arc.enumerated() {
        bytes.append(contentsOf: index > 0 ? ",[".utf8 : "[".utf8)
        bytes.appendInteger(Int64(position.x) - Int64(x))
        bytes.append(UInt8(ascii: ","))
        bytes.appendInteger(Int64(position.y) - Int64(y))
        bytes.append(UInt8(ascii: "]"))
        (x, y) = (Int(position.x), Int(position.y))
      }
      bytes.append(UInt8(ascii: "]"))
    }
    bytes.append(contentsOf: "\n]}\n".utf8)
    return bytes
  }

  /// Returns the outlines of some units from the file's bytes, or `nil` when they are no such file.
  public static func read(
    _ bytes: [UInt8], of isWanted: (PlaceID) -> Bool
  ) -> [PlaceID: PlaceShape]? {
    guard let file = try? JSONParser.parse(bytes), let arcs = file["arcs"]?.array,
      let units = file["objects"]?["units"]?["geometries"]?.array
    else { return nil }
    var found: [PlaceID: PlaceShape] = [:]
    for unit in units {
      guard let text = unit["id"]?.string, case let id = PlaceID(rawValue: text),
        isWanted(id), let lists = unit["arcs"]?.array
      else { continue }
      var polygons: [Polygon] = []
      for list in lists {
        let numbers = list.array ?? []
        let rings = numbers.compactMap { ring($0.array ?? [], arcs) }
        guard let exterior = rings.first, rings.count == numbers.count else { return nil }
        polygons.append(Polygon(exterior: exterior, holes: Array(rings.dropFirst())))
      }
      found[id] = PlaceShape(
        shape: polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(polygons),
        isApproximate: false, source: unit["properties"]?["source"]?.string ?? "")
    }
    return found
  }

  /// A ring from the numbers of its lines.
  private static func ring(_ numbers: [JSONValue], _ arcs: [JSONValue]) -> LinearRing? {
    var line: [Coordinate] = []
    for number in numbers {
      guard let number = number.int, case let index = number < 0 ? ~number : number,
        arcs.indices.contains(index)
      else { return nil }
      var (x, y) = (0, 0)
      var part: [Coordinate] = []
      for step in arcs[index].array ?? [] {
        guard let pair = step.array, pair.count == 2, let dx = pair[0].int, let dy = pair[1].int,
          abs(dx) <= 1_000_000, abs(dy) <= 1_000_000
        else { return nil }
        x += dx
        y += dy
        part.append(Coordinate(wrapping: Double(x) / scale, Double(y) / scale))
      }
      if number < 0 { part.reverse() }
      line += line.isEmpty ? part[...] : part.dropFirst()
    }
    return LinearRing(line)
  }
}
