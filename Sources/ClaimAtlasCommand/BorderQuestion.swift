import Gazetteer

/// A question that `claimatlas adjacent` answers.
enum BorderQuestion {
  case neighbours(Place, level: PlaceKind?)
  case pair(Place, Place)
  case path(Place, Place, level: PlaceKind?)
  case within(Double, Place, level: PlaceKind?)
  case all(level: PlaceKind, inside: Place?)

  /// The answer for people and programs.
  func report(_ gazetteer: Gazetteer) -> AdjacencyReport {
    switch self {
    case .neighbours(let place, let level):
      gazetteer.neighboursReport(of: place, level: level)
    case .pair(let a, let b): gazetteer.adjacencyReport(a, b)
    case .path(let a, let b, let level): gazetteer.pathReport(from: a, to: b, level: level)
    case .within(let kilometres, let place, let level):
      gazetteer.withinReport(kilometres: kilometres, of: place, kind: level)
    case .all(let level, let around): gazetteer.allPairsReport(level: level, inside: around)
    }
  }

  /// The borders that the answer is made of; `nil` for places within a distance.
  func borders(_ gazetteer: Gazetteer) -> [DirectedBorder]? {
    switch self {
    case .within: return nil
    case .neighbours(let place, let level):
      return gazetteer.neighbours(of: place.id, level: level).map {
        DirectedBorder(
          a: place, b: $0.place, border: $0.border, borderBearing: $0.bearingBorderDegrees,
          centreBearing: $0.bearingCentroidDegrees)
      }
    case .pair(let a, let b):
      guard let border = gazetteer.adjacency(a, b).border else { return [] }
      return [DirectedBorder(a, b, border, gazetteer)]
    case .path(let a, let b, let level):
      let places = gazetteer.path(from: a.id, to: b.id, level: level)
        .compactMap { gazetteer.place($0) }
      return zip(places, places.dropFirst()).compactMap { a, b in
        gazetteer.adjacency(a, b).border.map { DirectedBorder(a, b, $0, gazetteer) }
      }
    case .all(let level, let around):
      return gazetteer.allPairs(level: level, inside: around?.id).map {
        DirectedBorder($0.a, $0.b, $0.border, gazetteer)
      }
    }
  }
}

/// A border seen from one of its sides.
struct DirectedBorder {
  let a: Place
  let b: Place
  let border: SharedBorder
  /// From the centroid of the first to the middle of the border and to the centroid of the second,
  /// in degrees clockwise from north.
  let borderBearing: Double?
  let centreBearing: Double?

  init(
    a: Place, b: Place, border: SharedBorder, borderBearing: Double?, centreBearing: Double?
  ) {
    self.a = a
    self.b = b
    self.border = border
    self.borderBearing = borderBearing
    self.centreBearing = centreBearing
  }

  init(_ a: Place, _ b: Place, _ border: SharedBorder, _ gazetteer: Gazetteer) {
    let bearings = gazetteer.borderBearings(from: a, to: b, isBorder: true)
    self.init(
      a: a, b: b, border: border, borderBearing: bearings.border,
      centreBearing: bearings.centroid)
  }
}
