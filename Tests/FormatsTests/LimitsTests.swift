import Features
import Foundation
import GRDB
import GeoJSON
import Geometry
import Testing

@testable import Formats

/// What is too large is refused in words, and what stands beside it is kept.
@Suite struct LimitsTests {
  private func converted(
    _ text: String, to format: OverlayFormat = .geojsonl
  ) throws -> (reading: OverlayReading, outcome: StreamConversion.Outcome) {
    let result = try Converting.run(Array(text.utf8), to: format)
    let reader = try #require(OverlayFormat.detect(result.bytes)?.reader)
    return (reader.read(result.bytes, file: "out"), result.outcome)
  }

  private static func point(_ name: String) -> String {
    #"{"type":"Feature","properties":{"title":"\#(name)"},"geometry":{"type":"Point","coordinates":[1,2]}}"#
  }

  private static let longText = String(repeating: "word ", count: 1_800_000)
  private static let manyLines = [String](repeating: "[[1,2],[3,4]]", count: 250_001)
    .joined(separator: ",")

  @Test(arguments: [
    (#"{"type":"Feature","properties":{"n":"\#(longText)"},"geometry":null}"#, "more than 8 MB"),
    (
      #"{"type":"Feature","properties":{},"geometry":{"type":"MultiLineString","coordinates":"#
        + "[\(manyLines)]}}", "more than 2 million positions, or 250,000 lines"
    ),
  ])
  func largeFeaturesOfGeoJSONAreFaults(large: String, words: String) throws {
    let features = [Self.point("a"), large, Self.point("b")]
    let collection =
      "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n")
      + ",\n{\"type\":\"Feature\"},3]}"
    let lines = features.joined(separator: "\n") + "\n{\"type\":\"Feature\"}\n3"
    for (text, line) in [(collection, 3), (lines, 2)] {
      let (reading, outcome) = try converted(text)
      #expect(reading.layers.allFeatures.map(\.name) == ["a", "b", ""])
      #expect(outcome.faultCount == 2 && outcome.faults.map(\.line) == [line, 5])
      #expect(outcome.faults.first?.fault.contains(words) == true)
    }
  }

  @Test func largeMembersOfACollectionAreFaults() throws {
    let (reading, outcome) = try converted(
      #"{"type":"FeatureCollection","features":[\#(Self.point("a"))],"x":[{"y":"\#(Self.longText)"}]}"#
    )
    #expect(reading.layers.allFeatures.map(\.name) == ["a"])
    #expect(outcome.faults.map(\.line) == [1])
  }

  @Test func largePlacemarksAreFaults() throws {
    let (reading, outcome) = try converted(
      """
      <kml><Document><Placemark><name>a</name></Placemark>
      <Placemark><description>\(Self.longText)</description></Placemark>
      <Placemark><name>b</name></Placemark></Document></kml>
      """)
    #expect(reading.layers.allFeatures.map(\.name) == ["a", "b"])
    #expect(outcome.faults.map(\.line) == [2])
    #expect(outcome.faults.first?.fault.contains("more than 8 MB of text") == true)
  }

  @Test func tooManyAttributesAreLeftOut() throws {
    let text = (0...PropertyColumns.limit).map { index -> String in
      #"{"type":"Feature","geometry":null,"properties":{"title":"\#(index)","attribute \#(index)":1}}"#
    }.joined(separator: "\n")
    for format in [OverlayFormat.geojson, .kml] {
      let (reading, outcome) = try converted(text, to: format)
      let features = reading.layers.allFeatures
      #expect(features.count == PropertyColumns.limit + 1)
      #expect(features.count { !$0.properties.isEmpty } == PropertyColumns.limit)
      #expect(outcome.faults.map(\.fault).first?.contains("20000 different") == true)
    }
    #expect(throws: ConversionFault.self) { try Converting.run(Array(text.utf8), to: .csv) }
  }

  @Test func tooManyStylesAreLeftOut() throws {
    let text = (0...StyleCollector.limit).map { index -> String in
      let colour = String(0x100_0000 + index, radix: 16).dropFirst()
      return #"{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":"#
        + "{\"marker-color\":\"#\(colour)\"}}"
    }.joined(separator: "\n")
    let (reading, outcome) = try converted(text, to: .kml)
    #expect(reading.layers.allFeatures.count == StyleCollector.limit + 1)
    #expect(reading.layers.styles.keys.count == StyleCollector.limit)
    #expect(outcome.faults.first?.fault.contains("10000 different styles") == true)
  }

