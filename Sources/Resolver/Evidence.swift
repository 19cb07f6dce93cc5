import Text

/// Reads what speaks for and against a place from how a name is written and from the words
/// around it.
struct Evidence {
  let vocabulary: Vocabulary
  let text: TokenizedDocument
  /// Words that this text writes in lower case somewhere.
  private let lowercase: Set<String>

  init(vocabulary: Vocabulary, text: TokenizedDocument) {
    self.vocabulary = vocabulary
    self.text = text
    var lowercase: Set<String> = []
    for token in text.tokens where token.kind == .word && token.capitals == .none {
      lowercase.insert(token.folded)
    }
    self.lowercase = lowercase
  }

  private static let prepositions: Set<String> = [
    "in", "at", "near", "from", "to", "toward", "towards", "into", "outside", "around", "across",
    "throughout", "inside", "within", "between", "through", "via", "over", "beyond", "reach",
    "reached", "entered", "left", "visit", "visited", "visiting",
  ]
  private static let local: Set<String> = [
    "based", "born", "area", "bound", "led", "backed", "controlled", "held", "administered",
  ]
  private static let speech: Set<String> = [
    "said", "says", "told", "added", "who", "stated", "wrote", "argued", "explained", "noted",
    "commented", "thinks", "believes", "asked",
  ]

  func read(_ span: inout Span) {
    let tokens = text.tokens
    let first = span.name.lowerBound
    let last = span.name.upperBound - 1
    let token = tokens[first]
    func add(_ sign: Sign, _ value: Double = 1) { span.signs.append((sign, value)) }
    let sentence = text.sentences[text.sentenceIndex(ofToken: first)]
    let isStart = sentenceStart(sentence, first)
    if isStart { add(.sentenceStart) }
    if span.name.count > 1 {
      add(.manyWords)
      if span.name.allSatisfy({ isCommon(tokens[$0]) }) { add(.commonWord) }
    } else {
      if token.capitals == .all { add(.capitals) }
      if isCommon(token) {
        add(.commonWord)
        if isStart { add(.commonWordAtStart) }
      }
      if token.capitals != .all, lowercase.contains(token.folded) { add(.lowercaseElsewhere) }
      if token.folded.utf8.count <= 4, token.capitals != .all { add(.shortName) }
      if vocabulary.givenNames.contains(token.folded) { add(.givenName) }
    }
    if isTitleCase(sentence) { add(.titleCase) }
    if span.isAbbreviation { add(.abbreviation) }
    readBefore(&span, first)
    readAfter(&span, last)
    if span.head != nil { add(.headNoun) }
    if span.part != nil { add(.direction) }
  }

  private func readBefore(_ span: inout Span, _ first: Int) {
    guard first > 0 else { return }
    let before = text.tokens[first - 1]
    func add(_ sign: Sign) { span.signs.append((sign, 1)) }
    let isJoined = !text.tokens[first].startsLine
    switch before.kind {
    case .hyphen: if !text.tokens[first].followsSpace { add(.hyphenBefore) }
    case .quote: add(.quoted)
    case .word where isJoined:
      let word = before.folded
      if Self.prepositions.contains(word), before.capitals == .none || isFirst(first - 1) {
        add(.preposition)
      }
      if word == "of" { add(.of) }
      if word == "the" { add(.articleBefore) }
      if before.capitals != .none {
        if vocabulary.titles.contains(word) {
          add(.titleBefore)
        } else if vocabulary.givenNames.contains(word) {
          add(.givenNameBefore)
        } else if word.utf8.count == 1 {
          add(.initialBefore)
        } else if !isFirst(first - 1), vocabulary.heads[word] == nil,
          vocabulary.directions[word] == nil
        {
          add(.capitalBefore)
        }
      }
    case .punctuation where isJoined:
      switch before.folded {
      case ",":
        if first > 1, text.tokens[first - 2].capitals != .none { add(.commaBefore) }
      case "(": add(.bracket)
      case ".":
        // "George W. Bush"
        if first > 1, text.tokens[first - 2].folded.utf8.count == 1,
          text.tokens[first - 2].capitals != .none
        {
          add(.initialBefore)
        }
      default: break
      }
    default: break
    }
  }

  private func readAfter(_ span: inout Span, _ last: Int) {
    guard last + 1 < text.tokens.count else { return }
    let after = text.tokens[last + 1]
    func add(_ sign: Sign) { span.signs.append((sign, 1)) }
    switch after.kind {
    case .hyphen where !after.followsSpace:
      add(Self.local.contains(text.word(last + 2)) ? .based : .hyphenAfter)
    case .possessive: add(.possessive)
    case .word where !after.startsLine:
      if after.capitals != .none, after.followsSpace {
        if vocabulary.heads[after.folded] == nil { add(.capitalAfter) }
      } else if Self.speech.contains(after.folded) {
        add(.speech)
      }
    case .punctuation where after.folded == ",":
      if last + 2 < text.tokens.count, text.tokens[last + 2].capitals != .none {
        add(.commaAfter)
      }
    default: break
    }
  }

  private func isCommon(_ token: Token) -> Bool {
    token.kind != .word
      || token.capitals != .all && vocabulary.common.contains(token.folded)
  }

  private func isFirst(_ index: Int) -> Bool {
    sentenceStart(text.sentences[text.sentenceIndex(ofToken: index)], index)
  }

  private func sentenceStart(_ sentence: Sentence, _ index: Int) -> Bool {
    var first = sentence.tokens.lowerBound
    while first < index, first - sentence.tokens.lowerBound < 8, text.tokens[first].kind == .quote {
      first += 1
    }
    return first == index
  }

  private func isTitleCase(_ sentence: Sentence) -> Bool {
    var long = 0
    var capital = 0
    for index in sentence.tokens.prefix(80) where text.tokens[index].kind == .word {
      guard text.tokens[index].folded.utf8.count > 3 else { continue }
      long += 1
      if text.tokens[index].capitals != .none { capital += 1 }
    }
    return long >= 3 && capital * 10 >= long * 8
  }
}
