public import Features
import Formats
import Geometry

/// The features of a boundary file: GeoJSON in any framing, KML, KMZ or GeoPackage.
public struct BoundaryFile: Sendable {
  /// A layer of a GeoPackage, or all that another file holds.
  public struct Layer: Sendable {
    /// The name of the table; empty for other files.
    public let name: String
    /// The features with areas; their title stands among the properties as `name`.
    public let features: [Feature]
  }

  /// The layers that have areas.
  public let layers: [Layer]
  /// What could not be read, as `file:line: fault`.
  public let faultLines: [String]

  /// Reads a file, known by its content; `nil` when it is of no kind that boundaries come in.
  public init?(_ bytes: [UInt8], file: String) {
    guard let format = OverlayFormat.detect(bytes), let reader = format.reader else { return nil }
    let reading = reader.read(bytes, file: file)
    let layers: [Layer]
    if format == .gpkg {
      layers = reading.layers.layers.map { Layer(name: $0.name, features: $0.allFeatures) }
    } else {
      layers = [Layer(name: "", features: reading.layers.allFeatures)]
    }
    self.layers = layers.compactMap { layer in
      let areas = layer.features.filter { !($0.shape?.polygons.isEmpty ?? true) }
      return areas.isEmpty ? nil : Layer(name: layer.name, features: areas.map(Self.named))
    }
    faultLines = reading.faults.map(\.description)
  }

  private static func named(_ feature: Feature) -> Feature {
    guard !feature.name.isEmpty,
      !feature.properties.contains(where: { $0.name == "name" })
    else { return feature }
    var feature = feature
    feature.properties.insert(Property("name", .string(feature.name)), at: 0)
    return feature
  }
}
