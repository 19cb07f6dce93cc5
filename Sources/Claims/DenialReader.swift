import Text

/// Finds who denies what was said before: "The government denied those claims", `"That is not
/// true," the mayor said`.
struct DenialReader {
  let text: TaggedText
  let lexicon: Lexicon
  let reading: SentenceReading

  /// Who denies by a verb, and where the words that do so start.
  func denier(_ verb: VerbGroup, onlyApposed: Bool) -> (Chunk, start: Int)? {
    if reading.deniesApposed(verb) || callsUntrue(verb) || !onlyApposed && denies(verb) {
      return reading.subject(of: verb).map { ($0, verb.tokens.lowerBound) }
    }
    // `"That is not true," the mayor said`, `"It is not," said the mayor`.
    guard verb.lemmas.contains(where: { lexicon.cues[$0.lemma] == .say }),
      let be = reading.verbs.first, be.tokens.upperBound < verb.tokens.lowerBound,
      be.tokens.lowerBound - reading.range.lowerBound <= 2, isUntrue(be)
    else { return nil }
    let behind = reading.chunks.first { $0.tokens.lowerBound >= verb.tokens.upperBound }
    if let behind, behind.isActor, behind.preposition.isEmpty,
      behind.tokens.lowerBound - verb.tokens.upperBound <= 1
    {
      return (behind, be.tokens.lowerBound - 1)
    }
    guard let subject = reading.subject(of: verb),
      subject.tokens.lowerBound >= be.tokens.upperBound
    else { return nil }
    return (subject, be.tokens.lowerBound - 1)
  }

  private func isStatement(_ index: Int) -> Bool {
    text.has(.statement, index) || ["this", "that", "it"].contains(text.word(index))
  }

  /// "denied that weapons had been sent", "rejected this week": no pronoun, but what is denied
  /// follows.
  private func standsAlone(_ index: Int) -> Bool {
    guard ["this", "that"].contains(text.word(index)), index + 1 < reading.range.upperBound
    else { return true }
    return text.tokens[index + 1].kind != .word || text.has(.preposition, index + 1)
      || text.has(.statement, index + 1) || text.has(.conjunction, index + 1)
  }

  /// "denied those claims", "rejected this".
  private func denies(_ verb: VerbGroup) -> Bool {
    let end = min(reading.range.upperBound, verb.tokens.upperBound + 4)
    return verb.lemmas.contains(where: { lexicon.cues[$0.lemma] == .deny })
      && (verb.tokens.upperBound..<end).contains {
        isStatement($0) && standsAlone($0)
          && (text.word($0) != "it" || $0 == verb.tokens.upperBound && !goesOn($0))
      }
  }

  /// "denied it was": the word opens a clause.
  private func goesOn(_ index: Int) -> Bool {
    reading.verbs.contains { $0.tokens.lowerBound == index + 1 }
  }

  /// "said that was not true".
  private func callsUntrue(_ verb: VerbGroup) -> Bool {
    guard verb.lemmas.contains(where: { lexicon.cues[$0.lemma] == .say }),
      let be = reading.verbs.first(where: { $0.tokens.lowerBound >= verb.tokens.upperBound }),
      be.tokens.lowerBound <= verb.tokens.upperBound + 3
    else { return false }
    return isUntrue(be)
  }

  /// "that was not true", "this is a lie", "it is not.": whether a verb denies what was said.
  private func isUntrue(_ be: VerbGroup) -> Bool {
    guard be.lemmas.contains(where: { $0.lemma == "be" }), isStatement(be.tokens.lowerBound - 1)
    else { return false }
    let judgement = be.main + 1
    if text.word(judgement) == "not", [".", ","].contains(text.word(judgement + 1)) { return true }
    return judgement < reading.range.upperBound
      && lexicon.denials.contains { phrase in
        (!be.isNegated || phrase.first == "not")
          && text.reads(phrase, at: judgement)
      }
  }
}
