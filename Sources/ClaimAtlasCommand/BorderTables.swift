import Encoding
import Features
import Gazetteer
import GeoJSON
import Geometry
import Topology

/// Borders as rows and as lines.
struct BorderTables {
  let gazetteer: Gazetteer

  /// The borders of a level, or of one place: a row a pair and source.
  func csv(_ pairs: [BorderPair]) -> String {
    var bytes: [UInt8] = []
    bytes.appendCSVRecord([
      "a", "a_name", "b", "b_name", "shared_border_km", "certainty", "source",
    ])
    for pair in pairs {
      let rows =
        pair.border.lengths.map { (decimalText($0.kilometres, places: 2), $0.source) }
        + pair.border.without.map { ("0", $0) }
      for (kilometres, source) in rows {
        bytes.appendCSVRecord(
          [
            pair.a.id.rawValue, pair.a.name, pair.b.id.rawValue, pair.b.name, kilometres,
            pair.border.isCertain ? "certain" : "uncertain", source,
          ], guardFormulas: true)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The pairs that a place makes with its neighbours.
  func pairs(of place: Place, level: PlaceKind?) -> [BorderPair] {
    gazetteer.neighbours(of: place.id, level: level).map {
      BorderPair(place, $0.place, border: $0.border)
    }
  }

  /// The lines that the outlines of each pair share, as GeoJSON. Approximate outlines make no
  /// border; a pair without a shared line has no geometry.
  func geoJSON(_ pairs: [BorderPair], title: String) throws -> [UInt8] {
    var features: [Feature] = []
    for pair in pairs {
      var lines: [[Coordinate]] = []
      if let a = outline(pair.a), let b = outline(pair.b) { lines = try sharedBorder(a, b) }
      let shape: Shape? =
        lines.isEmpty ? nil : lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines)
      features.append(
        Feature(
          id: "\(pair.a.id.rawValue)--\(pair.b.id.rawValue)",
          name: "\(pair.a.name) – \(pair.b.name)", shape: shape,
          properties: [
            Property("a", .string(pair.a.id.rawValue)),
            Property("a_name", .string(pair.a.name)),
            Property("b", .string(pair.b.id.rawValue)),
            Property("b_name", .string(pair.b.name)),
            Property("shared_border_km", .number(pair.border.kilometres ?? 0)),
            Property("certainty", .string(pair.border.isCertain ? "certain" : "uncertain")),
            Property(
              "lengths",
              .string(
                pair.border.lengths.map {
                  "\(decimalText($0.kilometres, places: 1)) km (\($0.source))"
                }.joined(separator: "; "))),
          ]))
    }
    let layer = Layer(id: "borders", name: title, features: features)
    return GeoJSONWriter().bytes(of: LayerSet(name: title, layers: [layer]))
  }

  private func outline(_ place: Place) -> Shape? {
    guard let shape = gazetteer.shape(of: place.id), !shape.isApproximate else { return nil }
    return shape.shape
  }
}
