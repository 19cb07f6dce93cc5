import Encoding
import Features
import Foundation
import GeoJSON
import TestSupport
import Testing

@testable import Formats

/// Files converted a few features at a time are what they would be if converted as a whole.
@Suite struct StreamConversionTests {
  private func converted(
    _ text: [UInt8], to format: OverlayFormat, options: WritingOptions = WritingOptions()
  ) throws -> (bytes: [UInt8], outcome: StreamConversion.Outcome) {
    let result = try Converting.run(text, to: format, options: options)
    return (result.bytes, result.outcome)
  }

  @Test(arguments: 1...6)
  func readsAsAWhole(seed: UInt64) throws {
    var random = RandomLayers(seed: seed)
    let set = random.set(features: 90).withFoldersAsProperty
    let text = GeoJSONWriter(writesMissing: false).bytes(of: set)
    let whole = GeoJSONOverlayReader().read(text, file: "in.geojson").layers
    for format in [OverlayFormat.geojson, .geojsonl, .geojsons, .kml, .kmz] {
      let (bytes, outcome) = try converted(text, to: format)
      #expect(outcome.featureCount == set.allFeatures.count && outcome.faultCount == 0)
      let reader = try #require(OverlayFormat.detect(bytes)?.reader)
      let reading = reader.read(bytes, file: "out")
      #expect(reading.faults.isEmpty, "seed \(seed): \(reading.faults)")
      let direct = reader.read(try format.writer().bytes(of: whole), file: "out")
      #expect(
        Set(reading.layers.allFeatures.map { Set($0.properties) })
          == Set(direct.layers.allFeatures.map { Set($0.properties) }), "seed \(seed), \(format)")
      #expect(
        reading.layers.allFeatures.count == direct.layers.allFeatures.count, "seed \(seed)")
      #expect(reading.layers.layers.map(\.name) == direct.layers.layers.map(\.name))
    }
  }

  @Test func readsAgainForAnAttributeThatTurnsOutToBeText() throws {
    let lines = (0..<2_000).map { index in
      let value = index < 1_500 ? "\(index)" : "\"n\(index)\""
      let more = index == 1_700 ? ",\"late\":true" : ""
      return
        #"{"type":"Feature","id":"\#(index)","geometry":null,"properties":{"a":\#(value)\#(more)}}"#
    }
    let (bytes, _) = try converted(Array(lines.joined(separator: "\n").utf8), to: .geojson)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let features = try #require(root["features"] as? [[String: Any]])
    #expect(features.count == 2_000)
    for feature in features {
      let properties = try #require(feature["properties"] as? [String: Any])
      #expect(properties["a"] is String)
      #expect(properties["late"] != nil)
    }
  }

  @Test func namesFaultsAndKeepsTheRest() throws {
    let text = """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","geometry":{"type":"Point","coordinates":[1,95]},"properties":{}},
      {"type":"Feature","geometry":{"type":"Point","coordinates":[1,5]},"properties":{}}]}
      """
    let (bytes, outcome) = try converted(Array(text.utf8), to: .kml)
    #expect(outcome.featureCount == 1)
    #expect(outcome.faults.map(\.line) == [2])
    #expect(KMLReader().read(bytes, file: "a").layers.allFeatures.count == 1)
  }

  @Test func repeatsStylesForUMap() throws {
    let text = """
      {"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":
      {"marker-color":"#ff0000"}}
      """
    let options = WritingOptions(writesUMapOptions: true)
    let (bytes, _) = try converted(Array(text.utf8), to: .geojson, options: options)
    #expect(
      String(decoding: bytes, as: UTF8.self).contains(
        ##""_umap_options":{"color":"#ff0000","iconClass":"Circle"}"##))
    let (plain, _) = try converted(Array(text.utf8), to: .geojson)
    #expect(!String(decoding: plain, as: UTF8.self).contains("_umap_options"))
  }

  @Test func tagsColumnsForHXL() throws {
    let bytes = try OverlayFormat.csv.writer(WritingOptions(writesHXLTags: true)).bytes(
      of: Sample.layers)
    let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let header = rows[0].split(separator: ",", omittingEmptySubsequences: false)
    let tags = rows[1].split(separator: ",", omittingEmptySubsequences: false)
    #expect(header.count == tags.count)
    #expect(tags.first == "#meta+id" && tags.last == "#geo+lat")
    #expect(tags.allSatisfy { $0.isEmpty || $0.hasPrefix("#") })
  }
}
