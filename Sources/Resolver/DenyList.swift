import Gazetteer
import Text

/// The names that the tables do not want read as places, or not as one place.
struct DenyList: Sendable {
  private struct Entry: Sendable {
    /// The row of the place that the name never means; `nil` for every place.
    let row: Int32?
    /// Every place of this gazetteer and of those before it.
    let layer: Int
  }

  private var entries: [String: [Entry]] = [:]
  private let gazetteer: Gazetteer

  init(_ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    for denial in gazetteer.denials {
      let key = Tokenizer.matchingWords(denial.name).joined(separator: " ")
      let row = denial.place.flatMap { gazetteer.row(of: $0) }.map(Int32.init)
      // A place that the tables lack cannot be meant.
      if key.isEmpty || denial.place != nil && row == nil { continue }
      entries[key, default: []].append(Entry(row: row, layer: denial.layer))
    }
  }

  /// The names that a phrase of a text may still be, and how many the list took.
  func allowed(_ names: [Int], _ words: Range<Int>, _ text: Passage) -> (names: [Int], taken: Int) {
    guard !entries.isEmpty else { return (names, 0) }
    let key = words.compactMap { index in
      text.tokens[index].isMatched ? text.tokens[index].matchingWord : nil
    }.joined(separator: " ")
    guard let found = entries[key] else { return (names, 0) }
    let rest = names.filter { name in
      guard let row = gazetteer.row(ofName: name) else { return true }
      return !found.contains { entry in
        entry.row.map { Int($0) == row } ?? (gazetteer.layer(row: row) <= entry.layer)
      }
    }
    return (rest, names.count - rest.count)
  }
}
