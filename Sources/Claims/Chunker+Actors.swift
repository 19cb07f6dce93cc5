import Gazetteer
import Resolver
import Text

/// Words that start or carry on the name of an actor.
extension Chunker {
  /// The words for an actor that start at a token, and the token behind them.
  func actorPhrase(at start: Int, _ nameAt: TokenMap) -> (ActorReference, Int)? {
    guard mayStartActor(start, nameAt) else { return nil }
    var reader = ActorPhraseReader(chunker: self, nameAt: nameAt, start: start)
    return reader.read()
  }

  /// Whether the words for an actor may start with a token: most words start none.
  private func mayStartActor(_ index: Int, _ nameAt: TokenMap) -> Bool {
    guard index < text.tokens.count else { return false }
    let token = text.tokens[index]
    return token.kind != .word || token.capitals != .none || nameAt[index] != nil
      || text.has([.determiner, .title, .groupModifier, .startsGroup], index)
      || text.group(index) != nil || actors.match(index) != nil
  }

  func innerActor(_ start: Int, _ nameAt: TokenMap) -> (ActorReference, Int)? {
    var index = start
    while ["the", "a", "an", "self", "styled"].contains(text.word(index))
      || (index < text.tokens.count
        && (text.tokens[index].kind == .hyphen || text.tokens[index].kind == .quote))
    { index += 1 }
    // "the veteran warlord X": adjectives and titles before a name.
    var name = index
    while name < text.tokens.count, name - index <= 3, text.tokens[name].kind == .word,
      text.tokens[name].capitals == .none, text.forms(name) == nil,
      !text.has(.preposition, name), !text.has(.noName, name),
      groupNoun(name) == nil, actors.match(name) == nil
    { name += 1 }
    if name > index, name < text.tokens.count, text.tokens[name].capitals == .initial,
      text.tokens[name].kind == .word, nameAt[name] == nil
    {
      index = name
      var end = name
      while end < text.tokens.count, text.tokens[end].capitals == .initial,
        text.tokens[end].kind == .word, end - name < 4
      { end += 1 }
      if actors.match(index) == nil {
        return (
          ActorReference(
            text: clean(text.text(name..<end)), actor: nil, affiliation: nil, group: .person,
            isPlural: false, owner: nil, magnitude: nil, isPerson: true), end
        )
      }
    }
    // "the River militia": a force that no table has.
    let isForce =
      index < text.tokens.count && text.tokens[index].capitals == .initial
      && leadsToGroup(index, .name)
    guard isForce || actors.match(index) != nil || groupNoun(index) != nil || nameAt[index] != nil
    else { return nil }
    return actorPhrase(at: index, nameAt)
  }

  /// Whether a party's name or a demonym before its noun starts here.
  func startsParty(_ index: Int, _ nameAt: TokenMap) -> Bool {
    if let (actor, _) = actors.match(index) { return actor.kind != .person }
    if let name = nameAt[index] {
      return leadsToGroup(mentions[name].tokens.upperBound, mentions[name].type)
    }
    return false
  }

  /// Whether an actor or group noun follows within a few modifiers.
  func leadsToGroup(_ start: Int, _ type: MentionType) -> Bool {
    var index = start
    for _ in 0..<5 {
      guard index < text.tokens.count, !text.tokens[index].startsParagraph else { return false }
      if groupNoun(index) != nil { return true }
      if let (actor, _) = actors.match(index) {
        return actor.kind != .person || type == .demonym
      }
      if text.tokens[index].kind == .hyphen || text.tokens[index].kind == .possessive
        || text.has(.groupModifier, index)
      {
        index += 1
        continue
      }
      if text.tokens[index].capitals == .initial,
        index == start || text.tokens[index - 1].kind == .hyphen
      {
        index += 1
        continue
      }
      return false
    }
    return false
  }

  /// A noun for people at an index; nouns of two words first.
  func groupNoun(_ index: Int) -> (GroupNoun, Int)? {
    guard index < text.tokens.count, text.tokens[index].kind == .word else { return nil }
    for length in [3, 2]
    where text.has(.startsGroup, index) && index + length <= text.tokens.count {
      let words = (index..<(index + length)).map { text.word($0) }.joined(separator: " ")
      if let noun = lexicon.groups[words] { return (noun, index + length) }
    }
    if let noun = text.group(index) { return (noun, index + 1) }
    return nil
  }

  func isPersonName(_ index: Int, _ head: Int) -> Bool {
    let word = text.word(index)
    guard word.utf8.count > 1, text.head(index) == nil, !text.has(.direction, index),
      !text.has(.determiner, index), !text.has(.preposition, index),
      !text.has(.pronoun, index), !text.has(.noName, index)
    else { return false }
    // At the start of a sentence a capital says nothing.
    let sentence = text.sentences[text.sentenceIndex(ofToken: index)]
    if index == sentence.tokens.lowerBound || text.tokens[index - 1].kind == .quote {
      guard index + 1 < text.tokens.count else { return false }
      let next = text.tokens[index + 1]
      return (next.kind == .word && next.capitals == .initial) || isSpeechVerb(index + 1)
        || next.kind == .hyphen || isInitials(index, index + 1)
        // "TNLA fighters", "Tigrayan forces"
        || next.capitals == .none && groupNoun(index + 1) != nil
          && (text.tokens[index].capitals == .all || isUnknown(index))
    }
    return true
  }

  /// Whether no table has a word: a name, whatever it is of.
  private func isUnknown(_ index: Int) -> Bool {
    !text.has([.common, .groupModifier, .quantity, .adverb, .direction], index)
      && text.forms(index) == nil && text.noun(index) == nil && text.adjective(index) == nil
      && text.group(index) == nil && text.head(index) == nil
  }

  /// Whether a word in capitals among others that are not is the short name of a body that acts
  /// or speaks here.
  func isInitials(_ index: Int, _ end: Int) -> Bool {
    let token = text.tokens[index]
    guard token.capitals == .all, (2...6).contains(token.folded.utf8.count), end == index + 1,
      ![index - 1, end].contains(where: {
        text.tokens.indices.contains($0) && text.tokens[$0].capitals == .all
      })
    else { return false }
    let verb = text.has(.auxiliary, end) ? end + 1 : end
    return isSpeechVerb(verb) || text.word(verb) == "not"
      || text.forms(verb)?.contains { lexicon.verbs[$0.lemma] != nil } == true
      || ["by", "of"].contains(text.word(index - 1))
      || text.word(index - 1) == "the" && ["by", "of"].contains(text.word(index - 2))
  }

  func isSpeechVerb(_ index: Int) -> Bool {
    text.forms(index)?.contains { lexicon.cues[$0.lemma] != nil } ?? false
  }

  func clean(_ words: String) -> String {
    // Most words are clean: letters with single spaces between.
    var isClean = true
    var before: UInt8 = 0x20
    for byte in words.utf8 {
      let joins = byte == 0x20 ? before != 0x20 : byte == 0x2D && before != 0x20
      guard joins || Self.isPlain(byte) else {
        isClean = false
        break
      }
      before = byte
    }
    if isClean, before != 0x20, before != 0x2D { return words }
    var words = words
    while let last = words.last, "\"”’',.()“‘".contains(last) { words.removeLast() }
    while let first = words.first, "\"“‘'".contains(first) { words.removeFirst() }
    return words.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// A letter or digit of ASCII.
  static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
