import Foundation
import Geometry
import TestSupport

/// The provinces of the evaluation material by name, in the file's order; empty when it is absent.
let provinces: [(key: String, shape: Shape)] = {
  guard let folder = sharedFolder,
    let data = FileManager.default.contents(
      atPath: folder + "/data/debian/afg_provinces_fixed_4dp.geojson"),
    let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
    let features = root["features"] as? [[String: Any]]
  else { return [] }
  return features.compactMap { feature in
    guard let properties = feature["properties"] as? [String: Any],
      let name = properties["name"] as? String,
      let geometry = feature["geometry"] as? [String: Any]
    else { return nil }
    let many = geometry["coordinates"] as? [[[[Double]]]]
    let one = (geometry["coordinates"] as? [[[Double]]]).map { [$0] }
    let polygons = (many ?? one ?? []).compactMap { rings -> Polygon? in
      let closed = rings.compactMap { ring in
        LinearRing(ring.map { Coordinate(wrapping: $0[0], $0[1]) })
      }
      return closed.first.map { Polygon(exterior: $0, holes: Array(closed.dropFirst())) }
    }
    return (name, .multiPolygon(polygons))
  }
}()

/// The borders of the evaluation material's table: names, and the length in kilometres.
let borderTable: [(a: String, b: String, km: Double)] = {
  guard let folder = sharedFolder,
    let text = try? String(
      contentsOfFile: folder + "/data/derived/province_adjacency.tsv", encoding: .utf8)
  else { return [] }
  return text.split(separator: "\n").dropFirst().compactMap { line in
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count > 2, let length = Double(fields[2]), length > 0 else { return nil }
    return (String(fields[0]), String(fields[1]), length)
  }
}()
