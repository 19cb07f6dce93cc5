public import Features
internal import GeoJSON
internal import Geometry

/// Reads GeoJSON in any framing as an overlay: simplestyle becomes styles, `folder` folders.
public struct GeoJSONOverlayReader: OverlayReader {
  /// Creates a reader.
  public init() {}

  /// Returns the features of the file. Those with a text property `folder` (`Areas / North`) stand
  /// in a layer of that name, the others in a layer called like the collection.
  public func read(_ bytes: [UInt8], file: String) -> OverlayReading {
    let (features, stream) = GeoJSONReader.readAll(bytes, file: file)
    let collection = stream.collection
    var drawing = GeoJSONDrawing()
    var byFolder: [[Feature]] = [[]]
    for var feature in features {
      let folder = drawing.prepare(&feature)
      while folder >= byFolder.count { byFolder.append([]) }
      byFolder[folder].append(feature)
    }
    return OverlayReading(
      layers: LayerSet(
        name: collection.name, description: collection.description,
        layers: drawing.folders.layers(rootName: collection.name) {
          $0 < byFolder.count ? byFolder[$0] : []
        },
        styles: drawing.styles.table, timeRange: timeRange(of: features),
        metadata: collection.metadata),
      faults: collection.faults.map {
        ReadingFault(file: $0.file, line: $0.line, fault: $0.fault)
      })
  }
}

/// What a feature of GeoJSON is drawn with, and where it stands among folders.
struct GeoJSONDrawing {
  private(set) var styles = StyleCollector()
  private(set) var folders = FolderTree()

  /// The number of the folder at a path.
  mutating func folder(_ path: [String]) -> Int { folders.index(of: path) }

  /// Makes plain text of the description, gives the feature its style, and returns its folder.
  mutating func prepare(_ feature: inout Feature) -> Int {
    feature.decimals = 7
    if feature.description.utf8.contains(UInt8(ascii: "<")) {
      feature.description = plainText(fromHTML: feature.description)
    }
    if let shape = feature.shape,
      let style = SimpleStyle.style(of: feature.properties, kind: shape.styleKind)
    {
      feature.style = styles.key(for: style, wanted: "style")
    }
    for property in feature.properties where property.name == FolderPath.property {
      guard case .string(let text) = property.value else { continue }
      return folders.index(of: FolderPath.names(text))
    }
    return 0
  }
}

/// Folders as a property of features, for formats without folders.
public enum FolderPath {
  /// The property's name.
  public static let property = "folder"

  /// The formats without folders.
  public static let formats: Set<OverlayFormat> = [.geojson, .geojsonl, .geojsons, .csv]

  /// Returns the layers with each feature's folders in its property `folder`, unless it has one or
  /// there is one layer only.
  public static func written(into set: LayerSet) -> LayerSet {
    var set = set
    var count = 0
    func countLayers(_ layer: Layer) {
      if !layer.features.isEmpty { count += 1 }
      for inner in layer.layers { countLayers(inner) }
    }
    for layer in set.layers { countLayers(layer) }
    guard count > 1 else { return set }
    func write(_ layer: inout Layer, under path: String) {
      let name = escaped(layer.name)
      let path = path.isEmpty ? name : "\(path) / \(name)"
      for index in layer.features.indices
      where !layer.features[index].properties.contains(where: { $0.name == property }) {
        layer.features[index].properties.append(Property(property, .string(path)))
      }
      for index in layer.layers.indices { write(&layer.layers[index], under: path) }
    }
    for index in set.layers.indices { write(&set.layers[index], under: "") }
    return set
  }

  private static func escaped(_ name: String) -> String {
    name.split(separator: " / ", omittingEmptySubsequences: false).joined(separator: " ∕ ")
  }

  static func names(_ path: String) -> [String] {
    // Deeper paths than readers of KML take are no folders.
    let names = path.split(separator: " / ").map(String.init)
    return names.count <= 64 ? names : [path]
  }
}
