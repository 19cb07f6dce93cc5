public import Gazetteer

/// What changed at one place.
public struct PlaceChanges: Hashable, Sendable {
  /// The name of the place, or the words of the text when it is in no gazetteer.
  public let name: String
  /// The place, or `nil` when it is in no gazetteer.
  public let id: PlaceID?
  /// Its kind, when known.
  public let kind: PlaceKind?
  /// The changes in the order of days; at least one.
  public let changes: [Change]
  /// The changes in a line: "claimed 23 Aug by X; denied 24 Aug by Y".
  public let summary: String
  /// How many claims about the place hold on the last day.
  public let standing: Int
  /// Whether claims that hold on the last day contradict each other.
  public let isDisputed: Bool
}
