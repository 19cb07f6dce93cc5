import Encoding
import Gazetteer
import Geometry
import TestSupport
import Testing

/// A country that is nowhere: another conflict is other tables and no other code.
struct InventedCountryTests {
  let gazetteer: Gazetteer

  init() throws {
    gazetteer = try GazetteerLoader.load([packageRoot + "/Tests/Fixtures/gazetteer-ruritania"])
  }

  @Test func readsEveryTable() {
    #expect(gazetteer.faultLines == [])
    #expect(gazetteer.allPlaces.count == 16)
    #expect(gazetteer.demonyms.map(\.name) == ["Ruritanian"])
    #expect(gazetteer.actor("crown")?.aliases == ["royal troops", "the Crown", "Crown"])
    #expect(gazetteer.source("survey")?.label == "RSR")
    #expect(gazetteer.source("atlas")?.label == "School atlas, 2nd edition")
    #expect(gazetteer.shape(of: "RU1-Z")?.source == "survey")
    #expect(gazetteer.version.count == 12)
    #expect(gazetteer.descendants(of: "RU1", kind: .district).count == 5)
    #expect(gazetteer.contents.borders.count == 12)
  }

  @Test(arguments: [
    ("Strelsau", nil, "RU1-S"), ("Strelsau", PlaceKind.city, "RU1-S-strelsau"),
    ("the city of Strelsau", nil, "RU1-S-strelsau"), ("STRELSAU PROVINCE", nil, "RU1-S"),
    ("Zendaburg", nil, "RU1-Z"), ("Elphberg", nil, "RU1-E"), ("Elfberg", nil, nil),
    ("زندا", nil, "RU1-Z"), ("ولایت زندا", nil, "RU1-Z"),
    ("Castle Zenda", nil, "RU1-Z-castle-e-zenda"), ("Castle-ye Zenda", nil, "RU1-Z-castle-e-zenda"),
    ("Twin", nil, nil), ("RU1-E-twin", nil, "RU1-E-twin"), ("", nil, nil),
    ("Zenda district", nil, nil),
  ])
  func looksUp(text: String, kind: PlaceKind?, id: String?) {
    #expect(gazetteer.lookup(text, kind: kind).place?.id.rawValue == id)
  }

