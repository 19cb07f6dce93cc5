public import Gazetteer

/// A place that a statement names.
public struct StatedPlace: Hashable, Sendable {
  /// The place.
  public let id: PlaceID
  /// Its name.
  public let name: String
  /// What it is.
  public let kind: PlaceKind

  init(_ place: Place) {
    id = place.id
    name = place.name
    kind = place.kind
  }
}

/// What a place is related to.
public enum StatedObject: Hashable, Sendable {
  /// Another place.
  case place(StatedPlace)
  /// A figure with its unit: 7 districts.
  case figure(Double, unit: String)
}
