import TestSupport
import Testing
import Text

@testable import Gazetteer

struct NameKeyTests {
  @Test(arguments: [
    ("Deh Salah", "Deh-e Saleh", false), ("Deh Salah", "Dehsala", true),
    ("Deh-e Salah", "Deh-ye Salah", true),
    ("Pul-e Hisar", "Puli Hissar", true), ("Panjsheer", "Panjshir", true),
    ("Nooristan", "Nuristan", true),
    ("Kunduz", "Qunduz", true), ("Warsaj", "Varsaj", true), ("Shutul", "Sutul", false),
    ("Khost", "Kost", false),
    ("Ghor", "Gor", false), ("Ghour", "Ghor", true), ("Bazarak", "Bazzarak", true),
    ("ولایت پنجشیر", "پنجشیر", true),
    ("Hisa-e Awal", "Hisa Awal", true), ("Koh Band", "Kohband", true),
  ])
  func looseKeys(a: String, b: String, same: Bool) {
    let keys = [a, b].map { NameKey.loose(NameKey.exact($0)) }
    #expect((keys[0] == keys[1]) == same, "\(keys)")
  }

  /// The fast key is the folded key, on words with letters of several scripts.
  @Test(arguments: 1...200)
  func exactKeyIsTheFoldedKey(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let letters: [Character] = [
      "a", "B", "z", "0", " ", "-", "'", "’", "é", "پ", "ۍ", ".", "\u{64B}", "`",
    ]
    let name = String((0..<12).compactMap { _ in letters.randomElement(using: &random) })
    #expect(NameKey.exact(name) == Folding.key(name), "seed \(seed): \(name)")
    #expect(NameKey.hash(name) == KeyHash(Folding.key(name)).value, "seed \(seed): \(name)")
    #expect(NameKey.words(name) == Tokenizer.matchingWords(name), "seed \(seed): \(name)")
    let plain = name.filter { $0.isASCII && ($0.isLetter || $0 == " " || $0 == "-") }
    #expect(NameKey.words(plain) == Tokenizer.matchingWords(plain), "seed \(seed): \(plain)")
  }
}
