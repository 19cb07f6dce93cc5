import Encoding
import Features
import Gazetteer
import GeoJSON
import Geometry
import Topology

/// Borders, and places within a distance, as rows and as shapes.
struct BorderTables {
  let gazetteer: Gazetteer

  /// A row a border and source, the way in the order of its steps; or a row a place nearby.
  func csv(_ question: BorderQuestion) -> String {
    var bytes: [UInt8] = []
    guard let borders = question.borders(gazetteer) else {
      appendNearby(question, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    bytes.appendCSVRecord([
      "a", "a_name", "a_kind", "b", "b_name", "b_kind", "direction", "bearing_border_deg",
      "bearing_centroid_deg", "shared_border_km", "certainty", "source",
    ])
    for item in borders {
      let border = item.border
      let rows =
        border.lengths.map { (decimalText($0.kilometres, places: 2), $0.source) }
        + border.without.map { ("0", $0) }
      for (kilometres, source) in rows {
        bytes.appendCSVRecord(
          [
            item.a.id.rawValue, item.a.name, item.a.kind.rawValue, item.b.id.rawValue, item.b.name,
            item.b.kind.rawValue, direction(item) ?? "", text(item.borderBearing),
            text(item.centreBearing), kilometres, border.isCertain ? "certain" : "uncertain",
            source,
          ], guardFormulas: true)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func text(_ value: Double?) -> String { value.map { decimalText($0, places: 1) } ?? "" }

  /// The side of the first place on which the border lies, of eight points.
  private func direction(_ item: DirectedBorder) -> String? {
    (item.borderBearing ?? item.centreBearing).map {
      CompassPoint(bearingDegrees: $0, among: .eight).rawValue
    }
  }

  private func nearby(_ question: BorderQuestion) -> [NearbyPlace] {
    guard case .within(let kilometres, let place, let level) = question else { return [] }
    return gazetteer.within(kilometres: kilometres, of: place.id, kind: level)
  }

  private func appendNearby(_ question: BorderQuestion, to bytes: inout [UInt8]) {
    bytes.appendCSVRecord([
      "id", "name", "kind", "longitude", "latitude", "distance_km", "border_distance_km",
      "bearing_deg",
    ])
    for near in nearby(question) {
      let point = near.place.coordinate
      bytes.appendCSVRecord(
        [
          near.place.id.rawValue, near.place.name, near.place.kind.rawValue,
          point.map { decimalText($0.longitude, places: 6) } ?? "",
          point.map { decimalText($0.latitude, places: 6) } ?? "",
          decimalText(near.distanceKilometres, places: 1), text(near.borderDistanceKilometres),
          text(near.bearingDegrees),
        ], guardFormulas: true)
    }
  }

  /// The lines that the outlines of each pair share, or the points of places nearby, as GeoJSON.
  /// Approximate outlines make no border; a pair without a shared line has no geometry, and is
  /// counted.
  func geoJSON(
    _ question: BorderQuestion
  ) throws -> (bytes: [UInt8], count: Int, without: Int) {
    let name: String
    var features: [Feature]
    var without = 0
    if let borders = question.borders(gazetteer) {
      name = "Borders"
      features = try borders.map(line)
      without = features.count { $0.shape == nil }
    } else {
      name = "Places nearby"
      features = nearby(question).map(point)
    }
    let layer = Layer(id: name == "Borders" ? "borders" : "places", name: name, features: features)
    let bytes = GeoJSONWriter().bytes(of: LayerSet(name: name, layers: [layer]))
    return (bytes, features.count, without)
  }

  private func line(_ item: DirectedBorder) throws -> Feature {
    var lines: [[Coordinate]] = []
    if let a = outline(item.a), let b = outline(item.b) { lines = try sharedBorder(a, b) }
    let shape: Shape? =
      lines.isEmpty ? nil : lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines)
    let lengths = item.border.lengths.map {
      "\(decimalText($0.kilometres, places: 1)) km (\($0.source))"
    }
    var properties = [
      Property("a", .string(item.a.id.rawValue)), Property("a_name", .string(item.a.name)),
      Property("b", .string(item.b.id.rawValue)), Property("b_name", .string(item.b.name)),
      Property("shared_border_km", .number(item.border.kilometres ?? 0)),
      Property("certainty", .string(item.border.isCertain ? "certain" : "uncertain")),
      Property("lengths", .string(lengths.joined(separator: "; "))),
    ]
    if let direction = direction(item) {
      properties.append(Property("direction", .string(direction)))
    }
    return Feature(
      id: "\(item.a.id.rawValue)--\(item.b.id.rawValue)",
      name: "\(item.a.name) – \(item.b.name)", shape: shape, properties: properties)
  }

  private func point(_ near: NearbyPlace) -> Feature {
    var properties = [
      Property("kind", .string(near.place.kind.rawValue)),
      Property("distance_km", .number(near.distanceKilometres)),
      Property("bearing_deg", .number(near.bearingDegrees)),
    ]
    if let distance = near.borderDistanceKilometres {
      properties.append(Property("border_distance_km", .number(distance)))
    }
    return Feature(
      id: near.place.id.rawValue, name: near.place.name,
      shape: near.place.coordinate.map { .point($0) }, properties: properties)
  }

  private func outline(_ place: Place) -> Shape? {
    guard let shape = gazetteer.shape(of: place.id), !shape.isApproximate else { return nil }
    return shape.shape
  }
}
