import Gazetteer
import TestSupport
import Testing

/// Names as people type them, on the gazetteer of this package.
@Suite(.enabled(if: realGazetteer != nil, "the package has no gazetteer folder"))
struct RealLookupTests {
  @Test func everyRowIsRead() throws {
    let gazetteer = try #require(realGazetteer)
    #expect(gazetteer.faultLines == [])
  }

  @Test(arguments: [
    ("Panjshir", "AF-PAN"), ("AF-PAN", "AF-PAN"), ("panjshir province", "AF-PAN"),
    ("province of Panjshir", "AF-PAN"), ("Panjsheer", "AF-PAN"),
    ("Panjshir Valley", "AF-PAN-panjshir-valley"),
    ("Salang district", "AF-PAR-salang"), ("Salang", "AF-PAR-salang"), ("Kabul", "AF-KAB"),
    ("Kabul city", "AF-KAB-kabul-city"), ("پنجشیر", "AF-PAN"), ("ولایت پنجشیر", "AF-PAN"),
    ("Deh Salah", "AF-BGL-deh-salah"), ("Deh-e Salah", "AF-BGL-deh-salah"),
    ("Dehsalah", "AF-BGL-deh-salah"),
    ("Pul-i Hisar", "AF-BGL-pul-e-hisar"), ("Puli Hissar", "AF-BGL-pul-e-hisar"),
    ("Pule Hesar district", "AF-BGL-pul-e-hisar"),
    ("Baghlan", "AF-BGL"), ("Paris", "FR-75"), ("Paris city", "FR-paris"), ("Afghanistan", "AF"),
    ("Bazarak", "AF-PAN-bazarak"), ("Nooristan", "AF-NUR"),
  ])
  func oneName(text: String, id: String) throws {
    let gazetteer = try #require(realGazetteer)
    #expect(gazetteer.lookup(text).place?.id.rawValue == id, "\(gazetteer.lookup(text))")
  }

  @Test func anUnknownNameBringsSuggestions() throws {
    let gazetteer = try #require(realGazetteer)
    guard case .unknown = gazetteer.lookup("Atlantis") else {
      Issue.record("Atlantis is somewhere: \(gazetteer.lookup("Atlantis"))")
      return
    }
    guard case .unknown(let suggestions) = gazetteer.lookup("Panjhsir") else {
      Issue.record("a typing error is no name")
      return
    }
    #expect(suggestions.first?.id == "AF-PAN")
  }
}
