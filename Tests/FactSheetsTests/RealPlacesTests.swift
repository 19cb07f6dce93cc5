import Encoding
import FactSheets
import Foundation
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

  /// A value as the JSON has it.
  private struct Held: Hashable {
    let text: String
    let value: String
    let unit: String
    let source: String
  }

  /// Every object of a JSON text that has a `text`.
  private func held(_ json: String) throws -> Set<Held> {
    var found: Set<Held> = []
    func visit(_ node: Any) {
      if let list = node as? [Any] { list.forEach(visit) }
      guard let object = node as? [String: Any] else { return }
      if let text = object["text"] as? String {
        found.insert(
          Held(
            text: text, value: object["value"] as? String ?? "",
            unit: object["unit"] as? String ?? "",
            source: (object["source"] as? [String])?.first ?? ""))
      }
      object.values.forEach(visit)
    }
    visit(try JSONSerialization.jsonObject(with: Data(json.utf8)))
    return found
  }

  /// What the gazetteer has of a place stands in its sheet: facts, names, codes and borders, in the
  /// JSON with their sources and in the text in some form.
  @Test(
    .enabled(if: gazetteer != nil, "the gazetteer folder is absent"),
    arguments: [
      "AF-PAN", "AF-PAN-bazarak", "AF-BGL-andarab", "AF-PAR-salang", "AF-BGL", "AF-KAB", "AF-BDS",
      "AF-PAN-anjuman-pass", "SD-KA", "AF", "SD", "AF-PAN-panjshir-valley", "AF-KAB-kabul-city",
    ])
  func nothingIsMissing(id: String) throws {
    let gazetteer = try #require(Self.gazetteer)
    let place = PlaceID(rawValue: id)
    let sheet = try #require(
      FactSheetBuilder(gazetteer: gazetteer, drawsMaps: false).sheet(for: place))
    let json = try held(sheet.jsonText())
    let text = FactSheetTextRenderer(width: 10_000).render(sheet)
    let markdown = FactSheetMarkdownRenderer().render(sheet)
    let shown = gazetteer.facts(of: place).filter { fact in
      // Ethnic groups are told of provinces and larger units only.
      fact.property != "main_group" || [.country, .province].contains(sheet.place.kind)
    }
    for fact in shown {
      #expect(
        json.contains {
          $0.value == fact.value && $0.unit == fact.unit && $0.source == fact.source
        }, "\(fact)")
    }
    for name in gazetteer.names(of: place) {
      #expect(json.contains { $0.text == name.name && $0.source == name.source }, "\(name)")
      #expect(text.contains(name.name) && markdown.contains(name.name), "\(name)")
    }
    for code in gazetteer.identifiers(of: place) {
      #expect(
        json.contains {
          $0.text == code.value && $0.value == code.scheme && $0.source == code.source
        }, "\(code)")
      #expect(text.contains(code.value), "\(code)")
    }
    let near = Set(gazetteer.neighbours(of: place).map(\.place.id))
    var borders = 0
    for row in gazetteer.borders(of: place) {
      guard let kilometres = row.sharedBorderKilometres,
        near.contains(row.a) || near.contains(row.b)
      else { continue }
      let length = decimalText(kilometres, places: 1)
      #expect(
        json.contains { $0.value == length && $0.unit == "km" && $0.source == row.source }, "\(row)"
      )
      #expect(text.contains(kilometres > 0 ? groupedDigits(length) + " km" : "no border"))
      borders += 1
    }
    if sheet.place.kind == .province || sheet.place.kind == .district { #expect(borders > 4) }
    for section in sheet.sections { #expect(text.contains(section.title.uppercased())) }
  }

  @Test(.enabled(if: gazetteer != nil, "the gazetteer folder is absent"))
  func neighboursAbroadAreNamedWithTheirCountry() throws {
    let gazetteer = try #require(Self.gazetteer)
    let sheet = try #require(FactSheetBuilder(gazetteer: gazetteer).sheet(for: "SD-KA"))
    #expect(sheet.lead.hasSuffix("It borders four provinces, and abroad Eritrea."))
    let text = FactSheetTextRenderer(width: 120).render(sheet)
    #expect(text.contains("Gash Barka, Eritrea"))
  }

  @Test(.enabled(if: gazetteer != nil, "the gazetteer folder is absent"), arguments: [40, 60, 90])
  func mapsOfCharactersFitTheLine(width: Int) throws {
    let gazetteer = try #require(Self.gazetteer)
    let sheet = try #require(FactSheetBuilder(gazetteer: gazetteer).sheet(for: "AF-PAN"))
    let plain = FactSheetTextRenderer(width: width).render(sheet).split(separator: "\n")
    let lines = FactSheetTextRenderer(width: width, drawsMap: true).render(sheet)
      .split(separator: "\n")
    #expect(lines.count > plain.count + 10)
    let drawn = lines.filter { line in
      line.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) }
    }
    #expect(drawn.allSatisfy { $0.count <= width })
    for name in ["PANJSHIR", "Baghlan", "Nuristan"] {
      #expect(lines.contains { $0.contains(name) && drawn.contains($0) }, "\(name)")
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
