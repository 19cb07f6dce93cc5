import FoundationEssentials
import Gazetteer
import TestSupport
import Testing

/// Search finds a place by any spelling: by rule, in any script, by its beginning, and mistyped.
struct SearchTests {
  private static let gazetteer = try? GazetteerLoader.load([packageRoot + "/gazetteer/afghanistan"])

  @Test(arguments: [
    // The izafa: -e-, -i-, e, i, joined.
    ("Pul-e Hisar", "AF-BGL-pul-e-hisar"), ("Pul-i-Hisar", "AF-BGL-pul-e-hisar"),
    ("Pul i Hisar", "AF-BGL-pul-e-hisar"), ("Pule Hisar", "AF-BGL-pul-e-hisar"),
    ("PULI HISAR", "AF-BGL-pul-e-hisar"), ("Mazar i Sharif", "AF-BAL-mazar-e-sharif"),
    // o and u, e and i.
    ("Pol-e Hesar", "AF-BGL-pul-e-hisar"), ("Kondoz", "AF-KDZ"), ("Noorestan", "AF-NUR"),
    ("Khenjan", "AF-BGL-khinjan"), ("Shotol", "AF-PAN-shutul"), ("Onaba", "AF-PAN-unaba"),
    // Doubled letters, q and k, w and v, a final h.
    ("Kapissa", "AF-KAP"), ("Qandahaar", "AF-KAN"), ("Parvan", "AF-PAR"),
    ("Andarabh", "AF-BGL-andarab"),
    // kh, gh and sh are letters of their own.
    ("Ghaznee", "AF-GHA"), ("Badakshan", "AF-BDS"),
    // Scripts, accents, words of kind.
    ("پنجشیر", "AF-PAN"), ("پنجشېر", "AF-PAN"), ("ولسوالی بازارک", "AF-PAN-bazarak"),
    ("Sālang", "AF-PAR-salang"), ("Panjshir province", "AF-PAN"),
    // The beginning of a name, and a typing error or two.
    ("Panjs", "AF-PAN"), ("Badakh", "AF-BDS"), ("Panjshri", "AF-PAN"), ("Bazrak", "AF-PAN-bazarak"),
    ("Nuritsan", "AF-NUR"),
  ])
  func finds(query: String, id: String) throws {
    let gazetteer = try #require(Self.gazetteer)
    let hits = gazetteer.search(query, limit: 3)
    #expect(hits.first?.place.id.rawValue == id, "\(hits.map(\.place.id))")
  }

  /// An exact name stands before a loose one, that before a beginning, that before a typing error.
  @Test func ranks() throws {
    let gazetteer = try #require(Self.gazetteer)
    for query in ["Bazarak", "Salang", "Dara", "Anjuman", "Kunduz"] {
      let hits = gazetteer.search(query, limit: 40)
      #expect(hits.map(\.score) == hits.map(\.score).sorted(by: >))
      #expect(hits.first?.fit == .exact)
      let higher = hits.filter { $0.score == hits.first?.score }.map(\.place.kind.lookupRank)
      #expect(higher == higher.sorted())
    }
    #expect(gazetteer.search("").isEmpty)
    #expect(gazetteer.search("Qqqqqqqqqq").isEmpty)
  }

  /// The rules make keys; no row of the table is there only because of them.
  @Test func threeLettersAreNoTypingError() throws {
    let gazetteer = try #require(Self.gazetteer)
    #expect(!gazetteer.search("Kab").contains { $0.fit == .typo })
  }
}
