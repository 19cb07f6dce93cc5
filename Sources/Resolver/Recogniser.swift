import Gazetteer
import Text

/// A span that carries a name of the gazetteer, and what the words around it say.
struct Span {
  /// The tokens of the name.
  let name: Range<Int>
  /// The name with its head noun and direction.
  var extent: Range<Int>
  /// Indices of the gazetteer's names that it may be.
  let names: [Int]
  /// The kind that a head noun near it asks for.
  var head: PlaceKind?
  /// The part of the country, for "northern Afghanistan".
  var part: String?
  /// Why it is no place, or `nil`.
  var rejection: String?
  var type = MentionType.name
}

/// Finds names of the gazetteer in a text, and tells those that are no places from the rest.
struct Recogniser: Sendable {
  let vocabulary: Vocabulary
  let names: PhraseTrie
  let demonyms: PhraseTrie
  let actors: PhraseTrie

  func spans(in text: TokenizedDocument) -> [Span] {
    let actorRanges = self.actorRanges(in: text)
    let surnames = self.surnames(in: text)
    var spans: [Span] = []
    var index = 0
    while index < text.tokens.count {
      guard let match = match(names, text, index) else {
        if let match = match(demonyms, text, index) {
          var span = Span(name: index..<match.end, extent: index..<match.end, names: match.values)
          span.type = .demonym
          spans.append(span)
          index = match.end
        } else {
          index += 1
        }
        continue
      }
      var span = Span(name: index..<match.end, extent: index..<match.end, names: match.values)
      span.rejection = rejection(of: span.name, text, actorRanges, surnames)
      if span.rejection == nil { readHead(&span, text) }
      spans.append(span)
      index = match.end
    }
    shareHeads(&spans, text)
    return spans
  }

  /// The longest phrase of a trie at a token, when the token is written like a name.
  private func match(
    _ trie: PhraseTrie, _ text: TokenizedDocument, _ start: Int
  ) -> (values: [Int], end: Int)? {
    let token = text.tokens[start]
    guard token.kind == .word, token.capitals != .none || isCaseless(token) else { return nil }
    return trie.longestMatch(
      from: start,
      word: { index in
        guard index < text.tokens.count, text.tokens[index].isMatched else { return nil }
        guard index == start || !text.tokens[index].startsParagraph else { return nil }
        return text.tokens[index].matchingWord
      },
      skip: { index in
        guard index < text.tokens.count else { return 0 }
        let token = text.tokens[index]
        return token.kind == .hyphen || token.folded == "(" || token.folded == ")" ? 1 : 0
      })
  }

  private func isCaseless(_ token: Token) -> Bool {
    guard let scalar = token.folded.unicodeScalars.first else { return false }
    return (0x0600...0x06FF).contains(scalar.value)
  }

