/// A word, number or mark of a document.
public struct Token: Hashable, Sendable {
  /// What a token is made of.
  public enum Kind: Hashable, Sendable {
    case word, number, hyphen, possessive, quote, punctuation
  }

  /// How a word is written.
  public enum Capitals: Hashable, Sendable {
    case none, initial, all
  }

  /// The word folded for matching (see ``Folding``), or the mark itself.
  public let folded: String
  private let start: UInt32
  private let length: UInt32
  /// The number of ``folded`` among the words of its document.
  package let word: Int32
  /// The first scalar of ``folded``; 0 when it is empty.
  package let firstScalar: UInt32
  /// What it is.
  public let kind: Kind
  /// How it is written.
  public let capitals: Capitals
  /// Whether white space, or the start of the text, stands before it.
  public let followsSpace: Bool
  /// Whether an empty line stands before it.
  public let startsParagraph: Bool
  /// Whether a line starts with it.
  public let startsLine: Bool

  fileprivate init(
    _ kind: Kind, _ bytes: Range<Int>, folded: String, word: Int32, capitals: Capitals,
    followsSpace: Bool, lines: Int
  ) {
    self.kind = kind
    self.folded = folded
    self.word = word
    self.capitals = capitals
    self.followsSpace = followsSpace
    start = UInt32(truncatingIfNeeded: bytes.lowerBound)
    length = UInt32(truncatingIfNeeded: bytes.count)
    firstScalar = folded.unicodeScalars.first?.value ?? 0
    startsParagraph = lines >= 2
    startsLine = lines >= 1
  }

  /// Where it stands, in UTF-8 bytes.
  public var bytes: Range<Int> { Int(start)..<Int(start) + Int(length) }
}

extension Token {
  /// Whether the token takes part in matching phrases.
  package var isMatched: Bool { kind == .word || kind == .number || kind == .possessive }
  /// The word under which phrases are looked up: `s` for a possessive.
  package var matchingWord: String { kind == .possessive ? "s" : folded }
  /// Whether it is this mark.
  package func isMark(_ mark: Unicode.Scalar) -> Bool {
    kind != .word && kind != .number && firstScalar == mark.value
  }
}

/// Cuts a document into tokens and sentences.
public enum Tokenizer {
  /// The words of a name as they are matched against the tokens of a text.
  package static func matchingWords(_ name: String) -> [String] {
    var scanner = Scanner(bytes: Document(name).bytes, partsGluedWords: false)
    scanner.run()
    return scanner.tokens.filter(\.isMatched).map(\.matchingWord)
  }

  /// The tokens of a document, in order.
  ///
  /// An apostrophe inside a word belongs to it, except in `'s` and a closing `'`, which stand
  /// alone as ``Token/Kind/possessive`` or quote. A hyphen is a token of its own, so that
  /// "rebel-held" and "Pul-e Hisar" can be read by their parts. Two words whose space was lost,
  /// the first in small letters and the second with a capital, are two tokens: "tookBazarak".
  public static func tokens(of document: Document) -> [Token] { cut(document).tokens }

  /// The tokens of a document, and the words by their numbers.
  static func cut(_ document: Document) -> (tokens: [Token], words: [String]) {
    var scanner = Scanner(bytes: document.bytes, partsGluedWords: true)
    scanner.run()
    return (scanner.tokens, scanner.words.words)
  }
}

private struct Scanner {
  let bytes: [UInt8]
  var position = 0
  var tokens: [Token] = []
  var words = WordTable()
  /// The folded form of the token being read, and how it is written.
  private var folded: [UInt8] = []
  private var capitals = Token.Capitals.none

  /// Whether a capital behind small letters starts a word of its own; not in names, which are
  /// written as they are: "Hod haSharon".
  private let partsGluedWords: Bool

  init(bytes: [UInt8], partsGluedWords: Bool) {
    self.bytes = bytes
    self.partsGluedWords = partsGluedWords
    tokens.reserveCapacity(bytes.count / 5)
  }

  mutating func run() {
    var space = true
    var newlines = 2
    while position < bytes.count {
      let (scalar, length) = bytes.scalar(at: position)
      let entry = Scalars.entry(scalar)
      if entry.isSpace {
        if scalar == "\n" || scalar == "\u{2029}" { newlines += 1 }
        space = true
        position += length
        continue
      }
      let start = position
      let kind: Token.Kind
      folded.removeAll(keepingCapacity: true)
      capitals = .none
      if entry.isLetter {
        kind = word()
      } else {
        position += length
        kind = Self.mark(scalar)
        folded += bytes[start..<position]
      }
      add(kind, start..<position, space, newlines)
      space = false
      newlines = 0
      if kind == .word { possessive() }
    }
  }

