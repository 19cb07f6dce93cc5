import Features
import Foundation
import GeoJSON
import Geometry
import TestSupport
import Testing

@testable import Formats

/// Overlays of more than 20,000 placemarks.
@Suite struct KMZTilesTests {
  static let count = 25_000

  private static let set: LayerSet = {
    var random = SplitMix64(seed: 20_211)
    func feature(_ index: Int) -> Feature {
      // Most in one small country, some of them in one and the same place.
      let position = Coordinate(
        wrapping: index % 10 == 0 ? 69.5 : Double.random(in: 60...75, using: &random),
        index % 10 == 0 ? 35.5 : Double.random(in: 29...38, using: &random))
      let isLine = index % 50 == 0
      let end = Coordinate(wrapping: position.longitude + 1, position.latitude)
      return Feature(
        id: "f\(index)", name: "Mark \(index)",
        shape: isLine ? .lineString([position, end]) : .point(position),
        properties: [Property("n", .integer(index))], style: isLine ? "line" : "mark")
    }
    let features = (0..<count).map(feature)
    let grey = Colour(red: 90, green: 90, blue: 90)
    return LayerSet(
      name: "Many",
      layers: [
        Layer(id: "shown", name: "Shown", features: Array(features[..<24_000])),
        Layer(
          id: "views", name: "Views", isVisible: false,
          layers: [Layer(id: "hidden", name: "Hidden", features: Array(features[24_000...]))]),
      ],
      styles: StyleTable([
        "mark": Style(stroke: grey, fill: grey, glyph: .disc),
        "line": Style(stroke: grey, strokeWidth: 3, fill: grey),
      ]), legend: [LegendEntry(style: "mark", text: "a mark")])
  }()

  private static let archive = Result { try KMZWriter().bytes(of: set) }

  @Test func readsBackWhole() throws {
    let reading = KMZReader().read(try Self.archive.get(), file: "a.kmz")
    #expect(reading.faults.isEmpty && reading.passedOver == ["1 ScreenOverlay"])
    #expect(reading.layers.layers.map(\.name) == ["Shown", "Views / Hidden"])
    let features = reading.layers.allFeatures
    #expect(features.count == Self.count)
    #expect(Set(features.map(\.id)).count == Self.count)
    #expect(
      Set(features.flatMap(\.properties).filter { $0.name == "n" }).count == Self.count)
    #expect(features.allSatisfy { $0.style != nil })
  }

  @Test func loadsWhatIsNear() throws {
    let reader = try ZIPReader(.memory(try Self.archive.get()))
    let main = try Self.document("doc.kml", of: reader)
    let root = try #require(XMLTree.parse(main))
    let links = root.all("NetworkLink")
    #expect(links.count > Self.count / 2_000)
    #expect(root.all("Placemark").isEmpty)
    var always = 0
    for link in links {
      let name = try #require(link.all("href").first?.text)
      let bytes = try Self.document(name, of: reader)
      let tile = try #require(XMLTree.parse(bytes))
      #expect((1...2_000).contains(tile.all("Placemark").count))
      guard let region = link.all("LatLonAltBox").first else {
        always += 1
        continue
      }
      func edge(_ edge: String) -> Double { region[edge].flatMap { Double($0.text) } ?? .nan }
      #expect(edge("north") > edge("south") && edge("east") > edge("west"))
      for text in tile.all("coordinates").map(\.text) {
        for position in text.split(separator: " ") {
          let numbers = position.split(separator: ",").compactMap { Double($0) }
          #expect((edge("west")...edge("east")).contains(numbers[0]))
          #expect((edge("south")...edge("north")).contains(numbers[1]))
        }
      }
    }
    // One of each folder is always there, so that something shows from afar.
    #expect(always == 2)
  }

  private static func document(_ name: String, of archive: ZIPReader) throws -> [UInt8] {
    let chunks = try archive.chunks(of: name) { Issue.record($0) }
    var document: [UInt8] = []
    var chunk: [UInt8] = []
    while chunks(&chunk) { document += chunk }
    return document
  }

  @Test func staysWholeInKML() throws {
    let bytes = KMLWriter().bytes(of: Self.set)
    #expect(KMLReader().read(bytes, file: "a").layers.allFeatures.count == Self.count)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("<href>"))
  }

  @Test func isReadByGDAL() throws {
    let tool = "/usr/bin/ogrinfo"
    guard FileManager.default.isExecutableFile(atPath: tool) else {
      print("skipped: no \(tool)")
      return
    }
    let path = FileManager.default.temporaryDirectory
      .appending(path: "claimatlas-tiles-\(UUID().uuidString).kmz")
    try Data(try Self.archive.get()).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let outcome = try run(tool, ["-ro", "-al", "-so", path.path])
    let counts = outcome.output.split(separator: "\n").compactMap { line in
      line.hasPrefix("Feature Count: ") ? Int(line.dropFirst(15)) : nil
    }
    #expect(counts.reduce(0, +) == Self.count)
  }
}
