import FoundationEssentials
import Gazetteer
import GazetteerWorkshop
import TestSupport
import Testing

struct GeoNamesImportTests {
  private func row(
    _ number: Int, _ name: String, alternates: String = "", _ latitude: Double,
    _ longitude: Double, _ feature: String = "P.PPL", admin1: String = "", admin2: String = "",
    population: Int = 0, country: String = "RU1"
  ) -> String {
    let codes = feature.split(separator: ".").map(String.init)
    return [
      "\(number)", name, name, alternates, "\(latitude)", "\(longitude)", codes[0], codes[1],
      country, "", admin1, admin2, "", "", "\(population)", "", "", "Europe/Zenda", "2021-01-01",
    ].joined(separator: "\t")
  }

  private func withFiles<Result>(
    _ files: [(String, [UInt8])], _ body: ([String]) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.path + "/geonames-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, bytes) in files {
      try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
    }
    return try body(files.map { "\(folder)/\($0.0)" })
  }

  private func ruritania() throws -> Gazetteer {
    try GazetteerLoader.load([packageRoot + "/Tests/Fixtures/gazetteer-ruritania"])
  }

  @Test func faultsAreListedByLineAndGoodRowsKept() throws {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    bytes += Array((row(1, "Alpha", 50.2, 15.2) + "\r\n").utf8)  // 1: BOM and CRLF
    bytes += Array("only\tthree\tcells\n".utf8)  // 2
    bytes += Array((row(3, "Gam\0ma", 50.2, 15.2) + "\n").utf8)  // 3: NUL
    bytes += [UInt8](repeating: UInt8(ascii: "x"), count: 10_000_000) + [0x0A]  // 4
    bytes += Array((row(5, "Epsilon", 95, 15.2) + "\n").utf8)  // 5: off the globe
    bytes += Array((row(6, "Zeta", 50.3, 15.3) + "\textra\n").utf8)  // 6: a column too many
    bytes += [0x37, 0x09, 0xFF, 0xFE, 0x0A]  // 7: not UTF-8
    bytes += Array((row(8, "SÃ£o", 50.2, 15.2) + "\n").utf8)  // 8: read as something else
    bytes += Array("\n".utf8)  // 9: empty
    bytes += Array(row(10, "Omega", 50.4, 15.4).utf8)  // 10: no line end
    try withFiles([("XX.txt", bytes)]) { paths in
      var dump = GeoNamesImport(GeoNamesImport.Selection(), source: "dump")
      try dump.read(paths[0], as: .places)
      let faults = dump.faultLines.map { line in
        line.dropFirst(paths[0].count + 1).split(separator: ":", maxSplits: 1).map(String.init)
      }
      #expect(faults.map { $0[0] } == ["2", "3", "4", "5", "6", "7", "8"])
      #expect(faults[0][1].contains("3 columns where the table has 19"))
      #expect(faults[1][1].contains("NUL"))
      #expect(faults[2][1].contains("longer than 1 MB"))
      #expect(faults[3][1].contains("no latitude and longitude"))
      #expect(faults[5][1].contains("not UTF-8"))
      #expect(dump.faultCount == 7)
      let names = dump.contents(over: Gazetteer(GazetteerContents())).places.map(\.name)
      #expect(names == ["Alpha", "Omega"])
    }
  }

  @Test func tablesAreToldApart() throws {
    try withFiles([
      ("a", Array((row(1, "A", 1, 1) + "\nbroken\n" + row(2, "B", 1, 1) + "\n").utf8)),
      ("b", Array("1\t1\ten\tA\t1\t\t\t\t\t\n".utf8)),
      ("c", Array("RU1.01\tZenda\tZenda\t77\n".utf8)),
      ("d", Array("RU1.01.02\tLower\tLower\t78\n".utf8)), ("e", Array("1\t2\tADM\n".utf8)),
      ("f", Array("id\ttitle\na\tb\n".utf8)), ("g", Array("{\"type\":\"Feature\"}".utf8)),
    ]) { paths in
      let tables = try paths.map { try GeoNamesTable.detect($0) }
      #expect(
        tables == [
          .places, .alternateNames, .firstLevelCodes, .secondLevelCodes, .hierarchy, nil, nil,
        ])
    }
  }

  @Test func machineTransliterationsAreDropped() throws {
    let alternates =
      "bajaraka,Bazaraq,BZK,Bâzârak,بازارک,Basar 3,Londres,Базарак,Bazarak,د بازارک,x"
    try withFiles([
      ("XX.txt", Array((row(1, "Bazarak", alternates: alternates, 1, 1) + "\n").utf8)),
      (
        "alternateNamesV2.txt",
        Array(
          """
          1\t1\twkdt\tQ42\t\t\t\t\t\t
          2\t1\tlink\thttps://example.org/a\t\t\t\t\t\t
          3\t1\ten\tOld Bazarak\t\t\t\t1\t\t
          4\t1\tfr\tBazaraque\t\t\t\t\t\t
          5\t1\tfa\tبازارك کهنه\t1\t\t\t\t\t
          6\t2\ten\tOf no place that is kept\t\t\t\t\t\t

          """.utf8)
      ),
    ]) { paths in
      var dump = GeoNamesImport(GeoNamesImport.Selection(), source: "dump")
      for path in paths {
        let table = try GeoNamesTable.detect(path)
        try dump.read(path, as: try #require(table))
      }
      #expect(dump.faultLines == [])
      let contents = dump.contents(over: Gazetteer(GazetteerContents()))
      #expect(
        contents.names.map(\.name) == [
          "Bazarak", "Bazaraq", "بازارک", "د بازارک", "Old Bazarak", "بازارك کهنه",
        ])
      #expect(contents.names.map(\.status).suffix(2) == [.historic, .preferred])
      #expect(contents.identifiers.map(\.scheme) == ["geonames", "wikidata"])
    }
  }

  @Test func placesJoinThoseThatAreThere() throws {
    let lines = [
      // The curated city by name and place, and one of the same name elsewhere.
      row(11, "Strelsau", 50.451, 14.401, "P.PPLC", admin1: "S", population: 90_000),
      row(12, "Strelsau", 50.9, 15.9, admin1: "Z", population: 10),
      row(13, "Newtown", 50.7, 15.7, admin1: "Z", population: 6000),
      row(14, "Newtown", 50.1, 16.1), row(15, "Ruin", 50.1, 16.1, "P.PPLH"),
      row(16, "Blue Pass", 50.2, 15.1, "T.PASS", admin1: "Z"),
      row(17, "Zenda", 50.5, 15.5, "A.ADM1", admin1: "Z"),
      row(18, "Elsewhere", 10, 10, country: "QQ"),
    ]
    try withFiles([("XX.txt", Array(lines.joined(separator: "\n").utf8))]) { paths in
      var dump = GeoNamesImport(
        GeoNamesImport.Selection(countries: ["RU1"]), source: "dump")
      try dump.read(paths[0], as: .places)
      let gazetteer = try ruritania()
      let merge = TableMerge(dump.contents(over: gazetteer), into: gazetteer, makingIDs: true)
      let contents = merge.tables.contents
      let places = Dictionary(uniqueKeysWithValues: contents.places.map { ($0.id, $0) })
      #expect(
        Set(places.keys) == [
          "RU1-strelsau", "RU1-newtown-13", "RU1-newtown-14", "RU1-blue-pass-pass",
        ])
      #expect(places["RU1-newtown-13"]?.kind == .town)
      // By its code, then by the outline that holds it.
      #expect(places["RU1-newtown-13"]?.parent == "RU1-Z")
      #expect(places["RU1-newtown-14"]?.parent == "RU1-E")
      #expect(
        merge.matches.filter { $0.reason == .name }.map(\.place.id) == ["RU1-S-strelsau", "RU1-Z"])
      // What is new about known places stands under their ids; their rows are not repeated.
      #expect(
        contents.identifiers.contains {
          $0.place == "RU1-S-strelsau" && $0.scheme == "geonames" && $0.source == "dump"
        })
      #expect(!contents.names.contains { $0.place == "RU1-Z" })
      #expect(contents.facts.contains { $0.place == "RU1-S-strelsau" && $0.value == "90000" })
      #expect(contents.places.allSatisfy { $0.source == "dump" })
    }
  }

  @Test func aCodeInTheWrongSpotIsNoMatch() throws {
    var curated = try ruritania().contents
    curated.identifiers.append(
      Identifier(place: "RU1-Z-twin", scheme: "geonames", value: "21", source: "survey"))
    try withFiles([("XX.txt", Array(row(21, "Far Twin", 52, 20, admin1: "Q").utf8))]) { paths in
      var dump = GeoNamesImport(GeoNamesImport.Selection(), source: "dump")
      try dump.read(paths[0], as: .places)
      let gazetteer = Gazetteer(curated)
      let merge = TableMerge(dump.contents(over: gazetteer), into: gazetteer, makingIDs: true)
      #expect(merge.addedCount == 1)
      #expect(merge.matches.map(\.reason) == [.none])
      #expect(String(decoding: merge.report, as: UTF8.self).contains("geonames code"))
    }
  }
}
