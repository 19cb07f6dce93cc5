package import Features

/// The properties of simplestyle-spec 1.1.0 that stand for a style.
package struct SimpleStyle: Sendable {
  /// The names that the specification gives a meaning, apart from `title` and `description`.
  package static let names: Set<String> = [
    "stroke", "stroke-width", "stroke-opacity", "fill", "fill-opacity", "marker-color",
    "marker-size", "marker-symbol",
  ]

  /// What a shape is drawn with.
  package enum Kind: Sendable { case point, line, area }

  /// The properties of `style` that matter for a shape of that kind, in the specification's order.
  package static func properties(of style: Style, for kind: Kind) -> [Property] {
    switch kind {
    case .point:
      guard let glyph = style.glyph else { return [] }
      return [
        Property("marker-size", .string(size(of: style, glyph: glyph))),
        Property("marker-symbol", .string(symbol(of: glyph))),
        Property("marker-color", .string(style.fill.hex)),
      ]
    case .line: return stroke(of: style)
    case .area:
      return stroke(of: style) + [
        Property("fill", .string(style.fill.hex)),
        Property("fill-opacity", .number(share(style.fillOpacity))),
      ]
    }
  }

  private static func stroke(of style: Style) -> [Property] {
    [
      Property("stroke", .string(style.stroke.hex)),
      Property("stroke-opacity", .number(share(style.strokeOpacity))),
      Property("stroke-width", .number(max(0, style.strokeWidth.isFinite ? style.strokeWidth : 1))),
    ]
  }

  private static func share(_ value: Double) -> Double {
    value.isFinite ? min(1, max(0, value)) : 1
  }

  private static func size(of style: Style, glyph: Glyph) -> String {
    if glyph == .dot || style.scale < 0.8 { return "small" }
    return style.scale > 1.25 ? "large" : "medium"
  }

  /// A symbol of the Maki set, which is what readers of simplestyle draw.
  private static func symbol(of glyph: Glyph) -> String {
    switch glyph {
    case .disc, .dot: "circle"
    case .ring: "circle-stroked"
    case .crossedDisc: "cross"
    case .square: "square"
    case .diamond: "star"
    case .triangle: "triangle-stroked"
    case .arrow, .doubleArrow: "arrow"
    }
  }
}
