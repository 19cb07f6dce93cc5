internal import Encoding
internal import Features
internal import Geometry

/// Where the markers of a document come from.
enum KMLIcons: Sendable {
  /// No image: the viewer's own pin in the style's colour.
  ///
  /// A bare .kml must not refer to a file or site. Google Earth then tints its yellow pushpin by
  /// multiplying colours, QGIS draws its own marker, and map applications on phones take the
  /// nearest of their pin colours; so names show too, and .kmz is the format for symbols.
  case none
  /// Images drawn by us, in the folder `icons`.
  case packed
}

extension [UInt8] {
  /// Appends the shared styles of `key` (OGC 12-007r2, sections 12.2 and 12.5): normal,
  /// highlighted, and the map between them, under the given ids.
  mutating func appendStyles(
    _ style: Style, kinds: GeometryKinds, icons: KMLIcons,
    ids: (map: String, normal: String, highlight: String), balloon: StaticString?
  ) {
    for (id, isHighlighted) in [(ids.normal, false), (ids.highlight, true)] {
      append(contentsOf: "    <Style id=\"\(id)\">".utf8)
      if kinds.contains(.point) { appendPointStyle(style, icons, isHighlighted) }
      if !kinds.isDisjoint(with: [.line, .area]) { appendLineStyle(style, isHighlighted) }
      if kinds.contains(.area) { appendPolyStyle(style, isHighlighted) }
      if let balloon { appendMarkup(balloon) }
      appendMarkup("</Style>\n")
    }
    append(contentsOf: "    <StyleMap id=\"\(ids.map)\">".utf8)
    for (key, id) in [("normal", ids.normal), ("highlight", ids.highlight)] {
      append(contentsOf: "<Pair><key>\(key)</key><styleUrl>#\(id)</styleUrl></Pair>".utf8)
    }
    appendMarkup("</StyleMap>\n")
  }

  private mutating func appendPointStyle(_ style: Style, _ icons: KMLIcons, _ highlighted: Bool) {
    var scale = bounded(style.scale, 0.1...8, else: 1) * (highlighted ? 1.25 : 1)
    let plain = style.glyph?.withoutImage ?? (opacity: 1, scale: 1)
    if icons == .none { scale *= plain.scale }
    appendMarkup("<IconStyle>")
    if let glyph = style.glyph {
      // An image has its own colours; white leaves them as they are.
      append(
        contentsOf:
          "<color>\(icons == .none ? kmlColour(style.fill, plain.opacity) : "ffffffff")</color>"
          .utf8)
      append(contentsOf: "<scale>\(decimalText(scale, places: 2))</scale>".utf8)
      if icons == .packed {
        if glyph == .arrow {
          let heading = bounded(style.heading, -3600...3600, else: 0)
            .truncatingRemainder(dividingBy: 360)
          let degrees = decimalText(heading < 0 ? heading + 360 : heading, places: 1)
          append(contentsOf: "<heading>\(degrees == "360" ? "0" : degrees)</heading>".utf8)
        }
        append(contentsOf: "<Icon><href>\(MarkerImage(style, glyph).path)</href></Icon>".utf8)
        appendMarkup(
          "<hotSpot x=\"0.5\" y=\"0.5\" xunits=\"fraction\" yunits=\"fraction\"/>")
      }
    } else {
      appendMarkup("<scale>0</scale>")
    }
    appendMarkup("</IconStyle><LabelStyle><scale>")
    let showsLabel = style.showsLabel || style.glyph == nil || highlighted
    append(contentsOf: (showsLabel ? (highlighted ? "1" : "0.8") : "0").utf8)
    appendMarkup("</scale></LabelStyle>")
  }

  private mutating func appendLineStyle(_ style: Style, _ highlighted: Bool) {
    let width = bounded(style.strokeWidth, 0...32, else: 1.5)
    append(
      contentsOf: "<LineStyle><color>\(kmlColour(style.stroke, style.strokeOpacity))</color>".utf8)
    append(
      contentsOf:
        "<width>\(decimalText(highlighted && width > 0 ? width + 1.5 : width, places: 2))</width>"
        .utf8)
    appendMarkup("</LineStyle>")
  }

  private mutating func appendPolyStyle(_ style: Style, _ highlighted: Bool) {
    let fill = bounded(style.fillOpacity, 0...1, else: 0)
    let hasOutline = style.strokeOpacity > 0 && style.strokeWidth > 0
    let opacity = highlighted && fill > 0 ? Swift.min(1, fill + 0.15) : fill
    append(contentsOf: "<PolyStyle><color>\(kmlColour(style.fill, opacity))</color>".utf8)
    append(
      contentsOf: "<fill>\(fill > 0 ? 1 : 0)</fill><outline>\(hasOutline ? 1 : 0)</outline>".utf8)
    appendMarkup("</PolyStyle>")
  }
}

extension Glyph {
  /// How the viewer's own pin tells the glyphs apart: weaker claims are fainter and smaller.
  fileprivate var withoutImage: (opacity: Double, scale: Double) {
    switch self {
    case .disc: (1, 1)
    case .ring: (0.6, 0.9)
    case .crossedDisc: (0.6, 0.7)
    case .square: (1, 0.9)
    case .diamond: (1, 1.15)
    case .triangle: (0.75, 0.8)
    case .arrow, .doubleArrow: (1, 0.8)
    case .dot: (1, 0.6)
    }
  }
}

/// A colour as KML writes it: opacity, blue, green, red (OGC 12-007r2, section 16.3).
func kmlColour(_ colour: Colour, _ opacity: Double) -> String {
  let alpha = UInt8((bounded(opacity, 0...1, else: 1) * 255).rounded())
  return [alpha, colour.blue, colour.green, colour.red].map { channel in
    (channel < 16 ? "0" : "") + String(channel, radix: 16)
  }.joined()
}

private func bounded(_ value: Double, _ range: ClosedRange<Double>, else other: Double) -> Double {
  value.isFinite ? min(range.upperBound, max(range.lowerBound, value)) : other
}
