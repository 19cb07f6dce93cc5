/// What the word tables, and the rules of the resolver, know of a word.
struct WordClass: OptionSet, Sendable {
  let rawValue: UInt32

  static let title = WordClass(rawValue: 1 << 0)
  static let organisation = WordClass(rawValue: 1 << 1)
  /// English writes it in lower case.
  static let common = WordClass(rawValue: 1 << 2)
  static let givenName = WordClass(rawValue: 1 << 3)
  static let calendar = WordClass(rawValue: 1 << 4)
  static let direction = WordClass(rawValue: 1 << 5)
  static let head = WordClass(rawValue: 1 << 6)
  static let pluralHead = WordClass(rawValue: 1 << 7)
  /// A name of an actor or outlet may start with it.
  static let startsActor = WordClass(rawValue: 1 << 8)
  /// A demonym may start with it.
  static let startsDemonym = WordClass(rawValue: 1 << 9)
  /// A short form of a unit or country.
  static let abbreviation = WordClass(rawValue: 1 << 10)
  /// Stands before places: "in", "near", "entered".
  static let preposition = WordClass(rawValue: 1 << 11)
  /// Stands before places and hardly before persons: "in", "near".
  static let location = WordClass(rawValue: 1 << 12)
  /// Stands behind a place and a hyphen: "-based".
  static let local = WordClass(rawValue: 1 << 13)
  static let speech = WordClass(rawValue: 1 << 14)
  /// Links a place with the unit around it: "in", "of", "province".
  static let link = WordClass(rawValue: 1 << 15)
  /// Starts a text that runs on from a headline without a full stop.
  static let opening = WordClass(rawValue: 1 << 16)
  /// Turns what follows its hyphen into an object: "anti-".
  static let prefix = WordClass(rawValue: 1 << 17)
  /// Says what a name is: "is", "serves".
  static let being = WordClass(rawValue: 1 << 18)
  static let article = WordClass(rawValue: 1 << 19)
  /// Ends what a name is said to be: "the capital of".
  static let relation = WordClass(rawValue: 1 << 20)
  /// Joins names: "and", a comma.
  static let joint = WordClass(rawValue: 1 << 21)

  /// A short form that a full stop parts from the rest of a name: "St. Louis".
  static let shortened = WordClass(rawValue: 1 << 22)
  /// Tells that a person is spoken of.
  static let personal = WordClass(rawValue: 1 << 23)
  static let relative = WordClass(rawValue: 1 << 24)

  /// The Arabic article before a name, as assimilated: "al-Bab", "as-Suwayda".
  static let arabicArticle = WordClass(rawValue: 1 << 26)
  /// Makes of a place's name that of something else: "Boston Harbor".
  static let landmark = WordClass(rawValue: 1 << 25)

  /// The words that the rules know.
  static let rules: [(WordClass, String)] = [
    (
      .calendar,
      "monday tuesday wednesday thursday friday saturday sunday january february march april may "
        + "june july august september october november december"
    ),
    (
      .preposition,
      "in at near from to toward towards into outside around across throughout inside within "
        + "between through via over beyond reach reached entered left visit visited visiting "
        // Dari, Pashto and Arabic, as folded: "in", "to", "from", "near".
        + "در به از تا سوی نزدیک په ته له نژدی فی من الی نحو قرب"
    ),
    (.location, "in at near to towards toward into from around"),
    (.arabicArticle, "al el as ash ar ad an at az"),
    (.local, "based born area bound led backed controlled held administered"),
    (
      .speech,
      "said says told added who stated wrote argued explained noted commented thinks believes asked"
    ),
    (
      .link,
      ", in of the province district state county northern southern eastern western central 's ("
    ),
    (.opening, "the a an in on at but it rebels rebel"),
    (.prefix, "anti pro ex non post pre"),
    (.being, "is was serves served remains became"),
    (.article, "a an the as"),
    (.relation, "of in at by to for"),
    (.joint, ", and or &"),
    (.shortened, "st ste mt ft pt"),
    (.personal, "he she his her him"),
    (.relative, "who whose whom"),
  ]
}
