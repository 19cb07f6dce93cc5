import Encoding
import Features
import Geometry
import Overlays

/// The marks of an overlay with the claims behind each, so that the page can decide day by day
/// and filter by filter what it draws.
struct MarkData {
  let overlay: Overlay
  let claims: [String: Int]

  func json(_ cast: inout CastTable) -> JSONValue {
    var fills: [JSONValue] = []
    var hatches: [JSONValue] = []
    var outlines: [JSONValue] = []
    for feature in overlay.areas.allFeatures {
      guard let place = feature.text("place_id") else { continue }
      let own = indices(feature)
      if feature.id.hasPrefix("area-") {
        fills.append([
          "place": .string(place), "claims": own,
          "actor": .integer(actor(feature, overlay.areas, &cast, named: "holder")),
          "status": JSONValue(feature.text("status")),
          "opacity": JSONValue(style(feature, overlay.areas)?.fillOpacity, places: 2),
        ])
      } else if feature.id.hasPrefix("hatch-") {
        hatches.append(["place": .string(place), "claims": own])
      } else if feature.id.hasPrefix("outline-") {
        outlines.append(["place": .string(place), "claims": own])
      }
    }
    var points: [JSONValue] = []
    var lines: [JSONValue] = []
    for (set, features) in [
      (overlay.claims, overlay.claims.allFeatures),
      (overlay.movement, overlay.movement.allFeatures),
    ] {
      for feature in features {
        switch feature.shape {
        case .point(let point): points.append(mark(feature, point, set, &cast))
        case .lineString(let line):
          lines.append([
            "claims": indices(feature), "actor": .integer(actor(feature, set, &cast)),
            "opacity": JSONValue(style(feature, set)?.strokeOpacity, places: 2),
            "line": packed(line),
          ])
        default: break
        }
      }
    }
    let stays = overlay.places.allFeatures.compactMap { feature -> JSONValue? in
      guard case .point(let point) = feature.shape, let place = feature.text("place_id")
      else { return nil }
      return [
        "place": .string(place), "claims": indices(feature), "at": at(point, feature.decimals),
        "also": JSONValue(feature.text("also_names")),
      ]
    }
    return [
      "fills": .array(fills), "hatches": .array(hatches), "outlines": .array(outlines),
      "points": .array(points), "lines": .array(lines), "stays": .array(stays),
    ]
  }

  private func mark(
    _ feature: Feature, _ point: Coordinate, _ set: LayerSet, _ cast: inout CastTable
  ) -> JSONValue {
    let style = style(feature, set)
    var members: [JSONValue.Member] = [
      .init("at", at(point, feature.decimals)), .init("claims", indices(feature)),
      .init("actor", .integer(actor(feature, set, &cast))),
      .init("glyph", .string(style?.glyph?.rawValue ?? "disc")),
      .init("opacity", JSONValue(style?.fillOpacity, places: 2)),
      .init("status", JSONValue(feature.text("status"))),
    ]
    if style?.glyph == .arrow {
      members.append(.init("heading", JSONValue(style?.heading, places: 0)))
    }
    if let reason = feature.text("precision_reason") {
      members.append(.init("reason", .string(reason)))
    }
    return .object(members)
  }

  private func indices(_ feature: Feature) -> JSONValue {
    .array(feature.claimIndices(claims).map(JSONValue.integer))
  }

  private func style(_ feature: Feature, _ set: LayerSet) -> Style? {
    feature.style.flatMap { set.styles[$0] }
  }

  private func actor(
    _ feature: Feature, _ set: LayerSet, _ cast: inout CastTable, named name: String = "actor"
  ) -> Int {
    let style = style(feature, set)
    return cast.index(
      feature.text(name), colour: style?.fill.hex ?? "#5f5f5f",
      hasRim: style.map { $0.stroke != $0.fill } ?? false)
  }

  private func at(_ point: Coordinate, _ decimals: Int) -> JSONValue {
    .array([
      JSONValue(point.longitude, places: min(decimals, 5)),
      JSONValue(point.latitude, places: min(decimals, 5)),
    ])
  }
}

/// A line as whole numbers: longitude and latitude in ten-thousandths of a degree, the first
/// absolute and each other as the step from the one before.
///
/// - Parameter grain: the step to round to, in ten-thousandths.
func packed(_ line: [Coordinate], grain: Double = 1) -> JSONValue {
  var numbers: [JSONValue] = []
  var last = (0, 0)
  for (index, point) in line.enumerated() {
    let x = Int((point.longitude * 10_000 / grain).rounded() * grain)
    let y = Int((point.latitude * 10_000 / grain).rounded() * grain)
    if index > 0, (x, y) == last, index < line.count - 1 { continue }
    numbers.append(.integer(x - last.0))
    numbers.append(.integer(y - last.1))
    last = (x, y)
  }
  return .array(numbers)
}
