import Encoding
import Geometry

/// Answers about borders as JSON, schema version 1.
enum AdjacencyData {
  static func neighbours(of place: Place, _ list: [Neighbour]) -> JSONValue {
    [
      "place": value(place),
      "neighbours": .array(
        list.map { neighbour in
          object(
            members(neighbour.place) + [
              .init("country", JSONValue(neighbour.abroad?.id.rawValue)),
              .init("direction", JSONValue(neighbour.direction?.rawValue)),
              .init("direction_by", JSONValue(basis(neighbour))),
              .init("bearing_border_deg", JSONValue(neighbour.bearingBorderDegrees, places: 1)),
              .init("bearing_centroid_deg", JSONValue(neighbour.bearingCentroidDegrees, places: 1)),
            ] + members(neighbour.border))
        }),
    ]
  }

  static func pair(_ answer: AdjacencyAnswer) -> JSONValue {
    object(
      [
        .init("a", value(answer.a)), .init("b", value(answer.b)),
        .init("adjacent", answer.isAdjacent.map(JSONValue.bool) ?? .null),
        .init("relation", .string(answer.relation.rawValue)),
        .init("direction", JSONValue(answer.direction?.rawValue)),
        .init("bearing_deg", JSONValue(answer.bearingDegrees, places: 1)),
        .init("bearing_border_deg", JSONValue(answer.bearingBorderDegrees, places: 1)),
        .init("distance_km", JSONValue(answer.distanceKilometres, places: 1)),
      ] + members(answer.border) + [
        .init(
          "meets",
          .array(
            answer.meetings.map { meeting in
              object(
                [.init("a", value(meeting.a)), .init("b", value(meeting.b))]
                  + members(meeting.border))
            })),
        .init("features", .array(answer.features.map(value))),
        .init("on_border_of", .array(answer.onBorderOf.map(value))),
        .init("path", .array(answer.path.map { .string($0.id.rawValue) })),
      ])
  }

  /// What the side was measured by.
  static func basis(_ neighbour: Neighbour) -> String? {
    guard neighbour.direction != nil else { return nil }
    return neighbour.bearingBorderDegrees == nil ? "centre" : "border"
  }

  static func standing(_ standing: AdjacencyStanding) -> JSONValue {
    [
      "place": value(standing.place), "neighbours": [],
      "on_border_of": .array(standing.onBorderOf.map(value)),
      "leads_through": .array(standing.leadsThrough.map(value)),
      "in": standing.unit.map(value) ?? .null,
      "nearest_borders": .array(
        standing.nearest.map { near in
          object(
            members(near.place) + [
              .init("distance_km", JSONValue(near.borderDistanceKilometres, places: 1))
            ])
        }),
    ]
  }

  static func path(from a: Place, to b: Place, _ places: [Place]) -> JSONValue {
    [
      "a": value(a), "b": value(b),
      "path": .array(places.map { .string($0.id.rawValue) }),
      "places": .array(places.map(value)),
    ]
  }

  static func within(_ kilometres: Double, of place: Place, _ list: [NearbyPlace]) -> JSONValue {
    [
      "place": value(place), "within_km": JSONValue(kilometres, places: 3),
      "places": .array(
        list.map { near in
          object(
            members(near.place) + [
              .init("distance_km", JSONValue(near.distanceKilometres, places: 1)),
              .init("border_distance_km", JSONValue(near.borderDistanceKilometres, places: 1)),
              .init("bearing_deg", JSONValue(near.bearingDegrees, places: 1)),
            ])
        }),
    ]
  }

  static func all(_ pairs: [BorderPair], level: PlaceKind) -> JSONValue {
    [
      "level": .string(level.rawValue),
      "pairs": .array(
        pairs.map { pair in
          object(
            [.init("a", value(pair.a)), .init("b", value(pair.b))] + members(pair.border))
        }),
    ]
  }

  private static func value(_ place: Place) -> JSONValue { object(members(place)) }

  private static func object(_ members: [JSONValue.Member]) -> JSONValue { .object(members) }

  private static func members(_ place: Place) -> [JSONValue.Member] {
    [
      .init("id", .string(place.id.rawValue)), .init("name", .string(place.name)),
      .init("kind", .string(place.kind.rawValue)),
    ]
  }

  /// A source that has no border stands among the lengths with 0, so that no one is left out.
  private static func members(_ border: SharedBorder?) -> [JSONValue.Member] {
    guard let border else {
      return [
        .init("shared_border_km", .null), .init("lengths", []), .init("certainty", .null),
      ]
    }
    let lengths = border.lengths.map { length -> JSONValue in
      ["km": JSONValue(length.kilometres, places: 2), "source": .string(length.source)]
    }
    let without = border.without.map { source -> JSONValue in
      ["km": 0, "source": .string(source)]
    }
    return [
      .init("shared_border_km", JSONValue(border.kilometres, places: 2)),
      .init("lengths", .array(lengths + without)),
      .init("certainty", .string(border.isCertain ? "certain" : "uncertain")),
    ]
  }
}
