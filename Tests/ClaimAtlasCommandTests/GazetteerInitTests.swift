import Foundation
import TestSupport
import Testing

/// `claimatlas gazetteer init` and `import`, run as a user runs them.
@Suite(.enabled(if: Command.isBuilt)) struct GazetteerInitTests {
  @Test(arguments: ["SDN", "KI", "Ukraine"])
  func aNewFolderPassesTheCheckAndAnswers(country: String) throws {
    let folder = try TemporaryFolder()
    let start = try Command.run(["gazetteer", "init", country, "-o", "new"], in: folder.path)
    #expect(start.status == 0, "\(start.messages)")
    let check = try Command.run(["gazetteer", "check", "new"], in: folder.path)
    #expect(check.status == 0, "\(check.output)")
    let again = try Command.run(["gazetteer", "init", country, "-o", "new"], in: folder.path)
    #expect(again.status == 73)
    let guide = try folder.text("new/README.md")
    #expect(guide.contains("## The next three steps"))
  }

  @Test func itServesMapAdjacentAndPlaceAlone() throws {
    let folder = try TemporaryFolder()
    let alone = ["--no-default-gazetteer", "--gazetteer", "sudan"]
    #expect(try Command.run(["gazetteer", "init", "sd"], in: folder.path).status == 0)
    let adjacent = try Command.run(["adjacent", "Khartoum", "Kassala"] + alone, in: folder.path)
    #expect(adjacent.status == 0)
    #expect(adjacent.output.hasPrefix("Yes. Khartoum and Kassala (provinces) share a border"))
    let place = try Command.run(["place", "North Darfur", "-f", "json"] + alone, in: folder.path)
    #expect(place.status == 0)
    _ = try folder.add(
      "report.txt", "The Sudanese army captured Gedarif state on 4 May 2023, residents said.\n")
    let map = try Command.run(
      ["map", "report.txt", "--published", "2023-05-05", "-o", "map", "--quiet"] + alone,
      in: folder.path)
    #expect(map.status == 0, "\(map.messages)")
    #expect(try folder.text("map/areas.geojson").contains("\"SD-GD"))
  }

  @Test func anUnknownCountryIsNoCrash() throws {
    let folder = try TemporaryFolder()
    let run = try Command.run(["gazetteer", "init", "Narnia"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.messages.contains("is no country"))
  }

  @Test func aDumpOfGeoNamesBecomesAnOverlay() throws {
    let folder = try TemporaryFolder()
    let row =
      "900001\tTest Wells\tTest Wells\tTest Welles,testuelz\t15.5\t36.1\tP\tPPL\tSD\t\t52\t\t\t\t7000"
      + "\t\t410\tAfrica/Khartoum\t2020-01-01\n"
    _ = try folder.add("SD.txt", row + "broken\n" + row.replacingOccurrences(of: "SD", with: "ER"))
    let run = try Command.run(
      ["gazetteer", "import", "SD.txt", "--in", "SDN", "-o", "more"], in: folder.path)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.messages.contains("SD.txt:2: 1 columns where the table has 19"))
    let show = try Command.run(
      ["gazetteer", "show", "Test Welles", "--gazetteer", "more"], in: folder.path)
    #expect(show.output.contains("SD-test-wells"))
    #expect(show.output.contains("parent SD-KA"))
    #expect(!show.output.contains("testuelz"))
  }
}

/// Boundaries of others, imported as a user imports them.
@Suite(.enabled(if: Command.isBuilt && sharedFolder != nil, "no material beside the package"))
struct GazetteerBoundaryTests {
  @Test func adjacentShowsSurveyedLengths() throws {
    let folder = try TemporaryFolder()
    let path =
      try #require(sharedFolder) + "/data/external/geoBoundaries-AFG-ADM2_simplified.geojson"
    let run = try Command.run(
      ["gazetteer", "import", path, "-o", "drawn", "--title", "Survey of districts"],
      in: folder.path)
    #expect(run.status == 0, "\(run.messages)")
    let matched = Int(run.messages.prefix { $0.isNumber }) ?? 0
    #expect(matched >= 390)
    let report = try folder.text("drawn/import-report.csv")
    #expect(report.split(separator: "\n").count >= 1 + 398)
    let adjacent = try Command.run(
      ["adjacent", "Bazarak", "Rukha", "--kind", "district", "--gazetteer", "drawn"],
      in: folder.path)
    #expect(adjacent.status == 0)
    #expect(adjacent.output.contains("(Survey of districts)"), "\(adjacent.output)")
  }
}
