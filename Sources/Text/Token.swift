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

  /// What it is.
  public let kind: Kind
  /// Where it stands, in UTF-8 bytes.
  public let bytes: Range<Int>
  /// The word folded for matching (see ``Folding``), or the mark itself.
  public let folded: String
  /// How it is written.
  public let capitals: Capitals
  /// Whether white space, or the start of the text, stands before it.
  public let followsSpace: Bool
  /// Whether an empty line stands before it.
  public let startsParagraph: Bool
  /// Whether a line starts with it.
  public let startsLine: Bool
}

extension Token {
  /// Whether the token takes part in matching phrases.
  package var isMatched: Bool { kind == .word || kind == .number || kind == .possessive }
  /// The word under which phrases are looked up: `s` for a possessive.
  package var matchingWord: String { kind == .possessive ? "s" : folded }
}

/// Cuts a document into tokens and sentences.
public enum Tokenizer {
  /// The words of a name as they are matched against the tokens of a text.
  package static func matchingWords(_ name: String) -> [String] {
    tokens(of: Document(name)).filter(\.isMatched).map(\.matchingWord)
  }

  /// The tokens of a document, in order.
  ///
  /// An apostrophe inside a word belongs to it, except in `'s` and a closing `'`, which stand
  /// alone as ``Token/Kind/possessive`` or quote. A hyphen is a token of its own, so that
  /// "rebel-held" and "Pul-e Hisar" can be read by their parts.
  public static func tokens(of document: Document) -> [Token] {
    var scanner = Scanner(bytes: document.bytes)
    return scanner.run()
  }
}

private struct Scanner {
  let bytes: [UInt8]
  var position = 0
  var tokens: [Token] = []

  init(bytes: [UInt8]) {
    self.bytes = bytes
    tokens.reserveCapacity(bytes.count / 5)
  }

  private func scalar(at index: Int) -> (Unicode.Scalar, Int) {
    let first = bytes[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard index + length <= bytes.count else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  mutating func run() -> [Token] {
    var space = true
    var newlines = 2
    while position < bytes.count {
      let (scalar, length) = scalar(at: position)
      if scalar.properties.isWhitespace || Self.isInvisible(scalar) {
        if scalar == "\n" || scalar == "\u{2029}" { newlines += 1 }
        space = true
        position += length
        continue
      }
      let start = position
      let kind: Token.Kind
      if Folding.classify(scalar) == .letter {
        kind = word()
      } else {
        position += length
        kind = Self.mark(scalar)
      }
      add(kind, start..<position, space, newlines)
      space = false
      newlines = 0
      if kind == .word { possessive() }
    }
    return tokens
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }

  private static func mark(_ scalar: Unicode.Scalar) -> Token.Kind {
    switch scalar.value {
    case 0x2D, 0x2010, 0x2011: .hyphen
    case 0x22, 0x27, 0x2018...0x201F, 0xAB, 0xBB, 0x60, 0xB4: .quote
    default: .punctuation
    }
  }

  /// Moves past a word; returns whether it is one or a number.
  private mutating func word() -> Token.Kind {
    var digits = true
    while position < bytes.count {
      let (scalar, length) = scalar(at: position)
      switch Folding.classify(scalar) {
      case .letter:
        if !(0x30...0x39).contains(scalar.value) { digits = false }
      case .joined:
        // An apostrophe stays inside a word only when a letter follows and it is no possessive.
        guard position + length < bytes.count else { return digits ? .number : .word }
        let (next, nextLength) = self.scalar(at: position + length)
        guard Folding.classify(next) == .letter else { return digits ? .number : .word }
        if next == "s" || next == "S", endsWord(position + length + nextLength) {
          return digits ? .number : .word
        }
      case .gap:
        // 6,000 and 3.5 are one number; U.S. and U.N. one word.
        guard length == 1, position + 1 < bytes.count, position > 0 else {
          return digits ? .number : .word
        }
        let next = bytes[position + 1]
        if digits, scalar == "," || scalar == ".", (0x30...0x39).contains(next) { break }
        if scalar == ".", isInitialism() { break }
        return digits ? .number : .word
      }
      position += length
    }
    return digits ? .number : .word
  }

  private func endsWord(_ index: Int) -> Bool {
    index >= bytes.count || Folding.classify(scalar(at: index).0) != .letter
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
    let (mark, length) = scalar(at: position)
    guard mark == "'" || mark == "\u{2019}" else { return }
    let start = position
    guard position + length < bytes.count else { return }
    let next = bytes[position + length]
    guard next == UInt8(ascii: "s") || next == UInt8(ascii: "S"), endsWord(position + length + 1)
    else { return }
    position += length + 1
    add(.possessive, start..<position, false, 0)
  }

  private mutating func add(_ kind: Token.Kind, _ range: Range<Int>, _ space: Bool, _ lines: Int) {
    var folded = ""
    var capitals = Token.Capitals.none
    if kind == .word || kind == .number {
      var upper = 0
      var letters = 0
      var first = true
      var index = range.lowerBound
      while index < range.upperBound {
        let (scalar, length) = scalar(at: index)
        index += length
        guard Folding.classify(scalar) == .letter else { continue }
        Folding.append(scalar, to: &folded)
        if scalar.properties.isAlphabetic { letters += 1 }
        if scalar.properties.isUppercase {
          upper += 1
          if first { capitals = .initial }
        }
        first = false
      }
      if capitals == .initial, upper == letters, letters > 1 { capitals = .all }
    } else {
      folded = kind == .possessive ? "'s" : String(decoding: bytes[range], as: UTF8.self)
    }
    tokens.append(
      Token(
        kind: kind, bytes: range, folded: folded, capitals: capitals, followsSpace: space,
        startsParagraph: lines >= 2, startsLine: lines >= 1))
  }
}