  @Test func saysWhatElseANameFits() {
    guard case .one(let place, let others, let note) = gazetteer.lookup("Strelsau") else {
      Issue.record("not one place")
      return
    }
    #expect(place.kind == .province)
    #expect(others.map(\.id) == ["RU1-S-strelsau"])
    #expect(note?.contains("Strelsau (city, RU1-S-strelsau)") == true)
    #expect(
      gazetteer.lookup("Twin")
        == .ambiguous(["RU1-E-twin", "RU1-Z-twin"].compactMap { gazetteer.place($0) }))
    guard case .unknown(let suggestions) = gazetteer.lookup("Elhpberg") else {
      Issue.record("known")
      return
    }
    #expect(suggestions.map(\.id) == ["RU1-E"])
  }

  @Test func twoNamesShareALevel() {
    let pair = gazetteer.lookupPair("Strelsau", "Zenda")
    #expect(pair.first.place?.id == "RU1-S")
    #expect(pair.second.place?.id == "RU1-Z")
  }

  @Test func neighboursAndWays() throws {
    let found = gazetteer.neighbours(of: "RU1-Z")
    #expect(found.map(\.place.id) == ["RU1-E", "RU1-S"])
    #expect(found.map(\.direction) == [.east, .west])
    #expect(
      found.first?.border.lengths == [
        BorderLength(kilometres: 111.2, source: "survey"),
        BorderLength(kilometres: 118, source: "atlas"),
      ])
    #expect(gazetteer.path(from: "RU1-S", to: "RU1-E") == ["RU1-S", "RU1-Z", "RU1-E"])
    #expect(
      gazetteer.path(from: "RU1-S-strelsau", to: "RU1-E-twin") == ["RU1-S", "RU1-Z", "RU1-E"])
    #expect(gazetteer.path(from: "RU1-S", to: "RU1-E", level: .district) == [])
    #expect(
      gazetteer.neighbours(of: "RU1-Z", level: .district).map(\.place.id) == [
        "RU1-S-old", "RU1-E-hentzau", "RU1-E-tarlen",
      ])
    #expect(
      gazetteer.neighbours(of: "RU1-Z-lower", level: .province).map(\.place.id) == [
        "RU1-E", "RU1-S",
      ])
    #expect(
      gazetteer.allPairs(level: .province).map { "\($0.a.id) \($0.b.id)" } == [
        "RU1-E RU1-F", "RU1-E RU1-Z", "RU1-F RU1-S", "RU1-S RU1-Z",
      ])
    let gate = try #require(gazetteer.place("RU1-S-gate"))
    #expect(gazetteer.onBorder(gate).map(\.id) == ["RU1-S", "RU1-Z"])
    let near = gazetteer.within(kilometres: 10, of: "RU1-Z-twin")
    #expect(near.map(\.place.id) == ["RU1-Z", "RU1-Z-lower"])
    #expect(near.map(\.borderDistanceKilometres) == [0, nil])
    #expect(gazetteer.within(kilometres: -1, of: "RU1-Z-twin").isEmpty)
  }

  @Test func reportsAreGolden() throws {
    func place(_ id: PlaceID) throws -> Place { try #require(gazetteer.place(id)) }
    let zenda = try place("RU1-Z")
    let reports = [
      gazetteer.neighboursReport(of: zenda),
      gazetteer.neighboursReport(of: try place("RU1-Z-lower")),
      gazetteer.neighboursReport(of: try place("RU1-S-gate")),
      gazetteer.neighboursReport(of: try place("RU1-Z-post-road")),
      gazetteer.neighboursReport(of: try place("RU1-S-strelsau")),
      gazetteer.adjacencyReport(zenda, try place("RU1-E")),
      gazetteer.adjacencyReport(zenda, try place("RU1-F")),
      gazetteer.adjacencyReport(try place("RU1-F"), try place("RU1-S")),
      gazetteer.adjacencyReport(try place("RU1-S-gate"), zenda),
      gazetteer.adjacencyReport(try place("RU1-Z-post-road"), zenda),
      gazetteer.adjacencyReport(try place("RU1-Z-lower"), try place("RU1-S")),
      gazetteer.adjacencyReport(try place("RU1-E-twin"), try place("RU1-Z-twin")),
      gazetteer.pathReport(from: try place("RU1-Z"), to: try place("RU1-F")),
      gazetteer.pathReport(from: try place("RU1-S-strelsau"), to: try place("RU1-E-twin")),
      gazetteer.withinReport(kilometres: 10, of: try place("RU1-Z-twin")),
      gazetteer.allPairsReport(level: .province),
      gazetteer.allPairsReport(level: .district, inside: try place("RU1-E")),
    ]
    #expect(
      matchesGolden(
        reports.map(\.text).joined(separator: "\n"),
        "Fixtures/gazetteer-ruritania/adjacent.golden.txt"))
    #expect(
      matchesGolden(
        reports.map(\.jsonText).joined(), "Fixtures/gazetteer-ruritania/adjacent.golden.json"))
  }

  @Test func actorsByTheirLongestName() {
    let words = ["when", "the", "crown", "forces", "met", "duke", "michael", "and", "rebel"]
    #expect(gazetteer.actors.match(words: words, from: 1)?.length == 2)
    #expect(gazetteer.actors.match(words: words, from: 2)?.actor.id == "crown")
    #expect(gazetteer.actors.match(words: words, from: 2)?.length == 2)
    #expect(gazetteer.actors.match(words: words, from: 5)?.actor.id == "black-michael")
    #expect(gazetteer.actors.match(words: words, from: 8) == nil)
    #expect(gazetteer.actors.match(words: words, from: 99) == nil)
  }
}
