/// A locator map drawn with the dots of Braille characters (U+2800 to U+28FF), for terminals.
///
/// Outlines are dotted lines, the place itself is filled thinly; names stand over them.
struct TextMap {
  private let columns: Int
  private let rows: Int
  private var dots: [Bool]
  private var letters: [Character?]

  /// The lines of the map, or none when there is nothing to draw.
  ///
  /// - Parameter columns: its width in characters.
  static func lines(_ map: LocatorMap, columns: Int) -> [String] {
    guard columns >= 30 else { return [] }
    var drawing = TextMap(columns: columns)
    drawing.draw(map)
    return drawing.lines
  }

  private init(columns: Int) {
    self.columns = columns
    // A character is two dots wide and four high, and about twice as high as wide.
    rows = Int((Double(columns) * 2 * LocatorMap.height / LocatorMap.width / 4).rounded(.down))
    dots = Array(repeating: false, count: columns * 2 * rows * 4)
    letters = Array(repeating: nil, count: columns * rows)
  }

  private var width: Int { columns * 2 }
  private var height: Int { rows * 4 }
  private var scale: Double { Double(width) / LocatorMap.width }

  private mutating func draw(_ map: LocatorMap) {
    for outline in map.outlines where outline.role == .place && !outline.isLine {
      fill(outline.rings)
    }
    for outline in map.outlines {
      for ring in outline.rings {
        let ends = outline.isLine ? ring.dropFirst() : ring.dropFirst() + ring.prefix(1)
        for (a, b) in zip(ring, ends) { line(a, b, isDashed: outline.isApproximate) }
      }
    }
    let bar = max(2, Int((map.scaleUnits * scale / 2).rounded()))
    write(
      "├" + String(repeating: "─", count: bar - 2) + "┤ \(Int(map.scaleKilometres)) km", x: 1,
      y: LocatorMap.height - 2)
    for spot in map.spots {
      write(spot.isPlace ? "◆" : "●", x: (spot.x * scale / 2).rounded(.down), y: spot.y)
    }
    for label in map.labels {
      let text = label.role == .place ? label.text.uppercased() : label.text
      write(text, x: label.x * scale / 2 - Double(text.count) / 2, y: label.y)
    }
    for spot in map.spots {
      guard !spot.text.isEmpty else { continue }
      let column = spot.x * scale / 2
      let start = spot.isLabelLeft ? column - 1 - Double(spot.text.count) : column + 2
      write(spot.text, x: start.rounded(.down), y: spot.y)
    }
  }

  /// Writes words where no others stand.
  private mutating func write(_ text: String, x: Double, y: Double) {
    let row = min(max(Int(y * scale / 4), 0), rows - 1)
    let start = min(max(Int(x.rounded()), 0), max(0, columns - text.count))
    let cells = start..<min(start + text.count, columns)
    guard cells.allSatisfy({ letters[row * columns + $0] == nil }) else { return }
    for (offset, letter) in text.enumerated() where start + offset < columns {
      letters[row * columns + start + offset] = letter
    }
  }

  private mutating func set(_ x: Int, _ y: Int) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    dots[y * width + x] = true
  }

  /// A straight line, dot by dot; dashed for what is approximate.
  private mutating func line(_ a: MapPoint, _ b: MapPoint, isDashed: Bool) {
    let (x, y) = (a.x * scale, a.y * scale)
    let (dx, dy) = (b.x * scale - x, b.y * scale - y)
    let steps = max(1, Int(max(abs(dx), abs(dy)).rounded(.up)))
    guard steps < 10_000 else { return }
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      let (column, row) = (Int(x + dx * share), Int(y + dy * share))
      if isDashed, (column + row) % 4 >= 2 { continue }
      set(column, row)
    }
  }

  /// One dot in sixteen inside the rings, by the even-odd rule.
  private mutating func fill(_ rings: [[MapPoint]]) {
    for row in stride(from: 1, to: height, by: 4) {
      let y = (Double(row) + 0.5) / scale
      var crossings: [Double] = []
      for ring in rings {
        for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) where (a.y > y) != (b.y > y) {
          crossings.append(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
        }
      }
      crossings.sort()
      for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
        let last = Int(crossings[pair + 1] * scale)
        var column = max(0, Int(crossings[pair] * scale) + 1)
        column += (4 - column % 4) % 4
        while column < min(last, width) {
          set(column, row)
          column += 4
        }
      }
    }
  }

  private var lines: [String] {
    // The bits of the dots, column by column (Unicode Standard, "Braille Patterns").
    let bits = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
    return (0..<rows).map { row in
      var line = ""
      for column in 0..<columns {
        if let letter = letters[row * columns + column] {
          line.append(letter)
          continue
        }
        var pattern = 0
        for x in 0..<2 {
          for y in 0..<4 where dots[(row * 4 + y) * width + column * 2 + x] {
            pattern |= bits[x][y]
          }
        }
        let scalar = Unicode.Scalar(0x2800 + pattern) ?? " "
        line.append(pattern == 0 ? " " : Character(scalar))
      }
      return line
    }
  }
}
