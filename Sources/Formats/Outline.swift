/// A shape in pixels, given by its signed distance: negative inside, positive outside.
///
/// A pixel is covered by as much as the distance of its centre tells, which draws smooth edges
/// without sampling a pixel more than once.
struct Outline {
  let distance: (_ x: Double, _ y: Double) -> Double

  static func disc(_ x: Double, _ y: Double, radius: Double) -> Outline {
    Outline { px, py in
      (((px - x) * (px - x)) + (py - y) * (py - y)).squareRoot() - radius
    }
  }

  static func box(
    _ x: Double, _ y: Double, width: Double, height: Double, corner: Double
  ) -> Outline {
    Outline { px, py in
      let dx = abs(px - x - width / 2) - width / 2 + corner
      let dy = abs(py - y - height / 2) - height / 2 + corner
      let outside = (max(dx, 0) * max(dx, 0) + max(dy, 0) * max(dy, 0)).squareRoot()
      return outside + min(max(dx, dy), 0) - corner
    }
  }

  static func segment(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double), width: Double)
    -> Outline
  {
    Outline { px, py in distanceToSegment(px, py, a, b) - width / 2 }
  }

  /// The polygon with those corners (the even-odd rule).
  static func polygon(_ corners: [(x: Double, y: Double)]) -> Outline {
    Outline { px, py in
      var distance = Double.infinity
      var isInside = false
      for index in corners.indices {
        let a = corners[index]
        let b = corners[(index + 1) % corners.count]
        distance = min(distance, distanceToSegment(px, py, a, b))
        if (a.y > py) != (b.y > py), px < (b.x - a.x) * (py - a.y) / (b.y - a.y) + a.x {
          isInside.toggle()
        }
      }
      return isInside ? -distance : distance
    }
  }

  /// The shape grown by so many pixels, its corners rounded; shrunk when negative.
  func grown(by pixels: Double) -> Outline { Outline { distance($0, $1) - pixels } }

  /// The line along the shape's edge.
  func edge(width: Double) -> Outline { Outline { abs(distance($0, $1)) - width / 2 } }

  func union(_ other: Outline) -> Outline {
    Outline { min(distance($0, $1), other.distance($0, $1)) }
  }

  func intersection(_ other: Outline) -> Outline {
    Outline { max(distance($0, $1), other.distance($0, $1)) }
  }
}

/// The distance of a point from the straight line between two others.
func distanceToSegment(
  _ px: Double, _ py: Double, _ a: (x: Double, y: Double), _ b: (x: Double, y: Double)
) -> Double {
  let dx = b.x - a.x
  let dy = b.y - a.y
  let squared = dx * dx + dy * dy
  let along = squared > 0 ? ((px - a.x) * dx + (py - a.y) * dy) / squared : 0
  let share = min(1, max(0, along))
  let x = px - a.x - share * dx
  let y = py - a.y - share * dy
  return (x * x + y * y).squareRoot()
}
