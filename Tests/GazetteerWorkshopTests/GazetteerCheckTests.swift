import Encoding
import FoundationEssentials
import Gazetteer
import GazetteerWorkshop
import TestSupport
import Testing

struct GazetteerCheckTests {
  private let fixture = packageRoot + "/Tests/Fixtures/gazetteer-ruritania"

  /// Returns the faults of the invented country with some lines added to its tables.
  private func faults(adding lines: [(file: String, line: String)]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.path + "/check-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: fixture, toPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (file, line) in lines {
      let path = "\(folder)/\(file)"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try (text + line + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
    return try GazetteerCheck.faults(in: [folder]).map {
      String($0.description.dropFirst(folder.count + 1))
    }
  }

  @Test func aSoundGazetteerHasNoFaults() throws {
    #expect(try GazetteerCheck.faults(in: [fixture]) == [])
  }

  @Test(arguments: [
    ("ruritania/places.csv", "RU1-Z,Zenda,province,RU1,50.5,15.5,30,,,survey", "already"),
    (
      "ruritania/places.csv", "x,X,village,nowhere,50,15,1,,,survey",
      "the parent “nowhere” is no place"
    ),
    ("ruritania/places.csv", "x,X,village,x,50,15,1,,,survey", "lies in itself"),
    (
      "ruritania/places.csv", "x,X,country,RU1-Z-twin,,,,,,survey",
      "a country cannot lie in a village"
    ),
    ("ruritania/places.csv", "x,X,village,RU1-S,50.5,15.2,1,,,survey", "km outside “RU1-S”"),
    (
      "ruritania/places.csv", "x,X,village,RU1-S,50.5,14.2,1,,,hearsay",
      "“hearsay” is not in sources.csv"
    ),
    ("ruritania/places.csv", "x,X,village,RU1-S,50.5,14.2,1,,,", "the source is missing"),
    ("ruritania/places.csv", "x,X,moon,RU1-S,50.5,14.2,1,,,survey", "is no kind of place"),
    ("ruritania/places.csv", "x,SÃ£o,village,RU1-S,50.5,14.2,1,,,survey", "read as something else"),
    ("ruritania/names.csv", "RU1-Z,Zenda,fa,Arab,variant,survey", "Latin letters"),
    ("ruritania/names.csv", "RU1-Z,Zinda,en,Latn,loud,survey", "no status of a name"),
    ("ruritania/names.csv", "RU9,Zinda,en,Latn,variant,survey", "“RU9” in “place” is no place"),
    ("ruritania/names.csv", "RU1-Z,Zenda,en,Latn,variant,survey", "stands twice"),
    ("ruritania/adjacency.csv", "RU1-Z,RU1-Z,1,certain,survey", "cannot border itself"),
    ("ruritania/adjacency.csv", "RU1-Z,RU9,1,certain,survey", "“RU9” in “b” is no place"),
    ("ruritania/adjacency.csv", "RU1-F,RU1-Z,-1,certain,atlas", "shorter than nothing"),
    ("ruritania/adjacency.csv", "RU1-Z,RU1-S,111.2,certain,survey", "must stand first"),
    (
      "ruritania/adjacency.csv", "RU1-F,RU1-Z,40,certain,survey",
      "share 0 km by their shapes, not 40"
    ),
    ("ruritania/adjacency.csv", "RU1-S,RU1-Z,0,certain,atlas", "so no row is certain"),
    ("ruritania/adjacency.csv", "RU1-S,RU1-Z,111.2,certain,survey", "already"),
    ("ruritania/facts.csv", "RU1,population,,people,,survey,", "has no value"),
    (
      "ruritania/facts.csv", "RU1,seat,RU1-nowhere,,,survey,",
      "“RU1-nowhere” in “value” is no place"
    ),
    ("ruritania/places.csv", "x,X,village,,50.5,14.2,1,,,survey", "“x” is an orphan"),
    (
      "ruritania/adjacency.csv", "RU1-S,RU1-Z,90,certain,survey",
      "has 111.2 km in"
    ),
    ("actors.csv", "guard,Guard,party,nobody,,,,", "the side “nobody” is no actor"),
    ("sources.csv", "tale,Tale,Someone,,,,,", "has no licence"),
  ])
  func findsTheFault(file: String, line: String, fault: String) throws {
    let found = try faults(adding: [(file, line)])
    #expect(found.contains { $0.hasPrefix("\(file):") && $0.contains(fault) }, "\(found)")
  }

  @Test func neighboursThatCannotMeetAreNamed() throws {
    let found = try faults(adding: [
      ("ruritania/places.csv", "RU1-E-far,Far,district,RU1-E,50.5,30,5,,,survey"),
      ("ruritania/adjacency.csv", "RU1-E-far,RU1-E-hentzau,9,certain,atlas"),
    ])
    #expect(found.contains { $0.contains("adjacency.csv") && $0.contains("cannot meet") })
  }

  @Test func listsAllFaultsInOrder() throws {
    let found = try faults(adding: [
      ("ruritania/places.csv", "x,X,village,nowhere,50,15,1,,,survey"),
      ("actors.csv", "guard,Guard,party,nobody,,,,"),
      ("ruritania/adjacency.csv", "RU1-Z,RU1-Z,1,certain,survey"),
    ])
    #expect(
      found.map { $0.prefix { $0 != ":" } } == [
        "actors.csv", "ruritania/adjacency.csv", "ruritania/places.csv",
      ])
  }

