import Encoding
import Foundation
import TestSupport
import Testing

/// The committed `output/` is what the command makes of the sample dossier.
@Suite(.enabled(if: Command.isBuilt, "the command is not built"))
struct SampleOutputTests {
  static let folder = packageRoot + "/output"
  static let isCommitted = FileManager.default.fileExists(atPath: folder + "/summary.json")

  @Test(
    "output/ equals a fresh map; UPDATE_GOLDEN=1 writes it",
    .enabled(if: isCommitted || updatesGolden, "output/summary.json is not there"))
  func sampleOutput() throws {
    let fresh = try MapTests.sample.get()
    if updatesGolden { try Self.replace(with: fresh) }
    let committed = try TemporaryFolder.files(below: Self.folder)
    // The picture of the map is made by hand; all other files are the command's.
    // Without Leaflet on the system there is no page.
    let absent = fresh["map.html"] == nil ? ["map.png", "map.html"] : ["map.png"]
    #expect(Set(committed.keys).subtracting(absent) == Set(fresh.keys))
    for (name, bytes) in fresh.sorted(by: { $0.key < $1.key }) {
      guard let kept = committed[name] else { continue }
      if name == "summary.json" {
        #expect(try Self.summary(kept) == Self.summary(bytes))
      } else if name.hasSuffix(".kmz") {
        #expect(try Self.entries(kept) == Self.entries(bytes), "\(name)")
      } else if name == "map.html" {
        #expect(Self.pageData(kept) == Self.pageData(bytes))
      } else if !Self.isPacked(name) {
        #expect(kept == bytes, "\(name)")
      }
    }
  }

  /// Whether a library of the system decides on the bytes.
  private static func isPacked(_ name: String) -> Bool {
    name.hasSuffix(".kmz") || name.hasSuffix(".gpkg") || name == "map.html"
  }

  /// What the page shows, without the library that shows it.
  private static func pageData(_ page: Data) -> [Substring] {
    String(decoding: page, as: UTF8.self).split(separator: "\n").filter {
      $0.contains("application/json")
    }
  }

  /// The summary without the digests of packed files.
  private static func summary(_ bytes: Data) throws -> JSONValue {
    guard case .object(let members) = try JSONParser.parse(Array(bytes)) else { return .null }
    return .object(
      members.map { member in
        guard member.name == "files", case .object(let files) = member.value else { return member }
        return .init("files", .object(files.filter { !isPacked($0.name) }))
      })
  }

  /// The files in an archive; only that there is one when it cannot be opened here.
  private static func entries(_ archive: Data) throws -> [String: Data] {
    guard let unzip = Command.tool("unzip") else { return [:] }
    let folder = try TemporaryFolder()
    try folder.add("archive.zip", archive)
    let outcome = try Command.program(
      unzip, ["-q", "archive.zip", "-d", "entries"], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.messages)")
    return try TemporaryFolder.files(below: folder.path + "/entries")
  }

  private static func replace(with fresh: [String: Data]) throws {
    if let old = try? TemporaryFolder.files(below: folder) {
      for name in old.keys where name != "map.png" {
        try FileManager.default.removeItem(atPath: folder + "/" + name)
      }
    }
    for (name, bytes) in fresh {
      let file = URL(fileURLWithPath: folder + "/" + name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try bytes.write(to: file)
    }
  }
}
