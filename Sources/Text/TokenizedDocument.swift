/// A document with its tokens and sentences.
public struct TokenizedDocument: Sendable {
  /// The text.
  public let document: Document
  /// Its tokens, in order.
  public let tokens: [Token]
  /// Its sentences, in order; together they hold every token.
  public let sentences: [Sentence]
  /// The folded words and marks of the tokens, each once; ``Token/word`` counts them.
  package let words: [String]
  private let sentenceOfToken: [Int32]

  /// Cuts a document.
  public init(_ document: Document) {
    self.document = document
    (tokens, words) = Tokenizer.cut(document)
    sentences = Tokenizer.sentences(tokens, of: document)
    var map = [Int32](repeating: 0, count: tokens.count)
    for (index, sentence) in sentences.enumerated() {
      for token in sentence.tokens { map[token] = Int32(truncatingIfNeeded: index) }
    }
    sentenceOfToken = map
  }

  /// The sentence of a token.
  public func sentenceIndex(ofToken token: Int) -> Int {
    token < sentenceOfToken.count ? Int(sentenceOfToken[token]) : max(0, sentences.count - 1)
  }

  /// The bytes from the first token of a range to the last.
  public func bytes(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty, range.upperBound <= tokens.count else { return 0..<0 }
    return tokens[range.lowerBound].bytes.lowerBound..<tokens[range.upperBound - 1].bytes.upperBound
  }

  /// The text from the first token of a range to the last.
  public func text(_ range: Range<Int>) -> String { document.text(bytes(range)) }

  /// The folded word at an index; empty outside.
  public func word(_ index: Int) -> String {
    tokens.indices.contains(index) ? tokens[index].folded : ""
  }
}
