internal import Encoding
internal import Features
internal import GeoJSON
internal import Geometry

extension KMLParsing {
  /// The layers, with styles looked up and attributes typed.
  func reading() -> OverlayReading {
    var root = containers.first ?? KMLContainer()
    // Containers that a broken document left open.
    var open = containers.dropFirst()
    while let last = open.popLast() {
      if open.isEmpty {
        root.children.append(.container(last))
      } else {
        open[open.endIndex - 1].children.append(.container(last))
      }
    }
    // A single Document or Folder is the file itself.
    if root.children.count == 1, case .container(let only)? = root.children.first { root = only }
    var builder = LayerBuilder(parsing: self)
    let layers = builder.layers(of: root, time: root.time)
    let features = layers.flatMap(\.allFeatures)
    let set = LayerSet(
      name: root.name, description: plainText(fromHTML: root.description), layers: layers,
      styles: builder.styles.table, timeRange: timeRange(of: features),
      metadata: root.values.compactMap { value in
        value.name.isEmpty ? nil : Property(value.name, untyped(value.text))
      })
    var reading = OverlayReading(
      layers: set, faults: faults,
      passedOver: passedOver.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" })
    reading.links = links
    return reading
  }

  /// A whole number where the text is one, as a document's own data have no types.
  private func untyped(_ text: String) -> PropertyValue {
    if let value = Int(text), String(value) == text { return .integer(value) }
    return .string(text)
  }

  /// The style under an address, style maps followed; `nil` for one of another file.
  func style(at address: String) -> (key: String, style: KMLReadStyle)? {
    let key = fragment(address)
    var id = key
    var visited: Set<String> = []
    while visited.count < 10, visited.insert(id).inserted {
      if let style = styles[id] { return (key, style) }
      guard let next = styleMaps[id] else { return nil }
      id = next
    }
    return nil
  }

  /// The value as its schema types it; text that is no such value stays text, none is left out.
  func property(_ value: KMLDraft.Value) -> Property? {
    guard !value.name.isEmpty else { return nil }
    let type = value.schema.flatMap { schema in
      // A schema that is not there, or of another file: any that has the field will do.
      schemas[schema]?[value.name]
        ?? (schemas[schema] == nil
          ? schemas.count == 1 ? schemas.first?.value[value.name] : nil : nil)
    }
    let text = trimmed(value.text)
    switch type {
    case "int", "uint", "short", "ushort", "integer", "float", "double", "xsd:int", "xsd:double":
      if text.isEmpty { return nil }
      if let whole = Int(text) { return Property(value.name, .integer(whole)) }
      if let number = Double(text), number.isFinite {
        return Property(value.name, .number(number))
      }
    case "bool", "boolean", "xsd:boolean":
      if text.isEmpty { return nil }
      switch text.lowercased() {
      case "1", "true": return Property(value.name, .bool(true))
      case "0", "false": return Property(value.name, .bool(false))
      default: break
      }
    default: break
    }
    return Property(value.name, .string(value.text))
  }
}

/// Makes layers of containers.
private struct LayerBuilder {
  let parsing: KMLParsing
  var styles = StyleCollector()
  private var ids = UniqueIdentifiers()
  private var layerIDs = UniqueIdentifiers()

  init(parsing: KMLParsing) { self.parsing = parsing }

  /// The layers of a container: its folders, and before them one for its own features.
  mutating func layers(of root: KMLContainer, time: KMLReadTime) -> [Layer] {
    var layers: [Layer] = []
    var features: [Feature] = []
    for child in root.children {
      switch child {
      case .feature(let draft): features.append(feature(draft, time: time))
      case .container(let container): layers.append(layer(container, time: time))
      }
    }
    if !features.isEmpty {
      layers.insert(
        Layer(
          id: layerIDs.unique("features"), name: root.name.isEmpty ? "Features" : root.name,
          features: features), at: 0)
    }
    return layers
  }

  private mutating func layer(_ container: KMLContainer, time: KMLReadTime) -> Layer {
    let time = container.time.isEmpty ? time : container.time
    var layer = Layer(
      id: layerIDs.unique(container.id.isEmpty ? "layer" : container.id),
      name: container.name.isEmpty ? "Folder" : container.name,
      description: plainText(fromHTML: container.description), isVisible: container.isVisible)
    for child in container.children {
      switch child {
      case .feature(let draft): layer.features.append(feature(draft, time: time))
      case .container(let inner): layer.layers.append(self.layer(inner, time: time))
      }
    }
    return layer
  }

  private mutating func feature(_ draft: KMLDraft, time: KMLReadTime) -> Feature {
    let time = draft.time.isEmpty ? time : draft.time
    var feature = Feature(
      id: ids.unique(draft.id.isEmpty ? "feature" : draft.id), name: draft.name,
      description: plainText(
        fromHTML: draft.description.isEmpty ? draft.snippet : draft.description),
      shape: KMLShapes.joined(draft.shapes), time: time.featureTime, decimals: 7)
    feature.properties = draft.values.compactMap(parsing.property)
    for (name, text) in time.finer
    where !feature.properties.contains(where: { $0.name == name }) {
      feature.properties.append(Property(name, .string(text)))
    }
    let kind = feature.shape?.styleKind ?? .point
    let shared = draft.styleURL.flatMap { parsing.style(at: $0) }
    let read =
      draft.style.map { (shared?.style ?? KMLReadStyle()).overlaid(with: $0) } ?? shared?.style
    let base = read?.style(for: kind)
    if let style = SimpleStyle.style(of: feature.properties, kind: kind, base: base) ?? base {
      feature.style = styles.key(for: style, wanted: shared?.key ?? "style")
    }
    return feature
  }
}