  private static func mark(_ scalar: Unicode.Scalar) -> Token.Kind {
    switch scalar.value {
    case 0x2D, 0x2010, 0x2011: .hyphen
    case 0x22, 0x27, 0x2018...0x201F, 0xAB, 0xBB, 0x60, 0xB4: .quote
    default: .punctuation
    }
  }

  /// Moves past a word and folds it; returns whether it is one or a number.
  private mutating func word() -> Token.Kind {
    var digits = true
    var upper = 0
    var letters = 0
    var isFirst = true
    reading: while position < bytes.count {
      let (scalar, length) = bytes.scalar(at: position)
      let entry = Scalars.entry(scalar)
      switch entry.kind {
      case .letter:
        if !(0x30...0x39).contains(scalar.value) { digits = false }
        // A capital behind small letters starts a word whose space was lost: "tookMarleth".
        if entry.isUppercase, partsGluedWords, upper == 0, letters >= 3,
          startsName(position + length)
        {
          break reading
        }
        Folding.append(scalar, to: &folded)
        if entry.isAlphabetic { letters += 1 }
        if entry.isUppercase {
          upper += 1
          if isFirst { capitals = .initial }
        }
        isFirst = false
      case .joined:
        // An apostrophe stays inside a word only when a letter follows and it is no possessive.
        guard position + length < bytes.count else { break reading }
        let (next, nextLength) = bytes.scalar(at: position + length)
        guard Scalars.entry(next).isLetter else { break reading }
        if next == "s" || next == "S", endsWord(position + length + nextLength) { break reading }
      case .gap:
        // 6,000 and 3.5 are one number; U.S. and U.N. one word.
        guard length == 1, position + 1 < bytes.count, position > 0 else { break reading }
        let next = bytes[position + 1]
        if digits, scalar == "," || scalar == ".", (0x30...0x39).contains(next) { break }
        if scalar == ".", isInitialism() { break }
        break reading
      }
      position += length
    }
    if capitals == .initial, upper == letters, letters > 1 { capitals = .all }
    return digits ? .number : .word
  }

  /// Whether two small letters stand here: a name goes on, and no short form such as "macOS".
  private func startsName(_ index: Int) -> Bool {
    var index = index
    for _ in 0..<2 {
      guard index < bytes.count else { return false }
      let (scalar, length) = bytes.scalar(at: index)
      let entry = Scalars.entry(scalar)
      guard entry.isLetter, entry.isAlphabetic, !entry.isUppercase else { return false }
      index += length
    }
    return true
  }

  private func endsWord(_ index: Int) -> Bool {
    index >= bytes.count || !Scalars.entry(bytes.scalar(at: index).scalar).isLetter
  }

  /// Whether the full stop here stands behind one capital letter that another follows, or that
  /// ends such a run: "U.S.", "U.N.".
  private func isInitialism() -> Bool {
    let previous = bytes[position - 1]
    guard (0x41...0x5A).contains(previous) else { return false }
    let before = position >= 2 ? bytes[position - 2] : 0x20
    let next = position + 1 < bytes.count ? bytes[position + 1] : 0x20
    let after = position + 2 < bytes.count ? bytes[position + 2] : 0x20
    if before == 0x2E { return true }
    guard !(0x41...0x5A).contains(before), !(0x61...0x7A).contains(before), before < 0x80 else {
      return false
    }
    return (0x41...0x5A).contains(next) && after == 0x2E
  }

  private mutating func possessive() {
    guard position < bytes.count else { return }
    let (mark, length) = bytes.scalar(at: position)
    guard mark == "'" || mark == "\u{2019}" else { return }
    let start = position
    guard position + length < bytes.count else { return }
    let next = bytes[position + length]
    guard next == UInt8(ascii: "s") || next == UInt8(ascii: "S"), endsWord(position + length + 1)
    else { return }
    position += length + 1
    folded.removeAll(keepingCapacity: true)
    folded += [0x27, 0x73]
    capitals = .none
    add(.possessive, start..<position, false, 0)
  }

  private mutating func add(_ kind: Token.Kind, _ range: Range<Int>, _ space: Bool, _ lines: Int) {
    let number = words.number(of: folded)
    tokens.append(
      Token(
        kind, range, folded: words.words[Int(number)], word: number, capitals: capitals,
        followsSpace: space, lines: lines))
  }
}
