import Text

/// A text with what the lexicon has for each of its words, looked up once.
///
/// A sentence of a text without punctuation is cut where it passes ``longestSentence`` tokens, so
/// that reading stays linear in the length of any report.
final class TaggedText: Sendable {
  let document: Document
  let tokens: [Token]
  let sentences: [Sentence]
  /// The folded words of the tokens, each once; `Token.word` counts them.
  let words: [String]
  private let entries: [Int32]
  private let marks: [WordMarks]
  private let sentenceOfToken: [Int32]
  private let lexicon: Lexicon

  /// More words than this in one sentence are cut.
  static let longestSentence = 400

  init(_ text: TokenizedDocument, lexicon: Lexicon) {
    document = text.document
    tokens = text.tokens
    words = text.words
    self.lexicon = lexicon
    // Each word is looked up once, however often it stands in the text.
    let entryOfWord = text.words.map { lexicon.index[$0] ?? 0 }
    let marksOfWord = zip(text.words, entryOfWord).map { word, entry in
      lexicon.wordMarks[Int(entry)].union(Self.endings(of: word))
    }
    let entries = text.tokens.map { entryOfWord[Int($0.word)] }
    self.entries = entries
    marks = text.tokens.map { marksOfWord[Int($0.word)] }
    sentences = text.sentences.flatMap { sentence in
      Self.speeches(in: sentence, of: text.tokens, entries, lexicon).flatMap(Self.cut)
    }
    var map = [Int32](repeating: 0, count: tokens.count)
    for (index, sentence) in sentences.enumerated() {
      for token in sentence.tokens { map[token] = Int32(truncatingIfNeeded: index) }
    }
    sentenceOfToken = map
  }

  /// A caption that runs into a quote: `… three weeks ago "We have left," he said`. The quote opens
  /// with a capital behind a word that neither speaks nor leads on.
  private static func speeches(
    in sentence: Sentence, of tokens: [Token], _ entries: [Int32], _ lexicon: Lexicon
  ) -> [Sentence] {
    var list: [Sentence] = []
    var start = sentence.tokens.lowerBound
    for index in sentence.tokens.dropFirst().dropLast()
    where tokens[index].kind == .quote && tokens[index].followsSpace
      && !tokens[index + 1].followsSpace && tokens[index + 1].capitals != .none
      && tokens[index - 1].kind == .word && tokens[index - 1].capitals == .none
    {
      let before = Int(entries[index - 1])
      let marks = lexicon.wordMarks[Int(entries[index + 1])]
      guard !marks.isDisjoint(with: [.pronoun, .determiner]),
        lexicon.wordMarks[before].isDisjoint(with: [.preposition, .determiner, .noName]),
        lexicon.wordForms[before] == nil, !["that", "called"].contains(tokens[index - 1].folded)
      else { continue }
      list.append(Sentence(tokens: start..<index, paragraph: sentence.paragraph))
      start = index
    }
    list.append(Sentence(tokens: start..<sentence.tokens.upperBound, paragraph: sentence.paragraph))
    return list
  }

  /// What the ending of a word tells, in no table too.
  private static func endings(of word: String) -> WordMarks {
    guard word.hasSuffix("ly") else { return [] }
    return word.utf8.count > 4 ? [.endsInLy, .adverb] : .endsInLy
  }

  private static func cut(_ sentence: Sentence) -> [Sentence] {
    guard sentence.tokens.count > longestSentence else { return [sentence] }
    return stride(
      from: sentence.tokens.lowerBound, to: sentence.tokens.upperBound, by: longestSentence
    )
    .map { start in
      let end = min(start + longestSentence, sentence.tokens.upperBound)
      return Sentence(tokens: start..<end, paragraph: sentence.paragraph)
    }
  }

  /// The sentence of a token.
  func sentenceIndex(ofToken token: Int) -> Int {
    token < sentenceOfToken.count ? Int(sentenceOfToken[token]) : max(0, sentences.count - 1)
  }

  /// The folded word at an index; empty outside.
  func word(_ index: Int) -> String {
    index >= 0 && index < tokens.count ? tokens[index].folded : ""
  }

  /// Whether the folded words stand at an index, one behind the other.
  func reads(_ words: [String], at index: Int) -> Bool {
    words.indices.allSatisfy { word(index + $0) == words[$0] }
  }

  static let lengthUnits: Set<String> = ["km", "kilometers", "kilometres", "miles"]

  /// Whether a number with a unit of length starts at an index: "25 km".
  func tellsDistance(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .number
      && Self.lengthUnits.contains(word(index + 1))
  }

  /// The bytes from the first token of a range to the last.
  func bytes(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty, range.upperBound <= tokens.count else { return 0..<0 }
    return tokens[range.lowerBound].bytes.lowerBound..<tokens[range.upperBound - 1].bytes.upperBound
  }

  /// The text from the first token of a range to the last.
  func text(_ range: Range<Int>) -> String { document.text(bytes(range)) }

  /// The double quotes that open and close in one paragraph, marks included.
  func quotes() -> [Range<Int>] {
    var list: [Range<Int>] = []
    var open: Int?
    for index in tokens.indices {
      let token = tokens[index]
      if token.startsParagraph { open = nil }
      guard token.kind == .quote, isDouble(token) else { continue }
      if let start = open {
        list.append(start..<(index + 1))
        open = nil
      } else {
        open = index
      }
    }
    return list
  }

  private func isDouble(_ token: Token) -> Bool {
    switch document.text(token.bytes) {
    case "\"", "“", "”", "„", "«", "»": true
    default: false
    }
  }

  private func entry(_ index: Int) -> Int {
    index >= 0 && index < entries.count ? Int(entries[index]) : 0
  }

  /// What the tables have for the word at an index.
  func forms(_ index: Int) -> [Lexicon.Form]? { lexicon.wordForms[entry(index)] }
  func group(_ index: Int) -> GroupNoun? { lexicon.wordGroups[entry(index)] }
  func head(_ index: Int) -> Lexicon.Head? { lexicon.wordHeads[entry(index)] }
  func noun(_ index: Int) -> EventNoun? { lexicon.wordNouns[entry(index)] }
  func adjective(_ index: Int) -> Lexicon.Adjective? { lexicon.wordAdjectives[entry(index)] }
  func governor(_ index: Int) -> Governance? { lexicon.wordGovernors[entry(index)] }
  /// Whether the word at an index belongs to a class of words.
  func has(_ mark: WordMarks, _ index: Int) -> Bool {
    index >= 0 && index < marks.count && marks[index].rawValue & mark.rawValue != 0
  }
}
