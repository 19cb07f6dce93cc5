import Gazetteer
import Text

/// A text with what the tables know of its words, and how its sentences are written.
struct Passage {
  let text: TokenizedDocument
  let tokens: [Token]
  let vocabulary: Vocabulary
  /// By the numbers of the words.
  private let classes: [WordClass]
  /// Words that this text writes in lower case somewhere, by their numbers.
  private var lowercase: [Bool]
  /// How each sentence is written.
  private var styles: [Style] = []
  /// The tokens of datelines, in order: "KABUL, Afghanistan (Wire) —".
  private var datelines: [Range<Int>] = []

  /// How a sentence is written: in a headline capitals say little, in one all in capitals nothing.
  private enum Style { case plain, headline, shouted }

  init(_ text: TokenizedDocument, _ vocabulary: Vocabulary) {
    self.text = text
    self.vocabulary = vocabulary
    tokens = text.tokens
    classes = text.words.map(vocabulary.classes(of:))
    lowercase = Array(repeating: false, count: text.words.count)
    for token in tokens where token.kind == .word && token.capitals == .none {
      lowercase[Int(token.word)] = true
    }
    styles = text.sentences.map(style)
    for index in tokens.indices where tokens[index].startsLine {
      if let dateline = dateline(index) { datelines.append(dateline) }
    }
  }

  private func style(_ sentence: Sentence) -> Style {
    var long = 0
    var capital = 0
    var shouted = 0
    var words = 0
    for index in sentence.tokens.prefix(80) where tokens[index].kind == .word {
      words += 1
      if tokens[index].capitals == .all { shouted += 1 }
      guard tokens[index].folded.utf8.count > 3 else { continue }
      long += 1
      if tokens[index].capitals != .none { capital += 1 }
    }
    if words >= 3, shouted * 10 >= words * 8 { return .shouted }
    return long >= 3 && capital * 10 >= long * 8 ? .headline : .plain
  }

  /// The names at the start of a line that a dash, or an agency in brackets and a dash, parts from
  /// the text. The first word stands in capitals, or the dash is a long one.
  private func dateline(_ start: Int) -> Range<Int>? {
    guard tokens[start].kind == .word, tokens[start].capitals != .none else { return nil }
    var end: Int?
    for index in start..<min(start + 16, tokens.count) {
      let token = tokens[index]
      guard index == start || !token.startsLine else { return nil }
      switch token.kind {
      case .word:
        guard end != nil || token.capitals != .none || token.folded.utf8.count <= 2 else {
          return nil
        }
      case .number: if end == nil { end = index }
      case .hyphen:
        guard token.followsSpace || index > start && tokens[index - 1].kind == .hyphen else {
          continue
        }
        guard tokens[start].capitals == .all else { return nil }
        return start..<(end ?? index)
      case .punctuation:
        if token.isMark("(") {
          end = end ?? index
        } else if token.isMark("—") || token.isMark("–") {
          guard tokens[start].capitals == .all || index - start <= 8 else { return nil }
          return start..<(end ?? index)
        } else if !token.isMark(","), !token.isMark("."), !token.isMark(")"), !token.isMark("/") {
          return nil
        }
      case .possessive, .quote: return nil
      }
    }
    return nil
  }

  /// The folded word at an index; empty outside.
  func word(_ index: Int) -> String { text.word(index) }

  /// Whether the word at an index is of a class; no outside.
  func has(_ index: Int, _ kind: WordClass) -> Bool {
    tokens.indices.contains(index) && !classes[Int(tokens[index].word)].isDisjoint(with: kind)
  }

  /// The noun for a kind of place at an index.
  func head(_ index: Int) -> Vocabulary.Head? {
    has(index, .head) ? vocabulary.head(tokens[index].folded) : nil
  }

  /// Whether the text writes this word in lower case somewhere.
  func isLowercaseElsewhere(_ token: Token) -> Bool { lowercase[Int(token.word)] }

  func sentence(_ index: Int) -> Sentence { text.sentences[text.sentenceIndex(ofToken: index)] }

  /// Whether most words of the sentence are capitalised.
  func isInHeadline(_ index: Int) -> Bool { styles[text.sentenceIndex(ofToken: index)] != .plain }

  /// Whether most words of the sentence stand in capitals.
  func isShouted(_ index: Int) -> Bool { styles[text.sentenceIndex(ofToken: index)] == .shouted }

  func isInDateline(_ index: Int) -> Bool {
    var low = 0
    var high = datelines.count
    while low < high {
      let middle = (low + high) / 2
      if datelines[middle].upperBound > index { high = middle } else { low = middle + 1 }
    }
    return low < datelines.count && datelines[low].contains(index)
  }

  /// Whether a sentence starts with a token, quotation marks left aside.
  func startsSentence(_ index: Int) -> Bool {
    let start = sentence(index).tokens.lowerBound
    var first = start
    while first < index, first - start < 8, tokens[first].kind == .quote { first += 1 }
    return first == index
  }

  /// Whether a token is a word written like a name.
  func isName(_ index: Int) -> Bool {
    tokens[index].kind == .word && tokens[index].capitals != .none
  }

  /// Whether a token may start a name: a capitalised word, or one of a script without capitals.
  func mayStartName(_ index: Int) -> Bool {
    tokens[index].kind == .word
      && (tokens[index].capitals != .none || isCaseless(index) || isArticleOfName(index))
  }

  /// Whether a small word is the Arabic article of the name behind its hyphen: "al-Bab".
  private func isArticleOfName(_ index: Int) -> Bool {
    guard has(index, .arabicArticle), index + 2 < tokens.count else { return false }
    return tokens[index + 1].kind == .hyphen && !tokens[index + 1].followsSpace
      && !tokens[index + 2].followsSpace && isName(index + 2)
  }

  func isCaseless(_ index: Int) -> Bool { (0x0600...0x06FF).contains(tokens[index].firstScalar) }
}
