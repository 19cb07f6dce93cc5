import TestSupport
import Testing

@testable import Text

struct PhraseTableTests {
  /// The longest phrase at every position, against a search through all of them.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func findsTheLongestPhrase(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func words(_ count: Int) -> [String] {
      (0..<count).map { _ in ["a", "b", "c", "پل", "é"][Int.random(in: 0..<5, using: &random)] }
    }
    var phrases: [(words: [String], value: Int)] = []
    for value in 0..<30 {
      let phrase = words(Int.random(in: 1...4, using: &random))
      phrases.append((phrase, value))
    }
    let table = PhraseTable(phrases)
    let text = words(60)
    for start in text.indices {
      let found = table.longestMatch(
        from: start, word: { $0 < text.count ? text[$0] : nil }, skip: { _ in 0 })
      let fitting = phrases.filter { text[start...].starts(with: $0.words) }
      let longest = fitting.map(\.words.count).max()
      #expect(found?.end == longest.map { start + $0 }, "seed \(seed)")
      let values = fitting.filter { $0.words.count == longest }.map(\.value)
      #expect((found?.values ?? []).sorted() == values, "seed \(seed)")
    }
    for phrase in phrases { #expect(table.values(of: phrase.words).contains(phrase.value)) }
  }

  @Test func skippedPositionsJoinPhrases() {
    let table = PhraseTable([(["pul", "e", "hisar"], 1), (["pul"], 2)])
    func match(_ text: [String]) -> (values: [Int], end: Int)? {
      table.longestMatch(
        from: 0, word: { $0 < text.count ? text[$0] : nil },
        skip: { $0 < text.count && text[$0] == "-" ? 1 : 0 })
    }
    #expect(match(["pul", "-", "e", "-", "hisar"])?.end == 5)
    #expect(match(["pul", "e", "hisar"])?.end == 3)
    #expect(match(["pul", "-", "x"])?.end == 1)
    #expect(match(["x"]) == nil)
    #expect(match([]) == nil)
  }

  @Test func nothingIsNoPhrase() {
    let table = PhraseTable([([], 1), (["a"], 2), (["a", "c"], 3), (["a"], 4)])
    #expect(table.values(of: []) == [])
    #expect(table.values(of: ["a"]) == [2, 4])
    #expect(table.contains("a"))
    #expect(!table.contains("c"))
    #expect(table.values(of: ["a", "b"]) == [])
  }
}
