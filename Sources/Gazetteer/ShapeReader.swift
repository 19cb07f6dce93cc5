import Encoding
import Geometry

/// Reads the shapes of a gazetteer's GeoJSON files: the feature's `id` is the place's.
enum ShapeReader {
  static func read(_ files: [GazetteerFile]) -> ShapeRows {
    ShapeRows()
  }
}
