/// Words numbered in the order in which they come; each is held once.
package struct WordTable: Sendable {
  /// The words by their numbers.
  package private(set) var words: [String] = []
  /// Their UTF-8, one behind the other, and where each ends.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var hashes: [Int] = []
  /// The number of the word in each slot, or -1; a power of two, at most half full.
  private var slots = [Int32](repeating: -1, count: 512)

  package init() {}

  /// The number of a word in UTF-8, a new one for a new word.
  mutating func number(of word: [UInt8]) -> Int32 {
    var hasher = Hasher()
    word.withUnsafeBytes { hasher.combine(bytes: $0) }
    let hash = hasher.finalize()
    let mask = slots.count - 1
    var slot = hash & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, isWord(number, word) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    let number = Int32(truncatingIfNeeded: words.count)
    words.append(String(decoding: word, as: UTF8.self))
    bytes += word
    ends.append(bytes.count)
    hashes.append(hash)
    slots[slot] = number
    if words.count * 2 > slots.count { grow() }
    return number
  }

  private func isWord(_ number: Int, _ word: [UInt8]) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == word.count else { return false }
    for index in word.indices where bytes[start + index] != word[index] { return false }
    return true
  }

  private mutating func grow() {
    var larger = [Int32](repeating: -1, count: slots.count * 2)
    let mask = larger.count - 1
    for number in hashes.indices {
      var slot = hashes[number] & mask
      while larger[slot] >= 0 { slot = (slot + 1) & mask }
      larger[slot] = Int32(truncatingIfNeeded: number)
    }
    slots = larger
  }
}
