import FoundationEssentials
import Gazetteer

extension FuzzTarget {
  /// Good inputs to start from: the fixtures of the tests.
  package func seeds() throws -> [[UInt8]] {
    if self == .compiled { return [try Self.compiledGazetteer()] }
    return try files.map { file in
      Array(try Data(contentsOf: URL(filePath: "\(Self.fixtures)/\(file)")))
    }
  }

  /// The folder of fixtures.
  static let fixtures =
    #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(2).joined(separator: "/") + "/Fixtures"

  private var files: [String] {
    switch self {
    case .geojson: ["formats/overlay.geojson", "formats/overlay.geojsonl", "fuzz/places.json"]
    case .kml: ["fuzz/overlay.kml", "formats/overlay.kml"]
    case .kmz: ["fuzz/overlay.kmz"]
    case .page: ["pages/live-page.html", "pages/nested-junk.html", "pages/breaks-only.html"]
    case .mail: ["fuzz/mail.mhtml"]
    case .linkedPlaces: ["fuzz/places.json"]
    case .linkedPlacesTable: ["fuzz/places.tsv"]
    case .geonames:
      ["places", "names", "codes", "hierarchy"].map { "fuzz/geonames-\($0).txt" }
    case .ledger: ["ledger/claim.csv", "ledger/claim.jsonl", "fuzz/typed.csv"]
    case .compiled: []
    case .dates: ["fuzz/dateline.txt", "fuzz/day.txt"]
    case .clauses: ["fuzz/clauses.txt"]
    }
  }

  private static func compiledGazetteer() throws -> [UInt8] {
    let path =
      FileManager.default.temporaryDirectory.path + "/claimatlas-\(UUID().uuidString).gaz"
    defer { try? FileManager.default.removeItem(atPath: path) }
    _ = try GazetteerLoader.compile(
      [fixtures + "/gazetteer-ruritania"], to: path, replacing: false)
    return Array(try Data(contentsOf: URL(filePath: path)))
  }
}
