import Glibc

extension Shape {
  /// A position inside the shape to hang a label on: in the largest polygon the point farthest
  /// from its boundary (pole of inaccessibility, to a two-hundredth of its size), else the middle
  /// of the longest line, else the first point. `nil` for a shape without positions.
  ///
  /// A grid refined where it can still win, as in Agafonkin, polylabel, 2016; degrees of
  /// longitude are shrunk by the cosine of the latitude.
  public var labelPoint: Coordinate? {
    let whole = crossesAntimeridian ? cutAtAntimeridian() : self
    if let polygon = whole.largestPolygon { return InaccessiblePole(polygon).position }
    let longest = whole.lines.map { ($0, geodesicLengthKilometres($0)) }.max { $0.1 < $1.1 }
    if let (line, length) = longest { return middle(of: line, length: length) }
    return whole.points.first
  }
}

/// The position half way along a line, on its edges as drawn.
private func middle(of line: [Coordinate], length: Double) -> Coordinate? {
  var remaining = length / 2
  for (a, b) in zip(line, line.dropFirst()) {
    let step = a.distanceKilometres(to: b)
    if step >= remaining && step > 0 {
      let fraction = remaining / step
      return Coordinate(
        wrapping: a.longitude + (b.longitude - a.longitude) * fraction,
        a.latitude + (b.latitude - a.latitude) * fraction)
    }
    remaining -= step
  }
  return line.last
}

/// The search for the inner point farthest from a polygon's boundary.
private struct InaccessiblePole {
  private struct Cell {
    let centre: SIMD2<Double>
    let half: Double
    let distance: Double
    /// The greatest distance any point of the cell can have.
    var limit: Double { distance + half * 2.0.squareRoot() }
  }

  private let rings: [[SIMD2<Double>]]
  private let shrink: Double
  private(set) var position: Coordinate?

  init(_ polygon: Polygon) {
    let corners = polygon.exterior.coordinates
    let latitudes = corners.map(\.latitude)
    let middleLatitude = ((latitudes.min() ?? 0) + (latitudes.max() ?? 0)) / 2
    let shrink = max(0.01, cos(middleLatitude * .pi / 180))
    self.shrink = shrink
    rings = ([polygon.exterior] + polygon.holes).map { ring in
      ring.coordinates.map { SIMD2($0.longitude * shrink, $0.latitude) }
    }
    position = search() ?? corners.first
  }

  private func search() -> Coordinate? {
    guard let corner = rings.first?.first else { return nil }
    let low = rings[0].reduce(corner) { pointwiseMin($0, $1) }
    let high = rings[0].reduce(corner) { pointwiseMax($0, $1) }
    let size = high - low
    let step = max(min(size.x, size.y), max(size.x, size.y) / 64)
    guard step > 0 else { return nil }
    let precision = max(size.x, size.y) / 200

    var best = cell((low + high) / 2, 0)
    var waiting: [Cell] = []
    for column in 0..<Int((size.x / step).rounded(.up)) {
      for row in 0..<Int((size.y / step).rounded(.up)) {
        let offset = SIMD2(Double(column) + 0.5, Double(row) + 0.5) * step
        waiting.append(cell(low + offset, step / 2))
      }
    }
    // Breadth first: the same order, and so the same answer, every time.
    while !waiting.isEmpty {
      for cell in waiting where cell.distance > best.distance { best = cell }
      var next: [Cell] = []
      for cell in waiting where cell.limit - best.distance > precision {
        let quarter = cell.half / 2
        for offset in [
          SIMD2(-quarter, -quarter), SIMD2(quarter, -quarter), SIMD2(-quarter, quarter),
          SIMD2(quarter, quarter),
        ] {
          next.append(self.cell(cell.centre + offset, quarter))
        }
      }
      waiting = next
    }
    guard best.distance > 0 else { return nil }
    return Coordinate(wrapping: best.centre.x / shrink, best.centre.y)
  }

  private func cell(_ centre: SIMD2<Double>, _ half: Double) -> Cell {
    var isInside = false
    var least = Double.infinity
    for ring in rings {
      guard var previous = ring.first else { continue }
      for corner in ring.dropFirst() {
        if (previous.y > centre.y) != (corner.y > centre.y) {
          let fraction = (centre.y - previous.y) / (corner.y - previous.y)
          if centre.x < previous.x + fraction * (corner.x - previous.x) { isInside.toggle() }
        }
        let along = corner - previous
        let square = (along * along).sum()
        let fraction = square > 0 ? ((centre - previous) * along).sum() / square : 0
        let offset = centre - previous - along * min(1, max(0, fraction))
        least = min(least, (offset * offset).sum())
        previous = corner
      }
    }
    let distance = least.squareRoot()
    return Cell(centre: centre, half: half, distance: isInside ? distance : -distance)
  }
}
