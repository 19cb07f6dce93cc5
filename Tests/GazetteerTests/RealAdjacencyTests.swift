import Encoding
import Gazetteer
import Geometry
import TestSupport
import Testing
import Topology

/// Borders on the gazetteer of this package.
@Suite(.enabled(if: realGazetteer != nil, "the package has no gazetteer folder"))
struct RealAdjacencyTests {
  private func place(_ text: String) throws -> Place {
    try #require(realGazetteer?.lookup(text).place, "\(text)")
  }

  /// Bearings from the centroid to the middle of the border as measured apart from this code.
  @Test func panjshirHasSevenNeighbours() throws {
    let gazetteer = try #require(realGazetteer)
    let expected: [(String, CompassPoint, Double)] = [
      ("Baghlan", .northWest, 313), ("Nuristan", .east, 88), ("Kapisa", .southWest, 214),
      ("Takhar", .northEast, 34), ("Parwan", .southWest, 247), ("Laghman", .south, 164),
      ("Badakhshan", .northEast, 50),
    ]
    let found = gazetteer.neighbours(of: "AF-PAN")
    #expect(found.map(\.place.name) == expected.map(\.0))
    for (neighbour, (name, direction, bearing)) in zip(found, expected) {
      #expect(neighbour.direction == direction, "\(name)")
      let measured = try #require(neighbour.bearingBorderDegrees)
      #expect(abs(measured - bearing) < 4, "\(name): \(measured)")
      #expect(neighbour.border.isCertain)
    }
  }

  @Test func bordersHoldFromBothSides() throws {
    let gazetteer = try #require(realGazetteer)
    let provinces = gazetteer.allPlaces.filter { $0.kind == .province && $0.parent == "AF" }
    #expect(provinces.count == 34)
    let neighbours = Dictionary(
      uniqueKeysWithValues: provinces.map {
        ($0.id, Set(gazetteer.neighbours(of: $0.id, level: .province).map(\.place.id)))
      })
    for a in provinces {
      for b in provinces {
        let there = neighbours[a.id]?.contains(b.id)
        #expect(there == neighbours[b.id]?.contains(a.id), "\(a.id) \(b.id)")
        guard a.id < b.id else { continue }
        let (out, back) = (gazetteer.adjacency(a, b), gazetteer.adjacency(b, a))
        #expect(there == out.isAdjacent && out.relation == back.relation, "\(a.id) \(b.id)")
        #expect(Set(out.border?.lengths ?? []) == Set(back.border?.lengths ?? []))
        #expect(out.path == back.path.reversed(), "\(a.id) \(b.id)")
        #expect(Set(out.meetings.map(\.a)) == Set(back.meetings.map(\.b)))
        #expect(out.features == back.features)
      }
    }
    let pairs = gazetteer.allPairs(level: .province)
      .filter { $0.a.parent == "AF" && $0.b.parent == "AF" }
    #expect(pairs.count == 81)
    #expect(pairs.count { !$0.border.isCertain } == 3)
  }

  @Test func tableAgreesWithShapes() throws {
    let gazetteer = try #require(realGazetteer)
    var checked = 0
    for pair in gazetteer.allPairs(level: .province) {
      guard let a = gazetteer.shape(of: pair.a.id), let b = gazetteer.shape(of: pair.b.id),
        a.source == b.source
      else { continue }
      let stated = pair.border.lengths.first { $0.source == a.source }?.kilometres ?? 0
      let measured = try sharedBorderKilometres(a.shape, b.shape)
      #expect(
        abs(stated - measured) <= max(1, stated * 0.03),
        "\(pair.a.id) \(pair.b.id): \(stated) in the table, \(measured) by the shapes")
      checked += 1
    }
    #expect(checked == 81)
  }

  @Test(arguments: [
    ("Panjshir", "Kabul", AdjacencyAnswer.Relation.apart),
    ("Panjshir", "Nuristan", .borders), ("Baghlan", "Balkh", .borders),
    ("Badakhshan", "China", .borders), ("Afghanistan", "Iran", .borders),
    ("Bazarak", "Panjshir", .inside), ("Panjshir", "Bazarak", .contains),
    ("Bazarak", "Baghlan", .borders), ("Deh Salah district", "Panjshir", .apart),
    ("Salang Pass", "Parwan", .onBorder), ("Baghlan", "Salang Pass", .onBorder),
    ("Khawak Pass", "Baghlan", .onBorder), ("Salang Tunnel", "Panjshir", .apart),
    ("Salang Highway", "Kabul", .crosses), ("Salang Highway", "Parwan", .crosses),
    ("Panjshir", "Panjshir", .same),
    ("Kabul city", "AF-PAN-bazarak-town", .unknown),
  ])
  func relations(a: String, b: String, relation: AdjacencyAnswer.Relation) throws {
    let gazetteer = try #require(realGazetteer)
    #expect(gazetteer.adjacency(try place(a), try place(b)).relation == relation)
  }

  /// The first-level units of the world, inside a country and across its border.
  @Test(arguments: [
    ("Khartoum", "Kassala", true), ("Kassala", "Gash Barka", true), ("Khartoum", "Red Sea", false),
    ("AF-BDS", "CN-XJ", true), ("Bayern", "Tirol", true), ("Texas", "Chihuahua", true),
  ])
  func unitsOfTheWorld(a: String, b: String, isAdjacent: Bool) throws {
    let gazetteer = try #require(realGazetteer)
    let pair = gazetteer.lookupPair(a, b)
    let (first, second) = (try #require(pair.first.place), try #require(pair.second.place))
    #expect(first.kind == .province && second.kind == .province)
    #expect(gazetteer.adjacency(first, second).isAdjacent == isAdjacent)
  }

  @Test func answersInWords() throws {
    let gazetteer = try #require(realGazetteer)
    let yes = gazetteer.adjacencyReport(try place("Panjshir"), try place("Nuristan"))
    #expect(yes.isYes == true)
    #expect(
      yes.text.hasPrefix(
        "Yes. Panjshir and Nuristan (provinces) share a border, on Panjshir's east: 64 km ("))
    #expect(yes.text.hasSuffix("Districts that meet: Paryan, Khenj, Dara | Mandol.\n"))
    let no = gazetteer.adjacencyReport(try place("Panjshir"), try place("Kabul"))
    #expect(no.isYes == false)
    #expect(
      no.text.hasPrefix(
        "No. Panjshir and Kabul (provinces) do not share a border. Shortest way: Panjshir, Kapisa, "
          + "Kabul (1 province between)."))
    let uncertain = gazetteer.adjacencyReport(try place("Baghlan"), try place("Balkh"))
    #expect(uncertain.text.hasPrefix("Yes, but the sources disagree. "))
    #expect(uncertain.json["certainty"]?.string == "uncertain")
    #expect(no.json["path"]?.array?.compactMap(\.string) == ["AF-PAN", "AF-KAP", "AF-KAB"])
  }

  @Test func searchesInAnyScript() throws {
    let gazetteer = try #require(realGazetteer)
    #expect(gazetteer.search("پنجشیر").first?.place.id == "AF-PAN")
    #expect(gazetteer.search("درهٔ پنجشیر").contains { $0.place.id == "AF-PAN-panjshir-valley" })
    #expect(gazetteer.search("Badaksh").first?.place.id == "AF-BDS")
  }
}
