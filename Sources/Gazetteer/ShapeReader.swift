import Encoding
import Features
import GeoJSON
import Geometry

/// Reads the shapes of a gazetteer's GeoJSON files: the feature's `id` is the place's, `source` and
/// `approximate` are properties.
enum ShapeReader {
  static func read(_ files: [GazetteerFile]) -> ShapeRows {
    var rows = ShapeRows()
    for file in files {
      let (features, faults) = GeoJSONReader.readLenient(file.bytes, file: file.path)
      rows.faults += faults.map {
        TableFault(file: $0.file, line: $0.line, fault: $0.fault)
      }
      for feature in features {
        guard let shape = feature.shape else { continue }
        rows.shapes[PlaceID(rawValue: feature.id)] = PlaceShape(
          shape: shape, isApproximate: feature["approximate"] == .bool(true),
          source: source(feature["source"]))
      }
    }
    return rows
  }

  private static func source(_ value: PropertyValue?) -> String {
    if case .string(let text)? = value { text } else { "" }
  }
}

extension Feature {
  fileprivate subscript(name: String) -> PropertyValue? {
    properties.first { $0.name == name }?.value
  }
}
