import FactSheets
import FoundationEssentials
import Gazetteer
import TestSupport
import Testing

/// Sheets of the committed gazetteer hold every fact of their place.
@Suite struct RealPlacesTests {
  static let gazetteer: Gazetteer? = {
    let folder = packageRoot + "/gazetteer"
    guard FileManager.default.fileExists(atPath: folder + "/afghanistan/facts.csv") else {
      return nil
    }
    return try? GazetteerLoader.load([folder])
  }()

  @Test(
    .enabled(if: gazetteer != nil, "the gazetteer folder is absent"),
    arguments: [
      "AF-PAN", "AF-PAN-bazarak", "AF-PAN-bazarak-town", "AF-BGL-andarab", "AF-PAR-salang",
      "AF-BGL-salang-pass", "AF-BGL", "AF-KAB", "AF-KAB-kabul-city", "AF-PAN-anjuman-pass", "AF",
      "AF-PAN-panjshir-river", "AF-PAN-khawak-pass", "AF-PAR-salang-highway",
    ])
  func everyFactIsThere(id: String) throws {
    let gazetteer = try #require(Self.gazetteer)
    let place = PlaceID(rawValue: id)
    let sheet = try #require(FactSheetBuilder(gazetteer: gazetteer).sheet(for: place))
    var found: [String: [FactValue]] = [:]
    for case .entries(let entries) in sheet.sections.flatMap(\.blocks) {
      for entry in entries { found[entry.property, default: []] += entry.values }
    }
    for fact in gazetteer.facts(of: place) {
      let values = (found[fact.property] ?? []).filter {
        $0.rawValue == fact.value && $0.unit == fact.unit && $0.sourceIDs == [fact.source]
      }
      #expect(!values.isEmpty, "\(fact.property) \(fact.value) \(fact.source)")
    }
    for row in gazetteer.borders(of: place) where row.sharedBorderKilometres ?? 0 > 0 {
      #expect(sheet.sources.contains { $0.source.id == row.source })
    }
    // And what the value holds, the text shows.
    let text = FactSheetTextRenderer(width: 10_000).render(sheet)
    for value in found.values.flatMap(\.self) {
      #expect(text.contains(value.text), "\(value.text)")
      #expect(value.note.isEmpty || text.contains(value.note))
    }
  }

  @Test(.enabled(if: gazetteer != nil, "the gazetteer folder is absent"))
  func panjshirInOneSentence() throws {
    let gazetteer = try #require(Self.gazetteer)
    let sheet = try #require(FactSheetBuilder(gazetteer: gazetteer).sheet(for: "AF-PAN"))
    #expect(
      sheet.lead
        == "Panjshir is a province of Afghanistan, north-north-east of Kabul. "
        + "Its seat is Bazarak. It borders seven provinces.")
    #expect(sheet.map?.labels.contains { $0.text == "Baghlan" } == true)
  }
}
