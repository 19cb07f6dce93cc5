import Text

/// Subjects of verbs.
extension SentenceReading {
  /// The subject of a verb, found in its clause, taken over from the verb it is joined to, or
  /// from the verb that governs it. `depth` bounds the search.
  func subject(of verb: VerbGroup, depth: Int = 0) -> Chunk? {
    guard depth < 6 else { return nil }
    if verb.isInfinitive { return infinitiveSubject(verb, depth) }
    if verb.isGerund { return gerundSubject(verb, depth) }
    return clauseSubject(verb, depth)
  }

  func clauseSubject(_ verb: VerbGroup, _ depth: Int) -> Chunk? {
    var index = verb.tokens.lowerBound - 1
    var oblique: Chunk?
    var found: Chunk?
    var adjacent = true
    while index >= range.lowerBound {
      if let chunk = chunk(at: index) {
        index = chunk.tokens.lowerBound - 1
        if chunk.isTime || (chunk.isPossessive && adjacent == false) { continue }
        // "the garrison there had surrendered".
        if chunk.pronoun == "there", self.chunk(at: index) != nil { continue }
        if chunk.isPossessive, found == nil, !isNounBetween(chunk.tokens.upperBound, verb) {
          continue
        }
        adjacent = false
        if chunk.preposition.isEmpty || Self.subordinators.contains(chunk.preposition) {
          // The complement of a relative clause is no subject: "X, who was a leader, said".
          if let start = relativeClause(around: chunk, before: verb) {
            index = start - 1
            adjacent = true
            continue
          }
          return apposed(chunk) ?? chunk
        }
        if chunk.preposition == "of" { oblique = oblique ?? chunk }
        continue
      }
      let word = text.word(index)
      if adjacent || found == nil, let start = insertion(endingAt: index) {
        index = start - 1
        oblique = nil
        adjacent = true
        continue
      }
      if adjacent || oblique == nil, Self.relatives.contains(word), found == nil,
        isRelative(index)
      {
        return antecedent(before: index) ?? oblique
      }
      if let start = dashedAside(endingAt: index) {
        index = start - 1
        continue
      }
      // "the president, X, said": the name between commas.
      if adjacent, word == ",", let name = chunk(at: index - 1), name.actor?.isPerson == true,
        name.preposition.isEmpty, text.word(name.tokens.lowerBound - 1) == ","
      {
        return name
      }
      if adjacent, text.has(.conjunction, index) || word == ",",
        let before = coordinated(before: index)
      {
        return subject(of: before, depth: depth + 1)
      }
      if let before = self.verb(endingAt: index) {
        // "The fighters who escaped headed for X".
        let pronoun = before.tokens.lowerBound - 1
        if adjacent, pronoun > range.lowerBound,
          ["who", "which", "that"].contains(text.word(pronoun)),
          before.isFinite, self.chunk(at: pronoun - 1) != nil
        {
          index = pronoun - 1
          continue
        }
        if found == nil, oblique == nil, adjacent, before.isFinite, !isReducedRelative(before) {
          return nil
        }
        // "The group stated" behind a clause: the nearest phrase is the subject.
        if before.isInfinitive || before.isGerund || isReducedRelative(before) {
          if isReducedRelative(before) { oblique = nil }
          index = before.tokens.lowerBound - 1
          continue
        }
        break
      }
      if text.has(.subordinator, index) || word == ";" || word == ":" || word == "—"
        || word == "–"
      {
        break
      }
      index -= 1
    }
    found = oblique
    return found
  }

  /// Whether a noun that is no chunk stands between a possessive and the verb: "the Taliban's
  /// leader said".
  func isNounBetween(_ start: Int, _ verb: VerbGroup) -> Bool {
    verb.tokens.lowerBound - start > 1
  }

  /// The finite verb before a conjunction that joins two verbs.
  func coordinated(before index: Int) -> VerbGroup? {
    previousVerb(before: index, finite: true) ?? previousVerb(before: index)
  }

