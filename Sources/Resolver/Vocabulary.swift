import Gazetteer
import Text

/// The words that tell places from other names.
struct Vocabulary: Sendable {
  /// A noun that says what a place is: "valley", "districts".
  struct Head: Sendable {
    let kind: PlaceKind
    let isPlural: Bool
  }

  let heads: [String: Head]
  let directions: [String: String]
  let titles: Set<String>
  let organisations: Set<String>
  /// Words that English writes in lower case.
  let common: Set<String>
  /// First names of persons.
  let givenNames: Set<String>
  let calendar: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  init(_ language: LanguageTables) {
    var heads: [String: Head] = [:]
    for row in language.rows("heads") {
      guard let kind = PlaceKind(rawValue: row["kind"]) else { continue }
      heads[row["word"]] = Head(kind: kind, isPlural: row["number"] == "plural")
    }
    self.heads = heads
    directions = Dictionary(
      language.rows("directions").map { ($0["word"], $0["part"]) }, uniquingKeysWith: { a, _ in a })
    titles = language.words("titles")
    organisations = language.words("organisations")
    common = language.words("commonwords")
    givenNames = language.words("givennames")
  }
}

extension PlaceKind {
  /// Whether a place of this kind fits a head noun: "town" fits any settlement.
  func fits(_ head: PlaceKind) -> Bool {
    switch head {
    case .city, .town, .village: isSettlement
    case .area: self != .country && self != .continent
    case .country: self == .country
    default: self == head
    }
  }
}
