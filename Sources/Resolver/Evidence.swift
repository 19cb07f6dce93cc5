import Text

/// Reads what speaks for and against a place from how a name is written and from the words
/// around it.
struct Evidence {
  let passage: Passage

  func read(_ span: inout Span) {
    let tokens = passage.tokens
    let first = span.name.lowerBound
    let token = tokens[first]
    span.signs.reserveCapacity(12)
    func add(_ sign: Sign, _ value: Double = 1) { span.signs.append((sign, value)) }
    let isInDateline = passage.isInDateline(first)
    if isInDateline { add(.dateline) }
    let isStart = passage.startsSentence(first)
    if isStart { add(.sentenceStart) }
    if span.name.count > 1 {
      add(.manyWords)
      if span.name.allSatisfy(isCommon) { add(.commonWord) }
    } else {
      if token.capitals == .all, !isInDateline, !passage.isShouted(first) { add(.capitals) }
      if isCommon(first) {
        add(.commonWord)
        if isStart { add(.commonWordAtStart) }
      }
      if token.capitals != .all, passage.isLowercaseElsewhere(token) { add(.lowercaseElsewhere) }
      if token.folded.utf8.count <= 4, token.capitals != .all { add(.shortName) }
      if passage.has(first, .givenName) { add(.givenName) }
    }
    if passage.isInHeadline(first) { add(.titleCase) }
    if span.isAbbreviation { add(.abbreviation) }
    readBefore(&span)
    readAfter(&span)
    if isPersonal(span) { add(.personal) }
    if span.head != nil { add(.headNoun) }
    if span.part != nil { add(.direction) }
  }

  private func readBefore(_ span: inout Span) {
    let first = span.name.lowerBound
    guard first > 0 else { return }
    let tokens = passage.tokens
    let before = tokens[first - 1]
    func add(_ sign: Sign) { span.signs.append((sign, 1)) }
    let isJoined = !tokens[first].startsLine
    switch before.kind {
    case .hyphen: if !tokens[first].followsSpace { add(.hyphenBefore) }
    case .quote: add(.quoted)
    case .word where isJoined:
      if passage.has(first - 1, .preposition),
        before.capitals == .none || passage.startsSentence(first - 1)
      {
        add(.preposition)
      }
      if before.folded == "of" { add(.of) }
      if before.folded == "the" { add(.articleBefore) }
      if before.capitals != .none {
        if passage.has(first - 1, .title) {
          add(.titleBefore)
        } else if passage.has(first - 1, .givenName) {
          add(.givenNameBefore)
        } else if before.folded.utf8.count == 1 {
          add(.initialBefore)
        } else if !passage.startsSentence(first - 1), !passage.isShouted(first),
          !passage.has(first - 1, [.head, .direction])
        {
          add(.capitalBefore)
        }
      }
    case .punctuation where isJoined:
      if before.isMark(",") {
        if first > 1, tokens[first - 2].capitals != .none { add(.commaBefore) }
      } else if before.isMark("(") {
        add(.bracket)
      } else if before.isMark("."), first > 1, tokens[first - 2].folded.utf8.count == 1,
        tokens[first - 2].capitals != .none
      {
        // "George W. Bush"
        add(.initialBefore)
      }
    default: break
    }
  }

  private func readAfter(_ span: inout Span) {
    let next = span.name.upperBound
    guard next < passage.tokens.count else { return }
    let after = passage.tokens[next]
    func add(_ sign: Sign) { span.signs.append((sign, 1)) }
    switch after.kind {
    case .hyphen where !after.followsSpace:
      add(passage.has(next + 1, .local) ? .based : .hyphenAfter)
    case .possessive: add(.possessive)
    case .word where !after.startsLine:
      if after.capitals != .none, after.followsSpace {
        if !passage.has(next, .head), !passage.isShouted(next) {
          add(.capitalAfter)
          if span.name.count == 1, passage.has(next - 1, .givenName) { add(.givenNameFirst) }
        }
      } else if passage.has(next, .speech) {
        add(.speech)
      }
    case .punctuation where after.isMark(","):
      if next + 1 < passage.tokens.count, passage.tokens[next + 1].capitals != .none {
        add(.commaAfter)
      }
    default: break
    }
  }

  /// Whether what follows speaks of a person: "X, who", "X, 43,", "X said that she".
  private func isPersonal(_ span: Span) -> Bool {
    let tokens = passage.tokens
    let next = span.name.upperBound
    guard span.name.count == 1, next + 1 < tokens.count else { return false }
    if tokens[next].isMark(",") {
      if passage.has(next + 1, .relative) { return true }
      return tokens[next + 1].kind == .number && tokens[next + 1].bytes.count == 2
        && next + 2 < tokens.count && tokens[next + 2].isMark(",")
    }
    guard passage.has(next, .speech) else { return false }
    let end = min(next + 8, passage.sentence(next).tokens.upperBound)
    return end > next && (next..<end).contains { passage.has($0, .personal) }
  }

  private func isCommon(_ index: Int) -> Bool {
    let token = passage.tokens[index]
    return token.kind != .word
      || (token.capitals != .all || passage.isShouted(index)) && passage.has(index, .common)
  }
}
