import Geometry

/// The boundary that two shapes have in common.
enum SharedEdges {
  private struct Edge: Hashable {
    let a: Coordinate
    let b: Coordinate

    /// The same edge whichever way it runs: on neighbours it runs both ways.
    init(_ from: Coordinate, _ to: Coordinate) {
      let forward =
        from.longitude != to.longitude
        ? from.longitude < to.longitude : from.latitude < to.latitude
      a = forward ? from : to
      b = forward ? to : from
    }
  }

  /// The edges of `first` that are edges of `second` too, as lines of two positions.
  static func between(_ first: Shape, _ second: Shape) -> [[Coordinate]] {
    var known: Set<Edge> = []
    forEachEdge(second) { known.insert(Edge($0, $1)) }
    var shared: [[Coordinate]] = []
    forEachEdge(first) { from, to in
      if from != to, known.contains(Edge(from, to)) { shared.append([from, to]) }
    }
    return shared
  }

  /// The edges of `first` both ends of which lie within a distance of the boundary of `second`:
  /// for shapes drawn apart, at different scales.
  static func between(
    _ first: Shape, _ second: Shape, withinKilometres limit: Double
  ) -> [[Coordinate]] {
    guard let box = second.boundingBox?.padded(byFraction: 0.1) else { return [] }
    var shared: [[Coordinate]] = []
    var isNear: [Coordinate: Bool] = [:]
    func near(_ position: Coordinate) -> Bool {
      if let known = isNear[position] { return known }
      let distance =
        box.contains(position) ? second.distanceToBoundaryKilometres(from: position) : nil
      let answer = distance.map { $0 <= limit } ?? false
      isNear[position] = answer
      return answer
    }
    forEachEdge(first) { from, to in
      if from != to, near(from), near(to) { shared.append([from, to]) }
    }
    return shared
  }

  private static func forEachEdge(
    _ shape: Shape, _ body: (Coordinate, Coordinate) -> Void
  ) {
    for polygon in shape.polygons {
      for ring in [polygon.exterior] + polygon.holes {
        for (from, to) in zip(ring.coordinates, ring.coordinates.dropFirst()) { body(from, to) }
      }
    }
  }
}
