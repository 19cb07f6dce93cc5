/// A position on the unrolled plane of longitudes and latitudes, in degrees.
struct PlanePoint: Hashable {
  var x: Double
  var y: Double
}

/// A stretch of a ring on one side of the cut, between two of its crossings.
private struct Chain {
  let start: Int
  let end: Int
  let points: [PlanePoint]
}

/// Splits a polygon (open rings, the exterior first) along the line x = `cut`; `nil` when its
/// crossings do not pair up, as in a ring that crosses itself.
func splitPolygon(
  _ rings: [[PlanePoint]], at cut: Double
) -> (left: [[[PlanePoint]]], right: [[[PlanePoint]]])? {
  guard let exterior = rings.first, let corner = exterior.first else { return ([], []) }
  if exterior.allSatisfy({ ($0.x > cut) == (corner.x > cut) }) {
    return corner.x > cut ? ([], [rings]) : ([rings], [])
  }
  var crossings: [PlanePoint] = []
  var chains: (left: [Chain], right: [Chain]) = ([], [])
  var whole: (left: [[PlanePoint]], right: [[PlanePoint]]) = ([], [])

  for ring in rings {
    // A corner on the line counts as left of it, so every crossing is a change of side.
    let changes = ring.indices.filter {
      (ring[$0].x > cut) != (ring[($0 + 1) % ring.count].x > cut)
    }
    guard let first = changes.first else {
      if ring.first.map({ $0.x > cut }) == true {
        whole.right.append(ring)
      } else {
        whole.left.append(ring)
      }
      continue
    }
    let base = crossings.count
    for change in changes {
      let (a, b) = (ring[change], ring[(change + 1) % ring.count])
      let y = a.x == cut ? a.y : b.x == cut ? b.y : a.y + (b.y - a.y) * (cut - a.x) / (b.x - a.x)
      crossings.append(PlanePoint(x: cut, y: y))
    }
    for (index, change) in changes.enumerated() {
      let next = index + 1 < changes.count ? changes[index + 1] : first + ring.count
      let start = base + index
      let end = base + (index + 1) % changes.count
      let between = (change + 1...next).map { ring[$0 % ring.count] }
      let chain = Chain(
        start: start, end: end, points: [crossings[start]] + between + [crossings[end]])
      if ring[(change + 1) % ring.count].x > cut {
        chains.right.append(chain)
      } else {
        chains.left.append(chain)
      }
    }
  }

  let order = crossings.indices.sorted { (crossings[$0].y, $0) < (crossings[$1].y, $1) }
  guard let left = joined(chains.left, order), let right = joined(chains.right, order) else {
    return nil
  }
  return (assembled(left, holes: whole.left), assembled(right, holes: whole.right))
}

/// Joins chains into rings along the line: from where one ends to its neighbour in the order of
/// latitude, the inside lying between the first and the second, the third and the fourth.
private func joined(_ chains: [Chain], _ order: [Int]) -> [[PlanePoint]]? {
  var rank = [Int](repeating: 0, count: order.count)
  for (position, crossing) in order.enumerated() { rank[crossing] = position }
  var byStart = [Int?](repeating: nil, count: order.count)
  for (index, chain) in chains.enumerated() { byStart[chain.start] = index }
  var isUsed = [Bool](repeating: false, count: chains.count)
  var rings: [[PlanePoint]] = []
  for first in chains.indices where !isUsed[first] {
    var ring: [PlanePoint] = []
    var index = first
    repeat {
      isUsed[index] = true
      ring += chains[index].points
      let partner = rank[chains[index].end] ^ 1
      guard partner < order.count, let next = byStart[order[partner]] else { return nil }
      index = next
      if index != first && isUsed[index] { return nil }
    } while index != first
    rings.append(ring)
  }
  return rings
}

/// Puts each hole into the ring that holds it.
private func assembled(_ rings: [[PlanePoint]], holes: [[PlanePoint]]) -> [[[PlanePoint]]] {
  var polygons = rings.map { [$0] }
  for hole in holes {
    guard let corner = hole.first else { continue }
    let owner = rings.firstIndex { encloses($0, corner) } ?? rings.indices.first
    if let owner { polygons[owner].append(hole) }
  }
  return polygons
}

private func encloses(_ ring: [PlanePoint], _ point: PlanePoint) -> Bool {
  var isInside = false
  for index in ring.indices {
    let (a, b) = (ring[index], ring[(index + 1) % ring.count])
    guard (a.y > point.y) != (b.y > point.y) else { continue }
    if point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x) { isInside.toggle() }
  }
  return isInside
}
