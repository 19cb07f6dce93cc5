import Encoding
import FoundationEssentials
import Gazetteer
import TestSupport
import Testing

struct LoaderTests {
  /// Writes files into a folder of their own and loads them.
  private func load(_ files: [String: String], as path: String = "") throws -> Gazetteer {
    let folder = FileManager.default.temporaryDirectory.path + "/gazetteer-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, text) in files {
      try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }
    return try GazetteerLoader.load([folder + path])
  }

  @Test func brokenRowsAreListedAndPassedOver() throws {
    let gazetteer = try load([
      "places.csv": """
      id,name,kind,parent,latitude,longitude
      a,Alpha,country,,1,2
      b,Beta,planet,,1,2
      c,Gamma,city,a,91,2
      d,Delta,city
      ,Epsilon,city,a,1,2
      e,Eta,city,a,x,2

      """,
      "names.csv": "place,name,status\na,Alef,loud\na,Al,variant\n",
      "adjacency.csv": "a,b,shared_border_km,certainty\na,b,much,certain\na,b,3,maybe\n",
      "facts.csv": "place,value\na,b\n",
      "shapes.geojson": "{",
    ])
    #expect(gazetteer.allPlaces.map(\.id) == ["a"])
    let faults = gazetteer.faultLines.map { $0.split(separator: "/").last.map(String.init) ?? "" }
    #expect(
      faults.map { $0.split(separator: ":").prefix(2).joined(separator: ":") } == [
        "adjacency.csv:2", "adjacency.csv:3", "facts.csv:1", "names.csv:2", "places.csv:3",
        "places.csv:4", "places.csv:5", "places.csv:6", "places.csv:7", "shapes.geojson:1",
      ])
    #expect(gazetteer.names(of: "a").map(\.name) == ["Al"])
  }

  @Test func aFolderWithoutTablesIsAnError() {
    #expect(throws: GazetteerError.self) { try load(["notes.txt": "nothing"]) }
    #expect(throws: GazetteerError.missing(path: "/nowhere/at/all")) {
      try GazetteerLoader.load(["/nowhere/at/all"])
    }
    #expect(throws: GazetteerError.self) { try load(["a.doc": "x"], as: "/a.doc") }
  }

  @Test func linkedPlacesAsTSV() throws {
    let gazetteer = try load(
      [
        "places.tsv": """
        id\ttitle\ttitle_source\tfclasses\ttypes\tccodes\tmatches\tvariants\tparent_id\tlon\tlat
        ada\tAda\tlist\tA\tcountry\tXX\t\t\t\t10\t20
        bay\tBay "of" Ada\tlist\tP\ttown\tXX\tgn:12;wd:Q1\tThe Bay@en;خلیج@fa-Arab\t\t11\t21
        quay\tQuay\tlist\tL\tcity district\tYY\t\t\tbay\t\t
        field\tField\tlist\tL\tinternational airport\tXX\t\t\t\t11\t21
        bad\tBad\tlist\tP\ttown\tXX\t\t\t\t200\t21
        plain\tPlain\tlist\tP\t\tXX\t\t\t\t11\t22

        """
      ], as: "/places.tsv")
    #expect(gazetteer.faultLines.count == 1)
    #expect(gazetteer.place("bay")?.parent == "ada")
    #expect(gazetteer.place("bay")?.name == "Bay \"of\" Ada")
    #expect(gazetteer.place("quay")?.kind == .area)
    #expect(gazetteer.place("quay")?.parent == "bay")
    #expect(gazetteer.place("field")?.kind == .facility)
    #expect(gazetteer.place("plain")?.kind == .town)
    #expect(gazetteer.names(of: "bay").map(\.script) == ["Latn", "Latn", "Arab"])
    #expect(
      gazetteer.identifiers(of: "bay").map(\.scheme) == ["country-code", "geonames", "wikidata"])
    #expect(gazetteer.lookup("خلیج").place?.id == "bay")
  }

  @Test func linkedPlacesFormat() throws {
    let gazetteer = try load(
      [
        "places.geojson": """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","@id":"ada","properties":{"title":"Ada","ccodes":["XX"],"fclasses":["A"]},
         "types":[{"identifier":"aat:300128207","label":"nation"}],"names":[{"toponym":"Adaland","lang":"en"}],
         "geometry":{"type":"Point","coordinates":[10,20]}},
        {"type":"Feature","properties":{"title":"No id"}}]}
        """
      ], as: "/places.geojson")
    #expect(gazetteer.lookup("Adaland").place?.kind == .country)
    #expect(gazetteer.faultLines.count == 1)
  }

  @Test func aLaterGazetteerOutranks() throws {
    let folder = packageRoot + "/Tests/Fixtures/gazetteer-ruritania"
    let file = FileManager.default.temporaryDirectory.path + "/own-\(UUID().uuidString).tsv"
    try "id\ttitle\ttypes\nmine\tTwin\tvillage\nRU1-F\tFarthest Zenda\tprovince\n".write(
      toFile: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: file) }
    let gazetteer = try GazetteerLoader.load([folder, file])
    #expect(gazetteer.lookup("Twin").place?.id == "mine")
    #expect(gazetteer.place("RU1-F")?.name == "Farthest Zenda")
    #expect(gazetteer.version != (try GazetteerLoader.load([folder])).version)
  }

  @Test(.enabled(if: sharedFolder != nil, "no evaluation material beside the package"))
  func readsAListOfPlacesMadeByOthers() throws {
    let folder = try #require(sharedFolder)
    let gazetteer = try GazetteerLoader.load([folder + "/eval/claims/other-places.tsv"])
    #expect(gazetteer.faultLines == [])
    #expect(gazetteer.allPlaces.count == 35)
    #expect(gazetteer.place("salah-al-din")?.parent == "syria")
    #expect(gazetteer.lookup("Salaheddine").place?.id == "salah-al-din")
    #expect(gazetteer.lookup("Anbar province").place?.kind == .province)
  }
}
