internal import Features
internal import GeoJSON

/// A KML style as read; what it leaves open is `nil`.
struct KMLReadStyle: Hashable {
  struct Tint: Hashable {
    let colour: Colour
    let opacity: Double

    /// Reads `aabbggrr`, also with `#` before it or without the opacity.
    init?(_ text: String) {
      var digits = text.utf8.first == UInt8(ascii: "#") ? text.dropFirst() : text[...]
      if digits.utf8.count == 6 { digits = "ff" + digits }
      guard digits.utf8.count == 8, let value = UInt32(digits, radix: 16) else { return nil }
      opacity = Double(value >> 24) / 255
      colour = Colour(
        red: UInt8(value & 255), green: UInt8(value >> 8 & 255), blue: UInt8(value >> 16 & 255))
    }
  }

  var icon: Tint?
  var iconScale: Double?
  var heading: Double?
  var iconAddress: String?
  var hasIcon = false
  var labelScale: Double?
  var line: Tint?
  var lineWidth: Double?
  var area: Tint?
  var fills: Bool?
  var outlines: Bool?

  /// Notes the text of an element inside `parent`, one of the sub-styles.
  mutating func note(_ name: String, _ text: String, parent: String) {
    switch (parent, name) {
    case ("IconStyle", "color"): icon = Tint(text)
    case ("IconStyle", "scale"): iconScale = number(text)
    case ("IconStyle", "heading"): heading = number(text)
    case ("Icon", "href"): iconAddress = text
    case ("LabelStyle", "scale"): labelScale = number(text)
    case ("LineStyle", "color"): line = Tint(text)
    case ("LineStyle", "width"): lineWidth = number(text)
    case ("PolyStyle", "color"): area = Tint(text)
    case ("PolyStyle", "fill"): fills = isTrue(text)
    case ("PolyStyle", "outline"): outlines = isTrue(text)
    default: return
    }
    if parent == "IconStyle" || parent == "Icon" { hasIcon = true }
  }

  /// What `other` says outranks what this says, as an inline style does a shared one.
  func overlaid(with other: KMLReadStyle) -> KMLReadStyle {
    var merged = self
    merged.icon = other.icon ?? icon
    merged.iconScale = other.iconScale ?? iconScale
    merged.heading = other.heading ?? heading
    merged.iconAddress = other.iconAddress ?? iconAddress
    merged.hasIcon = other.hasIcon || hasIcon
    merged.labelScale = other.labelScale ?? labelScale
    merged.line = other.line ?? line
    merged.lineWidth = other.lineWidth ?? lineWidth
    merged.area = other.area ?? area
    merged.fills = other.fills ?? fills
    merged.outlines = other.outlines ?? outlines
    return merged
  }

  /// The style for shapes of a kind, or `nil` when it says nothing of them; KML's defaults are
  /// white, opaque, one pixel wide (OGC 12-007r2, section 12).
  func style(for kind: SimpleStyle.Kind) -> Style? {
    let white = Colour(red: 255, green: 255, blue: 255)
    var style = Style(
      stroke: line?.colour ?? white, strokeWidth: bounded(lineWidth ?? 1, 0...32),
      strokeOpacity: line?.opacity ?? 1, fill: white)
    switch kind {
    case .point:
      guard hasIcon || labelScale != nil else { return nil }
      style.fill = icon?.colour ?? white
      style.fillOpacity = icon?.opacity ?? 1
      style.scale = bounded(iconScale ?? 1, 0...8)
      style.heading = bounded(heading ?? 0, -3600...3600)
      if iconScale != 0 { style.glyph = glyph }
      style.showsLabel = (labelScale ?? 1) > 0
    case .line:
      guard line != nil || lineWidth != nil else { return nil }
      style.fill = style.stroke
    case .area:
      guard line != nil || lineWidth != nil || area != nil || fills != nil || outlines != nil
      else { return nil }
      style.fill = area?.colour ?? white
      style.fillOpacity = fills == false ? 0 : area?.opacity ?? 1
      if outlines == false {
        style.strokeOpacity = 0
        style.strokeWidth = 0
      }
    }
    return style
  }

  /// The glyph that an icon of ours is named after, else a disc.
  private var glyph: Glyph {
    guard let iconAddress, iconAddress.hasPrefix("icons/") else { return .disc }
    let name = iconAddress.dropFirst(6).lowercased()
    let known = Glyph.allCases.filter { name.hasPrefix($0.rawValue.lowercased()) }
    return known.max { $0.rawValue.utf8.count < $1.rawValue.utf8.count } ?? .disc
  }
}

private func number(_ text: String) -> Double? {
  guard let value = Double(text), value.isFinite else { return nil }
  return value
}

private func isTrue(_ text: String) -> Bool { text == "1" || text.lowercased() == "true" }

private func bounded(_ value: Double, _ range: ClosedRange<Double>) -> Double {
  min(range.upperBound, max(range.lowerBound, value))
}
