import Gazetteer
import Text

/// A span that carries a name of the gazetteer, and what the words around it say.
struct Span {
  /// The tokens of the name.
  let name: Range<Int>
  /// The name with its head noun and direction.
  var extent: Range<Int>
  /// Indices of the gazetteer's names that it may be.
  var names: [Int]
  /// How many of its names the deny list took.
  var denied = 0
  /// The kind that a head noun near it asks for.
  var head: PlaceKind?
  /// Whether "capital of" or "a district of" stands before it: the extent holds these words if
  /// they say what it is, and not what lies in it.
  var isBehindHead = false
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
  let names: PhraseTable
  let demonyms: PhraseTable
  let actors: PhraseTable
  let abbreviations: Abbreviations
  let denyList: DenyList

  func spans(in text: Passage) -> [Span] {
    let evidence = Evidence(passage: text)
    let actorRanges = self.actorRanges(in: text)
    let surnames = self.surnames(in: text)
    var spans: [Span] = []
    var index = 0
    while index < text.tokens.count {
      guard text.mayStartName(index) else {
        index += 1
        continue
      }
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
        if text.has(index, .startsDemonym), let match = match(demonyms, text, index) {
          var span = Span(name: index..<match.end, extent: index..<match.end, names: match.values)
          span.type = .demonym
          spans.append(span)
          index = match.end
        } else {
          index += 1
        }
        continue
      }
      let (allowed, taken) = denyList.allowed(match.values, index..<match.end, text)
      var span = Span(name: index..<match.end, extent: index..<match.end, names: allowed)
      span.denied = taken
      if allowed.isEmpty {
        span.names = match.values
        span.rejection = "the deny list says that it is no place"
        span.signs.append((.denied, 1))
      } else if let (sign, reason) = rejection(of: span.name, text, actorRanges, surnames) {
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
    _ trie: PhraseTable, _ text: Passage, _ start: Int
  ) -> (values: [Int], end: Int)? {
    guard text.mayStartName(start) else { return nil }
    guard let match = longestMatch(trie, text, start, isStrict: false) else { return nil }
    // "Aleppo's international airport" may go on in small letters, as far as a noun like "airport".
    if text.has(match.end - 1, .head) || (start..<match.end).allSatisfy({ fits($0, text) }) {
      return match
    }
    return longestMatch(trie, text, start, isStrict: true)
  }

  private func longestMatch(
    _ trie: PhraseTable, _ text: Passage, _ start: Int, isStrict: Bool
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
        if token.isMark(".") { return text.has(index - 1, .shortened) ? 1 : 0 }
        return token.kind == .hyphen || token.isMark("(") || token.isMark(")") ? 1 : 0
      })
  }

  /// Whether a word may stand inside a name: only short words and nouns such as “valley” are
  /// written small there.
  private func fits(_ index: Int, _ text: Passage) -> Bool {
    let token = text.tokens[index]
    return token.kind != .word || token.capitals != .none || token.folded.utf8.count <= 3
      || text.has(index, .head) || text.isCaseless(index)
  }

  private func actorRanges(in text: Passage) -> ActorRanges {
    var ranges = ActorRanges()
    var index = 0
    while index < text.tokens.count {
      if text.has(index, .startsActor), text.mayStartName(index),
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
  /// otherwise persons, by their numbers: alone, they mean the person again.
  private func surnames(in text: Passage) -> Set<Int32> {
    var surnames: Set<Int32> = []
    for index in text.tokens.indices.dropFirst() {
      let token = text.tokens[index]
      let before = text.tokens[index - 1]
      guard token.kind == .word, token.capitals == .initial, before.kind == .word,
        before.capitals == .initial, !token.startsLine, token.followsSpace,
        !text.has(index - 1, [.title, .head, .direction, .calendar]),
        !text.has(index, [.head, .organisation])
      else { continue }
      if !text.has(index - 1, .givenName) {
        guard !names.contains(before.folded), !demonyms.contains(before.folded),
          !text.startsSentence(index - 1)
        else { continue }
      }
      surnames.insert(token.word)
    }
    return surnames
  }

  private func rejection(
    of name: Range<Int>, _ text: Passage, _ actors: ActorRanges, _ surnames: Set<Int32>
  ) -> (Sign, String)? {
    let tokens = text.tokens
    let first = name.lowerBound
    let last = name.upperBound - 1
    if let actor = actors.range(overlapping: name), actor.count > name.count {
      return (.actor, "part of “\(text.text.text(actor))”, an actor or outlet")
    }
    if name.count == 1, surnames.contains(tokens[first].word), isPersonHere(text, name) {
      return (.surname, "the surname of a person named in full elsewhere")
    }
    if name.count == 2, tokens[first].folded == "the", text.has(last, .head) {
      return (.article, "a common noun with its article")
    }
    if isSectionTag(text, first) { return (.tag, "a tag in capitals, not part of the report") }
    if first > 0, tokens[first - 1].kind == .hyphen, !tokens[first].followsSpace, first > 1 {
      if text.has(first - 2, .prefix) {
        return (.prefix, "the object of “\(tokens[first - 2].folded)-”, not a location")
      }
    }
    let title = text.isInHeadline(first)
    if last + 1 < tokens.count, text.isName(last + 1), tokens[last + 1].followsSpace,
      !tokens[last + 1].startsLine
    {
      if text.has(last + 1, .organisation), !text.has(last + 1, .head) {
        return (.organisation, "part of the name of an organisation or outlet")
      }
      if text.has(last + 1, .landmark), !text.has(last + 1, .head) {
        return (.landmark, "part of the name of something else")
      }
      // A headline often runs into the text without a full stop: "… of Aleppo The Syrian city".
      if !title, name.count == 1,
        !text.has(last + 1, [.head, .title, .calendar, .direction, .opening]),
        !actors.starts(at: last + 1), match(names, text, last + 1) == nil,
        match(demonyms, text, last + 1) == nil
      {
        return (.person, "followed by another capitalised word: a name of a person or body")
      }
    }
    guard first > 0 else { return nil }
    if text.isName(first - 1), tokens[first].followsSpace, !tokens[first].startsLine, !title {
      if text.has(first - 1, .organisation), !text.has(first - 1, [.direction, .head]) {
        return (.organisation, "part of the name of an organisation")
      }
      let word = tokens[first - 1].folded
      if !text.has(first - 1, [.head, .title, .direction, .calendar]),
        !text.startsSentence(first - 1), !actors.ends(at: first), !names.contains(word),
        !demonyms.contains(word)
      {
        return (.person, "behind another capitalised word: a name of a person or body")
      }
    }
    return ofPhrase(text, first)
  }

  /// "University of London", "King's College, London", "Lion of Panjshir".
  private func ofPhrase(_ text: Passage, _ first: Int) -> (Sign, String)? {
    let tokens = text.tokens
    guard first >= 2 else { return nil }
    let link = tokens[first - 1].folded
    guard link == "of" || link == ",", text.isName(first - 2) else { return nil }
    let head = tokens[first - 2].folded
    if text.has(first - 2, .organisation), !text.has(first - 2, .head) || link == "of" {
      return (.organisation, "part of the name of an organisation")
    }
    guard link == "of", !text.startsSentence(first - 2),
      !text.has(first - 2, [.head, .title, .direction]), !names.contains(head),
      tokens[first - 2].capitals == .initial,
      first >= 3,
      tokens[first - 3].kind == .quote || text.isName(first - 3)
        || tokens[first - 3].folded == "the"
    else { return nil }
    return (.inside, "inside a name or epithet with “of”")
  }

  private func isPersonHere(_ text: Passage, _ name: Range<Int>) -> Bool {
    !text.has(name.lowerBound - 1, .location) && !text.has(name.upperBound, .head)
  }

  private func isSectionTag(_ text: Passage, _ index: Int) -> Bool {
    let sentence = text.sentence(index)
    guard sentence.tokens.count <= 3 else { return false }
    return sentence.tokens.allSatisfy {
      text.tokens[$0].capitals == .all || text.tokens[$0].kind == .punctuation
    }
  }
}
