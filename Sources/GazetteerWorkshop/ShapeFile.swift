import Encoding
public import Gazetteer
import GeoJSON

/// Writes the shapes of places as the gazetteer's folders keep them.
public enum ShapeFile {
  /// Returns a GeoJSON collection (RFC 7946), one feature a line, sorted by id: `id`, `source`,
  /// `approximate`, and coordinates in at most `places` decimals.
  public static func bytes(
    of shapes: [(id: PlaceID, shape: PlaceShape)], places: Int = 4
  ) -> [UInt8] {
    var bytes = Array("{\"type\":\"FeatureCollection\",\"features\":[".utf8)
    for (index, entry) in shapes.sorted(by: { $0.id < $1.id }).enumerated() {
      bytes.append(contentsOf: index > 0 ? ",\n".utf8 : "\n".utf8)
      bytes.append(contentsOf: "{\"type\":\"Feature\",\"id\":".utf8)
      bytes.appendJSONString(entry.id.rawValue)
      bytes.append(contentsOf: ",\"properties\":{\"source\":".utf8)
      bytes.appendJSONString(entry.shape.source)
      bytes.append(contentsOf: ",\"approximate\":\(entry.shape.isApproximate)},".utf8)
      bytes.append(contentsOf: "\"geometry\":".utf8)
      bytes.appendGeometry(entry.shape.shape, places: places)
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(contentsOf: "\n]}\n".utf8)
    return bytes
  }
}
