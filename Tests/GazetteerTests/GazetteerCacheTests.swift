import Encoding
import FoundationEssentials
import TestSupport
import Testing

@testable import Gazetteer

/// The cache serves what the tables say now, whatever happens to its files.
struct GazetteerCacheTests {
  /// A folder with tables and a place for a cache beside them.
  private final class Workplace {
    let path = FileManager.default.temporaryDirectory.path + "/cache-\(UUID().uuidString)"
    var tables: String { path + "/tables" }
    var cache: String { path + "/deep/cache" }

    init() throws {
      try FileManager.default.createDirectory(atPath: tables, withIntermediateDirectories: true)
      try write("Alpha")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, secondsAgo: Int = 100) throws {
      let file = tables + "/places.csv"
      try "id,name,kind\na,\(name),country\nb,Beta,planet\n".write(
        toFile: file, atomically: false, encoding: .utf8)
      try age(file, secondsAgo)
    }

    func age(_ file: String, _ seconds: Int) throws {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -Double(seconds))], ofItemAtPath: file)
    }

    func load(program: String = "p") throws -> (gazetteer: Gazetteer, note: String?) {
      try GazetteerCache(folder: cache, program: program).load([tables])
    }

    var files: [String] { (try? listFolder(cache)) ?? [] }
  }

  @Test func servesTheTablesAsTheyAreNow() throws {
    let place = try Workplace()
    let first = try place.load()
    #expect(first.gazetteer.place("a")?.name == "Alpha")
    #expect(first.note == nil)
    #expect(place.files.count == 1)
    // Faults are told again though no table is read again.
    let second = try place.load().gazetteer
    #expect(second.faultLines == first.gazetteer.faultLines)
    #expect(second.faultLines.count == 1)
    // The same size and the same date, set back by hand: the content is new all the same.
    try place.write("Omega")
    #expect(try place.load().gazetteer.place("a")?.name == "Omega")
    // A table more.
    try "place,name\na,Last\n".write(
      toFile: place.tables + "/names.csv", atomically: true, encoding: .utf8)
    #expect(try place.load().gazetteer.names(of: "a").map(\.name) == ["Last"])
    try FileManager.default.removeItem(atPath: place.tables + "/names.csv")
    #expect(try place.load().gazetteer.names(of: "a").isEmpty)
    #expect(place.files.count == 1)
    #expect(first.gazetteer.place("a")?.name == "Alpha", "what is open stays what it was")
  }

  @Test func badFilesAreMadeAnew() throws {
    let place = try Workplace()
    let whole = try place.load().gazetteer.contents
    let file = place.cache + "/" + (try #require(place.files.first))
    let bytes = try readFile(file)
    var turned = bytes
    turned[20] ^= 1
    for bad in [[], Array(bytes.dropLast()), turned, Array("not a gazetteer".utf8)] {
      try Data(bad).write(to: URL(fileURLWithPath: file))
      #expect(try place.load().gazetteer.contents.places == whole.places)
      #expect(try readFile(file).count == bytes.count)
    }
    // A link in place of the file is not followed.
    try FileManager.default.removeItem(atPath: file)
    try FileManager.default.createSymbolicLink(
      atPath: file, withDestinationPath: place.tables + "/places.csv")
    #expect(try place.load().gazetteer.contents.places == whole.places)
    #expect(try readFile(place.tables + "/places.csv").first == UInt8(ascii: "i"))
  }

  @Test func doesWithoutAFolder() throws {
    let place = try Workplace()
    let blocked = GazetteerCache(folder: place.tables + "/places.csv/cache", program: "p")
    let (gazetteer, note) = try blocked.load([place.tables])
    #expect(gazetteer.place("a")?.name == "Alpha")
    #expect(note?.hasPrefix("no cache: ") == true)
    // A folder that others may write to is not trusted.
    try FileManager.default.createDirectory(
      atPath: place.cache, withIntermediateDirectories: true)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o777], ofItemAtPath: place.cache)
    #expect(try place.load().note != nil)
    #expect(place.files.isEmpty)
  }

  @Test func keepsAFewFiles() throws {
    let place = try Workplace()
    for number in 0..<12 { _ = try place.load(program: "program \(number)") }
    #expect(place.files.count == 8)
  }

  @Test func manyAtOnceAgree() async throws {
    let place = try Workplace()
    let (cache, tables) = (place.cache, place.tables)
    let names = try await withThrowingTaskGroup(of: String?.self) { group in
      for _ in 0..<8 {
        group.addTask {
          try GazetteerCache(folder: cache, program: "p").load([tables]).gazetteer.place("a")?.name
        }
      }
      var names: [String?] = []
      for try await name in group { names.append(name) }
      return names
    }
    #expect(names == Array(repeating: "Alpha", count: 8))
    #expect(place.files.count == 1)
  }
}
