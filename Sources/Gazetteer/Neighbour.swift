public import Geometry

/// The length of a border by one source.
public struct BorderLength: Hashable, Sendable {
  /// Kilometres; more than 0.
  public let kilometres: Double
  /// The id of the source.
  public let source: String

  /// Creates a length.
  public init(kilometres: Double, source: String) {
    self.kilometres = kilometres
    self.source = source
  }
}

/// What the sources say of the border of two places.
public struct SharedBorder: Hashable, Sendable {
  /// The lengths, the preferred source first. Sources without the border are in ``without``.
  public let lengths: [BorderLength]
  /// The ids of sources that know both places and no border between them.
  public let without: [String]
  /// False when sources disagree whether there is a border, or the only one is in doubt.
  public let isCertain: Bool

  /// The length by the preferred source, or `nil` when no source measures it.
  public var kilometres: Double? { lengths.first?.kilometres }
}

/// A place that shares a border with another.
public struct Neighbour: Hashable, Sendable {
  /// The neighbour.
  public let place: Place
  /// On which side of the first place the border lies, of eight points of the compass: by
  /// ``bearingBorderDegrees``, else by ``bearingCentroidDegrees``.
  public let direction: CompassPoint?
  /// From the first place's centroid to the middle of the shared border, in degrees clockwise from
  /// north; `nil` without shapes of both.
  public let bearingBorderDegrees: Double?
  /// From centroid to centroid, in degrees clockwise from north.
  public let bearingCentroidDegrees: Double?
  /// The border.
  public let border: SharedBorder
  /// The country of a unit of another country; `nil` at home, and for countries.
  public let abroad: Place?
}

/// Two places that share a border.
public struct BorderPair: Hashable, Sendable {
  /// The places, the lesser id first.
  public let a: Place, b: Place
  /// The border.
  public let border: SharedBorder

  /// Creates a pair of a place and a neighbour, in either order.
  public init(_ place: Place, _ neighbour: Place, border: SharedBorder) {
    (a, b) = place.id < neighbour.id ? (place, neighbour) : (neighbour, place)
    self.border = border
  }
}

/// A place within a distance.
public struct NearbyPlace: Hashable, Sendable {
  /// The place.
  public let place: Place
  /// From point to point.
  public let distanceKilometres: Double
  /// From the point to the nearest part of the place's outline, 0 inside it; `nil` without shape.
  public let borderDistanceKilometres: Double?
  /// From the point to the place's point, in degrees clockwise from north.
  public let bearingDegrees: Double

  /// To the point or the outline, whichever is nearer.
  public var nearestKilometres: Double {
    min(distanceKilometres, borderDistanceKilometres ?? distanceKilometres)
  }
}
