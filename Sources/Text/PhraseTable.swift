/// Phrases found in a row of words, the longest first.
///
/// A trie whose nodes are hashes: every phrase stands in a ``KeyTable`` under the hash of its words
/// joined by spaces, and every beginning of a phrase that ends with a word under a mark. A walk needs
/// the words only once and touches one run of entries a word, wherever the table lies in a file.
public struct PhraseTable: Sendable {
  private let keys: KeyTable
  /// The number that stands for "a phrase goes on here".
  private static let mark = UInt32.max

  package init(_ keys: KeyTable) { self.keys = keys }

  /// Makes a table of phrases, each under a number. A phrase may stand under several.
  public init(_ phrases: [(words: [String], value: Int)]) {
    var builder = PhraseTableBuilder()
    for (words, value) in phrases {
      builder.insert(words, value: UInt32(truncatingIfNeeded: value))
    }
    var bytes: [UInt8] = []
    builder.write { bytes.append(contentsOf: $0) }
    keys = KeyTable(FixedBytes(bytes).all)
  }

  /// The values and length of the longest phrase that starts at `start`, or `nil`.
  ///
  /// `word` gives the word at a position, or `nil` where no phrase may go on; `skip` says how many
  /// positions of no meaning, such as hyphens, stand there.
  public func longestMatch(
    from start: Int, word: (Int) -> String?, skip: (Int) -> Int
  ) -> (values: [Int], end: Int)? {
    var hash = KeyHash()
    var position = start
    var best: (entries: Range<Int>, end: Int)?
    while let text = word(position) {
      if position > start { hash.append(0x20) }
      hash.append(text)
      let entries = keys.entries(hash.value)
      guard !entries.isEmpty else { break }
      position += 1
      // The mark of a phrase that is only a beginning is its one entry.
      if keys.payload(entries.lowerBound) != Self.mark { best = (entries, position) }
      position += skip(position)
    }
    return best.map { (values($0.entries), $0.end) }
  }

  private func values(_ entries: Range<Int>) -> [Int] {
    entries.compactMap { entry in
      let value = keys.payload(entry)
      return value == Self.mark ? nil : Int(value)
    }
  }

  /// The values of exactly this phrase.
  public func values(of words: [String]) -> [Int] {
    values(keys.entries(KeyHash(words.joined(separator: " ")).value))
  }

  /// Whether a phrase starts with this word.
  public func starts(with word: String) -> Bool { !keys.entries(KeyHash(word).value).isEmpty }

  /// Whether this one word is a whole phrase.
  public func contains(_ word: String) -> Bool {
    let entries = keys.entries(KeyHash(word).value)
    return !entries.isEmpty && keys.payload(entries.lowerBound) != Self.mark
  }
}

/// Collects the phrases of a ``PhraseTable``.
package struct PhraseTableBuilder {
  private var keys = KeyTableBuilder()
  private var beginnings = KeyTableBuilder()
  private var seen: Set<UInt64> = []

  package init() {}

  /// Adds a phrase under a value. Values come in rising order.
  package mutating func insert(_ words: [String], value: UInt32) {
    guard !words.isEmpty, value < .max else { return }
    var hash = KeyHash()
    for (index, word) in words.enumerated() {
      if index > 0 { hash.append(0x20) }
      hash.append(word)
      // Marks are few kinds of words and many phrases: "san", "deh", "al".
      if index < words.count - 1, seen.insert(hash.value).inserted {
        beginnings.add(hash.value, .max)
      }
    }
    keys.add(hash.value, value)
  }

  /// The table, in pieces to be written one after the other. The builder is empty afterwards.
  package mutating func write(to append: (UnsafeRawBufferPointer) -> Void) {
    seen = []
    // The marks come last, so that they stand behind the values of a phrase.
    keys.add(contentsOf: beginnings)
    beginnings = KeyTableBuilder()
    keys.write(to: append)
  }
}
