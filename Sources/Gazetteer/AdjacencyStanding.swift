import Geometry

/// How a pass, a town, a road or another place that is no unit of administration stands to the
/// borders of units.
public struct AdjacencyStanding: Hashable, Sendable {
  /// The place.
  public let place: Place
  /// The units on whose common border it lies, by id.
  public let onBorderOf: [Place]
  /// The units that a road, river or valley leads through, by id.
  public let leadsThrough: [Place]
  /// The smallest unit around it.
  public let unit: Place?
  /// The provinces around the one that it lies in, with the distance of its point to their outline,
  /// the nearest first; empty when the point is not good enough or no outline is known.
  public let nearest: [NearbyPlace]

  /// Whether the tables tell anything.
  public var isKnown: Bool {
    !onBorderOf.isEmpty || !leadsThrough.isEmpty || unit != nil || !nearest.isEmpty
  }
}

extension Gazetteer {
  /// How a place that is no unit stands to the borders around it.
  public func standing(of place: Place) -> AdjacencyStanding {
    let through = facts(of: place.id).filter { $0.property == "crosses" }
      .compactMap { self.place(PlaceID(rawValue: $0.value)) }.filter(\.kind.isAdministrative)
    return AdjacencyStanding(
      place: place, onBorderOf: onBorder(place),
      leadsThrough: Dictionary(through.map { ($0.id, $0) }) { first, _ in first }.values
        .sorted { $0.id < $1.id },
      unit: ancestors(of: place.id).first(where: \.kind.isAdministrative),
      nearest: nearestBorders(of: place))
  }

  private func nearestBorders(of place: Place) -> [NearbyPlace] {
    guard isPoint(place), let point = place.coordinate,
      let province = enclosing(place.id, kind: .province)
    else { return [] }
    return neighbourBorders(of: province, level: .province).compactMap { other, _ -> NearbyPlace? in
      guard let shape = outline(of: other.id)?.shape, let centre = other.coordinate,
        let distance = shape.distanceToBoundaryKilometres(from: point)
      else { return nil }
      return NearbyPlace(
        place: other, distanceKilometres: point.distanceKilometres(to: centre),
        borderDistanceKilometres: shape.contains(point) ? 0 : distance,
        bearingDegrees: point.bearingDegrees(to: centre))
    }.sorted {
      ($0.nearestKilometres, $0.place.id) < ($1.nearestKilometres, $1.place.id)
    }
  }
}
