import Foundation
import TestSupport
import Testing

@testable import Text

struct FoldingTests {
  @Test(arguments: [
    ("Panjshīr", "panjshir"), ("PANJSHIR", "panjshir"), ("Kābul", "kabul"),
    ("e\u{301}te\u{301}", "ete"),
    ("Łódź", "lodz"), ("Straße", "strasse"), ("Ærø", "aero"), ("Œuvre", "oeuvre"), ("Þor", "thor"),
    ("Ḩasan", "hasan"), ("Ṭāleqān", "taleqan"), ("Ǆ", "dz"), ("ẞ", "ss"), ("Đà Nẵng", "da nang"),
    ("Pul-e Hisar", "pul e hisar"), ("Pul‑e‑Hisar", "pul e hisar"), ("  a,b  ", "a b"),
    ("Dara’i", "darai"), ("Dara'i", "darai"), ("Darʿa", "dara"),
    ("soft\u{AD}hyphen", "softhyphen"), ("Sana`a", "sanaa"), ("\u{212B}", "a"), ("", ""),
    ("--", ""), ("km 12", "km 12"),
    ("Κύπρος", "κύπρος"), ("МОСКВА", "москва"),
    ("پنجشیر", "پنجشیر"), ("پنجشير", "پنجشیر"), ("پنجشىر", "پنجشیر"), ("كابل", "کابل"),
    ("أنوا", "انوا"), ("آب", "اب"), ("مُحَمَّد", "محمد"), ("مـدينة", "مدینه"), ("مؤمن", "مومن"),
    ("پنج\u{200C}شیر", "پنجشیر"), ("١٢", "12"), ("۱۲", "12"), ("قلعهٔ نو", "قلعه نو"),
    ("قلعۀ نو", "قلعه نو"),
  ])
  func folds(text: String, key: String) {
    #expect(Array(Folding.key(text).utf8) == Array(key.utf8), "\(Folding.key(text))")
  }

  /// Every Latin letter that Unicode takes apart into an ASCII letter and marks becomes that letter.
  @Test func latinLettersLoseWhatUnicodeTakesOff() {
    for value in Array(0xC0...0x24F) + Array(0x1E00...0x1EFF) as [UInt32] {
      guard let scalar = Unicode.Scalar(value), Folding.classify(scalar) == .letter else {
        continue
      }
      let parts = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
      guard let base = parts.first, base.isASCII, base != scalar else { continue }
      let expected = String(base).lowercased()
      let code = String(value, radix: 16)
      #expect(Folding.key(String(scalar)) == expected, "U+\(code) \(scalar)")
    }
  }

  /// Every letter folds to something, and folding what is folded changes nothing more.
  @Test func everyScalarFolds() {
    for value in 0...0x1FFFF as ClosedRange<UInt32> {
      // U+212B, the Ångström sign, has a table row of its own below.
      guard let scalar = Unicode.Scalar(value), Folding.classify(scalar) == .letter else {
        continue
      }
      let key = Folding.key(String(scalar))
      let again = Folding.key(key)
      if key.isEmpty || again.utf8.count != key.utf8.count || again != key {
        Issue.record("U+\(String(value, radix: 16)) \(scalar) becomes “\(key)”, then “\(again)”")
      }
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func keysAreStable(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = randomText(&random, count: 60)
    let key = Folding.key(text)
    #expect(Folding.key(key) == key, "seed \(seed)")
    #expect(Folding.words(text).allSatisfy { !$0.isEmpty && !$0.contains(" ") }, "seed \(seed)")
  }
}
