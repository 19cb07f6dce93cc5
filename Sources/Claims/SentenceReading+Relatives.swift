import Gazetteer
import Text

/// Relative clauses: whom they are about, and what their verbs lack.
extension SentenceReading {
  /// "forces led by X entered": a participle behind its noun, not the verb of the clause.
  func isReducedRelative(_ verb: VerbGroup) -> Bool {
    guard verb.isBarePast, verb.lemmas.contains(where: { $0.forms.contains(.participle) }),
      ["by", "with", "to"].contains(text.word(verb.tokens.upperBound))
    else { return false }
    return chunks.contains { $0.tokens.upperBound == verb.tokens.lowerBound && !$0.isTime }
  }

  func isInRelative(_ verb: VerbGroup, behind open: Int) -> Bool {
    (open + 1..<verb.tokens.lowerBound).contains {
      ["who", "which", "that", "where", "whose"].contains(text.word($0))
    }
      || chunks.contains { chunk in
        // "the only town it had taken"
        chunk.tokens.upperBound <= verb.tokens.lowerBound && chunk.tokens.lowerBound > open + 1
          && (chunk.isActor || chunk.pronoun != nil)
          && chunks.contains {
            $0.tokens.upperBound == chunk.tokens.lowerBound && $0.tokens.lowerBound > open
          }
      }
  }

  /// The phrase before a relative clause that is the object of its verb: "a town they seized",
  /// "the base that soldiers had left".
  func gappedObject(of verb: VerbGroup) -> Chunk? {
    guard !verb.isGerund, !verb.isPassive, endsPhrase(verb.tokens.upperBound) else { return nil }
    // "which they have tried to seize": the verb that governs the infinitive.
    guard let outer = verb.isInfinitive ? self.verb(endingAt: verb.tokens.lowerBound - 1) : verb,
      outer.isFinite
    else { return nil }
    guard
      let subject = chunks.last(where: { $0.tokens.upperBound <= outer.tokens.lowerBound }),
      outer.tokens.lowerBound - subject.tokens.upperBound <= 1, subject.preposition.isEmpty,
      // "X, which Russia occupied": a country acts.
      subject.isActor || subject.pronoun != nil
        || subject.isPlace && ["which", "whom"].contains(text.word(subject.tokens.lowerBound - 1))
    else { return nil }
    var index = subject.tokens.lowerBound - 1
    while index > range.lowerBound, ["the", "its", "their", "his"].contains(text.word(index)) {
      index -= 1
    }
    if ["that", "which", "whom"].contains(text.word(index)) {
      if self.verb(endingAt: index - 1) != nil { return nil }
      guard let found = antecedent(before: index), found.isPlaceLike,
        found.tokens.upperBound >= index - 1
      else { return nil }
      return found
    }
    guard let found = chunk(at: index), found.tokens.upperBound == index + 1,
      case .nominal = found.kind
    else { return nil }
    return found
  }

  /// Whether nothing behind a verb can be its object.
  func endsPhrase(_ index: Int) -> Bool {
    guard index < range.upperBound else { return true }
    if text.tokens[index].kind == .punctuation || text.tokens[index].kind == .quote { return true }
    if let chunk = chunk(at: index), chunk.isTime { return true }
    return text.has([.preposition, .conjunction, .subordinator, .endsInLy], index)
      || verbs.contains { $0.tokens.lowerBound == index && $0.isFinite }
  }

  /// Where the relative clause starts of which a phrase is part, or `nil`.
  func relativeClause(around chunk: Chunk, before verb: VerbGroup) -> Int? {
    guard let inner = verbs.last(where: { $0.tokens.upperBound <= chunk.tokens.lowerBound }),
      chunk.tokens.lowerBound - inner.tokens.upperBound <= 4
    else { return nil }
    let pronoun = inner.tokens.lowerBound - 1
    guard pronoun > range.lowerBound, Self.relatives.contains(text.word(pronoun)),
      isRelative(pronoun), antecedent(before: pronoun) != nil
    else { return nil }
    return pronoun
  }

  func isRelative(_ index: Int) -> Bool {
    let word = text.word(index)
    if word != "that" { return true }
    // "that" behind a verb of speech opens a clause; behind a noun it is relative.
    guard let before = self.verb(endingAt: index - 1) else { return true }
    return !before.lemmas.contains { lexicon.cues[$0.lemma] != nil }
  }

  /// The phrase right before a relative pronoun.
  func antecedent(before index: Int) -> Chunk? {
    var position = index - 1
    while position >= range.lowerBound {
      if let chunk = chunk(at: position) {
        if chunk.isTime {
          position = chunk.tokens.lowerBound - 1
          continue
        }
        return chunk
      }
      let word = text.word(position)
      guard word == "," || word == "-" || text.tokens[position].kind == .word else { return nil }
      if self.verb(endingAt: position) != nil { return nil }
      position -= 1
      if index - position > 8 { return nil }
    }
    return nil
  }
}
