/// The names of properties met so far: features of a file have mostly the same, in one order.
struct PropertyNames {
  private var names: [String] = []
  private var spellings: [UInt8] = []
  private var ends: [Int] = []
  /// The name that is likely to come next.
  private var next = 0
  private(set) var usualCount = 0

  mutating func restart() { next = 0 }

  mutating func noteCount(_ count: Int) { usualCount = min(256, max(usualCount, count)) }

  /// The name that a token spells, or `nil` for a new one.
  mutating func name(of token: JSONScanner.Token, in scanner: JSONScanner) -> String? {
    guard token.isPlain else { return nil }
    if next < names.count, spells(token, next, scanner) {
      next += 1
      return names[next - 1]
    }
    for index in names.indices where spells(token, index, scanner) {
      next = index + 1
      return names[index]
    }
    return nil
  }

  /// Notes a new name; more than a table of attributes has are not looked up again.
  mutating func add(
    _ name: String, _ token: JSONScanner.Token, in scanner: JSONScanner
  ) -> String {
    guard token.isPlain, names.count < 256, spellings.count + token.range.count < 1 << 16 else {
      return name
    }
    names.append(name)
    spellings.append(contentsOf: scanner.bytes[token.range])
    ends.append(spellings.count)
    next = names.count
    return name
  }

  private func spells(
    _ token: JSONScanner.Token, _ index: Int, _ scanner: JSONScanner
  ) -> Bool {
    let start = index == 0 ? 0 : ends[index - 1]
    guard token.range.count == ends[index] - start else { return false }
    for offset in 0..<token.range.count
    where spellings[start + offset] != scanner.bytes[token.range.lowerBound + offset] {
      return false
    }
    return true
  }
}
