/// Phrases found in a row of words, the longest first.
///
/// Words are numbered once; a node is found by its parent and the number of the next word.
public struct PhraseTrie: Sendable {
  private var numbers: [String: Int32] = [:]
  private var nodes: [UInt64: Int32] = [:]
  private var values: [[Int32]] = [[]]

  /// Creates an empty trie.
  public init() {}

  /// Adds a phrase under a value. A phrase may stand under several values.
  public mutating func insert(_ words: [String], value: Int) {
    guard !words.isEmpty else { return }
    var node: Int32 = 0
    for word in words {
      let number: Int32
      if let known = numbers[word] {
        number = known
      } else {
        number = Int32(truncatingIfNeeded: numbers.count)
        numbers[word] = number
      }
      let key = Self.key(node, number)
      if let next = nodes[key] {
        node = next
      } else {
        let next = Int32(truncatingIfNeeded: values.count)
        values.append([])
        nodes[key] = next
        node = next
      }
    }
    let value = Int32(truncatingIfNeeded: value)
    if !values[Int(node)].contains(value) { values[Int(node)].append(value) }
  }

  private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }

  /// The values and length of the longest phrase that starts at `start`, or `nil`.
  ///
  /// `word` gives the word at a position, or `nil` where no phrase may go on; `skip` says how many
  /// positions of no meaning, such as hyphens, stand there.
  public func longestMatch(
    from start: Int, word: (Int) -> String?, skip: (Int) -> Int
  ) -> (values: [Int], end: Int)? {
    var node: Int32 = 0
    var position = start
    var best: (Int32, Int)?
    while let text = word(position), let number = numbers[text],
      let next = nodes[Self.key(node, number)]
    {
      node = next
      position += 1
      if !values[Int(node)].isEmpty { best = (node, position) }
      position += skip(position)
    }
    return best.map { (values[Int($0.0)].map(Int.init), $0.1) }
  }

  /// The values of exactly this phrase.
  public func values(of words: [String]) -> [Int] {
    var node: Int32 = 0
    for word in words {
      guard let number = numbers[word], let next = nodes[Self.key(node, number)] else {
        return []
      }
      node = next
    }
    return values[Int(node)].map(Int.init)
  }
}
