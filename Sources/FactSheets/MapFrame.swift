import Encoding
import Gazetteer
import Geometry

/// A position on the map, in its units, y downwards.
struct MapPoint: Hashable {
  var x: Double
  var y: Double
}

/// The stretch of country that a locator map shows.
struct MapFrame {
  /// The unit at the middle: the place itself, or the smallest one around it with a shape.
  let unit: Place
  private let west: Double
  private let north: Double
  private let unitsPerDegree: Double
  private let shrink: Double

  /// Frames a place, or returns `nil` when neither it nor a unit around it has a shape.
  ///
  /// - Parameter units: the units around it, the smallest first.
  init?(around place: Place, in units: [Place], _ gazetteer: Gazetteer) {
    let chain = [place] + units
    guard
      let unit = chain.first(where: {
        $0.kind.isAdministrative && gazetteer.shape(of: $0.id)?.shape.polygons.isEmpty == false
      }), let box = gazetteer.shape(of: unit.id)?.shape.boundingBox, box.west <= box.east
    else { return nil }
    self.unit = unit
    var (west, south, east, north) = (box.west, box.south, box.east, box.north)
    for coordinate in gazetteer.shape(of: place.id)?.shape.coordinates ?? [] {
      west = min(west, coordinate.longitude)
      east = max(east, coordinate.longitude)
      south = min(south, coordinate.latitude)
      north = max(north, coordinate.latitude)
    }
    let middle = (south + north) / 2
    // A degree of longitude against one of latitude, here.
    let origin = Coordinate(wrapping: 0, middle)
    shrink = max(
      0.05,
      origin.distanceKilometres(to: Coordinate(wrapping: 1, middle)) / Self.kilometresPerDegree)
    // A third of its size around it, so that neighbours are seen.
    let spanX = max(0.05, (east - west) * shrink) * 1.7
    let spanY = max(0.05, north - south) * 1.55
    unitsPerDegree = min(LocatorMap.width / spanX, LocatorMap.height / spanY)
    self.west = (west + east) / 2 - LocatorMap.width / unitsPerDegree / shrink / 2
    self.north = middle + LocatorMap.height / unitsPerDegree / 2
  }

  func point(_ coordinate: Coordinate) -> MapPoint {
    MapPoint(
      x: (coordinate.longitude - west) * shrink * unitsPerDegree,
      y: (north - coordinate.latitude) * unitsPerDegree)
  }

  func contains(_ point: MapPoint, margin: Double = 0) -> Bool {
    point.x >= margin && point.x <= LocatorMap.width - margin
      && point.y >= margin && point.y <= LocatorMap.height - margin
  }

  func overlaps(_ box: BoundingBox) -> Bool {
    let east = west + LocatorMap.width / unitsPerDegree / shrink
    let south = north - LocatorMap.height / unitsPerDegree
    return box.west <= east && box.east >= west && box.south <= north && box.north >= south
  }

  /// Units of the map for a length.
  func units(kilometres: Double) -> Double {
    kilometres / Self.kilometresPerDegree * unitsPerDegree
  }

  private static let kilometresPerDegree = 111.2

  /// A round length that fills about a sixth of the width.
  var scaleBar: (units: Double, kilometres: Double) {
    let aim = LocatorMap.width / 5
    var best = (units: units(kilometres: 1), kilometres: 1.0)
    for power in [1.0, 10, 100, 1000] {
      for step in [1.0, 2, 5] {
        let length = units(kilometres: step * power)
        if length <= aim { best = (length, step * power) }
      }
    }
    return best
  }

  /// The rings of a shape, cut at the edges of the map (Sutherland and Hodgman 1974) with a little
  /// overhang, so that cut edges are not seen.
  func clippedRings(of shape: Shape) -> [[MapPoint]] {
    var rings: [[MapPoint]] = []
    for polygon in shape.polygons {
      for ring in [polygon.exterior] + polygon.holes {
        var points = ring.coordinates.dropLast().map(point)
        for edge in 0..<4 { points = Self.clip(points, edge: edge) }
        points = Self.thinned(points)
        if points.count > 2 { rings.append(points) }
      }
    }
    return rings
  }

  func lines(of shape: Shape) -> [[MapPoint]] {
    switch shape {
    case .lineString(let line): [line.map(point)]
    case .multiLineString(let lines): lines.map { $0.map(point) }
    case .collection(let shapes): shapes.flatMap { lines(of: $0) }
    default: []
    }
  }

  /// The place when it is a spot, its seat, and the capital when in view.
  func spots(
    of place: Place, in gazetteer: Gazetteer
  ) -> [(x: Double, y: Double, text: String, isPlace: Bool, uncertainty: Double)] {
    var list: [(x: Double, y: Double, text: String, isPlace: Bool, uncertainty: Double)] = []
    var seen: Set<PlaceID> = []
    func add(_ place: Place?, isPlace: Bool) {
      guard let place, let coordinate = place.coordinate, seen.insert(place.id).inserted else {
        return
      }
      let point = point(coordinate)
      guard contains(point, margin: 4) else { return }
      let radius = isPlace ? units(kilometres: place.accuracyKilometres ?? 0) : 0
      list.append((point.x, point.y, place.name, isPlace, radius >= 9 ? radius : 0))
    }
    let hasOwnShape = unit.id == place.id || gazetteer.shape(of: place.id) != nil
    if !hasOwnShape { add(place, isPlace: true) }
    for unit in [place, unit] {
      add(gazetteer.place("capital", of: unit.id), isPlace: false)
      add(gazetteer.place("seat", of: unit.id), isPlace: false)
    }
    if let country = gazetteer.enclosing(place.id, kind: .country) {
      add(gazetteer.place("capital", of: country.id), isPlace: false)
    }
    return list
  }

