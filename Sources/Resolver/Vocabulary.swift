import Gazetteer
import Text

/// The words that tell places from other names.
struct Vocabulary: Sendable {
  /// A noun that says what a place is: "valley", "districts".
  struct Head: Sendable {
    let kind: PlaceKind
    let isPlural: Bool
  }

  private let heads: [String: Head]
  private let directions: [String: String]
  private var classes: [String: WordClass] = [:]

  init(_ language: LanguageTables) {
    var heads: [String: Head] = [:]
    for row in language.rows("heads") {
      guard let kind = PlaceKind(rawValue: row["kind"]) else { continue }
      heads[row["word"]] = Head(kind: kind, isPlural: row["number"] == "plural")
    }
    self.heads = heads
    directions = Dictionary(
      language.rows("directions").map { ($0["word"], $0["part"]) }, uniquingKeysWith: { a, _ in a })
    for (word, head) in heads { add(head.isPlural ? [.head, .pluralHead] : .head, [word]) }
    add(.direction, directions.keys)
    add(.title, language.words("titles"))
    add(.organisation, language.words("organisations"))
    add(.landmark, language.words("landmarks"))
    // The long lists go into the table without a set in between.
    let common = language.rows("commonwords")
    let given = language.rows("givennames")
    classes.reserveCapacity(common.count + given.count + 2048)
    add(.common, common.lazy.map { $0["word"] })
    add(.givenName, given.lazy.map { $0["word"] })
    add(.preposition, Self.verbsBeforePlaces(language))
    for (kind, words) in WordClass.rules { add(kind, words.split(separator: " ").map(String.init)) }
  }

  /// The forms of verbs whose object is a place: "captured X" tells as much as "in X".
  private static func verbsBeforePlaces(_ language: LanguageTables) -> Set<String> {
    var words: Set<String> = []
    for row in language.rows("verbs")
    where row["particle"].isEmpty && ["take", "leave", "reach", "flee"].contains(row["frame"]) {
      let forms = inflected(row["lemma"], past: row["past"], participle: row["participle"])
      words.formUnion(forms.map(\.0))
    }
    return words
  }

  /// Notes that words are of a class.
  mutating func add(_ kind: WordClass, _ words: some Sequence<String>) {
    for word in words { classes[word, default: []].formUnion(kind) }
  }

  func classes(of word: String) -> WordClass { classes[word] ?? [] }

  func head(_ word: String) -> Head? { heads[word] }

  /// The part of a country that words mean: "northern", "north western".
  func part(_ words: String) -> String? { directions[words] }
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

  /// Whether it is a unit that settlements lie in.
  var isUnit: Bool {
    switch self {
    case .continent, .region, .country, .countryPart, .province, .district: true
    default: false
    }
  }

  /// Whether it is a country, a part of one, or larger.
  var isWide: Bool {
    switch self {
    case .continent, .region, .country, .countryPart: true
    default: false
    }
  }
}
