import Geometry
import Glibc

/// Marks that belong to one point and are set around it.
struct RingRequest {
  /// Tells rings apart, and decides the order of those of one size.
  let key: String
  let centre: Coordinate
  /// How far apart its marks lie when they are few, in kilometres.
  let spacingKilometres: Double
  /// How far out its marks should reach at most, in kilometres.
  let reachKilometres: Double
  /// The ids of the marks, in the order in which they take their slots.
  let marks: [String]
}

/// Sets marks in rings round their points so that none hides another.
///
/// Ring k has 6k slots from north clockwise at k times the spacing, so neighbours lie at least a
/// spacing apart. A slot too near to a mark of another ring stays empty.
struct RingLayout {
  /// Where each mark lies.
  private(set) var positions: [String: Coordinate] = [:]
  private var taken = OccupiedGrid()

  init(_ requests: [RingRequest]) {
    // Fine places first: their marks must stay nearest to their point.
    let ordered = requests.sorted {
      ($0.spacingKilometres, $0.key) < ($1.spacingKilometres, $1.key)
    }
    for request in ordered {
      taken.insert(request.centre, clearance: Self.spacing(of: request) * 0.5)
    }
    for request in ordered { place(request) }
  }

  /// The spacing that keeps a ring within its reach, but never under 0.3 km.
  static func spacing(of request: RingRequest) -> Double {
    let rings = max(1, (Double(request.marks.count) / 3).squareRoot().rounded(.up))
    return max(0.3, min(request.spacingKilometres, request.reachKilometres / rings))
  }

  private mutating func place(_ request: RingRequest) {
    let spacing = Self.spacing(of: request)
    var ring = 1
    var slot = 0
    for mark in request.marks {
      while true {
        let slots = 6 * ring
        // Every other ring is turned by half a slot, so that marks do not line up in spokes.
        let turn = ring.isMultiple(of: 2) ? 0.5 : 0
        let candidate = request.centre.destination(
          bearingDegrees: (Double(slot) + turn) * 360 / Double(slots),
          kilometres: Double(ring) * spacing * 1.02)
        slot += 1
        if slot == slots { (ring, slot) = (ring + 1, 0) }
        // The rings of one point keep their distance by themselves.
        if taken.isFree(candidate, clearance: spacing, ignoring: request.centre) {
          positions[mark] = candidate
          taken.insert(candidate, clearance: spacing)
          break
        }
      }
    }
  }
}

/// Positions with the room that each wants, found by cells of a tenth of a degree and coarser.
private struct OccupiedGrid {
  private struct Cell: Hashable {
    let level: Int, x: Int, y: Int
  }
  private struct Entry {
    let position: Coordinate
    let clearance: Double
  }
  /// Cell sizes in degrees, a power of two apart; a mark lies in the level that fits its room.
  private var cells: [Cell: [Entry]] = [:]
  private var levels: Set<Int> = []

  mutating func insert(_ position: Coordinate, clearance: Double) {
    let level = Self.level(clearance)
    levels.insert(level)
    cells[Self.cell(position, level), default: []].append(
      Entry(position: position, clearance: clearance))
  }

  func isFree(_ position: Coordinate, clearance: Double, ignoring centre: Coordinate) -> Bool {
    for level in levels {
      let reach = (clearance + Self.size(level) * 111) / 2
      let cell = Self.cell(position, level)
      let rows = Int((reach / 111 / Self.size(level)).rounded(.up))
      let shrink = max(0.05, cos(position.latitude * .pi / 180))
      let columns = Int((reach / 111 / shrink / Self.size(level)).rounded(.up))
      for y in (cell.y - rows)...(cell.y + rows) {
        for x in (cell.x - columns)...(cell.x + columns) {
          for entry in cells[Cell(level: level, x: x, y: y)] ?? [] where entry.position != centre {
            let room = (entry.clearance + clearance) / 2
            let east = (entry.position.longitude - position.longitude) * shrink * 111.32
            let north = (entry.position.latitude - position.latitude) * 111
            if east * east + north * north < room * room { return false }
          }
        }
      }
    }
    return true
  }

  /// The level whose cells are at least as wide as the room.
  private static func level(_ clearance: Double) -> Int {
    Int(log2(max(0.01, clearance) / 111).rounded(.up))
  }
  private static func size(_ level: Int) -> Double { exp2(Double(level)) }
  private static func cell(_ position: Coordinate, _ level: Int) -> Cell {
    Cell(
      level: level, x: Int((position.longitude / size(level)).rounded(.down)),
      y: Int((position.latitude / size(level)).rounded(.down)))
  }
}
