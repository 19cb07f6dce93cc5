public import Geometry

/// Whether and where two places meet.
public struct AdjacencyAnswer: Hashable, Sendable {
  /// How the two stand to each other.
  public enum Relation: String, Hashable, Sendable {
    /// They share a border.
    case borders
    /// They do not.
    case apart
    /// One lies in the other.
    case inside
    /// The first holds the second.
    case contains
    /// They are the same place.
    case same
    /// One is a point within 2 km of the other's border, or said to lie on it.
    case onBorder = "on-border"
    /// One is a road, river or valley that leads through the other.
    case crosses
    /// The tables do not tell.
    case unknown
  }

  /// Lower units on either side that touch.
  public struct Meeting: Hashable, Sendable {
    /// In the first place and in the second.
    public let a: Place, b: Place
    /// Their border.
    public let border: SharedBorder
  }

  /// The places asked about.
  public let a: Place, b: Place
  /// How they stand to each other.
  public let relation: Relation
  /// Where the border lies, seen from the first place's centroid; for places apart, where the
  /// second place lies. Of eight points of the compass.
  public let direction: CompassPoint?
  /// From centroid to the middle of the shared border, in degrees clockwise from north.
  public let bearingBorderDegrees: Double?
  /// From point to point, in degrees clockwise from north.
  public let bearingDegrees: Double?
  /// From point to point.
  public let distanceKilometres: Double?
  /// The border, when they share one.
  public let border: SharedBorder?
  /// Lower units that touch across the border, in order along it: from north to south or from west
  /// to east.
  public internal(set) var meetings: [Meeting]
  /// Passes, tunnels, roads and rivers that lead across the border or lie on it, by id.
  public internal(set) var features: [Place]
  /// The units on whose common border a point lies, by id.
  public let onBorderOf: [Place]
  /// From the first to the second over the fewest borders, both included; empty when there is none.
  public let path: [Place]

  /// Whether they meet: `nil` when the tables do not tell.
  public var isAdjacent: Bool? {
    switch relation {
    case .borders, .onBorder, .crosses: true
    case .apart, .inside, .contains, .same: false
    case .unknown: nil
    }
  }
}
