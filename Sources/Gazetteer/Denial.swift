/// A row of `deny.csv`: a name that is not read as a place, or not as one place.
public struct Denial: Hashable, Sendable {
  /// The name, in any spelling that folds to the same.
  public var name: String
  /// The place that it never means; `nil` for a name that is no place at all.
  public var place: PlaceID?
  /// The number of the gazetteer that says so. Places of later gazetteers are not touched, unless
  /// it names the place.
  public var layer: Int

  /// Creates a row.
  public init(name: String, place: PlaceID? = nil, layer: Int = 0) {
    self.name = name
    self.place = place
    self.layer = layer
  }
}
