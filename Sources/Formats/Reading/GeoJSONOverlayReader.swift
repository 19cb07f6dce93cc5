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
    let collection = GeoJSONReader.readCollection(bytes, file: file)
    var styles = StyleCollector()
    var tree = LayerTree()
    for var feature in collection.features {
      feature.decimals = 7
      feature.description = plainText(fromHTML: feature.description)
      if let shape = feature.shape,
        let style = SimpleStyle.style(of: feature.properties, kind: shape.styleKind)
      {
        feature.style = styles.key(for: style, wanted: "style")
      }
      let path = feature.properties.lazy.compactMap { property -> String? in
        guard property.name == FolderPath.property, case .string(let text) = property.value else {
          return nil
        }
        return text
      }.first
      tree.add(feature, to: path.map(FolderPath.names) ?? [])
    }
    return OverlayReading(
      layers: LayerSet(
        name: collection.name, description: collection.description,
        layers: tree.layers(rootName: collection.name), styles: styles.table,
        timeRange: timeRange(of: collection.features), metadata: collection.metadata),
      faults: collection.faults.map {
        ReadingFault(file: $0.file, line: $0.line, fault: $0.fault)
      })
  }
}

/// Folders as a property of features, for formats without folders.
public enum FolderPath {
  /// The property's name.
  public static let property = "folder"

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

/// Gathers features by the path of their folders.
struct LayerTree {
  private struct Node {
    let name: String
    var features: [Feature] = []
    var children: [Int] = []
  }

  private var nodes = [Node(name: "")]
  private var indices: [[String]: Int] = [[]: 0]

  mutating func add(_ feature: Feature, to path: [String]) {
    nodes[node(path)].features.append(feature)
  }

  private mutating func node(_ path: [String]) -> Int {
    if let index = indices[path] { return index }
    guard let name = path.last else { return 0 }
    let parent = node(path.dropLast())
    nodes.append(Node(name: name))
    let index = nodes.count - 1
    nodes[parent].children.append(index)
    indices[path] = index
    return index
  }

  func layers(rootName: String) -> [Layer] {
    var layers = nodes[0].children.map(layer)
    if !nodes[0].features.isEmpty {
      layers.insert(
        Layer(
          id: "layer-0", name: rootName.isEmpty ? "Features" : rootName,
          features: nodes[0].features), at: 0)
    }
    return layers
  }

  private func layer(_ index: Int) -> Layer {
    let node = nodes[index]
    return Layer(
      id: "layer-\(index)", name: node.name, features: node.features,
      layers: node.children.map(layer))
  }
}
