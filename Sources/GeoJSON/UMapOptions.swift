internal import Encoding
internal import Features

/// The style as uMap keeps it with a feature; its names are those of Leaflet's path options.
enum UMapOptions {
  /// Returns `,"_umap_options":{…}`, or nothing for a point without a marker.
  static func member(of style: Style, for kind: SimpleStyle.Kind) -> [UInt8] {
    if kind == .point, style.glyph == nil { return [] }
    var options: [JSONValue.Member] = []
    switch kind {
    case .point:
      options.append(.init("color", .string(style.fill.hex)))
      options.append(.init("iconClass", "Circle"))
    case .line, .area:
      options.append(.init("color", .string(style.stroke.hex)))
      options.append(.init("weight", JSONValue(max(0, style.strokeWidth), places: 2)))
      options.append(.init("opacity", JSONValue(share(style.strokeOpacity), places: 3)))
    }
    if kind == .area {
      options.append(.init("fill", .bool(style.fillOpacity > 0)))
      options.append(.init("fillColor", .string(style.fill.hex)))
      options.append(.init("fillOpacity", JSONValue(share(style.fillOpacity), places: 3)))
    }
    var bytes = Array(",\"_umap_options\":".utf8)
    bytes.appendJSON(.object(options))
    return bytes
  }

  private static func share(_ value: Double) -> Double { min(1, max(0, value)) }
}
