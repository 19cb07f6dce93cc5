internal import Features
internal import GeoJSON
internal import Geometry

/// What a KML document must know of its features before the first of them is written.
struct KMLSurvey {
  /// The attributes, for the Schema.
  private(set) var columns = PropertyColumns()
  /// The kinds of geometry that each style draws; a style that draws nothing is not written.
  private(set) var uses: [String: GeometryKinds] = [:]
  /// Where the features are.
  private(set) var extent = Extent()
  /// How many there are.
  private(set) var featureCount = 0

  /// Creates the survey of no features, to be told of them one by one.
  init() {}

  /// Creates the survey of all features of the layers.
  init(_ layers: [Layer], styles: StyleTable) {
    for layer in layers { add(layer) }
    uses = uses.filter { styles[$0.key] != nil }
    for (key, kinds) in uses.sorted(by: { $0.key < $1.key }) {
      guard let style = styles[key] else { continue }
      for kind in kinds.styleKinds { columns.add(SimpleStyle.properties(of: style, for: kind)) }
    }
  }

  /// The images of the markers that are drawn, each once, by path.
  func markers(of styles: StyleTable) -> [String: MarkerImage] {
    var markers: [String: MarkerImage] = [:]
    for (key, kinds) in uses where kinds.contains(.point) {
      guard let style = styles[key], let glyph = style.glyph else { continue }
      let marker = MarkerImage(style, glyph)
      markers[marker.path] = marker
    }
    return markers
  }

  private mutating func add(_ layer: Layer) {
    for feature in layer.features {
      columns.add(feature.properties)
      add(feature)
    }
    for inner in layer.layers { add(inner) }
  }

  /// Adds a feature but for its attributes, and returns the kinds of geometry that are new to its
  /// style.
  @discardableResult
  mutating func add(_ feature: Feature) -> GeometryKinds {
    featureCount += 1
    guard let shape = feature.shape else { return [] }
    extent.add(shape)
    guard let style = feature.style else { return [] }
    let kinds = shape.geometryKinds
    let known = uses[style] ?? []
    if !known.isSuperset(of: kinds) { uses[style] = known.union(kinds) }
    return kinds.subtracting(known)
  }
}

extension GeometryKinds {
  /// The kinds as simplestyle tells them apart.
  var styleKinds: [SimpleStyle.Kind] {
    [(GeometryKinds.area, SimpleStyle.Kind.area), (.line, .line), (.point, .point)].filter {
      contains($0.0)
    }.map(\.1)
  }
}

extension Shape {
  /// The kinds of geometry in the shape.
  var geometryKinds: GeometryKinds {
    switch self {
    case .point, .multiPoint: .point
    case .lineString, .multiLineString: .line
    case .polygon, .multiPolygon: .area
    case .collection(let shapes): shapes.reduce(into: []) { $0.formUnion($1.geometryKinds) }
    }
  }
}
