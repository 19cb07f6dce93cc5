import Foundation
import TestSupport
import Testing

/// Map files converted by `claimatlas convert`.
@Suite(.enabled(if: Command.isBuilt, "the command is not built"))
struct ConvertTests {
  /// Properties and time of every feature of a GeoJSON file, by id.
  private func features(_ data: Data?) throws -> [String: NSDictionary] {
    let root = try JSONSerialization.jsonObject(with: #require(data)) as? [String: Any]
    var byID: [String: NSDictionary] = [:]
    for feature in root?["features"] as? [[String: Any]] ?? [] {
      var properties = feature["properties"] as? [String: Any] ?? [:]
      properties["folder"] = nil
      properties["member time"] = feature["time"]
      byID[feature["id"] as? String ?? ""] = properties as NSDictionary
    }
    return byID
  }

  @Test("A ledger by way of KML keeps every property", arguments: ["kml", "kmz"])
  func keepsEveryProperty(_ ending: String) throws {
    let folder = try TemporaryFolder()
    let ledger = Command.sample
    let claims = try Command.run(["claims", ledger, "-o", "ledger.jsonl"], in: folder.path)
    #expect(claims.status == 0, "\(claims.messages)")
    for file in ["direct.geojson", "map." + ending] {
      let outcome = try Command.run(["export", "ledger.jsonl", "-o", file], in: folder.path)
      #expect(outcome.status == 0, "\(outcome.messages)")
    }
    let outcome = try Command.run(
      ["convert", "map." + ending, "-o", "back.geojson"], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.messages)")
    let files = try TemporaryFolder.files(below: folder.path)
    let direct = try features(files["direct.geojson"])
    let back = try features(files["back.geojson"])
    // An archive holds views of the same features too.
    #expect(direct.count > 50)
    #expect(ending == "kml" ? direct.count == back.count : direct.count <= back.count)
    for (id, properties) in direct { #expect(back[id] == properties, "\(id)") }
  }

  @Test(arguments: [
    ("absent.kml", Int32(66), "absent.kml: no such file or folder"),
    ("text.txt", 65, "text.txt: is neither GeoJSON nor KML, KMZ or GeoPackage"),
    ("entity.kml", 65, "entity.kml:1: a DOCTYPE is refused"),
    ("broken.geojson", 65, "broken.geojson:2: "),
  ])
  func saysWhatIsWrong(name: String, status: Int32, says: String) throws {
    let folder = try TemporaryFolder()
    try folder.add("text.txt", "words")
    try folder.add("entity.kml", "<!DOCTYPE kml [<!ENTITY a 'a'>]><kml>&a;</kml>")
    try folder.add("broken.geojson", "{\"type\":\n\"FeatureCollection\",]")
    let outcome = try Command.run(["convert", name, "-o", "out.kml"], in: folder.path)
    #expect(outcome.status == status)
    #expect(outcome.messages.hasPrefix(says) && outcome.messages.split(separator: "\n").count == 1)
  }
}