  func gerundSubject(_ verb: VerbGroup, _ depth: Int) -> Chunk? {
    let before = verb.tokens.lowerBound - 1
    guard before >= range.lowerBound else {
      return nextVerb(after: verb.tokens.upperBound).flatMap { next in
        // A gerund that opens the sentence is itself the subject of the next verb.
        text.word(next.tokens.lowerBound - 1) == "," ? subject(of: next, depth: depth + 1) : nil
      }
    }
    if let chunk = chunk(at: before), !chunk.isTime, !chunk.isPossessive {
      // "left X heading for Y": who left.
      if chunk.isPlaceLike, chunk.preposition.isEmpty,
        let outer = previousVerb(before: chunk.tokens.lowerBound, finite: true),
        outer.tokens.upperBound == chunk.tokens.lowerBound
      {
        return subject(of: outer, depth: depth + 1)
      }
      return chunk
    }
    if let governor = self.verb(endingAt: before) { return subject(of: governor, depth: depth + 1) }
    if text.has(.conjunction, before), let joined = previousVerb(before: before) {
      return subject(of: joined, depth: depth + 1)
    }
    if let previous = previousVerb(before: before, finite: true) {
      // "X seized the town, Y said, cutting": X cuts.
      if text.word(before) == ",", previous.tokens.upperBound == before,
        previous.lemmas.contains(where: { lexicon.cues[$0.lemma] == .say }),
        let speaker = subject(of: previous, depth: depth + 1),
        let said = previousVerb(before: speaker.tokens.lowerBound, finite: true),
        (said.tokens.upperBound..<speaker.tokens.lowerBound).contains(where: {
          text.word($0) == ","
        })
      {
        return subject(of: said, depth: depth + 1)
      }
      return subject(of: previous, depth: depth + 1)
    }
    if let next = mainVerb(behind: verb) ?? nextVerb(after: verb.tokens.upperBound) {
      return subject(of: next, depth: depth + 1)
    }
    return nil
  }

  /// The verb of the main clause behind a phrase that opens the sentence: "After taking X, Y …".
  func mainVerb(behind verb: VerbGroup) -> VerbGroup? {
    verbs.first { next in
      guard next.isFinite, next.tokens.lowerBound > verb.tokens.upperBound,
        let own = chunks.last(where: {
          $0.tokens.upperBound <= next.tokens.lowerBound && $0.preposition.isEmpty && !$0.isTime
        })
      else { return false }
      return text.word(own.tokens.lowerBound - 1) == ","
    }
  }

  /// "…, a claim the army rejected": the words before the noun are what is denied.
  func deniesApposed(_ verb: VerbGroup) -> Bool {
    guard verb.lemmas.contains(where: { lexicon.cues[$0.lemma] == .deny }),
      let subject = subject(of: verb), subject.tokens.upperBound <= verb.tokens.lowerBound
    else { return false }
    var index = subject.tokens.lowerBound - 1
    while index > range.lowerBound, text.has(.determiner, index) || text.word(index) == "which" {
      index -= 1
    }
    return text.has(.statement, index) && ["a", "an"].contains(text.word(index - 1))
  }

  func infinitiveSubject(_ verb: VerbGroup, _ depth: Int) -> Chunk? {
    var before = verb.tokens.lowerBound - 1
    while before >= range.lowerBound,
      ["not", "never", "back"].contains(text.word(before)) || text.tokens[before].kind == .quote
    { before -= 1 }
    guard before >= range.lowerBound else { return nil }
    if let chunk = chunk(at: before),
      ["", "for", "on", "upon", "to", "with"].contains(chunk.preposition),
      !chunk.isTime, acting(chunk)
    {
      // "urged X to": X acts.
      return chunk
    }
    // "gave X four hours to leave": X acts.
    if let giver = previousVerb(before: before), before - giver.tokens.upperBound <= 8,
      giver.lemmas.contains(where: { $0.lemma == "give" }), !giver.isPassive,
      text.governor(before) == .demanded,
      let given = chunks.first(where: { $0.tokens.lowerBound >= giver.tokens.upperBound }),
      given.tokens.upperBound <= before, acting(given), given.preposition.isEmpty
    {
      return given
    }
    if let governor = self.verb(endingAt: before) { return subject(of: governor, depth: depth + 1) }
    if text.has(.conjunction, before),
      let joined = previousVerb(before: before)
    {
      return subject(of: joined, depth: depth + 1)
    }
    if let previous = previousVerb(before: before, finite: true) ?? previousVerb(before: before) {
      return subject(of: previous, depth: depth + 1)
    }
    // A headline or a noun phrase: "Taliban bid to retake".
    return chunks.last { $0.tokens.upperBound <= before + 1 && $0.isActor }
  }
}
