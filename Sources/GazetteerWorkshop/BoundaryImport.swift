public import Features
public import Gazetteer
import Geometry
public import Topology

/// Finds the units that the features of a boundary file draw, by name or code and by place.
///
/// A name or a code alone proves nothing: two districts may share a name, and one code means
/// different units in different series. So the unit's point must lie in the shape, or no farther
/// from it than its own accuracy and at least 5 km. A unit gets one shape and a shape one unit.
public struct BoundaryImport: Sendable {
  /// One entry a feature, in the order of the file; with a unit given, only those that have to do
  /// with it.
  public let matches: [BoundaryMatch]
  /// The column that names the features, when one does.
  public let nameColumn: String?
  /// The column that holds codes, with their scheme, when one does.
  public let codeColumn: (name: String, scheme: String)?
  /// The units of the kind that no feature draws, by id.
  public let missing: [Place]
  private let shapes: [PlaceID: Shape]

  /// Matches features with the units of a kind, all or those inside a unit.
  public init(
    _ features: [Feature], gazetteer: Gazetteer, kind: PlaceKind, in country: PlaceID? = nil
  ) {
    var matcher = BoundaryMatcher(
      features: features, units: BoundaryUnits(gazetteer, kind: kind, in: country))
    matcher.run()
    nameColumn = matcher.nameColumn
    codeColumn = matcher.codeColumn
    // Of a file of the whole world, what has nothing to do with the place is no one's concern.
    matches =
      country == nil
      ? matcher.matches
      : matcher.matches.filter { $0.unit != nil || $0.note != BoundaryMatch.nothingFits }
    let units = matcher.units.places
    missing = units.indices.filter { matcher.featureOfUnit[$0] == nil }.map { units[$0] }
    var shapes: [PlaceID: Shape] = [:]
    for (unit, feature) in matcher.featureOfUnit {
      shapes[units[unit].id] = features[feature].shape
    }
    self.shapes = shapes
  }

  /// The number of features that found their unit.
  public var matched: Int { matches.count { $0.unit != nil } }

  /// The shapes of the units, positions rounded to five decimals, and the borders between them.
  ///
  /// - Parameters:
  ///   - source: the id that shapes and lengths carry.
  ///   - snapKilometres: borders that lie this close count as one, for files in which neighbours
  ///     were drawn apart; a border under 1 km is then no border.
  /// - Throws: `TopologyError` from GEOS.
  public func tables(
    source: String, snapKilometres: Double = 0
  ) throws(TopologyError) -> (shapes: [(id: PlaceID, shape: PlaceShape)], borders: [BorderRow]) {
    var drawn: [(key: String, shape: Shape)] = []
    for id in shapes.keys.sorted() {
      guard let shape = shapes[id] else { continue }
      let rounded = try repaired(shape.rounded(places: 5))
      if !rounded.polygons.isEmpty { drawn.append((id.rawValue, rounded)) }
    }
    let borders = try sharedBorders(of: drawn, snapKilometres: snapKilometres)
      .filter { snapKilometres == 0 || $0.km >= 1 }
      .map { border in
        BorderRow(
          a: PlaceID(rawValue: border.a), b: PlaceID(rawValue: border.b),
          sharedBorderKilometres: border.km, isCertain: border.km >= 1, source: source)
      }
    let listed = drawn.map { entry in
      (
        id: PlaceID(rawValue: entry.key),
        shape: PlaceShape(shape: entry.shape, isApproximate: false, source: source)
      )
    }
    return (listed, borders)
  }
}
