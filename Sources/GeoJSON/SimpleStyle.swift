package import Features

/// The properties of simplestyle-spec 1.1.0 that stand for a style.
package struct SimpleStyle: Sendable {
  /// The names that the specification gives a meaning, apart from `title` and `description`.
  package static let names: Set<String> = [
    "stroke", "stroke-width", "stroke-opacity", "fill", "fill-opacity", "marker-color",
    "marker-size", "marker-symbol",
  ]

  /// Whether `name` is one of ``names``; most are told apart by their length.
  static func isName(_ name: String) -> Bool {
    switch name.utf8.count {
    case 4: name == "fill"
    case 6: name == "stroke"
    case 11...14: names.contains(name)
    default: false
    }
  }

  /// Whether the specification allows the value under that name.
  package static func allows(_ value: PropertyValue, _ name: String) -> Bool {
    switch (name, value) {
    case ("stroke", .string(let text)), ("fill", .string(let text)),
      ("marker-color", .string(let text)):
      let digits = text.utf8.first == UInt8(ascii: "#") ? text.dropFirst() : text[...]
      return [3, 6].contains(digits.utf8.count) && digits.allSatisfy { $0.isASCII && $0.isHexDigit }
    case ("stroke-opacity", .number(let share)), ("fill-opacity", .number(let share)):
      return (0...1).contains(share)
    case ("stroke-opacity", .integer(let share)), ("fill-opacity", .integer(let share)):
      return (0...1).contains(share)
    case ("stroke-width", .number(let width)): return width >= 0 && width.isFinite
    case ("stroke-width", .integer(let width)): return width >= 0
    case ("marker-size", .string(let size)): return ["small", "medium", "large"].contains(size)
    case ("marker-symbol", .string): return true
    default: return false
    }
  }

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

  static func size(of style: Style, glyph: Glyph) -> String {
    if glyph == .dot || style.scale < 0.8 { return "small" }
    return style.scale > 1.25 ? "large" : "medium"
  }

  /// A symbol of the Maki set, which is what readers of simplestyle draw.
  static func symbol(of glyph: Glyph) -> String {
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
