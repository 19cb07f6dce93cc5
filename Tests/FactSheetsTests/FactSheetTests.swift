import Chronology
import Claims
import FactSheets
import Gazetteer
import TestSupport
import Testing

@Suite struct FactSheetTests {
  let halden = InventedCountry.builder().sheet(for: "XA-HAL")

  @Test func textAsAgreed() throws {
    let sheet = try #require(halden)
    let text = FactSheetTextRenderer().render(sheet)
    #expect(matchesGolden(text, "Fixtures/factsheets/halden.txt"))
  }

  @Test func markdownAsAgreed() throws {
    let sheet = try #require(halden)
    let text = FactSheetMarkdownRenderer().render(sheet)
    #expect(matchesGolden(text, "Fixtures/factsheets/halden.md"))
  }

  @Test func jsonAsAgreed() throws {
    let sheet = try #require(halden)
    #expect(matchesGolden(sheet.jsonText(), "Fixtures/factsheets/halden.json"))
  }

  @Test func unknownIdHasNoSheet() {
    #expect(InventedCountry.builder().sheet(for: "XA-nowhere") == nil)
  }

  @Test func figuresThatDifferStandSideBySide() throws {
    let sheet = try #require(halden)
    let entry = try #require(found("population", in: sheet))
    #expect(entry.differs)
    #expect(entry.values.map(\.rawValue) == ["146100", "172895", "about 110000"])
    #expect(entry.values.map(\.text).last == "about 110,000 people")
    #expect(entry.values.allSatisfy { $0.sourceIDs.count == 1 })
  }

  @Test func namesKeepTheirScriptAndStatus() throws {
    let sheet = try #require(halden)
    let names = sheet.sections.flatMap(\.blocks).flatMap { block -> [FactEntry] in
      if case .entries(let entries) = block { entries.filter { $0.property == "name" } } else { [] }
    }
    #expect(names.map(\.label) == ["English", "Arabic", "Other spellings"])
    let arabic = try #require(names.first { $0.label == "Arabic" }?.values.first)
    #expect(arabic.text == "هالدن" && arabic.isRightToLeft && arabic.languageTag == "ar-Arab")
    #expect(names[2].values.map(\.mark) == ["", "misspelling"])
  }

  @Test func ethnicFiguresStopAtTheProvince() throws {
    let builder = InventedCountry.builder()
    let province = try #require(halden)
    #expect(found("main_group", in: province) != nil)
    let district = try #require(builder.sheet(for: "XA-HAL-ost"))
    #expect(found("main_group", in: district) == nil)
    #expect(!FactSheetTextRenderer().render(district).contains("Ostlings"))
  }

  @Test func civiliansAreNeverFinerThanADistrict() throws {
    let builder = InventedCountry.builder()
    for id: PlaceID in ["XA-HAL", "XA-HAL-ost"] {
      let sheet = try #require(builder.sheet(for: id))
      let text = FactSheetTextRenderer().render(sheet)
      #expect(text.contains("thousands of residents have fled: Ost district"))
      #expect(!text.contains("the mill"))
    }
    let village = try #require(builder.sheet(for: "XA-HAL-ost-brook"))
    #expect(!FactSheetTextRenderer().render(village).contains("fled"))
  }

  @Test func claimsShowWhoSaysItAndWhoContradicts() throws {
    let sheet = try #require(halden)
    let text = FactSheetTextRenderer(width: 200).render(sheet)
    #expect(text.contains("Claims, not facts"))
    #expect(text.contains("In Lin (town): Red spokesman says"))
    #expect(text.contains("> Contradicted by: Blue leader says"))
    #expect(text.contains("> Conceded by: Blue commander says"))
    #expect(text.contains("Against its own interest"))
    #expect(text.contains("Turn: the claim before names Blue Front, this one Red Army."))
    #expect(text.contains("1 claim dated after 8 September 2021 is left out."))
    #expect(!text.contains("Morwen."))
  }

  @Test func withoutReportsTheSheetSaysSo() throws {
    let sheet = try #require(InventedCountry.builder(claims: nil).sheet(for: "XA-HAL"))
    #expect(!sheet.sections.contains { $0.topic == .claims || $0.topic == .timeline })
    #expect(FactSheetTextRenderer().render(sheet).contains("no reports were read"))
  }

  @Test func leadIsWorkedOutFromTheTables() throws {
    #expect(
      halden?.lead
        == "Halden is a province of Tarvia, north-north-west of Castra. Its seat is Lin. "
        + "It borders one province.")
    let pass = try #require(InventedCountry.builder().sheet(for: "XA-HAL-gate"))
    #expect(
      pass.lead
        == "Gate Pass lies in Halden province, Tarvia, about 60 km north of Castra. "
        + "It lies on the border of Halden and Morwen. Its height is given as 2,100 m.")
  }

  @Test(arguments: [
    "XA", "XA-HAL", "XA-HAL-ost", "XA-HAL-ost-lin", "XA-SUD-castra", "XA-HAL-gate", "XA-lost",
  ])
  func noSectionIsEmpty(id: String) throws {
    for builder in [InventedCountry.builder(), InventedCountry.builder(claims: nil)] {
      let sheet = try #require(builder.sheet(for: PlaceID(rawValue: id)))
      #expect(sheet.sections.allSatisfy { !$0.blocks.isEmpty })
      for case .entries(let entries) in sheet.sections.flatMap(\.blocks) {
        #expect(!entries.isEmpty && entries.allSatisfy { !$0.values.isEmpty })
      }
      let lines = FactSheetTextRenderer().render(sheet).split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { $0.count <= 80 || $0.contains("://") })
      #expect(lines.allSatisfy { !$0.contains("_") })
    }
  }

  @Test(arguments: [
    ("173000", "173,000"), ("about 110000", "about 110,000"), ("3742.5", "3,742.5"),
    ("512", "512"), ("0.12345", "0.12345"), ("2021-22", "2,021-22"), ("", ""),
  ])
  func groupsDigits(text: String, expected: String) {
    #expect(groupedDigits(text) == expected)
  }

  @Test func fileNamesAreSlugsAndDiffer() throws {
    #expect(halden?.fileStem == "halden-province-tarvia")
    let sheet = try #require(halden)
    #expect(
      fileStems(for: [sheet, sheet]) == [
        "halden-province-tarvia-xa-hal", "halden-province-tarvia-xa-hal",
      ])
    #expect(fileStems(for: [sheet]) == ["halden-province-tarvia"])
  }

  private func found(_ property: String, in sheet: FactSheet) -> FactEntry? {
    for case .entries(let entries) in sheet.sections.flatMap(\.blocks) {
      if let entry = entries.first(where: { $0.property == property }) { return entry }
    }
    return nil
  }
}
