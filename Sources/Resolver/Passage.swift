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
  /// Sentences in which most words are capitalised: headlines, in which capitals say nothing.
  private var headlines: [Bool] = []

  init(_ text: TokenizedDocument, _ vocabulary: Vocabulary) {
    self.text = text
    self.vocabulary = vocabulary
    tokens = text.tokens
    classes = text.words.map(vocabulary.classes(of:))
    lowercase = Array(repeating: false, count: text.words.count)
    for token in tokens where token.kind == .word && token.capitals == .none {
      lowercase[Int(token.word)] = true
    }
    headlines = text.sentences.map(isHeadline)
  }

  private func isHeadline(_ sentence: Sentence) -> Bool {
    var long = 0
    var capital = 0
    for index in sentence.tokens.prefix(80) where tokens[index].kind == .word {
      guard tokens[index].folded.utf8.count > 3 else { continue }
      long += 1
      if tokens[index].capitals != .none { capital += 1 }
    }
    return long >= 3 && capital * 10 >= long * 8
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

  func isInHeadline(_ index: Int) -> Bool { headlines[text.sentenceIndex(ofToken: index)] }

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
    tokens[index].kind == .word && (tokens[index].capitals != .none || isCaseless(index))
  }

  func isCaseless(_ index: Int) -> Bool { (0x0600...0x06FF).contains(tokens[index].firstScalar) }
}
