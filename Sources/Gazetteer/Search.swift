import Text

/// A place found by ``Gazetteer/search(_:limit:)``.
public struct SearchHit: Hashable, Sendable {
  /// How the query fits the name, the best first.
  public enum Fit: Int, Hashable, Comparable, Sendable {
    case exact, loose, prefix, word, typo

    /// Whether one fit is better than another.
    public static func < (left: Fit, right: Fit) -> Bool { left.rawValue < right.rawValue }
  }

  /// The place.
  public let place: Place
  /// The name that fits, as the table writes it.
  public let name: String
  /// How it fits.
  public let fit: Fit
  /// 0 to 1: how well.
  public let score: Double
}

extension Gazetteer {
  /// The places whose names come near a query in any script: equal, loosely equal, beginning with
  /// it, having a word that does, or differing by a typing error or two (Damerau and Levenshtein);
  /// the best first, of equals the higher unit, then the place of more people. At most `limit`.
  public func search(_ query: String, limit: Int = 10) -> [SearchHit] {
    let key = Folding.key(query)
    guard !key.isEmpty, limit > 0 else { return [] }
    var best: [PlaceID: SearchHit] = [:]
    func add(_ place: Place, _ name: String, _ fit: SearchHit.Fit, _ score: Double) {
      if let old = best[place.id], old.score >= score { return }
      best[place.id] = SearchHit(place: place, name: name, fit: fit, score: score)
    }
    for match in nameIndex.exactMatches(key) { add(match.place, match.name, .exact, 1) }
    for match in nameIndex.looseMatches(key) { add(match.place, match.name, .loose, 0.9) }
    if let words = KindWords(key) {
      for match in nameIndex.exactMatches(words.key) {
        add(match.place, match.name, .exact, match.place.kind == words.kind ? 0.95 : 0.75)
      }
    }
    let bytes = Array(key.utf8)
    var distance = EditDistance(bytes)
    let allowed = bytes.count <= 3 ? 0 : bytes.count <= 6 ? 1 : bytes.count <= 12 ? 2 : 3
    for label in 0..<image.labelCount {
      let name = image.labelName(label)
      guard let fit = nearness(NameKey.exact(name), to: bytes, allowed: allowed, &distance),
        let place = image.place(image.labelRow(label))
      else { continue }
      add(place, name, fit.0, fit.1)
    }
    let hits = best.values.map { hit in (hit, row(of: hit.place.id).map(logPopulation(row:)) ?? 0) }
    return hits.sorted { left, right in
      if left.0.score != right.0.score { return left.0.score > right.0.score }
      let ranks = (left.0.place.kind.lookupRank, right.0.place.kind.lookupRank)
      if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
      if left.1 != right.1 { return left.1 > right.1 }
      return left.0.place.id < right.0.place.id
    }.prefix(limit).map(\.0)
  }

  private func nearness(
    _ key: String, to query: [UInt8], allowed: Int, _ distance: inout EditDistance
  ) -> (SearchHit.Fit, Double)? {
    var key = key
    return key.withUTF8 { name in
      if name.count >= query.count {
        if name.starts(with: query) {
          return (.prefix, 0.6 + 0.2 * Double(query.count) / Double(name.count))
        }
        if query.count >= 3 {
          for index in name.indices.dropFirst()
          where name[index - 1] == 0x20 && name[index...].starts(with: query) {
            return (.word, 0.4 + 0.2 * Double(query.count) / Double(name.count))
          }
        }
      }
      guard allowed > 0, abs(name.count - query.count) <= allowed,
        let edits = distance.within(allowed, of: name), edits > 0
      else { return nil }
      return (.typo, 0.8 - 0.4 * Double(edits) / Double(max(name.count, 1)) - 0.05 * Double(edits))
    }
  }
}

/// Optimal string alignment distance to one word, stopped at a bound: insertions, deletions,
/// changes and swaps of neighbours (Damerau 1964, Levenshtein 1966).
package struct EditDistance {
  private let word: [UInt8]
  private var before: [Int]
  private var previous: [Int]
  private var current: [Int]

  package init(_ word: [UInt8]) {
    self.word = word
    before = Array(repeating: 0, count: word.count + 1)
    previous = before
    current = before
  }

  /// The distance when it is at most `bound`, else `nil`.
  package mutating func within(_ bound: Int, of other: UnsafeBufferPointer<UInt8>) -> Int? {
    for column in 0...word.count { previous[column] = column }
    for row in 0..<other.count {
      current[0] = row + 1
      var least = row + 1
      for column in 0..<word.count {
        let change = previous[column] + (word[column] == other[row] ? 0 : 1)
        var cost = min(change, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, word[column] == other[row - 1], word[column - 1] == other[row] {
          cost = min(cost, before[column - 1] + 1)
        }
        current[column + 1] = cost
        least = min(least, cost)
      }
      if least > bound { return nil }
      swap(&before, &previous)
      swap(&previous, &current)
    }
    return previous[word.count] <= bound ? previous[word.count] : nil
  }
}