  @Test func brokenShapesAreNamed() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/check-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: fixture, toPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","id":"RU1","properties":{"source":"survey"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}},
    {"type":"Feature","id":"RU9","properties":{},"geometry":{"type":"Point","coordinates":[0,0]}}
    ]}

    """.write(toFile: folder + "/ruritania/more.geojson", atomically: true, encoding: .utf8)
    let found = try GazetteerCheck.faults(in: [folder]).filter { $0.file.hasSuffix("more.geojson") }
    #expect(found.map(\.line) == [2, 3, 3])
    #expect(found.first?.fault.contains("not valid") == true)
  }

  @Test func overlappingShapesAreNamed() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/check-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: fixture, toPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func square(_ id: String, _ west: Double) -> String {
      """
      {"type":"Feature","id":"\(id)","properties":{"source":"survey"},"geometry":{"type":"Polygon",\
      "coordinates":[[[\(west),50],[\(west + 1),50],[\(west + 1),50.5],[\(west),50.5],[\(west),50]]]}}
      """
    }
    let text =
      "{\"type\":\"FeatureCollection\",\"features\":[\n" + square("RU1-E-hentzau", 16)
      + ",\n" + square("RU1-E-tarlen", 16.5) + "\n]}\n"
    try text.write(
      toFile: folder + "/ruritania/districts.geojson", atomically: true, encoding: .utf8)
    let found = try GazetteerCheck.faults(in: [folder]).filter { $0.fault.contains("overlaps") }
    #expect(found.map(\.line) == [3])
    #expect(found.first?.fault.contains("“RU1-E-tarlen” overlaps that of “RU1-E-hentzau”") == true)
  }

  @Test(arguments: [
    ("RU1-Z,wikidata,181235,survey", "has not the form of a code of wikidata"),
    ("RU1-Z,pcode-2004,AF.42,survey", "has not the form"),
    ("RU1-Z,hasc,AF08,survey", "has not the form"),
    ("RU1-Z,,AF08,survey", "has no scheme"),
    ("RU1-Z,pcode-2004,RU08,survey\nRU1-Z-lower,pcode-2004,RU0901,survey", "series are mixed up"),
    ("RU9,wikidata,Q1,survey", "“RU9” in “place” is no place"),
  ])
  func codesOfTheWrongSchemeAreNamed(rows: String, fault: String) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/check-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: fixture, toPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "place,scheme,value,source\n\(rows)\n".write(
      toFile: folder + "/ruritania/identifiers.csv", atomically: true, encoding: .utf8)
    let found = try GazetteerCheck.faults(in: [folder])
    #expect(found.count == 1)
    #expect(found.first?.fault.contains(fault) == true, "\(found)")
  }

  @Test func counts() throws {
    let statistics = GazetteerStatistics(try GazetteerLoader.load([fixture]))
    #expect(statistics.sections.first?.total == 16)
    #expect(statistics.text.hasPrefix("version "))
    #expect(statistics.text.contains("borders: 12\n  "))
    #expect(statistics.json["places"]?["total"]?.int == 16)
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: packageRoot + "/gazetteer/sources.csv")))
  func theGazetteerOfThisPackageIsSound() throws {
    let found = try GazetteerCheck.faults(in: [packageRoot + "/gazetteer"])
    #expect(found.map { String($0.description.dropFirst(packageRoot.count + 1)) } == [])
  }
}
