/// The closed classes of words that reading asks for most.
struct WordMarks: OptionSet, Sendable {
  let rawValue: UInt64
  static let preposition = WordMarks(rawValue: 1)
  static let determiner = WordMarks(rawValue: 2)
  static let quantity = WordMarks(rawValue: 4)
  static let pronoun = WordMarks(rawValue: 8)
  static let groupModifier = WordMarks(rawValue: 16)
  static let noName = WordMarks(rawValue: 32)
  static let title = WordMarks(rawValue: 64)
  static let direction = WordMarks(rawValue: 128)
  /// A word with which a noun for people of several words starts.
  static let startsGroup = WordMarks(rawValue: 256)
  /// A word with which a state phrase starts.
  static let startsPhrase = WordMarks(rawValue: 512)
  static let loose = WordMarks(rawValue: 1024)
  /// A form of "be", "have" or "do", or a modal.
  static let auxiliary = WordMarks(rawValue: 2048)
  /// A word for a statement: "claim", "rumours".
  static let statement = WordMarks(rawValue: 4096)
  /// A word with which a phrase for a channel starts.
  static let startsMedium = WordMarks(rawValue: 8192)
  /// A word with which a phrase of history starts.
  static let startsHistory = WordMarks(rawValue: 16384)
  /// A word that opens a clause of its own: "that", "while".
  static let subordinator = WordMarks(rawValue: 1 << 15)
  static let conjunction = WordMarks(rawValue: 1 << 16)
  /// A word or mark at which the clause before it ends.
  static let clauseEnd = WordMarks(rawValue: 1 << 17)
  /// A word that opens a clause when a verb follows: "after", "until".
  static let clauseLink = WordMarks(rawValue: 1 << 18)
  /// An adverb that may stand inside a group of verbs.
  static let adverb = WordMarks(rawValue: 1 << 19)
  /// A form of "be"; one of "have"; a modal.
  static let be = WordMarks(rawValue: 1 << 20)
  static let have = WordMarks(rawValue: 1 << 21)
  static let modal = WordMarks(rawValue: 1 << 22)
  /// An auxiliary that takes in "not": "didnt".
  static let contraction = WordMarks(rawValue: 1 << 23)
  static let negation = WordMarks(rawValue: 1 << 24)
  /// A common word, which even with a capital is no name.
  static let common = WordMarks(rawValue: 1 << 26)
  /// A word that ends in "ly".
  static let endsInLy = WordMarks(rawValue: 1 << 25)
}
