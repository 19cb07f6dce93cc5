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
    ("Naples, Florida", "US-naples"), ("Springfield, Illinois", "US-springfield-4250542"),
    ("Springfield, MO, USA", "US-springfield-4409896"), ("Khenj, Panjshir", "AF-PAN-khenj"),
    ("بازارک، پنجشیر", "AF-PAN-bazarak"), ("Paris, Texas", "US-paris-4717560"),
  ])
  func oneName(text: String, id: String) throws {
    let gazetteer = try #require(realGazetteer)
    #expect(gazetteer.lookup(text).place?.id.rawValue == id, "\(gazetteer.lookup(text))")
  }

  @Test func whatFollowsACommaMustHoldThePlace() throws {
    let gazetteer = try #require(realGazetteer)
    for text in ["Bazarak, Kabul", "Naples, Narnia", "Panjshir, ,", ",", ", Florida"] {
      #expect(gazetteer.lookup(text).place == nil || text.hasPrefix("Panjshir"), "\(text)")
    }
  }

  @Test func anUnknownNameBringsSuggestions() throws {
    let gazetteer = try #require(realGazetteer)
    guard case .unknown = gazetteer.lookup("Narnia") else {
      Issue.record("Narnia is somewhere: \(gazetteer.lookup("Atlantis"))")
      return
    }
    guard case .unknown(let suggestions) = gazetteer.lookup("Panjhsir") else {
      Issue.record("a typing error is no name")
      return
    }
    #expect(suggestions.first?.id == "AF-PAN")
  }
}
