import TestSupport
import Testing

@testable import Text

struct PhraseTrieTests {
  /// The longest phrase at every position, against a search through all of them.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func findsTheLongestPhrase(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func words(_ count: Int) -> [String] {
      (0..<count).map { _ in ["a", "b", "c", "پل", "é"][Int.random(in: 0..<5, using: &random)] }
    }
    var trie = PhraseTrie()
    var phrases: [(words: [String], value: Int)] = []
    for value in 0..<30 {
      let phrase = words(Int.random(in: 1...4, using: &random))
      phrases.append((phrase, value))
      trie.insert(phrase, value: value)
    }
    let text = words(60)
    for start in text.indices {
      let found = trie.longestMatch(
        from: start, word: { $0 < text.count ? text[$0] : nil }, skip: { _ in 0 })
      let fitting = phrases.filter { text[start...].starts(with: $0.words) }
      let longest = fitting.map(\.words.count).max()
      #expect(found?.end == longest.map { start + $0 }, "seed \(seed)")
      let values = fitting.filter { $0.words.count == longest }.map(\.value)
      #expect((found?.values ?? []).sorted() == values, "seed \(seed)")
    }
    for phrase in phrases { #expect(trie.values(of: phrase.words).contains(phrase.value)) }
  }

  @Test func skippedPositionsJoinPhrases() {
    var trie = PhraseTrie()
    trie.insert(["pul", "e", "hisar"], value: 1)
    trie.insert(["pul"], value: 2)
    func match(_ text: [String]) -> (values: [Int], end: Int)? {
      trie.longestMatch(
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
    var trie = PhraseTrie()
    trie.insert([], value: 1)
    trie.insert(["a"], value: 2)
    trie.insert(["a"], value: 2)
    trie.insert(["a"], value: -3)
    #expect(trie.values(of: []) == [])
    #expect(trie.values(of: ["a"]) == [2, -3])
    #expect(trie.values(of: ["a", "b"]) == [])
  }
}
