import Foundation
import TestSupport
import Testing

/// `gazetteer export`, `units`, `cells` and `parents`, run as a curator runs them.
@Suite(.enabled(if: Command.isBuilt, "the command is not built"))
struct GazetteerToolTests {
  private static let world = [
    "--no-default-gazetteer", "--gazetteer", Command.gazetteer + "/world",
  ]

  private func run(
    _ arguments: [String], in folder: TemporaryFolder, status: Int32 = 0
  ) throws -> Command.Outcome {
    let outcome = try Command.run(["gazetteer"] + arguments, in: folder.path)
    #expect(outcome.status == status, "\(outcome.messages)")
    return outcome
  }

  /// What is exported as linked places serves as a gazetteer.
  @Test(arguments: ["places.tsv", "places.jsonld"])
  func linkedPlacesComeBack(file: String) throws {
    let folder = try TemporaryFolder()
    let export = ["export", "--in", "AF-PAN", "--kind", "district", "--attested", "2021"]
    let made = try run(export + ["-o", file], in: folder)
    #expect(made.messages.contains("7 places"))
    let found = try Command.run(
      ["place", "AF-PAN-bazarak", "-f", "json", "--no-default-gazetteer", "--gazetteer", file],
      in: folder.path)
    #expect(found.status == 0 && found.output.contains("Bazarak"), "\(found.messages)")
  }

  @Test func tablesForHumanitariansAndMaps() throws {
    let folder = try TemporaryFolder()
    let export = ["export", "--in", "AF-PAN", "--kind", "district", "-q"]
    let rows = try run(export + ["-f", "csv"], in: folder).output.split(whereSeparator: \.isNewline)
    #expect(rows.count == 9 && rows[1].hasPrefix("#loc+id,#loc+name,"))
    let text = try run(export + ["-f", "geojson"], in: folder).output
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect((object?["features"] as? [Any])?.count == 7)
  }

  @Test(
    arguments: [
      (["-f", "kml"], 64, "is no format of export"), ([], 64, "say which format"),
      (["--kind", "sea", "-f", "csv"], 64, "sea"),
      (["--kind", "road", "-f", "csv"], 1, "no place"),
    ] as [([String], Int32, String)])
  func exportSaysWhatIsWrong(options: [String], status: Int32, words: String) throws {
    let outcome = try run(
      ["export", "--in", "AF-PAN"] + options, in: try TemporaryFolder(), status: status)
    #expect(outcome.messages.contains(words) && outcome.output.isEmpty, "\(outcome.messages)")
  }

  /// Two invented units of Sudan: their points, areas and the border between them.
  @Test func unitsOfACountryBecomeTables() throws {
    func unit(_ name: String, _ south: Int) -> String {
      let ring = [(30, south), (31, south), (31, south + 1), (30, south + 1), (30, south)]
        .map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
      return #"{"type":"Feature","properties":{"iso_a2":"SD","name":"\#(name)","woe_name":"","#
        + #""gn_name":"","fips":""},"geometry":{"type":"Polygon","coordinates":[[\#(ring)]]}}"#
    }
    let folder = try TemporaryFolder()
    _ = try folder.add(
      "units.geojson",
      #"{"type":"FeatureCollection","features":[\#(unit("North Ilvar", 15)),\#(unit("South Ilvar", 14))]}"#
    )
    let made = try run(
      ["units", "units.geojson", "-o", "units", "--outlines", "outlines.geojson"] + Self.world,
      in: folder)
    #expect(made.messages.contains("2 units, 0 with an ISO 3166-2 code, 1 borders"))
    let places = try folder.text("units/places.csv").split(whereSeparator: \.isNewline)
    #expect(places.count == 3 && places[1].hasPrefix("SD-north-ilvar,North Ilvar,province,SD,15."))
    #expect(try folder.text("units/adjacency.csv").contains("SD-north-ilvar,SD-south-ilvar"))
    #expect(try folder.text("outlines.geojson").contains("SD-south-ilvar"))
    let again = try run(
      ["units", "units.geojson", "-o", "units"] + Self.world, in: folder, status: 73)
    #expect(again.messages.contains("--force"))
  }

  /// The cells that the gazetteer comes with are those that the command makes.
  @Test func cellsAreThoseOfTheGazetteer() throws {
    let folder = try TemporaryFolder()
    let made = try run(
      ["cells", Command.gazetteer + "/afghanistan", "-o", "cells.geojson"], in: folder)
    #expect(made.messages.contains("398 districts"))
    let kept = try String(
      contentsOfFile: Command.gazetteer + "/afghanistan/districts.geojson", encoding: .utf8)
    #expect(try folder.text("cells.geojson") == kept)
  }

  @Test func settlementsFindTheirUnit() throws {
    let folder = try TemporaryFolder()
    let head = "id,name,kind,parent,latitude,longitude,accuracy_km,valid_from,valid_to,source\n"
    _ = try folder.add(
      "places.csv",
      head + "AF-ilvar,Ilvar,town,AF,35.31,69.51,1,,,notes\nAF-x,Ocean,town,AF,0,0,1,,,notes\n"
        + "AF-hill,Hill,hill,AF,35.31,69.51,1,,,notes\n")
    let made = try run(["parents", "places.csv"], in: folder)
    #expect(
      made.output == head + "AF-ilvar,Ilvar,town,AF-PAN,35.31,69.51,1,,,notes\n"
        + "AF-x,Ocean,town,AF,0,0,1,,,notes\nAF-hill,Hill,hill,AF,35.31,69.51,1,,,notes\n")
    #expect(made.messages.contains("1 settlements"))
  }
}
