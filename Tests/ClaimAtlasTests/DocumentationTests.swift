import ClaimAtlas
import FoundationEssentials
import TestSupport
import Testing

/// The Swift of the documentation, compiled; `documentsThis` holds the two to one another.
struct DocumentationTests {
  // From ClaimAtlas.md.
  func map(report: String, gazetteer folder: String) throws -> [UInt8] {
    let gazetteer = try GazetteerLoader.load([folder])
    let language = try LanguageTables(folder: folder + "/language/en")
    let resolver = Resolver(gazetteer: gazetteer, language: language)
    let extractor = ClaimExtractor(gazetteer: gazetteer, language: language, resolver: resolver)

    let reading = ReportReader().read(paths: [report])
    for fault in reading.faults { print(fault) }
    let claims = reading.reports.flatMap { extractor.claims(in: $0) }
    let ledger = Ledger(Relations.relate(claims, gazetteer: gazetteer))
    let overlay = OverlayBuilder(gazetteer: gazetteer).build(ledger)
    return try KMZWriter().bytes(of: overlay.overlay)
  }

  // From Extending.md.
  struct NamesWriter: OverlayWriter {
    func bytes(of set: LayerSet) -> [UInt8] {
      set.allFeatures.map { $0.name + "\n" }.joined().utf8.map { $0 }
    }
  }

  @Test func mapsAReport() throws {
    let report = packageRoot + "/Tests/Fixtures/reports/2021-08-23-northern-wire.txt"
    let bytes = try map(report: report, gazetteer: packageRoot + "/gazetteer")
    let reading = KMZReader().read(bytes, file: "map.kmz")
    #expect(reading.faults.isEmpty)
    let names = String(decoding: NamesWriter().bytes(of: reading.layers), as: UTF8.self)
    #expect(names.contains("Deh Salah"))
  }

  /// Every line of Swift in the documentation stands in this file.
  @Test(arguments: ["ClaimAtlas.md", "Extending.md"])
  func documentsThis(article: String) throws {
    let folder = packageRoot + "/Sources/ClaimAtlas/ClaimAtlas.docc/"
    let here = Set(
      try String(contentsOfFile: #filePath, encoding: .utf8).split(separator: "\n").map(trimmed))
    let text = try String(contentsOfFile: folder + article, encoding: .utf8)
    var isSwift = false
    for line in text.split(separator: "\n") {
      if line.hasPrefix("```") {
        isSwift = line == "```swift"
      } else if isSwift, !line.hasPrefix("import") {
        #expect(here.contains(trimmed(line)), "\(line)")
      }
    }
  }

  private func trimmed(_ line: some StringProtocol) -> String {
    String(line.drop { $0 == " " })
  }
}
