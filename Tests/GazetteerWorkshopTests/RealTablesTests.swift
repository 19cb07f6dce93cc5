import FoundationEssentials
import Gazetteer
import GazetteerWorkshop
import GeoJSON
import TestSupport
import Testing

/// The tables of this package against their sources.
struct RealTablesTests {
  private static let gazetteer = try? GazetteerLoader.load([packageRoot + "/gazetteer"])

  /// The rows of a table in all folders, counted by lines; no cell of ours holds a line feed.
  private func lines(_ table: String) throws -> Int {
    var count = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: packageRoot + "/gazetteer") {
      let path = packageRoot + "/gazetteer/\(name)/\(table).csv"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      count += try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").count - 1
    }
    return count
  }

  @Test func countsMatchTheTablesAndTheSources() throws {
    let statistics = GazetteerStatistics(try #require(Self.gazetteer))
    let sections = Dictionary(uniqueKeysWithValues: statistics.sections.map { ($0.title, $0) })
    for (title, table) in [
      ("places", "places"), ("names", "names"), ("identifiers", "identifiers"),
      ("facts", "facts"), ("borders", "adjacency"), ("demonyms", "demonyms"),
    ] {
      #expect(sections[title]?.total == (try lines(table)), "\(title)")
    }
    let places = Dictionary(
      uniqueKeysWithValues: try #require(sections["places"]).counts.map { ($0.value, $0.count) })
    // Natural Earth's 4,556 units: 34 of Afghanistan, and all others but ten; see the README.
    #expect(places["province"] == 34 + 4556 - 34 - 10)
    #expect(places["district"] == 398)
    #expect(places["continent"] == 7)
    // GeoNames has 34,005 settlements over 15,000 people; some Afghan ones are told otherwise.
    let gazetteer = try #require(Self.gazetteer)
    let large = gazetteer.allPlaces.count { place in
      place.kind.isSettlement
        && gazetteer.facts(of: place.id, "population").contains { Int($0.value) ?? 0 >= 15_000 }
    }
    #expect(large >= 33_900)
    let codes = Dictionary(
      uniqueKeysWithValues: try #require(sections["identifiers"]).counts.map {
        ($0.value, $0.count)
      })
    // The joined set of districts: 395 with a GeoNames code, 395 and 34 units with a place code.
    #expect(codes["geonames-admin2"] == 395)
    #expect(codes["geonames-admin1"] == 34)
    #expect(codes["pcode-2004"] == 395 + 34)
    #expect(codes["iso3166-1-alpha3"] == 249)
  }

  /// All but a few on islands, and where Natural Earth gives the ground to another country.
  @Test func citiesLieInTheirFirstLevelUnits() throws {
    let gazetteer = try #require(Self.gazetteer)
    let withUnits = Set(gazetteer.allPlaces.lazy.filter { $0.kind == .province }.map(\.parent))
    let left = gazetteer.allPlaces.filter {
      $0.kind.isSettlement && $0.parent != nil && withUnits.contains($0.parent)
    }
    #expect(left.count <= 100, "\(left.map(\.id))")
  }

  @Test(.enabled(if: sharedFolder != nil, "no material beside the package"))
  func bordersOfProvincesAreThoseOfTheirShapes() throws {
    let gazetteer = try #require(Self.gazetteer)
    let path = try #require(sharedFolder) + "/data/external/geoBoundaries-AFG-ADM1.geojson"
    let file = try #require(
      BoundaryFile(Array(try Data(contentsOf: URL(filePath: path))), file: path))
    let result = BoundaryImport(
      try #require(file.layers.first).features, gazetteer: gazetteer, kind: .province, in: "AF")
    #expect(result.matched == 34)
    var compared = 0
    for row in try result.tables(source: "surveyed", snapKilometres: 0).borders {
      let stated = gazetteer.borders(of: row.a).first {
        $0.a == row.a && $0.b == row.b && $0.source == "geoboundaries"
      }
      guard let km = stated?.sharedBorderKilometres, let measured = row.sharedBorderKilometres
      else { continue }
      compared += 1
      #expect(abs(measured - km) < max(1, 0.05 * km), "\(row.a) \(row.b): \(measured), \(km)")
    }
    #expect(compared >= 75)
  }

  @Test(.enabled(if: sharedFolder != nil, "no material beside the package"))
  func bordersOfDistrictsAreThoseOfTheirSource() throws {
    let gazetteer = try #require(Self.gazetteer)
    let path = try #require(sharedFolder) + "/data/derived/district_adjacency_aims.tsv"
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let ours = gazetteer.allPlaces.filter { $0.kind == .district }
      .flatMap { gazetteer.borders(of: $0.id) }.filter { $0.source == "aims" }
    let pairs = Set(ours.map { [$0.a, $0.b] }).filter { pair in
      pair.allSatisfy { gazetteer.place($0)?.kind == .district }
    }
    #expect(abs(pairs.count - (rows.count - 1)) <= 5, "\(pairs.count) of \(rows.count - 1)")
  }
}
