import Encoding
import Features
import Formats
import Geometry
import TestSupport
import Testing

@Suite struct GeoPackageReaderTests {
  @Test func readsWhatTheWriterWrote() throws {
    let bytes = try GeoPackageWriter().bytes(of: Sample.layers)
    #expect(OverlayFormat.detect(bytes) == .gpkg)
    let reading = GeoPackageOverlayReader().read(bytes, file: "a.gpkg")
    #expect(reading.faults == [])
    func names(_ layers: [Layer]) -> Set<String> {
      Set(layers.flatMap { [$0.features.isEmpty ? "" : $0.name] + names($0.layers) })
    }
    #expect(names(reading.layers.layers).isSubset(of: names(Sample.layers.layers)))
    #expect(reading.layers.name == Sample.layers.name)
    #expect(reading.layers.description == Sample.layers.description)
    #expect(reading.layers.metadata == Sample.layers.metadata)
    #expect(reading.layers.timeRange != nil)
    let written = Sample.layers.allFeatures.filter { $0.shape != nil }
    // A feature of several kinds of geometry stands in several tables.
    let read = reading.layers.allFeatures
    #expect(Set(read.map(\.id)) == Set(written.map(\.id)))
    for feature in written {
      let copy = try #require(read.first { $0.id == feature.id })
      #expect(copy.name == feature.name.cleanedName.inert)
      #expect(copy.description == feature.description.cleaned.inert)
      // A table has two columns for a time, which for a day are the same.
      if case .interval(let start, let end)? = feature.time, start != end {
        #expect(copy.time == feature.time)
      }
      #expect((copy.style == nil) == (feature.style == nil))
    }
    func micro(_ degrees: Double) -> Int { Int((degrees * 1_000_000).rounded()) }
    func positions(_ features: [Feature]) -> Set<[Int]> {
      var found: Set<[Int]> = []
      for position in features.flatMap({ $0.shape?.coordinates ?? [] }) {
        found.insert([micro(position.longitude), micro(position.latitude)])
      }
      return found
    }
    #expect(positions(read) == positions(written))
  }

  /// Every cut and many changed bytes give faults or features, and no trap.
  @Test func damagedFilesAreFaults() throws {
    let bytes = try GeoPackageWriter().bytes(of: Sample.layers)
    for count in stride(from: 0, to: bytes.count, by: 4093) {
      let reading = GeoPackageOverlayReader().read(Array(bytes[..<count]), file: "cut.gpkg")
      #expect(!reading.faults.isEmpty || !reading.layers.layers.isEmpty, "\(count)")
    }
    var random = SystemRandomNumberGenerator()
    let seed = UInt64.random(in: 0...UInt64.max, using: &random)
    var state = seed
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    for _ in 0..<60 {
      var changed = bytes
      for _ in 0..<20 { changed[100 + next() % (bytes.count - 100)] = UInt8(next() & 0xFF) }
      let reading = GeoPackageOverlayReader().read(changed, file: "changed.gpkg")
      #expect(
        !reading.faults.isEmpty || reading.layers.allFeatures.count <= 1000, "seed \(seed)")
    }
  }

  @Test func anotherReferenceSystemIsAFault() throws {
    var bytes = try GeoPackageWriter().bytes(of: Sample.layers)
    // “EPSG” of the register becomes another organization.
    let name = Array("WGS 84 geodetic".utf8)
    let start = try #require(
      bytes.indices.first { bytes[$0...].starts(with: name) })
    let system = try #require(
      (start..<start + 64).first { bytes[$0...].starts(with: "EPSG".utf8) })
    bytes[system] = UInt8(ascii: "X")
    let reading = GeoPackageOverlayReader().read(bytes, file: "a.gpkg")
    #expect(reading.layers.layers.isEmpty)
    #expect(reading.faults.first?.fault.contains("not in EPSG:4326") == true)
  }
}