  @Test func tooManyFoldersAreJoined() throws {
    let folders = String(
      repeating: "<Folder><name>F</name></Folder>", count: FolderTree.limit)
    let (reading, outcome) = try converted(
      "<kml><Document>\(folders)<Folder><name>Last</name><Placemark/></Folder></Document></kml>")
    #expect(reading.layers.allFeatures.count == 1)
    #expect(outcome.faults.first?.fault.contains("100000 folders") == true)
  }

  @Test func largeValuesOfAGeoPackageAreFaults() throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "claimatlas-limits-\(UUID().uuidString).gpkg").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(try GeoPackageWriter().bytes(of: Sample.layers)).write(
      to: URL(fileURLWithPath: path))
    let count = try DatabaseQueue(path: path).write { database in
      // Without the triggers, which call functions of GeoPackage's own.
      let names = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
      for name in names { try database.execute(sql: "DROP TRIGGER \(name)") }
      try database.execute(
        sql: """
          UPDATE points SET geom = zeroblob(40000000)
          WHERE fid = (SELECT max(fid) FROM points)
          """)
      return try Int.fetchOne(database, sql: "SELECT count(*) FROM points") ?? 0
    }
    let result = try Converting.run(
      Array(try Data(contentsOf: URL(fileURLWithPath: path))), to: .geojson)
    #expect(count > 1 && result.outcome.featureCount >= count - 1)
    #expect(result.outcome.faults.map(\.fault).joined().contains("a value of more than 34 MB"))
  }

  /// Positions are read while their text comes, whatever stands around them.
  @Test func longShapesAreReadInParts() throws {
    let line = (0..<120_000).map { (index: Int) -> String in "[\(index % 170),\(index % 80)]" }
      .joined(separator: ", ")
    let other = (0..<90_000).map { (index: Int) -> String in "[\(index % 160),\n\(index % 70)]" }
      .joined(separator: ",")
    let texts = [
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":{"coordinates":[\#(line)],"type":"LineString"},"id":"x"},4]}"#,
      #"{"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[{"type":"LineString","coordinates":[\#(line)]},{"type":"MultiPolygon","coordinates":[[[\#(other)]],[[\#(other)]]]}]},"properties":{"a":"\#(String(repeating: "b", count: 3_000_000))"}} 4"#,
      #"{"type":"LineString","coordinates":[\#(line)]}"# + "\n4",
      #"{"type":"Feature","geometry":null}"# + "\n"
        + #"{"type":"Feature","geometry":{"type":"LineString","coordinates":[\#(line)]},"properties":{}}"#
        + "\n4",
    ]
    for text in texts {
      let bytes = Array(text.utf8)
      let (whole, end) = GeoJSONReader.readAll(bytes, file: "in")
      var offset = 0
      var stream = FeatureStream(file: "in") { chunk in
        let next = min(bytes.count, offset + 300_000)
        chunk += bytes[offset..<next]
        defer { offset = next }
        return offset < next
      }
      var features: [Feature] = []
      while let feature = try stream.next() { features.append(feature) }
      #expect(features.map(\.shape) == whole.map(\.shape))
      #expect(features.map(\.properties) == whole.map(\.properties))
      #expect(stream.collection.faults == end.collection.faults)
    }
  }

  @Test func longLinesOfKMLAreReadInParts() throws {
    let tuples = (0..<120_000).map { (index: Int) -> String in
      let comma = index % 3 == 0 ? " ," : ","
      return "\(index % 170)\(comma)\(index % 80),7"
    }
    let reading = KMLReader().read(
      Array(
        "<kml><Placemark><LineString><coordinates>\(tuples.joined(separator: "\n"))</coordinates></LineString></Placemark></kml>"
          .utf8), file: "in")
    #expect(reading.faults.isEmpty)
    guard case .lineString(let line)? = reading.layers.allFeatures.first?.shape else {
      Issue.record("no line")
      return
    }
    let expected = (0..<120_000).map { (index: Int) -> Coordinate in
      Coordinate(wrapping: Double(index % 170), Double(index % 80))
    }
    #expect(line == expected)
  }

  @Test func manyOfSomethingAreAFault() throws {
    let crowd = (0...10_000).map { "<Style id=\"s\($0)\"/>" }.joined()
    let (reading, outcome) = try converted(
      "<kml><Document>\(crowd)<Placemark><styleUrl>#s7</styleUrl></Placemark></Document></kml>")
    // Styles that are alike take no room.
    #expect(reading.layers.allFeatures.count == 1 && outcome.faults.isEmpty)
  }
}
