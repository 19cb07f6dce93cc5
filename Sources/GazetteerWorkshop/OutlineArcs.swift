import Geometry

/// The lines that outlines consist of, each once: neighbours share the line between them.
///
/// Positions are whole multiples of `1 / scale` degrees. Outlines are cut where lines meet or part.
struct OutlineArcs {
  /// A position in multiples of the grid.
  struct Position: Hashable, Comparable {
    let x: Int32
    let y: Int32

    static func < (left: Position, right: Position) -> Bool {
      (left.x, left.y) < (right.x, right.y)
    }
  }

  /// The lines, in the order of their first use.
  private(set) var arcs: [[Position]] = []
  /// Of each shape its polygons, of each polygon its rings, of each ring its lines: a number, or
  /// the complement of one for a line that runs backwards, as TopoJSON counts them.
  private(set) var polygons: [[[[Int]]]] = []

  /// Cuts the polygons of shapes.
  init(_ shapes: [Shape], scale: Double) {
    let rings = shapes.map { shape in
      shape.polygons.map { polygon in
        ([polygon.exterior] + polygon.holes).map { Self.corners($0, scale) }
      }
    }
    let nodes = Self.nodes(of: rings.joined().joined())
    var numbers: [[Position]: Int] = [:]
    for shape in rings {
      polygons.append(
        shape.map { polygon in
          polygon.map { ring in
            Self.cut(ring, at: nodes).map { number(of: $0, &numbers) }
          }
        })
    }
  }

  private mutating func number(of line: [Position], _ numbers: inout [[Position]: Int]) -> Int {
    let reversed = Array(line.reversed())
    // A line has one direction whoever's outline it is read from.
    let isForward = !reversed.lexicographicallyPrecedes(line)
    let key = isForward ? line : reversed
    let number = numbers[key] ?? arcs.count
    if number == arcs.count {
      numbers[key] = number
      arcs.append(key)
    }
    return isForward ? number : ~number
  }

  /// The positions of a ring without the repeated last one.
  private static func corners(_ ring: LinearRing, _ scale: Double) -> [Position] {
    ring.coordinates.dropLast().map { position in
      Position(
        x: Int32((position.longitude * scale).rounded()),
        y: Int32((position.latitude * scale).rounded()))
    }
  }

  /// The positions that do not have the same two neighbours in every ring.
  private static func nodes(of rings: some Sequence<[Position]>) -> Set<Position> {
    var neighbours: [Position: [Position]] = [:]
    var nodes: Set<Position> = []
    for ring in rings {
      guard var previous = ring.last else { continue }
      for (index, position) in ring.enumerated() {
        let next = ring[(index + 1) % ring.count]
        let pair = previous < next ? [previous, next] : [next, previous]
        if neighbours.updateValue(pair, forKey: position) ?? pair != pair { nodes.insert(position) }
        previous = position
      }
    }
    return nodes
  }

  /// The parts of a ring from node to node; a ring without one is a closed line from its smallest
  /// position.
  private static func cut(_ ring: [Position], at nodes: Set<Position>) -> [[Position]] {
    let smallest = ring.indices.min { ring[$0] < ring[$1] } ?? 0
    let start = ring.indices.first { nodes.contains(ring[$0]) } ?? smallest
    var lines: [[Position]] = []
    var line: [Position] = []
    for position in ring[start...] + ring[...start] {
      line.append(position)
      if line.count > 1, nodes.contains(position) {
        lines.append(line)
        line = [position]
      }
    }
    if line.count > 1 { lines.append(line) }
    return lines
  }
}
