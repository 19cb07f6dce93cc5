import Text

/// The words around a name that say what the place is: "Panjshir province", "district of Salang".
struct KindWords: Sendable {
  /// The folded name without them.
  let key: String
  /// What they say.
  let kind: PlaceKind

  /// Returns the name and kind in a folded key, or `nil` when it holds no such word beside a name.
  init?(_ key: String) {
    var words = key.split(separator: " ").map(String.init)
    if words.first == "the" { words.removeFirst() }
    guard words.count > 1, let first = words.first, let last = words.last else { return nil }
    if let kind = Self.english[last] ?? Self.local[last] {
      words.removeLast()
      self.init(words: words, kind: kind)
    } else if let kind = Self.english[first], words.count > 2, words[1] == "of" {
      words.removeFirst(2)
      self.init(words: words, kind: kind)
    } else if let kind = Self.local[first] {
      words.removeFirst()
      self.init(words: words, kind: kind)
    } else {
      return nil
    }
  }

  private init?(words: [String], kind: PlaceKind) {
    var words = words
    if words.first == "the" || words.first == Folding.key("د") { words.removeFirst() }
    guard !words.isEmpty else { return nil }
    key = words.joined(separator: " ")
    self.kind = kind
  }

  private static let english: [String: PlaceKind] = [
    "continent": .continent, "region": .region, "country": .country, "province": .province,
    "governorate": .province, "state": .province, "oblast": .province, "district": .district,
    "county": .district, "city": .city, "town": .town, "village": .village, "valley": .valley,
    "pass": .pass, "tunnel": .tunnel, "road": .road, "highway": .road, "river": .river,
    "range": .range, "mountains": .range, "airport": .facility,
  ]

  // Dari and Pashto: province, district, town, valley, pass, river, tunnel, village.
  private static let local: [String: PlaceKind] = {
    let words: [(String, PlaceKind)] = [
      ("ولایت", .province), ("ولسوالی", .district), ("ولسوالۍ", .district), ("شهر", .city),
      ("ښار", .city), ("دره", .valley), ("کوتل", .pass), ("دریای", .river), ("سیند", .river),
      ("تونل", .tunnel), ("قریه", .village), ("کلی", .village),
    ]
    return Dictionary(words.map { (Folding.key($0.0), $0.1) }) { first, _ in first }
  }()
}
