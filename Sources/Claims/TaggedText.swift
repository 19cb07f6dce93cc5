import Text

/// A text with what the lexicon has for each of its words, looked up once.
///
/// A sentence of a text without punctuation is cut where it passes ``longestSentence`` tokens, so
/// that reading stays linear in the length of any report.
final class TaggedText: Sendable {
  let document: Document
  let tokens: [Token]
  let sentences: [Sentence]
  private let entries: [Int32]
  private let sentenceOfToken: [Int32]
  private let lexicon: Lexicon

  /// More words than this in one sentence are cut.
  static let longestSentence = 400

  init(_ text: TokenizedDocument, lexicon: Lexicon) {
    document = text.document
    tokens = text.tokens
    self.lexicon = lexicon
    sentences =
      text.sentences.contains { $0.tokens.count > Self.longestSentence }
      ? text.sentences.flatMap(Self.cut) : text.sentences
    var map = [Int32](repeating: 0, count: tokens.count)
    for (index, sentence) in sentences.enumerated() {
      for token in sentence.tokens { map[token] = Int32(truncatingIfNeeded: index) }
    }
    sentenceOfToken = map
    entries = tokens.map { lexicon.index[$0.folded] ?? 0 }
  }

  private static func cut(_ sentence: Sentence) -> [Sentence] {
    stride(from: sentence.tokens.lowerBound, to: sentence.tokens.upperBound, by: longestSentence)
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

  /// The bytes from the first token of a range to the last.
  func bytes(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty, range.upperBound <= tokens.count else { return 0..<0 }
    return tokens[range.lowerBound].bytes.lowerBound..<tokens[range.upperBound - 1].bytes.upperBound
  }

  /// The text from the first token of a range to the last.
  func text(_ range: Range<Int>) -> String { document.text(bytes(range)) }

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
    !lexicon.wordMarks[entry(index)].isDisjoint(with: mark)
  }
}
