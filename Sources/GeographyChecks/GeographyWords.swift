import Gazetteer
import Geometry
import Text

/// The words of the tables `geography.csv`, `geographywords.csv`, `heads.csv` and
/// `directions.csv`.
struct GeographyWords: Sendable {
  struct Head: Sendable {
    let kind: PlaceKind
    let isPlural: Bool
  }

  /// The words of each class, with what they stand for.
  let classes: [String: [String: String]]
  let heads: [String: Head]
  let directions: [String: String]
  let patterns: [GeographyPattern]
  /// What of the words of patterns a word is, as numbers: itself and its classes.
  let numbers: [String: [Int]]
  /// How many classes and words the patterns ask for.
  let numberCount: Int

  init(_ language: LanguageTables) {
    var classes: [String: [String: String]] = [:]
    for row in language.rows("geographywords") {
      classes[row["class"], default: [:]][row["word"]] = row["value"]
    }
    self.classes = classes
    var heads: [String: Head] = [:]
    for row in language.rows("heads") {
      guard let kind = PlaceKind(rawValue: row["kind"]) else { continue }
      heads[row["word"]] = Head(kind: kind, isPlural: row["number"] == "plural")
    }
    self.heads = heads
    directions = Dictionary(
      language.rows("directions").map { ($0["word"], $0["part"]) }, uniquingKeysWith: { a, _ in a })
    let names = Set(classes.keys)
    var patterns = language.rows("geography").compactMap {
      GeographyPattern($0, classes: names)
    }
    var known: [String: Int] = [:]
    func number(_ name: String) -> Int {
      let number = known[name] ?? known.count
      known[name] = number
      return number
    }
    for index in patterns.indices {
      patterns[index].needed = patterns[index].parts.compactMap { part in
        guard !part.isOptional, case .words(let classes, let literals) = part.atom else {
          return nil
        }
        return (classes + literals).map(number)
      }
    }
    self.patterns = patterns
    numberCount = known.count
    numbers = known.reduce(into: [:]) { numbers, entry in
      for word in classes[entry.key].map({ Array($0.keys) }) ?? [entry.key] {
        numbers[word, default: []].append(entry.value)
      }
    }
  }

  func isIn(_ name: String, _ word: String) -> Bool { classes[name]?[word] != nil }

  /// The point of the compass that the words from an index on name, and where they end:
  /// "north-east", "north north-east", "northwestern".
  func direction(_ items: [StatementItem], _ start: Int) -> (CompassPoint, Int)? {
    var letters = ""
    var index = start
    var end = start
    while index < items.count, let part = directions[items[index].word] {
      letters += part.split(separator: "-").compactMap { Self.letters[$0] }.joined()
      index += 1
      end = index
      if index < items.count, items[index].word == "-" { index += 1 }
    }
    return CompassPoint(rawValue: letters).map { ($0, end) }
  }

  private static let letters: [Substring: String] = [
    "north": "N", "east": "E", "south": "S", "west": "W", "centre": "",
  ]

  /// The number from an index on, and where it ends: "173,000", "thirty-four", "1.2 million".
  func number(_ items: [StatementItem], _ start: Int) -> (Double, Int)? {
    guard start < items.count else { return nil }
    var index = start
    var total = 0.0
    var group: Double?
    var end = start
    while index < items.count {
      let item = items[index]
      if let digits = item.number, group == nil {
        group = digits
      } else if let value = classes["NUMBERWORD"]?[item.word].flatMap(Double.init) {
        if value >= 1000 {
          guard let amount = group else { break }
          total += amount * value
          group = 0
        } else if value == 100 {
          guard let amount = group else { break }
          group = amount * 100
        } else if let amount = group {
          // "thirty-four" and "five hundred and twelve", but not "seven eight".
          guard amount >= 20, amount.truncatingRemainder(dividingBy: value < 10 ? 10 : 100) == 0
          else { break }
          group = amount + value
        } else {
          group = value
        }
      } else {
        break
      }
      index += 1
      end = index
      let joins = index < items.count && (items[index].word == "-" || items[index].word == "and")
      if joins, index + 1 < items.count, isIn("NUMBERWORD", items[index + 1].word),
        items[index].word == "-" || (group ?? 0) >= 100
      {
        index += 1
      }
    }
    guard let amount = group, end > start else { return nil }
    return (total + amount, end)
  }
}
