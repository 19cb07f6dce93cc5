import Foundation
import Testing

/// What the commands say of the map page; `Tests/Browser` works the page itself in Chromium.
@Suite(.enabled(if: Command.isBuilt, "the command is not built"))
struct MapPageTests {
  @Test("Without Leaflet the map has no page and says how to get one")
  func saysWhatIsMissing() throws {
    let folder = try TemporaryFolder()
    let run = try Command.run(
      ["map", Command.sample, "-o", "map", "--quiet", "--leaflet", "nowhere"], in: folder.path)
    #expect(run.status == 66)
    #expect(run.messages.contains("nowhere: no Leaflet for the map page"))
  }

  @Test(
    "Tiles need an address of tiles, and whose they are",
    arguments: [
      (["--tiles", "https://a.example/{z}/{x}/{y}"], "--tiles-attribution"),
      (["--tiles", "a.example", "--tiles-attribution", "A"], "{z}, {x} and {y}"),
      (["--tiles-attribution", "A"], "goes with --tiles"),
    ])
  func tiles(options: [String], words: String) throws {
    let folder = try TemporaryFolder()
    let run = try Command.run(
      ["map", Command.sample, "-o", "map", "--quiet"] + options, in: folder.path)
    #expect(run.status == 64)
    #expect(run.messages.contains(words), "\(run.messages)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/map"))
  }
}
