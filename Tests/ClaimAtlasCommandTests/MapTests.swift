import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Command.isBuilt, "the command is not built"))
struct MapTests {
  /// A way to run the command that must not show in what it writes.
  struct Surroundings: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var environment = Command.plainEnvironment
    var arguments: [String] = []
    var folder = packageRoot + "/Tests/Fixtures"
  }

  static let surroundings = [
    // Every process hashes with a seed of its own.
    Surroundings(testDescription: "a second run"),
    Surroundings(
      testDescription: "another language and time zone",
      environment: Command.plainEnvironment.merging([
        "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati",
      ]) { _, new in new }),
    Surroundings(
      testDescription: "an empty environment", environment: [:],
      arguments: ["--gazetteer", Command.gazetteer, "--no-default-gazetteer"]),
    Surroundings(
      testDescription: "a narrow terminal without colour, seen from another folder",
      environment: Command.plainEnvironment.merging([
        "COLUMNS": "40", "NO_COLOR": "1", "TERM": "dumb",
      ]) { _, new in new }, folder: Command.sample),
  ]

  /// The map of the sample dossier, made once.
  static let sample = Result { () throws -> [String: Data] in
    try map(Surroundings(testDescription: "a first run"))
  }

  static func map(_ surroundings: Surroundings) throws -> [String: Data] {
    let folder = try TemporaryFolder()
    let reports = surroundings.folder == Command.sample ? "." : "reports"
    let outcome = try Command.run(
      ["map", reports, "-o", folder.path + "/map"] + surroundings.arguments,
      in: surroundings.folder, environment: surroundings.environment)
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.messages == "")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["map"])
    return try TemporaryFolder.files(below: folder.path + "/map")
  }

  @Test(
    "Every file is written",
    arguments: [
      "claims.jsonl", "claims.csv", "places.geojson", "areas.geojson", "claims.geojson",
      "movement.geojson", "overlay.kml", "overlay.kmz", "overlay.gpkg", "facts/index.html",
      "facts/panjshir-province-afghanistan.html", "facts/panjshir-province-afghanistan.md",
      "facts/deh-salah-district-baghlan.html", "reports.todo.csv", "summary.json",
    ])
  func everyFile(_ name: String) throws {
    let bytes = try #require(try Self.sample.get()[name])
    #expect(bytes.count > 100)
  }

  @Test("Same input, same bytes", arguments: surroundings)
  func sameBytes(_ surroundings: Surroundings) throws {
    let first = try Self.sample.get()
    let second = try Self.map(surroundings)
    #expect(first.keys.sorted() == second.keys.sorted())
    #expect(first.keys.sorted().filter { first[$0] != second[$0] } == [])
  }

  @Test("Nothing written names the machine, its paths or its user")
  func nothingOfTheMachine() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: Command.sample, toPath: folder.path + "/zyxwv-dossier")
    let outcome = try Command.run(
      ["map", folder.path + "/zyxwv-dossier", "-o", "map"], in: folder.path,
      environment: [
        "HOME": "/home/zyxwv-user", "USER": "zyxwv-user", "LOGNAME": "zyxwv-user",
        "HOSTNAME": "zyxwv-host", "CLAIMATLAS_GAZETTEER": Command.gazetteer,
      ])
    #expect(outcome.status == 0)
    if let unzip = Command.tool("unzip") {
      #expect(
        try Command.program(unzip, ["-q", "overlay.kmz", "-d", "kmz"], in: folder.path + "/map")
          .status == 0)
    }
    let traces = ["zyxwv", folder.path, packageRoot].map { Data($0.utf8) }
    for (name, bytes) in try TemporaryFolder.files(below: folder.path + "/map") {
      for trace in traces {
        #expect(bytes.range(of: trace) == nil, "\(name): \(String(decoding: trace, as: UTF8.self))")
      }
    }
  }

  @Test("A map is replaced only with --force, an edited ledger never")
  func replacing() throws {
    let folder = try TemporaryFolder()
    let report = Command.sample + "/2021-08-24-andarab-radio.txt"
    let run = { (arguments: [String]) in
      try Command.run(["map", report, "-o", "map"] + arguments, in: folder.path)
    }
    #expect(try run([]).status == 0)
    let first = try TemporaryFolder.files(below: folder.path + "/map")
    #expect(try run([]).status == 73)
    #expect(try run(["--force"]).status == 0)
    #expect(try TemporaryFolder.files(below: folder.path + "/map") == first)
    try folder.add("map/claims.csv", try folder.text("map/claims.csv") + "\n")
    let refused = try run(["--force"])
    #expect(refused.status == 73)
    #expect(refused.messages.contains("--corrections"))
  }

  @Test("A report that cannot be read leaves the others on the map")
  func goodBesideBad() throws {
    let folder = try TemporaryFolder()
    try folder.add("dossier/broken.txt", Data("Kabul\n".utf8) + Data([0xC3, 0x28]))
    try FileManager.default.copyItem(
      atPath: Command.sample + "/2021-08-24-andarab-radio.txt",
      toPath: folder.path + "/dossier/good.txt")
    let outcome = try Command.run(["map", "dossier", "-o", "map"], in: folder.path)
    #expect(outcome.status == 65)
    #expect(outcome.messages.contains("dossier/broken.txt:2: "))
    #expect(try folder.text("map/claims.jsonl").contains("\"doc\":\"good.txt\""))
    #expect(folder.has("map/overlay.kml"))
  }
}