  private func actorRanges(in text: TokenizedDocument) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = 0
    while index < text.tokens.count {
      if let match = match(actors, text, index) {
        ranges.append(index..<match.end)
        index = match.end
      } else {
        index += 1
      }
    }
    return ranges
  }

  /// Last words of names of two or more capitalised words that stand behind a title or are
  /// otherwise persons: alone, they mean the person again.
  private func surnames(in text: TokenizedDocument) -> Set<String> {
    var surnames: Set<String> = []
    for index in text.tokens.indices.dropFirst() {
      let token = text.tokens[index]
      let before = text.tokens[index - 1]
      guard token.kind == .word, token.capitals == .initial, before.kind == .word,
        before.capitals == .initial, !token.startsLine, token.followsSpace,
        !vocabulary.titles.contains(before.folded), vocabulary.heads[before.folded] == nil,
        vocabulary.directions[before.folded] == nil, vocabulary.heads[token.folded] == nil,
        !vocabulary.organisations.contains(token.folded),
        !vocabulary.calendar.contains(before.folded), names.values(of: [before.folded]).isEmpty,
        demonyms.values(of: [before.folded]).isEmpty, !startsSentence(text, index - 1)
      else { continue }
      surnames.insert(token.folded)
    }
    return surnames
  }

  private func startsSentence(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let sentence = text.sentences[text.sentenceIndex(ofToken: index)]
    var first = sentence.tokens.lowerBound
    while first < index, text.tokens[first].kind == .quote { first += 1 }
    return first == index
  }

  /// Whether most words of the sentence are capitalised: a headline, in which capitals say nothing.
  private func isTitleCase(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let sentence = text.sentences[text.sentenceIndex(ofToken: index)]
    var long = 0
    var capital = 0
    for token in sentence.tokens where text.tokens[token].kind == .word {
      guard text.tokens[token].folded.utf8.count > 3 else { continue }
      long += 1
      if text.tokens[token].capitals != .none { capital += 1 }
    }
    return long >= 3 && capital * 10 >= long * 8
  }

  private func isName(_ token: Token) -> Bool {
    token.kind == .word && token.capitals != .none
  }

  private func rejection(
    of name: Range<Int>, _ text: TokenizedDocument, _ actors: [Range<Int>], _ surnames: Set<String>
  ) -> String? {
    let tokens = text.tokens
    let first = name.lowerBound
    let last = name.upperBound - 1
    if let actor = actors.first(where: { $0.overlaps(name) }), actor.count > name.count {
      return "part of “\(text.text(actor))”, an actor or outlet"
    }
    if name.count == 1, surnames.contains(tokens[first].folded), isPersonHere(text, name) {
      return "the surname of a person named in full elsewhere"
    }
    if name.count == 2, tokens[first].folded == "the", vocabulary.heads[tokens[last].folded] != nil
    {
      return "a common noun with its article"
    }
    if isSectionTag(text, first) { return "a tag in capitals, not part of the report" }
    if first > 0, tokens[first - 1].kind == .hyphen, !tokens[first].followsSpace, first > 1 {
      let prefix = tokens[first - 2].folded
      if ["anti", "pro", "ex", "non", "post", "pre"].contains(prefix) {
        return "the object of “\(prefix)-”, not a location"
      }
    }
    let title = isTitleCase(text, first)
    if last + 1 < tokens.count, isName(tokens[last + 1]), tokens[last + 1].followsSpace,
      !tokens[last + 1].startsLine
    {
      let next = tokens[last + 1].folded
      if vocabulary.organisations.contains(next), vocabulary.heads[next] == nil {
        return "part of the name of an organisation or outlet"
      }
      let known =
        vocabulary.heads[next] != nil || vocabulary.titles.contains(next)
        || vocabulary.calendar.contains(next) || match(names, text, last + 1) != nil
        || match(demonyms, text, last + 1) != nil
        || actors.contains { $0.lowerBound == last + 1 }
        || vocabulary.directions[next] != nil
      if !known, !title, name.count == 1, !isSentenceBreakLost(text, last + 1) {
        return "followed by another capitalised word: a name of a person or body"
      }
    }
    guard first > 0 else { return nil }
    let before = tokens[first - 1]
    if isName(before), tokens[first].followsSpace, !tokens[first].startsLine, !title {
      let word = before.folded
      let known =
        vocabulary.heads[word] != nil || vocabulary.titles.contains(word)
        || vocabulary.directions[word] != nil || vocabulary.calendar.contains(word)
        || startsSentence(text, first - 1) || !names.values(of: [word]).isEmpty
        || !demonyms.values(of: [word]).isEmpty
        || actors.contains { $0.upperBound == first }
      if vocabulary.organisations.contains(word), !vocabulary.directions.keys.contains(word),
        vocabulary.heads[word] == nil
      {
        return "part of the name of an organisation"
      }
      if !known { return "behind another capitalised word: a name of a person or body" }
    }
    return ofPhrase(text, first)
  }

  /// "University of London", "King's College, London", "Lion of Panjshir".
  private func ofPhrase(_ text: TokenizedDocument, _ first: Int) -> String? {
    let tokens = text.tokens
    guard first >= 2 else { return nil }
    let link = tokens[first - 1].folded
    guard link == "of" || link == ",", isName(tokens[first - 2]) else { return nil }
    let head = tokens[first - 2].folded
    if vocabulary.organisations.contains(head), vocabulary.heads[head] == nil || link == "of" {
      return "part of the name of an organisation"
    }
    guard link == "of", !startsSentence(text, first - 2), vocabulary.heads[head] == nil,
      !vocabulary.titles.contains(head), vocabulary.directions[head] == nil,
      names.values(of: [head]).isEmpty, tokens[first - 2].capitals == .initial,
      first >= 3,
      tokens[first - 3].kind == .quote || isName(tokens[first - 3])
        || tokens[first - 3].folded == "the"
    else { return nil }
    return "inside a name or epithet with “of”"
  }

  /// A headline often runs into the text without a full stop: "… of Aleppo The Syrian city".
  private func isSentenceBreakLost(_ text: TokenizedDocument, _ index: Int) -> Bool {
    ["the", "a", "an", "in", "on", "at", "but", "it", "rebels", "rebel"]
      .contains(text.word(index))
  }

  private func isPersonHere(_ text: TokenizedDocument, _ name: Range<Int>) -> Bool {
    let before = text.word(name.lowerBound - 1)
    let after = text.word(name.upperBound)
    if ["in", "at", "near", "to", "towards", "toward", "into", "from", "around"].contains(before) {
      return false
    }
    return vocabulary.heads[after] == nil
  }

  private func isSectionTag(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let sentence = text.sentences[text.sentenceIndex(ofToken: index)]
    guard sentence.tokens.count <= 3 else { return false }
    return sentence.tokens.allSatisfy {
      text.tokens[$0].capitals == .all || text.tokens[$0].kind == .punctuation
    }
  }

  // MARK: Head nouns

  /// Reads "Panjshir Valley", "province of Takhar", "the town of X", "northern Afghanistan".
  private func readHead(_ span: inout Span, _ text: TokenizedDocument) {
    let tokens = text.tokens
    let end = span.name.upperBound
    if end < tokens.count, tokens[end].kind == .word, !tokens[end].startsLine,
      let head = vocabulary.heads[tokens[end].folded]
    {
      if !head.isPlural || isListed(text, span.name.lowerBound) {
        span.head = head.kind
        span.extent = span.extent.lowerBound..<(end + 1)
      }
    }
    var start = span.name.lowerBound
    if let (kind, from) = headBefore(text, start) {
      span.head = span.head ?? kind
      span.extent = from..<span.extent.upperBound
    }
    start = span.name.lowerBound
    if start > 0, let (part, from) = directionBefore(text, start) {
      span.part = part
      if span.extent.lowerBound == start { span.extent = from..<span.extent.upperBound }
    }
  }

  private func isListed(_ text: TokenizedDocument, _ start: Int) -> Bool {
    let before = text.word(start - 1)
    return before == "and" || before == "or" || before == ","
  }

  /// A head noun right before a name: "province of", "the capital", "districts of".
  private func headBefore(_ text: TokenizedDocument, _ start: Int) -> (PlaceKind, Int)? {
    guard start > 0 else { return nil }
    let before = text.word(start - 1)
    if before == "of", let head = vocabulary.heads[text.word(start - 2)], head.kind != .area {
      return (head.kind, start - 2)
    }
    if let head = vocabulary.heads[before], !head.isPlural,
      text.tokens[start - 1].capitals == .none, head.kind != .area, head.kind != .facility
    {
      return (head.kind, start)
    }
    if before == ",", text.word(start - 2) == "capital" { return (.city, start) }
    return nil
  }

  private func directionBefore(_ text: TokenizedDocument, _ start: Int) -> (String, Int)? {
    let one = text.word(start - 1)
    if start >= 3, text.tokens[start - 2].kind == .hyphen,
      let part = vocabulary.directions[text.word(start - 3) + " " + one]
    {
      return (part, start - 3)
    }
    if let part = vocabulary.directions[one] { return (part, start - 1) }
    // "north-central Afghanistan's" and "northern and central Somalia"
    return nil
  }

  /// A plural head noun belongs to every name of its list: "the districts of A, B and C",
  /// "A and B districts".
  private func shareHeads(_ spans: inout [Span], _ text: TokenizedDocument) {
    var index = 0
    while index < spans.count {
      var last = index
      while last + 1 < spans.count, isJoined(spans[last], spans[last + 1], text) { last += 1 }
      if last > index {
        if let kind = spans[index].head, hasPluralBefore(text, spans[index]) {
          for member in index...last where spans[member].head == nil { spans[member].head = kind }
        }
        let end = spans[last].name.upperBound
        if let head = vocabulary.heads[text.word(end)], head.isPlural {
          for member in index...last { spans[member].head = head.kind }
        }
      }
      index = last + 1
    }
  }

  private func hasPluralBefore(_ text: TokenizedDocument, _ span: Span) -> Bool {
    text.word(span.name.lowerBound - 1) == "of"
      && vocabulary.heads[text.word(span.name.lowerBound - 2)]?.isPlural == true
  }

  private func isJoined(_ left: Span, _ right: Span, _ text: TokenizedDocument) -> Bool {
    guard left.rejection == nil, right.rejection == nil, left.type == .name, right.type == .name
    else { return false }
    let between = left.name.upperBound..<right.name.lowerBound
    guard !between.isEmpty, between.count <= 2 else { return false }
    return between.allSatisfy { [",", "and", "or", "&"].contains(text.word($0)) }
  }
}
