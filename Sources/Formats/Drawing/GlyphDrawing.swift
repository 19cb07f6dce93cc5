internal import Features

extension Colour {
  static let white = Colour(red: 255, green: 255, blue: 255)
  static let ink = Colour(red: 0x22, green: 0x26, blue: 0x2B)

  /// Whether the colour is nearer to white than to black, by the luma of ITU-R BT.601.
  var isLight: Bool { 299 * Int(red) + 587 * Int(green) + 114 * Int(blue) > 150_000 }
}

extension Canvas {
  /// Draws a marker in a square of `size` pixels: a white halo with a thin dark rim, which parts it
  /// from dark imagery and pale maps alike, then the glyph in its colours.
  mutating func draw(
    _ marker: MarkerImage, left: Double, top: Double, size: Double, glyphScale: Double = 1
  ) {
    let unit = size / 64 * glyphScale
    let centre = (x: left + size / 2, y: top + size / 2)
    let bounds = (left: left, top: top, right: left + size, bottom: top + size)
    func paint(_ outline: Outline, _ colour: Colour, _ opacity: Double = 1) {
      self.fill(outline, colour, opacity: opacity, within: bounds)
    }
    let body = marker.glyph.body(centre, unit)
    paint(body.grown(by: 6 * unit), .ink, 0.35)
    paint(body.grown(by: 4.5 * unit), .white)
    if marker.glyph.isHollow {
      paint(body.grown(by: -3.75 * unit).edge(width: 7.5 * unit), marker.fill)
    } else {
      paint(body, marker.fill)
      if marker.stroke != marker.fill, marker.stroke != .white {
        paint(body.grown(by: -1.5 * unit).edge(width: 3 * unit), marker.stroke)
      }
    }
    if marker.glyph == .crossedDisc {
      let reach = 9.5 * unit
      let cross = Outline.segment(
        (centre.x - reach, centre.y - reach), (centre.x + reach, centre.y + reach),
        width: 6.5 * unit
      ).union(
        Outline.segment(
          (centre.x - reach, centre.y + reach), (centre.x + reach, centre.y - reach),
          width: 6.5 * unit))
      paint(cross, marker.fill.isLight ? .ink : .white)
    }
  }
}

extension Glyph {
  fileprivate var isHollow: Bool { self == .ring || self == .triangle }

  /// The outer edge, in an image of 64 units a side.
  fileprivate func body(_ centre: (x: Double, y: Double), _ unit: Double) -> Outline {
    func corners(_ points: [(Double, Double)]) -> [(x: Double, y: Double)] {
      points.map { (centre.x + $0.0 * unit, centre.y + $0.1 * unit) }
    }
    return switch self {
    case .disc, .ring, .crossedDisc: .disc(centre.x, centre.y, radius: 21 * unit)
    case .dot: .disc(centre.x, centre.y, radius: 12 * unit)
    case .square:
      .box(
        centre.x - 18 * unit, centre.y - 18 * unit, width: 36 * unit, height: 36 * unit,
        corner: 4 * unit)
    case .diamond:
      Outline.polygon(corners([(0, -23), (23, 0), (0, 23), (-23, 0)])).grown(by: 2 * unit)
    case .triangle:
      Outline.polygon(corners([(0, -22), (21.5, 15), (-21.5, 15)])).grown(by: 2.5 * unit)
    case .doubleArrow:
      Outline.polygon(
        corners([
          (-25, 0), (-9, -16), (-9, -6.5), (9, -6.5), (9, -16), (25, 0), (9, 16), (9, 6.5),
          (-9, 6.5), (-9, 16),
        ])
      ).grown(by: 2 * unit)
    case .arrow:
      Outline.polygon(corners([(0, -23), (18, 20), (0, 10), (-18, 20)])).grown(by: 2 * unit)
    }
  }
}

extension MarkerImage {
  /// The image, 64 pixels a side: viewers show it at half that size, or whole on dense screens.
  var image: PNGImage {
    var canvas = Canvas(width: 64, height: 64)
    canvas.draw(self, left: 0, top: 0, size: 64)
    return canvas.image
  }
}
