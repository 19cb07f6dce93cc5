/// Where names of actors stand in a text, in order and without overlap.
struct ActorRanges {
  private var ranges: [Range<Int>] = []

  mutating func append(_ range: Range<Int>) { ranges.append(range) }

  /// The first range that shares a token with another range, found by bisection.
  func range(overlapping other: Range<Int>) -> Range<Int>? {
    let index = firstIndex { $0.upperBound > other.lowerBound }
    guard index < ranges.count, ranges[index].overlaps(other) else { return nil }
    return ranges[index]
  }

  func starts(at token: Int) -> Bool {
    let index = firstIndex { $0.lowerBound >= token }
    return index < ranges.count && ranges[index].lowerBound == token
  }

  func ends(at token: Int) -> Bool {
    let index = firstIndex { $0.upperBound >= token }
    return index < ranges.count && ranges[index].upperBound == token
  }

  private func firstIndex(where isReached: (Range<Int>) -> Bool) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if isReached(ranges[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
