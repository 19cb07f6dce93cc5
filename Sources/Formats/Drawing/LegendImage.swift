internal import Features

/// Draws the legend: a white panel with a line for each entry, its swatch and its words.
struct LegendImage {
  private let set: LayerSet
  private let kinds: [String: GeometryKinds]

  private let text = StrokeFont(capitalHeight: 9)
  private let heading = StrokeFont(capitalHeight: 9)
  private let title = StrokeFont(capitalHeight: 11)
  private let note = StrokeFont(capitalHeight: 8)
  private let margin = 14.0
  private let swatch = 30.0
  private let textLimit = 300.0

  /// A line of text that has been given its place.
  private struct Line {
    enum Role { case title, heading, entry, note }
    let role: Role
    let words: String
    let style: Style?
    let kinds: GeometryKinds
    let pattern: LegendEntry.Pattern
    let top: Double
    let height: Double
  }

  /// Creates the legend of a layer set; `kinds` tells what each style draws.
  init(_ set: LayerSet, kinds: [String: GeometryKinds]) {
    self.set = set
    self.kinds = kinds
  }

  /// The picture.
  var image: PNGImage {
    let (lines, width, height) = layout()
    var canvas = Canvas(width: Int(width.rounded(.up)), height: Int(height.rounded(.up)))
    let panel = Outline.box(4, 3, width: width - 8, height: height - 8, corner: 8)
    canvas.fill(panel.grown(by: 1.5), .ink, opacity: 0.3, softness: 5)
    canvas.fill(panel, .white, opacity: 0.96)
    canvas.fill(panel.edge(width: 1), Colour(red: 0xC4, green: 0xC9, blue: 0xCF))
    for line in lines { draw(line, on: &canvas) }
    return canvas.image
  }

  private func layout() -> (lines: [Line], width: Double, height: Double) {
    var lines: [Line] = []
    var top = margin - 1
    var widest = 120.0
    func add(_ words: String, _ role: Line.Role, _ font: StrokeFont, entry: LegendEntry? = nil) {
      let style = entry.flatMap(shown)
      let kinds: GeometryKinds =
        entry?.aspect == .hue ? .point : entry.flatMap { self.kinds[$0.style] } ?? []
      let indent = role == .entry ? swatch + 8 : 0
      let pieces = font.lines(of: words, width: textLimit - indent)
      for (index, piece) in pieces.enumerated() {
        let isOnly = pieces.count == 1
        let height = role == .entry && isOnly ? max(24, font.lineHeight) : font.lineHeight
        lines.append(
          Line(
            role: role, words: piece, style: index == 0 ? style : nil, kinds: kinds,
            pattern: entry?.pattern ?? .plain, top: top, height: height))
        top += height
        widest = max(widest, indent + font.width(of: piece))
      }
      if role == .entry, pieces.count > 1 { top += 5 }
    }
    add(set.name, .title, title)
    top += 3
    var last = set.legend.first?.aspect
    for entry in set.legend {
      if entry.aspect != last { top += 8 }
      last = entry.aspect
      if set.styles[entry.style] == nil {
        top += 6
        add(entry.text, .heading, heading)
        top += 2
      } else {
        add(entry.text, .entry, text, entry: entry)
      }
    }
    if let first = set.description.lines(atMost: 1).first {
      top += 6
      add(first, .note, note)
    }
    return (lines, widest + margin * 2, top + margin - 2)
  }

  private func draw(_ line: Line, on canvas: inout Canvas) {
    let font =
      switch line.role {
      case .title: title
      case .heading: heading
      case .entry: text
      case .note: note
      }
    let baseline = (line.top + (line.height + font.capitalHeight) / 2).rounded()
    let left = line.role == .entry ? margin + swatch + 8 : margin
    let weight =
      switch line.role {
      case .title: 2.0
      case .heading: 1.75
      case .entry: 1.3
      case .note: 1.1
      }
    let colour =
      line.role == .note ? Colour(red: 0x5A, green: 0x62, blue: 0x6B) : Colour.ink
    font.draw(
      line.words, left: left, baseline: baseline, weight: weight, colour, on: &canvas)
    if let style = line.style {
      draw(style, line, on: &canvas)
    }
  }

  /// The style of a line's swatch: a disc where the hue counts, without hue where the shape does.
  private func shown(_ entry: LegendEntry) -> Style? {
    guard var style = set.styles[entry.style] else { return nil }
    switch entry.aspect {
    case .whole: break
    case .hue:
      style.glyph = .disc
      style.fillOpacity = 1
      style.heading = 0
      style.scale = 0.8
    case .shape:
      style.fill = Self.grey
      style.stroke = Self.grey
    }
    return style
  }

  private static let grey = Colour(red: 0x50, green: 0x50, blue: 0x50)

  private func draw(_ style: Style, _ line: Line, on canvas: inout Canvas) {
    let kinds = line.kinds
    let middle = line.top + line.height / 2
    let centre = margin + swatch / 2
    if let glyph = style.glyph, kinds.isEmpty || kinds.contains(.point) {
      let scale = min(1.1, max(0.6, style.scale.isFinite ? style.scale : 1))
      canvas.draw(
        MarkerImage(style, glyph), left: centre - 13, top: middle - 13, size: 26,
        glyphScale: scale)
      return
    }
    let width = min(5, max(1, style.strokeWidth.isFinite ? style.strokeWidth : 1.5))
    let bounds = (
      left: margin - 1, top: middle - 10, right: margin + swatch + 1, bottom: middle + 10
    )
    if kinds == .line {
      canvas.fill(
        lines(line.pattern, middle: middle, width: width), style.stroke,
        opacity: style.strokeOpacity, within: bounds)
      return
    }
    let box = Outline.box(
      margin + 2, middle - 7, width: swatch - 4, height: 14, corner: 2.5)
    canvas.fill(box, style.fill, opacity: style.fillOpacity, within: bounds)
    if style.strokeWidth > 0 {
      canvas.fill(
        box.edge(width: min(width, 3)), style.stroke, opacity: style.strokeOpacity, within: bounds)
    }
  }

  /// The swatch of a line, which is drawn across it.
  private func lines(
    _ pattern: LegendEntry.Pattern, middle: Double, width: Double
  ) -> Outline {
    let left = margin + 3
    let right = margin + swatch - 3
    switch pattern {
    case .plain:
      return Outline.segment((left, middle), (right, middle), width: width)
    case .dashes:
      let dash = (right - left) / 5
      return (1...2).reduce(
        Outline.segment((left, middle), (left + dash, middle), width: width)
      ) { drawn, index in
        let start = left + Double(index) * dash * 2
        return drawn.union(
          Outline.segment((start, middle), (start + dash, middle), width: width))
      }
    case .arrow:
      let head = Outline.polygon([
        (right + 1, middle), (right - 10, middle - 6), (right - 10, middle + 6),
      ])
      return Outline.segment((left, middle), (right - 8, middle), width: width).union(head)
    case .crossing:
      let box = Outline.box(left - 1, middle - 7, width: right - left + 2, height: 14, corner: 0)
      let slants = Outline { x, y in
        // Two sets of parallel lines at right angles, 7 pixels apart.
        let distances = [x + y - middle, x - y + middle].map { along in
          let share = (along / 2.squareRoot()).truncatingRemainder(dividingBy: 7)
          let offset = share < 0 ? share + 7 : share
          return min(offset, 7 - offset)
        }
        return (distances.min() ?? 0) - width / 2
      }
      return slants.intersection(box)
    }
  }
}
