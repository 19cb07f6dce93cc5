import Encoding
import Features
public import Gazetteer
import GeoJSON
import Geometry
import Topology

/// The outlines of the world's first-level units: GeoJSON, a feature a line, sorted by id.
///
/// They stand beside the tables, not among them: all of them are never needed at once. A country's
/// lines are read when its gazetteer is started.
public enum UnitOutlines {
  /// The name of the file in the gazetteer's folder.
  public static let fileName = "outlines/first-level-units.geojsonl"
  /// The decimals of a degree that are kept; the source is drawn about a kilometre coarse.
  static let decimals = 3

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
    var bytes: [UInt8] = []
    for entry in outlines.sorted(by: { $0.id < $1.id }) {
      bytes.append(contentsOf: "{\"type\":\"Feature\",\"id\":".utf8)
      bytes.appendJSONString(entry.id.rawValue)
      bytes.append(contentsOf: ",\"properties\":{\"source\":".utf8)
      bytes.appendJSONString(entry.shape.source)
      bytes.append(contentsOf: "},\"geometry\":".utf8)
      bytes.appendGeometry(entry.shape.shape, places: decimals)
      bytes.append(contentsOf: "}\n".utf8)
    }
    return bytes
  }

  /// Returns the outlines of some units from the file's bytes.
  public static func read(_ bytes: [UInt8], of ids: Set<PlaceID>) -> [PlaceID: PlaceShape] {
    let head = Array("{\"type\":\"Feature\",\"id\":\"".utf8)
    var found: [PlaceID: PlaceShape] = [:]
    for line in bytes.split(separator: 0x0A) where line.starts(with: head) {
      let id = PlaceID(
        rawValue: String(
          decoding: line.dropFirst(head.count).prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self))
      guard ids.contains(id),
        let feature = try? GeoJSONReader.read(Array(line), file: "outlines").first,
        let shape = feature.shape
      else { continue }
      var source = ""
      for property in feature.properties where property.name == "source" {
        if case .string(let text) = property.value { source = text }
      }
      found[id] = PlaceShape(shape: shape, isApproximate: false, source: source)
    }
    return found
  }
}
