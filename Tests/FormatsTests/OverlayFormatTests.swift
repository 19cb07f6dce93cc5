import Features
import Formats
import Foundation
import TestSupport
import Testing

@Suite struct OverlayFormatTests {
  @Test(arguments: [
    ("overlay.kml", OverlayFormat.kml), ("a/b.KMZ", .kmz), ("x.geojson", .geojson),
    ("json", .geojson),
    (".ndjson", .geojsonl), ("a.geojsons", .geojsons), ("a.b.csv", .csv),
  ])
  func knowsFilesByTheirEnding(name: String, expected: OverlayFormat) {
    #expect(OverlayFormat(fileEnding: name) == expected)
  }

  @Test(arguments: ["", "overlay.shp", ".", "kml.txt"])
  func refusesOtherEndings(name: String) { #expect(OverlayFormat(fileEnding: name) == nil) }

  @Test(arguments: [OverlayFormat.geojson, .geojsonl, .csv])
  func writesTheSample(format: OverlayFormat) throws {
    let text = String(decoding: try format.writer().bytes(of: Sample.layers), as: UTF8.self)
    #expect(matchesGolden(text, "Fixtures/formats/overlay.\(format.rawValue)"))
  }

  /// Foundation's reader as an oracle: every feature is there, with flat and valid JSON.
  @Test(arguments: 1...6)
  func writesJSONThatOthersRead(seed: UInt64) throws {
    var random = RandomLayers(seed: seed)
    let set = random.set(features: 120)
    let bytes = try OverlayFormat.geojson.writer().bytes(of: set)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any], "seed \(seed)")
    let features = try #require(root["features"] as? [[String: Any]])
    #expect(features.count == set.allFeatures.count, "seed \(seed)")
    let ids = features.compactMap { $0["id"] as? String }
    let repeated = Dictionary(grouping: ids, by: \.self).filter { $0.value.count > 1 }.keys
    #expect(repeated.isEmpty, "seed \(seed): \(repeated.map { Array($0.utf8) })")
    for (feature, written) in zip(set.allFeatures, features) {
      let properties = try #require(written["properties"] as? [String: Any])
      #expect(properties["title"] is String)
      #expect(!properties.values.contains { $0 is [Any] || $0 is [String: Any] })
      #expect((written["geometry"] is NSNull) == (feature.shape == nil))
    }
  }
}
