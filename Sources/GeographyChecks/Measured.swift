public import Gazetteer

/// What the gazetteer knows of the matter of a statement; what does not apply is absent.
public struct Measured: Hashable, Sendable {
  /// From the object's centroid to the middle of the common border, degrees clockwise from north.
  public var bearingBorderDegrees: Double?
  /// From the object's centroid to the subject's, degrees clockwise from north.
  public var bearingCentroidDegrees: Double?
  /// The smaller of the two offsets from the point of the compass that is stated, 0 to 180 degrees.
  public var offsetDegrees: Double?
  /// From point to point.
  public var distanceKilometres: Double?
  /// The common border.
  public var border: SharedBorder?
  /// The figures of the gazetteer, the nearest first.
  public var figures: [Fact] = []

  init() {}
}
