import CZip
import Features
import Formats
import TestSupport
import Testing

@Suite struct KMZReaderTests {
  private static let document =
    "<kml><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></kml>"

  /// An archive of the entries, made by libzip.
  private func archive(_ entries: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
    var error = zip_error_t()
    let target = try #require(zip_source_buffer_create(nil, 0, 0, &error))
    zip_source_keep(target)
    defer { zip_source_free(target) }
    let archive = try #require(zip_open_from_source(target, ZIP_TRUNCATE, &error))
    let copies = entries.map { entry in
      let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, entry.bytes.count))
      _ = copy.initialize(from: entry.bytes)
      return copy
    }
    defer { for copy in copies { copy.deallocate() } }
    for (entry, copy) in zip(entries, copies) {
      let source = zip_source_buffer(archive, copy.baseAddress, UInt64(entry.bytes.count), 0)
      try #require(zip_file_add(archive, entry.name, source, 0) >= 0)
    }
    try #require(zip_close(archive) == 0)
    var status = zip_stat_t()
    try #require(zip_source_stat(target, &status) == 0)
    try #require(zip_source_open(target) == 0)
    defer { zip_source_close(target) }
    var bytes = [UInt8](repeating: 0, count: Int(status.size))
    try #require(zip_source_read(target, &bytes, status.size) == Int64(status.size))
    return bytes
  }

  private func faults(_ bytes: [UInt8]) -> String {
    let reading = KMZReader().read(bytes, file: "a.kmz")
    return reading.layers.allFeatures.isEmpty
      ? reading.faults.map(\.description).joined(separator: "\n") : "read"
  }

  @Test func readsTheMainDocument() throws {
    let bytes = try archive([
      ("z/other.kml", Array("<kml/>".utf8)), ("a.png", [1]), ("doc.kml", Array(Self.document.utf8)),
    ])
    #expect(faults(bytes) == "read")
    #expect(OverlayFormat.detect(bytes) == .kmz)
  }

  @Test func followsLinksInsideTheArchive() throws {
    func linking(_ addresses: [String], _ name: String) -> [UInt8] {
      let links = addresses.map { "<NetworkLink><Link><href>\($0)</href></Link></NetworkLink>" }
      return Array(
        """
        <kml><Document><name>\(name)</name>\(links.joined())<Placemark><name>\(name)</name>
        </Placemark></Document></kml>
        """.utf8)
    }
    // In a circle, out of the archive, to nothing, and to the web.
    let bytes = try archive([
      ("doc.kml", linking(["t/a.kml", "https://example.org/a.kml", "../../x.kml"], "main")),
      ("t/a.kml", linking(["b.kml#part", "../doc.kml", "missing.kml"], "a")),
      ("t/b.kml", linking(["a.kml", "file:///etc/passwd"], "b")),
    ])
    let reading = KMZReader().read(bytes, file: "a.kmz")
    #expect(reading.faults.isEmpty)
    #expect(reading.layers.allFeatures.map(\.name) == ["main", "a", "b"])
    #expect(reading.passedOver == ["6 NetworkLink"])
  }

  @Test(arguments: ["../doc.kml", "a/../../doc.kml", "C:/doc.kml", "a\\..\\doc.kml"])
  func refusesNamesThatLeadOut(name: String) throws {
    let bytes = try archive([(name, Array(Self.document.utf8))])
    #expect(faults(bytes).hasPrefix("a.kmz: the archive cannot be read: an entry's name leads out"))
  }

  @Test func refusesBombs() throws {
    let spaces = [UInt8](repeating: 0x20, count: 30_000_000)
    let bytes = try archive([("doc.kml", Array("<kml>".utf8) + spaces + Array("</kml>".utf8))])
    #expect(faults(bytes).contains("a zip bomb"))
  }

  @Test func refusesCrowds() throws {
    let bytes = try archive((0...10_000).map { ("\($0).txt", []) })
    #expect(faults(bytes).contains("it has 10001 entries, more than 10000"))
  }

  @Test func refusesWhatIsNone() throws {
    #expect(faults([0x50, 0x4B, 3, 4, 0, 0]).contains("damaged"))
    #expect(faults(try archive([("a.txt", [1])])).contains("no .kml document is in it"))
    let entity = "<!DOCTYPE kml [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><kml>&x;</kml>"
    #expect(faults(try archive([("doc.kml", Array(entity.utf8))])).contains("DOCTYPE"))
  }

  @Test(arguments: 1...20)
  func survivesDamage(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var bytes = try archive([("doc.kml", Array(Self.document.utf8)), ("a.png", [1, 2, 3])])
    for _ in 0..<8 {
      bytes[Int.random(in: 2..<bytes.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    let reading = KMZReader().read(bytes, file: "a.kmz")
    #expect(reading.faults.allSatisfy { !$0.description.contains("\n") }, "seed \(seed)")
  }
}