  /// The middle of the largest ring.
  static func labelPoint(_ rings: [[MapPoint]]) -> MapPoint? {
    var best: (area: Double, point: MapPoint)?
    for ring in rings {
      var area = 0.0
      var x = 0.0
      var y = 0.0
      for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
        let cross = a.x * b.y - b.x * a.y
        area += cross
        x += (a.x + b.x) * cross
        y += (a.y + b.y) * cross
      }
      guard abs(area) > 200, abs(area) > best?.area ?? 0 else { continue }
      best = (abs(area), MapPoint(x: x / (3 * area), y: y / (3 * area)))
    }
    return best?.point
  }

  static func path(_ rings: [[MapPoint]], closed: Bool) -> String {
    var bytes: [UInt8] = []
    for ring in rings {
      for (index, point) in ring.enumerated() {
        bytes.append(UInt8(ascii: index == 0 ? "M" : "L"))
        bytes.appendDecimal(point.x, places: 1)
        bytes.append(UInt8(ascii: " "))
        bytes.appendDecimal(point.y, places: 1)
      }
      if closed { bytes.append(UInt8(ascii: "Z")) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func thinned(_ points: [MapPoint]) -> [MapPoint] {
    var kept: [MapPoint] = []
    for point in points {
      if let last = kept.last, abs(last.x - point.x) + abs(last.y - point.y) < 0.6 { continue }
      kept.append(point)
    }
    return kept
  }

  private static func clip(_ points: [MapPoint], edge: Int) -> [MapPoint] {
    let overhang = 6.0
    func depth(_ point: MapPoint) -> Double {
      switch edge {
      case 0: point.x + overhang
      case 1: LocatorMap.width + overhang - point.x
      case 2: point.y + overhang
      default: LocatorMap.height + overhang - point.y
      }
    }
    var result: [MapPoint] = []
    guard var previous = points.last else { return [] }
    for point in points {
      let (before, now) = (depth(previous), depth(point))
      if (before < 0) != (now < 0) {
        let share = before / (before - now)
        result.append(
          MapPoint(
            x: previous.x + (point.x - previous.x) * share,
            y: previous.y + (point.y - previous.y) * share))
      }
      if now >= 0 { result.append(point) }
      previous = point
    }
    return result
  }
}

/// Keeps labels off each other.
struct LabelSpace {
  private var taken: [(left: Double, top: Double, right: Double, bottom: Double)]

  /// Starts with the room that the scale bar takes.
  init(scaleUnits: Double) {
    taken = [(0, LocatorMap.height - 34, scaleUnits + 84, LocatorMap.height)]
  }

  private static func width(_ text: String, isLarge: Bool) -> Double {
    Double(text.count) * (isLarge ? 11.5 : 8.2) + 6
  }

  private func isFree(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> Bool {
    guard left >= 2, top >= 2, right <= LocatorMap.width - 2, bottom <= LocatorMap.height - 2 else {
      return false
    }
    return !taken.contains {
      left < $0.right && right > $0.left && top < $0.bottom && bottom > $0.top
    }
  }

  /// Finds room right or left of a spot: whether it is left, or `nil` without room.
  mutating func place(_ text: String, besideX x: Double, y: Double) -> Bool? {
    let width = Self.width(text, isLarge: false)
    for left in [false, true] {
      let start = left ? x - 8 - width : x + 8
      guard isFree(start, y - 10, start + width, y + 8) else { continue }
      taken.append((start, y - 10, start + width, y + 8))
      taken.append((x - 5, y - 5, x + 5, y + 5))
      return left
    }
    taken.append((x - 5, y - 5, x + 5, y + 5))
    return nil
  }

  /// Finds room about a point, a little up or down from it; `nil` without room.
  mutating func place(
    _ text: String, aboutX x: Double, y: Double, isLarge: Bool, insists: Bool
  ) -> MapPoint? {
    let half = Self.width(text, isLarge: isLarge) / 2
    let height = isLarge ? 13.0 : 10
    let clamped = min(max(x, half + 4), LocatorMap.width - half - 4)
    let steps: [Double] = insists ? [0, -14, 14, -28, 28, -42, 42] : [0, -14, 14]
    for step in steps {
      let middle = min(max(y + step, height + 4), LocatorMap.height - height - 4)
      guard isFree(clamped - half, middle - height, clamped + half, middle + height) else {
        continue
      }
      taken.append((clamped - half, middle - height, clamped + half, middle + height))
      return MapPoint(x: clamped, y: middle)
    }
    return nil
  }
}
