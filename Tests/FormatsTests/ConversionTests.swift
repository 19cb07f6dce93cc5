import Features
import Formats
import Foundation
import GeoJSON
import TestSupport
import Testing

@Suite struct ConversionTests {
  private func through(_ format: OverlayFormat, _ set: LayerSet) throws -> OverlayReading {
    let bytes = try format.writer().bytes(of: set)
    let reader = try #require(OverlayFormat.detect(bytes)?.reader)
    return reader.read(bytes, file: "a.\(format.rawValue)")
  }

  /// Properties as GeoJSON has them, by id.
  private func properties(_ set: LayerSet) throws -> [String: [String: AnyHashable]] {
    let bytes = GeoJSONWriter(writesMissing: false).bytes(of: set)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    var byID: [String: [String: AnyHashable]] = [:]
    for feature in root["features"] as? [[String: Any]] ?? [] {
      var properties = feature["properties"] as? [String: AnyHashable] ?? [:]
      if let time = feature["time"] as? [String: AnyHashable] { properties["time"] = time }
      byID[feature["id"] as? String ?? ""] = properties
    }
    return byID
  }

  @Test(arguments: [OverlayFormat.kml, .kmz])
  func keepsPropertiesStylesAndTimes(format: OverlayFormat) throws {
    var set = Sample.layers
    // Ids that are no XML names and shapes of several kinds are changed, as KML wants.
    for index in set.layers.indices {
      set.layers[index].features.removeAll { $0.id.contains(" ") || $0.id == "m-2" }
    }
    let reading = try through(format, set)
    #expect(reading.faults.isEmpty)
    let before = try properties(set)
    let after = try properties(reading.layers)
    #expect(before.count == after.count)
    for (id, properties) in before { #expect(after[id] == properties, "\(id)") }
    #expect(reading.layers.name == set.name && reading.layers.description == set.description)
    #expect(reading.layers.metadata == set.metadata)
    #expect(reading.layers.layers.map(\.name) == ["Areas", "Badges", "Movements"])
  }

  @Test func keepsFoldersInFormatsWithoutThem() throws {
    let flat = Sample.layers.withFoldersAsProperty
    let reading = try through(.geojson, flat)
    #expect(reading.layers.layers.map(\.name) == ["Areas", "Badges", "Movements"])
    #expect(reading.layers.layers.first?.layers.first?.name == "North: areas")
    #expect(reading.layers.allFeatures.count == Sample.layers.allFeatures.count)
  }

  @Test func keepsForeignSimpleStyle() throws {
    let text = """
      {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[1,2]},"properties":
      {"marker-symbol":"hospital","marker-color":"#ff0000","marker-size":"large","n":"one"}}
      """
    let reading = GeoJSONOverlayReader().read(Array(text.utf8), file: "a")
    let back = try through(.kml, reading.layers)
    #expect(
      try properties(back.layers)["a"] == [
        "title": "", "description": "", "n": "one", "marker-symbol": "hospital",
        "marker-color": "#ff0000", "marker-size": "large",
      ])
    let style = try #require(back.layers.allFeatures.first?.style)
    #expect(back.layers.styles[style]?.fill.hex == "#ff0000")
  }

  @Test(arguments: 1...6)
  func readsWhatItWrites(seed: UInt64) throws {
    var random = RandomLayers(seed: seed)
    let set = random.set(features: 80)
    for format in [OverlayFormat.kml, .kmz, .geojson, .geojsonl] {
      let reading = try through(format, set)
      #expect(reading.faults.isEmpty, "seed \(seed): \(reading.faults)")
      #expect(reading.layers.allFeatures.count >= set.allFeatures.count, "seed \(seed)")
      // Once read, writing and reading again changes nothing.
      let again = try through(.geojson, reading.layers)
      #expect(again.layers.allFeatures.count == reading.layers.allFeatures.count, "seed \(seed)")
    }
  }

  static let inputs: [String] = {
    guard let sharedFolder else { return [] }
    let folder = sharedFolder + "/eval/export/inputs/"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().map { folder + $0 }
  }()

  @Test(
    "Files of other makers are read or refused in words",
    .enabled(if: !inputs.isEmpty, "the evaluation material is not beside the package"),
    arguments: inputs)
  func readsFilesOfOthers(path: String) throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    guard let reader = OverlayFormat.detect(bytes)?.reader else { return }
    let reading = reader.read(bytes, file: "input")
    let hasFeatures = !reading.layers.allFeatures.isEmpty
    let isBroken = path.contains("overflow") || path.contains("bad")
    if !isBroken, path.contains(".km"), !path.contains("billion"), !path.contains("nokml") {
      #expect(hasFeatures || reading.faults.isEmpty, "\(reading.faults)")
    }
    for format in OverlayFormat.allCases where hasFeatures {
      #expect(try !format.writer().bytes(of: reading.layers).isEmpty)
    }
  }
}
