import Gazetteer
import Resolver
import Text

/// "In control of", "in the hands of", "out of reach of".
extension ClauseExtractor {
  /// The drafts of state phrases, each with the tokens of its phrase.
  func phraseDrafts() -> [(tokens: Range<Int>, draft: Draft)] {
    var list: [(tokens: Range<Int>, draft: Draft)] = []
    var index = reading.range.lowerBound
    while index < reading.range.upperBound {
      var next = index + 1
      guard text.has(.startsPhrase, index) else {
        index = next
        continue
      }
      for phrase in lexicon.phrasesByWord[text.word(index)] ?? [] {
        guard let match = match(phrase, at: index) else { continue }
        if let draft = phraseDraft(phrase, match, index) {
          list.append((index..<match.end, draft))
          next = match.end
          break
        }
      }
      index = next
    }
    return list
  }

  struct PhraseMatch {
    var actor: Chunk?
    var pronoun: String?
    var place: Chunk?
    var end: Int
  }

  func match(_ phrase: StatePhrase, at start: Int) -> PhraseMatch? {
    var match = PhraseMatch(end: start)
    for (position, part) in phrase.parts.enumerated() {
      switch part {
      case .word(let word):
        var index = match.end
        if position > 0 {
          while text.has(.loose, index), text.word(index) != word,
            index - match.end < 3, reading.chunk(at: index) == nil
          { index += 1 }
        }
        guard index < reading.range.upperBound, text.word(index) == word else { return nil }
        match.end = index + 1
      case .actor:
        if ["its", "their", "his", "our", "her"].contains(text.word(match.end)),
          reading.chunk(at: match.end)?.isActor != true
        {
          match.pronoun = text.word(match.end)
          match.end += 1
          continue
        }
        guard
          let chunk = reading.chunks.first(where: {
            $0.tokens.lowerBound >= match.end && $0.tokens.lowerBound <= match.end + 3
          }), acts(chunk), chunk.pronoun == nil || position == phrase.parts.count - 1
        else {
          return nil
        }
        match.actor = chunk
        match.end = chunk.tokens.upperBound
        if match.end < text.tokens.count,
          text.tokens[match.end].kind == .possessive || (chunk.isPossessive)
        {
          match.end += 1
        }
      case .place:
        guard
          let chunk = reading.chunks.first(where: {
            $0.tokens.lowerBound >= match.end && $0.tokens.lowerBound <= match.end + 4
              && !($0.isPossessive && $0.isActor)
          }), placeLike(chunk), !isPersonPronoun(chunk)
        else { return nil }
        match.place = chunk
        match.end = chunk.tokens.upperBound
      }
    }
    return match
  }

  private func possessor(before start: Int) -> Chunk? {
    guard let chunk = reading.chunks.last(where: { $0.tokens.upperBound <= start }),
      chunk.isPossessive, start - chunk.tokens.upperBound <= 1
    else { return nil }
    return chunk
  }

  func phraseDraft(_ phrase: StatePhrase, _ match: PhraseMatch, _ start: Int) -> Draft? {
    var verb =
      reading.verbs.last {
        $0.tokens.upperBound <= start && start - $0.tokens.upperBound <= 4
      } ?? reading.verbs.last { $0.tokens.contains(start) }
    // "areas under his control": the verb before does not govern the phrase.
    if phrase.subjectIsPlace,
      let last = reading.chunks.last(where: { $0.tokens.upperBound == start }), last.isPlaceLike,
      let outer = verb, outer.tokens.upperBound <= last.tokens.lowerBound
    {
      verb = nil
    }
    // "the rebels' flag flies over X": whose it is stands right before.
    let owner =
      phrase.subjectIsPlace ? nil : reading.chunk(at: start - 1) ?? possessor(before: start)
    if owner?.isActor == true { verb = nil }
    var draft = Draft(
      predicate: phrase.predicate, trigger: start..<match.end, verb: verb,
      span: start..<match.end, confidence: 0.75, sentence: sentence)
    draft.isNegated = phrase.polarity == .negative
    if let place = match.place {
      addPlaces(&draft, place, phrase.predicate == .advancing ? .to : .at)
    }
    if let actor = match.actor { addActor(&draft, actor) }
    draft.actorPronoun = match.pronoun
    if phrase.parts.first == .word("heading") { draft.modality = .possible }
    // "could not say who is in control of X"
    if let verb, text.word(verb.tokens.lowerBound - 1) == "who", reading.subject(of: verb) == nil {
      return nil
    }
    let subject =
      verb.flatMap { reading.subject(of: $0) }
      ?? reading.chunks.last { $0.tokens.upperBound <= start && !$0.isTime }
    if phrase.subjectIsPlace {
      // The nearest place, unless another clause begins behind it.
      let near = reading.chunks.last { $0.tokens.upperBound <= start && placeLike($0) }
        .flatMap { place in
          (place.tokens.upperBound..<start).contains {
            [";", "but", "while", "whereas", "although", "though"].contains(text.word($0))
          } ? nil : place
        }
      guard let place = subject.flatMap({ placeLike($0) ? $0 : nil }) ?? near,
        !isPersonPronoun(place)
      else { return nil }
      // "7 villages in X are under": the place that is named.
      let outer = reading.chunks.first {
        $0.tokens.lowerBound >= place.tokens.upperBound && $0.isPlaceLike
          && $0.tokens.upperBound <= start
      }
      if let outer, isPartOfNominal(place, outer) {
        addPlaces(&draft, outer, .at)
      } else {
        addPlaces(&draft, place, .at)
      }
      if let verb { draft.cover(verb.tokens) }
    } else {
      if match.actor == nil { addActor(&draft, owner.flatMap { acts($0) ? $0 : nil } ?? subject) }
      if let verb { draft.cover(verb.tokens) }
      if let place = match.place {
        let outer = reading.chunks.first {
          $0.tokens.lowerBound >= place.tokens.upperBound
            && $0.tokens.lowerBound - place.tokens.upperBound <= 2 && $0.isPlaceLike
            && ["in", "of"].contains($0.preposition)
        }
        if let outer {
          if isPartOfNominal(place, outer) {
            draft.places.removeAll()
            addPlaces(&draft, outer, .at)
          } else {
            draft.places.append((outer, .in))
            draft.cover(outer.tokens)
          }
        }
      }
      guard draft.actor != nil else { return nil }
    }
    return draft
  }
}
