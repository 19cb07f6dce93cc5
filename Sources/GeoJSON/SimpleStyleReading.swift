package import Features

extension SimpleStyle {
  /// Returns the style that simplestyle properties give a shape of that kind, or `nil` when there
  /// are none of them; what they leave open is taken from `base`, else from the specification.
  package static func style(
    of properties: [Property], kind: Kind, base: Style? = nil
  ) -> Style? {
    guard properties.contains(where: { isName($0.name) }) else { return nil }
    let own = properties.filter { isName($0.name) && allows($0.value, $0.name) }
    guard !own.isEmpty else { return nil }
    let grey = Colour(red: 0x55, green: 0x55, blue: 0x55)
    let pin = Colour(red: 0x7E, green: 0x7E, blue: 0x7E)
    var style =
      base
      ?? (kind == .point
        ? Style(stroke: Colour(red: 255, green: 255, blue: 255), fill: pin, fillOpacity: 1)
        : Style(stroke: grey, strokeWidth: 2, fill: grey, fillOpacity: kind == .area ? 0.6 : 0))
    if kind == .point, style.glyph == nil { style.glyph = .disc }
    for property in own {
      switch (property.name, property.value) {
      case ("stroke", .string(let text)) where kind != .point:
        style.stroke = colour(text) ?? style.stroke
      case ("fill", .string(let text)) where kind == .area:
        style.fill = colour(text) ?? style.fill
      case ("marker-color", .string(let text)) where kind == .point:
        style.fill = colour(text) ?? style.fill
      case ("marker-symbol", .string(let name)) where kind == .point:
        style.glyph = glyph(name, style.glyph ?? .disc)
      case ("marker-size", .string(let size)) where kind == .point:
        if self.size(of: style, glyph: .disc) != size {
          style.scale = ["small": 0.7, "large": 1.4][size] ?? 1
        }
      case (let name, let value):
        guard kind != .point, let number = number(value) else { continue }
        if name == "stroke-width" { style.strokeWidth = number }
        if name == "stroke-opacity" { style.strokeOpacity = number }
        if name == "fill-opacity", kind == .area { style.fillOpacity = number }
      }
    }
    return style
  }

  private static func number(_ value: PropertyValue) -> Double? {
    switch value {
    case .integer(let whole): Double(whole)
    case .number(let number): number
    default: nil
    }
  }

  /// A colour of three or six digits, with or without `#`.
  private static func colour(_ text: String) -> Colour? {
    let digits = text.utf8.first == UInt8(ascii: "#") ? text.dropFirst() : text[...]
    guard digits.utf8.count == 3 else { return Colour(hex: text) }
    return Colour(hex: digits.map { "\($0)\($0)" }.joined())
  }

  /// The glyph of a Maki symbol; `known` when it is drawn with that one too.
  private static func glyph(_ name: String, _ known: Glyph) -> Glyph {
    if symbol(of: known) == name { return known }
    return Glyph.allCases.first { symbol(of: $0) == name } ?? known
  }
}
