/// Phrases found in a row of words, the longest first.
///
/// Words are numbered once; a node is found by its parent and the number of the next word.
public struct PhraseTrie: Sendable {
  private var numbers: [String: Int32] = [:]
  private var nodes: [UInt64: Int32] = [:]
  /// The first and last value of each node, chained through ``next``, or -1.
  private var first: [Int32] = [-1]
  private var last: [Int32] = [-1]
  private var values: [Int32] = []
  private var next: [Int32] = []

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
      if let known = nodes[key] {
        node = known
      } else {
        let new = Int32(truncatingIfNeeded: first.count)
        first.append(-1)
        last.append(-1)
        nodes[key] = new
        node = new
      }
    }
    let value = Int32(truncatingIfNeeded: value)
    // Phrases come place by place: a value twice under one phrase follows itself.
    let end = last[Int(node)]
    if end >= 0, values[Int(end)] == value { return }
    let slot = Int32(truncatingIfNeeded: values.count)
    values.append(value)
    next.append(-1)
    if end >= 0 { next[Int(end)] = slot } else { first[Int(node)] = slot }
    last[Int(node)] = slot
  }

  private func values(at node: Int32) -> [Int] {
    var list: [Int] = []
    var slot = first[Int(node)]
    while slot >= 0 {
      list.append(Int(values[Int(slot)]))
      slot = next[Int(slot)]
    }
    return list
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
      let child = nodes[Self.key(node, number)]
    {
      node = child
      position += 1
      if first[Int(node)] >= 0 { best = (node, position) }
      position += skip(position)
    }
    return best.map { (values(at: $0.0), $0.1) }
  }

  /// The values of exactly this phrase.
  public func values(of words: [String]) -> [Int] {
    var node: Int32 = 0
    for word in words {
      guard let number = numbers[word], let child = nodes[Self.key(node, number)] else {
        return []
      }
      node = child
    }
    return values(at: node)
  }

  /// Whether this one word is a whole phrase.
  public func contains(_ word: String) -> Bool {
    guard let number = numbers[word], let node = nodes[Self.key(0, number)] else { return false }
    return first[Int(node)] >= 0
  }
}
