/// What starts at which token: a number for some tokens of a text.
struct TokenMap {
  private var numbers: [Int32]

  /// Takes pairs of a token and a number; of two for one token the later counts.
  init(_ pairs: [(Int, Int)], count: Int) {
    numbers = [Int32](repeating: -1, count: count)
    for (token, number) in pairs where numbers.indices.contains(token) {
      numbers[token] = Int32(truncatingIfNeeded: number)
    }
  }

  subscript(token: Int) -> Int? {
    guard numbers.indices.contains(token), numbers[token] >= 0 else { return nil }
    return Int(numbers[token])
  }
}
