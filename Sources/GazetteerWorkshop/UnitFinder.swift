public import Gazetteer
public import Geometry

/// Tells in which first-level unit of its country a point lies.
public struct UnitFinder: Sendable {
  /// A point may lie so far outside the outline of its unit: outlines drawn for the whole world cut
  /// off capes and islands.
  static let toleranceKilometres = 30.0
  /// And so far where another unit, or another country, may hold it: lines are coarse there too.
  private static let toleranceAtBordersKilometres = 5.0

  private struct Outline {
    let id: PlaceID
    let shape: Shape
    let box: BoundingBox

    func holds(_ point: Coordinate) -> Bool { box.contains(point) && shape.contains(point) }
  }

  private var outlines: [PlaceID: [Outline]] = [:]

  /// Collects the surveyed outlines of the first-level units of a gazetteer.
  ///
  /// - Parameter outlines: those that stand beside the tables (``UnitOutlines``).
  public init(_ gazetteer: Gazetteer, outlines: [PlaceID: PlaceShape]) {
    for place in gazetteer.allPlaces where place.kind == .province {
      guard let country = gazetteer.enclosing(place.id, kind: .country),
        let shape = gazetteer.shape(of: place.id) ?? outlines[place.id], !shape.isApproximate,
        let box = shape.shape.boundingBox, !shape.shape.polygons.isEmpty
      else { continue }
      self.outlines[country.id, default: []].append(
        Outline(id: place.id, shape: shape.shape, box: box))
    }
  }

  /// The unit of a country whose outline holds a point, else the nearest within 30 km, or within
  /// 5 km where a unit of another country holds the point; `nil` when there is none.
  public func unit(at point: Coordinate, in country: PlaceID) -> PlaceID? {
    let units = outlines[country] ?? []
    if let unit = units.first(where: { $0.holds(point) }) { return unit.id }
    let isAbroad = outlines.contains { $0.key != country && $0.value.contains { $0.holds(point) } }
    var nearest: (id: PlaceID, distance: Double)?
    for outline in units {
      guard let distance = outline.shape.distanceToBoundaryKilometres(from: point),
        distance <= nearest?.distance
          ?? (isAbroad ? Self.toleranceAtBordersKilometres : Self.toleranceKilometres)
      else { continue }
      nearest = (outline.id, distance)
    }
    return nearest?.id
  }

  /// Whether a point may lie in a unit though another may hold it: it lies at most 5 km outside the
  /// outline, or 30 where no other unit is there. So it may where the unit has no outline.
  func fits(_ point: Coordinate, in unit: PlaceID, of country: PlaceID) -> Bool {
    guard let outline = outlines[country]?.first(where: { $0.id == unit }) else { return true }
    if outline.holds(point) { return true }
    guard let distance = outline.shape.distanceToBoundaryKilometres(from: point) else {
      return true
    }
    return distance <= Self.toleranceAtBordersKilometres
      || (distance <= Self.toleranceKilometres && self.unit(at: point, in: country) == unit)
  }
}
