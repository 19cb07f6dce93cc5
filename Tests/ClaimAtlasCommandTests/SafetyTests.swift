import Encoding
import Foundation
import TestSupport
import Testing

/// What must hold in every file that is written, whatever its format.
@Suite(.enabled(if: Command.isBuilt, "the command is not built"))
struct SafetyTests {
  static let report = """
    Taliban fighters captured Bazarak district on Friday, Gulrang Zarakzai said. The baker \
    Gulrang Zarakzai, 34, told reporters that resistance fighters held Paryan district. A column \
    of fighters advanced from Bazarak to Paryan on Saturday, Haji Spinzerwal wrote as @spin_z. \
    Zarakzai fled to Kabul. Taliban fighters captured Salang district on Monday, officials said.
    """

  /// What stands in the files of a folder, archives unpacked, by name.
  private static func contents(
    of folder: TemporaryFolder, _ name: String
  ) throws -> [String: String] {
    var texts: [String: String] = [:]
    for (file, data) in try TemporaryFolder.files(below: folder.path + "/" + name) {
      texts[file] = String(decoding: data, as: UTF8.self)
      guard file.hasSuffix(".kmz"), let unzip = Command.tool("unzip") else { continue }
      let unpacked = try Command.program(
        unzip, ["-p", "\(folder.path)/\(name)/\(file)", "doc.kml"], in: folder.path)
      texts[file + "/doc.kml"] = unpacked.output
    }
    return texts
  }

  private static func map(_ options: [String]) throws -> [String: String] {
    let folder = try TemporaryFolder()
    try folder.add("reports/bakery.txt", Self.report)
    try folder.add(
      "reports/reports.csv",
      """
      file,published,outlet,url
      bakery.txt,2021-09-06,Northern Wire,https://t.me/spin_z/7
      """)
    let run = try Command.run(["map", "reports", "-o", "map"] + options, in: folder.path)
    #expect(run.status == 0, "\(run.messages)")
    let texts = try contents(of: folder, "map")
    #expect(texts.count > 12)
    for (file, text) in texts {
      #expect(!text.contains(folder.path), "\(file) names a path of this machine")
    }
    return texts
  }

  /// The map without any option, made once.
  private static let open = Result { try map([]) }

  @Test func cutsPrivateNamesInEveryFile() throws {
    let open = try Self.open.get()
    #expect(open["claims.jsonl"]?.contains("Zarakzai") == true)
    for (file, text) in try Self.map(["--redact", "persons"]) {
      for name in ["Zarakzai", "Gulrang", "Spinzerwal", "spin_z"] {
        #expect(!text.contains(name), "\(file) names \(name)")
      }
    }
  }

  @Test func withholdsNewClaimsInEveryFile() throws {
    let open = try Self.open.get()
    #expect(open["claims.geojson"]?.contains("Salang district") == true)
    for (file, text) in try Self.map(["--delay", "48h"]) where file != "map.html" {
      #expect(!text.contains("captured Salang"), "\(file) tells of the last days")
    }
  }

  @Test func drawsNoFinerThanAsked() throws {
    let province = try Self.map(["--precision", "province"])
    let claims = try JSONParser.parse(Array((province["claims.geojson"] ?? "").utf8))
    let features = claims["features"]?.array ?? []
    #expect(!features.isEmpty)
    // Bazarak and Paryan lie in one province: nothing tells them apart but the ring of badges.
    let longitudes = features.compactMap { $0["geometry"]?["coordinates"]?.array?.first?.double }
    let spread = (longitudes.max() ?? 0) - (longitudes.min() ?? 0)
    #expect(spread < 1.2)
    for feature in features {
      #expect(feature["properties"]?["precision_reason"]?.string?.isEmpty == false)
    }
  }

  @Test func saysInEveryFileThatClaimsAreNoFacts() throws {
    let texts = try Self.open.get()
    let carriers = texts.filter { name, _ in
      name.hasSuffix(".geojson") || name.hasSuffix("kml") || name.hasSuffix(".gpkg")
        || name.hasSuffix(".html") || name.hasSuffix(".md") || name == "summary.json"
    }
    #expect(carriers.count >= 9)
    for (file, text) in carriers {
      let text = text.lowercased()
      #expect(
        text.contains("claims, not facts") || text.contains("claims are not facts"),
        "\(file) has no disclaimer")
    }
  }

  @Test(arguments: [
    ["--redact", "places"], ["--delay", "soon"], ["--delay", "-3"], ["--precision", "metre"],
  ])
  func refusesWhatItDoesNotKnow(options: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.add("report.txt", Self.report)
    let run = try Command.run(["map", "report.txt", "-o", "map"] + options, in: folder.path)
    #expect(run.status == 64)
    #expect(!folder.has("map"))
  }
}
