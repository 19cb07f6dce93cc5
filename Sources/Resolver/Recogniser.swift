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
  /// Why it may be no place, when a rule says so.
  var rejection: String?
  var type = MentionType.name
  /// Whether it is a short form that stands for a longer name: "Calif."
  var isAbbreviation = false
  /// What speaks for and against a place.
  var signs: [(sign: Sign, value: Double)] = []
}

/// Finds names of the gazetteer in a text, and tells those that are no places from the rest.
struct Recogniser: Sendable {
  let vocabulary: Vocabulary
  let names: PhraseTable
  let demonyms: PhraseTable
  let actors: PhraseTable
  let abbreviations: Abbreviations

  func spans(in text: TokenizedDocument) -> [Span] {
    let evidence = Evidence(vocabulary: vocabulary, text: text)
    let actorRanges = self.actorRanges(in: text)
    let surnames = self.surnames(in: text)
    var spans: [Span] = []
    var index = 0
    while index < text.tokens.count {
      let short = abbreviations.names(at: index, in: text)
      if !short.isEmpty {
        var span = Span(name: index..<(index + 1), extent: index..<(index + 1), names: short)
        span.isAbbreviation = true
        evidence.read(&span)
        spans.append(span)
        index += 1
        continue
      }
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
      if let (sign, reason) = rejection(of: span.name, text, actorRanges, surnames) {
        span.rejection = reason
        span.signs.append((sign, 1))
      } else {
        readHead(&span, text)
      }
      evidence.read(&span)
      spans.append(span)
      index = match.end
    }
    shareHeads(&spans, text)
    return spans
  }

  /// The longest phrase of a trie at a token, when the token is written like a name.
  private func match(
    _ trie: PhraseTable, _ text: TokenizedDocument, _ start: Int
  ) -> (values: [Int], end: Int)? {
    let token = text.tokens[start]
    guard isCapitalised(token) else { return nil }
    guard let match = longestMatch(trie, text, start, isStrict: false) else { return nil }
    // "Aleppo's international airport" may go on in small letters, as far as a noun like "airport".
    let last = text.tokens[match.end - 1]
    if vocabulary.heads[last.folded] != nil || (start..<match.end).allSatisfy({ fits($0, text) }) {
      return match
    }
    return longestMatch(trie, text, start, isStrict: true)
  }

  private func longestMatch(
    _ trie: PhraseTable, _ text: TokenizedDocument, _ start: Int, isStrict: Bool
  ) -> (values: [Int], end: Int)? {
    trie.longestMatch(
      from: start,
      word: { index in
        guard index < text.tokens.count, text.tokens[index].isMatched else { return nil }
        guard index == start || !text.tokens[index].startsParagraph else { return nil }
        if isStrict, index > start, !fits(index, text) { return nil }
        return text.tokens[index].matchingWord
      },
      skip: { index in
        guard index < text.tokens.count else { return 0 }
        let token = text.tokens[index]
        return token.kind == .hyphen || token.folded == "(" || token.folded == ")" ? 1 : 0
      })
  }

  /// Whether a word may stand inside a name: only short words and nouns such as “valley” are
  /// written small there.
  private func fits(_ index: Int, _ text: TokenizedDocument) -> Bool {
    let token = text.tokens[index]
    return token.kind != .word || token.capitals != .none || token.folded.utf8.count <= 3
      || vocabulary.heads[token.folded] != nil || isCaseless(token)
  }

  private func isCapitalised(_ token: Token) -> Bool {
    token.kind == .word && (token.capitals != .none || isCaseless(token))
  }

  private func isCaseless(_ token: Token) -> Bool {
    guard let scalar = token.folded.unicodeScalars.first else { return false }
    return (0x0600...0x06FF).contains(scalar.value)
  }

