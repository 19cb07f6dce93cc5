/// A stretch of longitudes from `start` eastwards to `end`, in degrees; `start` is greater than
/// `end` when it passes the antimeridian.
struct LongitudeArc {
  let start: Double
  let end: Double

  /// The arc between two neighbouring positions of a line: the short way round, unless they lie on
  /// the two sides of the antimeridian itself.
  init(between a: Double, and b: Double) {
    let (low, high) = (min(a, b), max(a, b))
    let isJump = high - low > 180 && high - low < 360
    self.init(start: isJump ? high : low, end: isJump ? low : high)
  }

  init(start: Double, end: Double) {
    self.start = start
    self.end = end
  }

  /// The smallest arc that holds all; of two equally small, the one that does not pass the
  /// antimeridian. `nil` for no arcs.
  static func smallestCover(of arcs: [LongitudeArc]) -> LongitudeArc? {
    let pieces = arcs.flatMap { arc in
      arc.start <= arc.end
        ? [arc]
        : [LongitudeArc(start: arc.start, end: 180), LongitudeArc(start: -180, end: arc.end)]
    }.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    guard let first = pieces.first else { return nil }
    var reached = first.end
    var widest = (width: 0.0, start: 0.0, end: 0.0)
    for piece in pieces {
      if piece.start - reached > widest.width {
        widest = (piece.start - reached, reached, piece.start)
      }
      reached = max(reached, piece.end)
    }
    let gapAtAntimeridian = first.start + 180 + (180 - reached)
    return widest.width > gapAtAntimeridian
      ? LongitudeArc(start: widest.end, end: widest.start)
      : LongitudeArc(start: first.start, end: reached)
  }
}
