import TestSupport
import Testing

@testable import Text

struct TokenTests {
  private func tokens(_ text: String) -> [String] {
    let document = Document(text)
    return Tokenizer.tokens(of: document).map { document.text($0.bytes) }
  }

  @Test(arguments: 1...80 as ClosedRange<UInt64>)
  func everyByteButSpaceIsInOneToken(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let document = Document(randomText(&random, count: 150))
    var end = 0
    func isSpace(_ range: Range<Int>) -> Bool {
      document.text(range).unicodeScalars.allSatisfy {
        $0.properties.isWhitespace || $0.properties.generalCategory == .format
      }
    }
    for token in Tokenizer.tokens(of: document) {
      #expect(token.bytes.lowerBound >= end && !token.bytes.isEmpty, "seed \(seed)")
      #expect(isSpace(end..<token.bytes.lowerBound), "seed \(seed)")
      #expect(token.followsSpace || end == token.bytes.lowerBound, "seed \(seed)")
      #expect(!token.startsParagraph || token.startsLine, "seed \(seed)")
      end = token.bytes.upperBound
    }
    #expect(isSpace(end..<document.bytes.count), "seed \(seed)")
  }

  /// The folded word of a token is what folding makes of its text.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func wordsAreFoldedAsNamesAre(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let document = Document(randomText(&random, count: 150))
    for token in Tokenizer.tokens(of: document) where token.kind == .word {
      let words = Folding.words(document.text(token.bytes))
      #expect(words.joined() == token.folded, "seed \(seed): \(document.text(token.bytes))")
    }
  }

  @Test(arguments: [
    ("the rebel's tank", ["the", "rebel", "'s", "tank"]),
    ("the rebels' tank", ["the", "rebels", "'", "tank"]),
    ("Vastria’s army", ["Vastria", "’s", "army"]),
    ("Dara’i O'Hara don't", ["Dara’i", "O'Hara", "don't"]),
    ("they tookVeldra in macOS", ["they", "took", "Veldra", "in", "macOS"]),
    ("Hod haSharon", ["Hod", "haSharon"]),
    ("rebel-held", ["rebel", "-", "held"]),
    ("Pul‑e Hisar", ["Pul", "‑", "e", "Hisar"]),
    ("6,000 men, 3.5 km", ["6,000", "men", ",", "3.5", "km"]),
    ("1990s 15th", ["1990s", "15th"]),
    ("the U.S. and U.N. said", ["the", "U.S.", "and", "U.N.", "said"]),
    ("It fell. They ran.", ["It", "fell", ".", "They", "ran", "."]),
    ("in 2021.", ["in", "2021", "."]),
    ("“Yes,” he said", ["“", "Yes", ",", "”", "he", "said"]),
    ("talks.He left", ["talks", ".", "He", "left"]),
    ("پنج\u{200C}شیر سقوط کرد", ["پنج\u{200C}شیر", "سقوط", "کرد"]),
    ("", []), (" \n\t ", []),
  ])
  func cuts(text: String, expected: [String]) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("word", Token.Kind.word, Token.Capitals.none), ("Word", .word, .initial),
    ("WORD", .word, .all),
    ("A", .word, .initial), ("wOrd", .word, .none), ("McKay", .word, .initial),
    ("U.S.", .word, .all),
    ("12", .number, .none), ("6,000", .number, .none), ("T-", .word, .initial),
    ("-", .hyphen, .none),
    ("«", .quote, .none), ("(", .punctuation, .none), ("پل", .word, .none), ("Éa", .word, .initial),
  ])
  func kinds(text: String, kind: Token.Kind, capitals: Token.Capitals) {
    let token = Tokenizer.tokens(of: Document(text)).first
    #expect(token?.kind == kind)
    #expect(token?.capitals == capitals)
  }

  @Test func linesAndParagraphs() {
    let tokens = Tokenizer.tokens(of: Document("one\ntwo three\r\n\r\nfour\n \nfive"))
    #expect(tokens.map(\.startsLine) == [true, true, false, true, true])
    #expect(tokens.map(\.startsParagraph) == [true, false, false, true, true])
  }
}