  private func actorRanges(in text: TokenizedDocument) -> ActorRanges {
    var ranges = ActorRanges()
    var index = 0
    while index < text.tokens.count {
      if isCapitalised(text.tokens[index]),
        let match = longestMatch(actors, text, index, isStrict: false)
      {
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
        !vocabulary.calendar.contains(before.folded)
      else { continue }
      if !vocabulary.givenNames.contains(before.folded) {
        guard !names.contains(before.folded), !demonyms.contains(before.folded),
          !startsSentence(text, index - 1)
        else { continue }
      }
      surnames.insert(token.folded)
    }
    return surnames
  }

  private func startsSentence(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let sentence = text.sentences[text.sentenceIndex(ofToken: index)]
    var first = sentence.tokens.lowerBound
    while first < index, first - sentence.tokens.lowerBound < 8, text.tokens[first].kind == .quote {
      first += 1
    }
    return first == index
  }

  /// Whether most words of the sentence are capitalised: a headline, in which capitals say nothing.
  private func isTitleCase(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let sentence = text.sentences[text.sentenceIndex(ofToken: index)]
    var long = 0
    var capital = 0
    for token in sentence.tokens.prefix(80) where text.tokens[token].kind == .word {
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
    of name: Range<Int>, _ text: TokenizedDocument, _ actors: ActorRanges, _ surnames: Set<String>
  ) -> (Sign, String)? {
    let tokens = text.tokens
    let first = name.lowerBound
    let last = name.upperBound - 1
    if let actor = actors.range(overlapping: name), actor.count > name.count {
      return (.actor, "part of “\(text.text(actor))”, an actor or outlet")
    }
    if name.count == 1, surnames.contains(tokens[first].folded), isPersonHere(text, name) {
      return (.surname, "the surname of a person named in full elsewhere")
    }
    if name.count == 2, tokens[first].folded == "the", vocabulary.heads[tokens[last].folded] != nil
    {
      return (.article, "a common noun with its article")
    }
    if isSectionTag(text, first) { return (.tag, "a tag in capitals, not part of the report") }
    if first > 0, tokens[first - 1].kind == .hyphen, !tokens[first].followsSpace, first > 1 {
      let prefix = tokens[first - 2].folded
      if ["anti", "pro", "ex", "non", "post", "pre"].contains(prefix) {
        return (.prefix, "the object of “\(prefix)-”, not a location")
      }
    }
    let title = isTitleCase(text, first)
    if last + 1 < tokens.count, isName(tokens[last + 1]), tokens[last + 1].followsSpace,
      !tokens[last + 1].startsLine
    {
      let next = tokens[last + 1].folded
      if vocabulary.organisations.contains(next), vocabulary.heads[next] == nil {
        return (.organisation, "part of the name of an organisation or outlet")
      }
      let known =
        vocabulary.heads[next] != nil || vocabulary.titles.contains(next)
        || vocabulary.calendar.contains(next) || match(names, text, last + 1) != nil
        || match(demonyms, text, last + 1) != nil
        || actors.starts(at: last + 1)
        || vocabulary.directions[next] != nil
      if !known, !title, name.count == 1, !isSentenceBreakLost(text, last + 1) {
        return (.person, "followed by another capitalised word: a name of a person or body")
      }
    }
    guard first > 0 else { return nil }
    let before = tokens[first - 1]
    if isName(before), tokens[first].followsSpace, !tokens[first].startsLine, !title {
      let word = before.folded
      let known =
        vocabulary.heads[word] != nil || vocabulary.titles.contains(word)
        || vocabulary.directions[word] != nil || vocabulary.calendar.contains(word)
        || startsSentence(text, first - 1) || names.contains(word)
        || demonyms.contains(word)
        || actors.ends(at: first)
      if vocabulary.organisations.contains(word), !vocabulary.directions.keys.contains(word),
        vocabulary.heads[word] == nil
      {
        return (.organisation, "part of the name of an organisation")
      }
      if !known { return (.person, "behind another capitalised word: a name of a person or body") }
    }
    return ofPhrase(text, first)
  }

  /// "University of London", "King's College, London", "Lion of Panjshir".
  private func ofPhrase(_ text: TokenizedDocument, _ first: Int) -> (Sign, String)? {
    let tokens = text.tokens
    guard first >= 2 else { return nil }
    let link = tokens[first - 1].folded
    guard link == "of" || link == ",", isName(tokens[first - 2]) else { return nil }
    let head = tokens[first - 2].folded
    if vocabulary.organisations.contains(head), vocabulary.heads[head] == nil || link == "of" {
      return (.organisation, "part of the name of an organisation")
    }
    guard link == "of", !startsSentence(text, first - 2), vocabulary.heads[head] == nil,
      !vocabulary.titles.contains(head), vocabulary.directions[head] == nil,
      !names.contains(head), tokens[first - 2].capitals == .initial,
      first >= 3,
      tokens[first - 3].kind == .quote || isName(tokens[first - 3])
        || tokens[first - 3].folded == "the"
    else { return nil }
    return (.inside, "inside a name or epithet with “of”")
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
}
