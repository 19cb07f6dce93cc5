/// A sentence, headline or line of a document.
public struct Sentence: Hashable, Sendable {
  /// Its tokens, as a range of the document's.
  public let tokens: Range<Int>
  /// The paragraph that it stands in, counted from 0.
  public let paragraph: Int

  package init(tokens: Range<Int>, paragraph: Int) {
    self.tokens = tokens
    self.paragraph = paragraph
  }
}

extension Tokenizer {
  /// The sentences that tokens make.
  ///
  /// A sentence ends at a full stop, question or exclamation mark (with the quotes and brackets
  /// that close behind it), at an empty line, and at the end of a short line. Full stops of
  /// abbreviations and initials end none; one glued between two words ("talks.He") does.
  public static func sentences(_ tokens: [Token], of document: Document) -> [Sentence] {
    var sentences: [Sentence] = []
    var start = 0
    var paragraph = 0
    var lineStart = 0
    // The last token that is no closing quote or bracket: the mark that may end the sentence.
    var mark = 0
    for index in tokens.indices {
      let token = tokens[index]
      if token.startsLine { lineStart = index }
      if !isClosing(token) { mark = index }
      let next = index + 1
      guard next < tokens.count else { break }
      let paragraphEnds = tokens[next].startsParagraph
      guard paragraphEnds || endsSentence(tokens, index, mark, lineStart, document) else {
        continue
      }
      // Quotes and brackets that close belong to the sentence before them.
      if !paragraphEnds, isClosing(tokens[next]) { continue }
      sentences.append(Sentence(tokens: start..<next, paragraph: paragraph))
      start = next
      if paragraphEnds { paragraph += 1 }
    }
    if start < tokens.count {
      sentences.append(Sentence(tokens: start..<tokens.count, paragraph: paragraph))
    }
    return sentences
  }

  private static func isClosing(_ token: Token) -> Bool {
    !token.followsSpace
      && (token.kind == .quote || token.isMark(")") || token.isMark("]"))
  }

  private static func isTerminal(_ token: Token) -> Bool {
    guard token.kind == .punctuation, let mark = Unicode.Scalar(token.firstScalar) else {
      return false
    }
    return switch mark {
    case ".", "!", "?", "…", "؟", "۔": true
    default: false
    }
  }

  private static func endsSentence(
    _ tokens: [Token], _ index: Int, _ mark: Int, _ lineStart: Int, _ document: Document
  ) -> Bool {
    let next = tokens[index + 1]
    if isTerminal(tokens[mark]) {
      if tokens[mark].isMark("."), mark > 0, isAbbreviation(tokens[mark - 1], document) {
        return next.startsLine
      }
      if next.followsSpace { return next.capitals != .none || next.kind != .word }
      // A full stop glued between a word and a capital: the space was lost.
      return tokens[mark].isMark(".") && mark == index && mark > 0 && next.capitals == .initial
        && tokens[mark - 1].kind == .word && tokens[mark - 1].capitals == .none
        && tokens[mark - 1].folded.utf8.count > 2
    }
    guard next.startsLine else { return false }
    let width = tokens[index].bytes.upperBound - tokens[lineStart].bytes.lowerBound
    return width < 45 && (next.capitals != .none || next.kind != .word)
  }

  private static func isAbbreviation(_ token: Token, _ document: Document) -> Bool {
    guard token.kind == .word else { return false }
    if token.bytes.count == 1, token.capitals != .none { return true }
    if document.bytes[token.bytes].contains(UInt8(ascii: ".")) { return true }
    return token.capitals == .initial && abbreviations.contains(token.folded)
  }

  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "cpl", "sgt", "brig",
    "cmdr", "adm", "gov", "sen", "rep", "st", "mt", "ft", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no", "vs",
  ]
}
