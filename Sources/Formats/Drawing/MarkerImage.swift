internal import Features

/// The image of a marker: a glyph in the colours of its style.
///
/// Drawn in its own colours rather than tinted by `IconStyle`, since viewers differ in whether and
/// how they tint.
struct MarkerImage: Hashable {
  let glyph: Glyph
  let fill: Colour
  let stroke: Colour

  init(_ style: Style, _ glyph: Glyph) {
    self.glyph = glyph
    fill = style.fill
    stroke = style.stroke
  }

  /// The path in the archive: `icons/disc-1a2b3c-ffffff.png`.
  var path: String {
    "icons/\(glyph.fileName)-\(fill.hex.dropFirst())-\(stroke.hex.dropFirst()).png"
  }
}

extension Glyph {
  fileprivate var fileName: String {
    switch self {
    case .crossedDisc: "crossed-disc"
    case .doubleArrow: "double-arrow"
    default: rawValue
    }
  }
}
