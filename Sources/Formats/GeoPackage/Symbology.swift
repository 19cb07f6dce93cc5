internal import Encoding
internal import Features

/// How a table is drawn: a category for each style its features name, as QGIS and as OGC have it.
struct Symbology {
  struct Category {
    let key: String
    let label: String
    let style: Style
  }

  let kind: GeometryKinds
  let categories: [Category]

  init(_ table: GeoPackageTable, in set: LayerSet) {
    kind = table.kind ?? .point
    var words: [String: String] = [:]
    for entry in set.legend where words[entry.style] == nil { words[entry.style] = entry.text }
    categories = table.styleKeys(set.styles).compactMap { key in
      set.styles[key].map { Category(key: key, label: words[key] ?? key, style: $0) }
    }
  }

  /// What a feature without a style is drawn with.
  static let plain = Style(
    stroke: Colour(red: 0x4D, green: 0x4D, blue: 0x4D),
    fill: Colour(red: 0x99, green: 0x99, blue: 0x99), fillOpacity: 0.3, glyph: .disc)
}

/// A layer of a marker: a shape with its inside and outline.
struct MarkerLayer {
  let shape: String
  /// `nil` for hollow shapes.
  let fill: Colour?
  let stroke: Colour
  let angle: Double
  let size: Double

  /// The layers of a style's glyph, the lowest first; sizes in pixels. Shapes are named as QGIS
  /// names them, which are SLD's well-known names too but for the arrow.
  static func layers(of style: Style) -> [MarkerLayer] {
    guard let glyph = style.glyph else { return [] }
    let scale = style.scale.isFinite ? min(8, max(0.1, style.scale)) : 1
    func layer(
      _ shape: String, hollow: Bool = false, angle: Double = 0, size: Double = 12,
      stroke: Colour? = nil
    ) -> MarkerLayer {
      MarkerLayer(
        shape: shape, fill: hollow ? nil : style.fill,
        stroke: stroke ?? (hollow ? style.fill : style.stroke), angle: angle, size: size * scale)
    }
    let heading = style.heading.isFinite ? style.heading.truncatingRemainder(dividingBy: 360) : 0
    return switch glyph {
    case .disc: [layer("circle")]
    case .ring: [layer("circle", hollow: true)]
    case .crossedDisc: [layer("circle"), layer("cross2", hollow: true, stroke: style.stroke)]
    case .square: [layer("square")]
    case .diamond: [layer("diamond", size: 14)]
    case .triangle: [layer("triangle", hollow: true)]
    case .arrow: [layer("arrow", angle: heading, size: 18)]
    case .doubleArrow:
      [
        layer("arrow", angle: heading, size: 14),
        layer("arrow", angle: heading + 180, size: 14),
      ]
    case .dot: [layer("circle", size: 6)]
    }
  }
}
