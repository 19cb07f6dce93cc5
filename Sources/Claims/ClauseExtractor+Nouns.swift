import Gazetteer
import Resolver
import Text

/// Event nouns ("the fall of X"), holder nouns ("a stronghold of X") and adjectives ("X-held").
extension ClauseExtractor {
  func nounDraft(_ index: Int) -> Draft? {
    guard let noun = text.noun(index), text.tokens[index].kind == .word,
      reading.verb(endingAt: index) == nil || isNounHere(index) || isBehindPlace(index)
    else {
      // "hold-out" is three tokens.
      guard index + 2 < reading.range.upperBound, text.tokens[index + 1].kind == .hyphen,
        let noun = lexicon.nouns[text.word(index) + "-" + text.word(index + 2)], noun.isHolder
      else { return nil }
      return holderDraft(noun, index, index + 3)
    }
    if noun.isHolder { return holderDraft(noun, index, index + 1) }
    return eventDraft(noun, index)
  }

  private static let nounLeads: Set<String> = [
    "the", "a", "an", "its", "their", "his", "our", "of", "some", "any", "more", "new", "heavy",
    "fierce", "ongoing", "further", "week's", "this", "reported", "as", "after", "during",
    "intense", "by", "under", "for", "before", "between", "despite", "amid", "tactical",
    "rebel", "in", "on", "first", "second", "last", "chaotic", "prolonged", "is", "was",
  ]

  /// Whether a word that is a verb form too stands as a noun: behind an article, a possessive, an
  /// adjective or a preposition.
  func isNounHere(_ index: Int) -> Bool {
    let before = text.word(index - 1)
    if text.tokens[index].kind == .word, index > 0,
      text.tokens[index - 1].kind == .possessive
    {
      return true
    }
    if Self.nounLeads.contains(before) { return true }
    guard let verb = reading.verb(endingAt: index) else { return true }
    // "Clashes were heard": at the start of a sentence before another verb.
    if index == reading.range.lowerBound || text.tokens[index - 1].kind == .quote,
      reading.verbs.contains(where: {
        $0.tokens.lowerBound > index && $0.isFinite && $0.tokens.lowerBound - index <= 10
      })
    {
      return true
    }
    return verb.isGerund && reading.subject(of: verb) == nil && reading.object(of: verb) == nil
  }

  /// "Aleppo clashes": a noun behind the name of a place.
  func isBehindPlace(_ index: Int) -> Bool {
    guard let chunk = reading.chunk(at: index - 1), case .place = chunk.kind else { return false }
    return !chunk.isPossessive
  }

  func holderDraft(_ noun: EventNoun, _ start: Int, _ end: Int) -> Draft? {
    var draft = Draft(
      predicate: noun.predicate, trigger: start..<end, verb: nil, span: start..<end,
      confidence: 0.7, sentence: sentence)
    // Who holds: "of ACTOR", "ACTOR stronghold", "anti-X bastion", "holdout against X".
    let behind = reading.chunks.first {
      $0.tokens.lowerBound >= end && $0.tokens.lowerBound - end <= 4 && !$0.isTime
    }
    let before = reading.chunks.last { chunk in
      chunk.tokens.upperBound <= start && start - chunk.tokens.upperBound <= 3 && chunk.isActor
        && !reading.verbs.contains {
          $0.tokens.lowerBound >= chunk.tokens.upperBound && $0.tokens.upperBound <= start
        }
    }
    if let behind, acts(behind), behind.isActor {
      if behind.preposition == "of" {
        addActor(&draft, behind)
      } else if behind.preposition == "against" {
        draft.opponentOf = behind
        draft.cover(behind.tokens)
      }
    }
    if draft.actor == nil, draft.opponentOf == nil, let before {
      if before.isPossessive || start - before.tokens.upperBound <= 2 {
        addActor(&draft, before)
      }
    }
    guard draft.actor != nil || draft.opponentOf != nil else { return nil }
    // Which place: the subject of "is", an apposition, "known as".
    let verb = reading.verbs.last {
      $0.tokens.upperBound <= start && start - $0.tokens.upperBound <= 8
        && $0.lemmas.contains { $0.lemma == "be" || $0.lemma == "remain" }
    }
    draft.verb = verb
    let subject = verb.flatMap { reading.subject(of: $0) }
    let near = reading.chunks.last {
      guard $0.tokens.upperBound <= start, $0.isPlaceLike else { return false }
      return !$0.isPossessive
    }
    if let place = subject.flatMap({ $0.isPlaceLike || $0.pronoun == "it" ? $0 : nil }) ?? near {
      addPlaces(&draft, place, .at)
      if let verb { draft.cover(verb.tokens) }
    } else {
      draft.takesPlaceFromContext = true
    }
    if let container = reading.chunks.last(where: {
      $0.tokens.upperBound <= start && $0.isPossessive && $0.isPlaceLike
        && start - $0.tokens.upperBound <= 4
    }) {
      draft.places.append((container, .in))
      draft.cover(container.tokens)
    }
    if draft.places.isEmpty,
      let container = reading.chunks.first(where: {
        $0.tokens.lowerBound >= end && $0.isPlaceLike && $0.preposition == "in"
          && $0.tokens.lowerBound - end <= 8
      })
    {
      draft.places.append((container, .in))
      draft.cover(container.tokens)
    }
    return draft
  }

  func eventDraft(_ noun: EventNoun, _ index: Int) -> Draft? {
    var draft = Draft(
      predicate: noun.predicate, trigger: index..<(index + 1), verb: governing(index),
      span: index..<(index + 1), confidence: 0.65, sentence: sentence)
    draft.isNoun = true
    let before = reading.chunks.last {
      $0.tokens.upperBound <= index && index - $0.tokens.upperBound <= 3 && !$0.isTime
    }
    if let before, before.isActor,
      before.isPossessive || before.tokens.upperBound == index
        || (index - before.tokens.upperBound == 1 && text.tokens[index - 1].kind == .word)
    {
      addActor(&draft, before)
    }
    if draft.actor == nil, ["its", "their", "his", "our"].contains(text.word(index - 1)) {
      draft.actorPronoun = text.word(index - 1)
    }
    var position = index + 1
    var isOwned = false
    for chunk in reading.chunks where chunk.tokens.lowerBound > index {
      guard chunk.tokens.lowerBound - position <= 4 else { break }
      // "the capture of the army's headquarters"
      if chunk.preposition == "of", noun.prepositions.contains("of"), chunk.isActor,
        chunk.isPossessive
      {
        isOwned = true
        position = chunk.tokens.upperBound
        continue
      }
      if chunk.isTime {
        position = chunk.tokens.upperBound
        continue
      }
      if noun.prepositions.contains(chunk.preposition) || isOwned && draft.places.isEmpty,
        chunk.isPlaceLike
      {
        guard
          !reading.verbs.contains(where: {
            $0.tokens.lowerBound > index && $0.tokens.upperBound <= chunk.tokens.lowerBound
          })
        else { break }
        let role: PlaceRole =
          noun.predicate.kind == .movement
          ? (Self.roles[chunk.preposition] ?? .at) : chunk.preposition == "near" ? .near : .at
        addPlaces(&draft, chunk, role == .at && noun.predicate == .advancing ? .to : role)
        position = chunk.tokens.upperBound
        continue
      }
      if ["by", "between"].contains(chunk.preposition)
        || chunk.preposition == "of"
          && (noun.predicate.kind == .movement || noun.predicate == .present),
        chunk.isActor, draft.actor == nil
      {
        addActor(&draft, chunk)
        position = chunk.tokens.upperBound
        continue
      }
      // "between X and Y"
      if let actor = draft.actor, chunk.isActor, text.word(chunk.tokens.lowerBound - 1) == "and",
        actor.tokens.upperBound == chunk.tokens.lowerBound - 1, noun.predicate == .contested
      {
        draft.target = chunk
        draft.cover(chunk.tokens)
        position = chunk.tokens.upperBound
        continue
      }
      if ["in", "of"].contains(chunk.preposition), chunk.isPlaceLike, !draft.places.isEmpty {
        if isPartOfNominal(draft.places.last?.chunk, chunk), let last = draft.places.popLast() {
          addPlaces(&draft, chunk, last.role)
        } else {
          draft.places.append((chunk, .in))
          draft.cover(chunk.tokens)
        }
        position = chunk.tokens.upperBound
        continue
      }
      break
    }
    if draft.places.isEmpty, let before, case .place = before.kind,
      before.tokens.upperBound == index, noun.predicate == .contested
    {
      // "Aleppo clashes".
      addPlaces(&draft, before, .at)
    }
    // "Marleth's fall", "the town's capture".
    if draft.places.isEmpty, noun.prepositions.contains("of"), let before, before.isPossessive,
      before.isPlaceLike, before.tokens.upperBound + 1 == index
    {
      addPlaces(&draft, before, .at)
    }
    if draft.places.isEmpty, noun.predicate == .contested {
      addPlacesOfHappening(&draft, max(index, position - 1))
    }
    // "have staged a withdrawal": from where, the text said before.
    if draft.places.isEmpty, [.retreating, .ceded].contains(noun.predicate),
      let verb = reading.verbs.last(where: { $0.tokens.upperBound <= index }),
      index - verb.tokens.upperBound <= 4,
      verb.lemmas.contains(where: { Self.staging.contains($0.lemma) })
    {
      draft.takesPlaceFromContext = true
    }
    addOpening(&draft, index)
    guard !draft.places.isEmpty || draft.takesPlaceFromContext else { return nil }
    if draft.actor == nil, draft.actorPronoun == nil, noun.predicate != .contested {
      // "have staged a withdrawal", "captured it in a thrust towards": the clause's own subject.
      let verb = reading.verbs.last { $0.tokens.upperBound <= index }
      if let verb, index - verb.tokens.upperBound <= 6 {
        addActor(&draft, reading.subject(of: verb))
      }
    }
    if draft.predicate == .contested {
      // The verb of the clause says that it happened, not who holds what.
      draft.verb = draft.verb.flatMap { isModal($0) ? $0 : nil }
    }
    return draft
  }

  /// "Marleth: fighting went on", "In Marleth, they imposed a blockade": the place that opens the
  /// sentence. Fighting may be spoken of in one place and be in another.
  private func addOpening(_ draft: inout Draft, _ index: Int) {
    guard draft.places.isEmpty, !draft.takesPlaceFromContext, draft.predicate.kind == .control,
      let opening = reading.opening, opening.place.tokens.upperBound < index,
      opening.isHeading || draft.predicate != .contested
    else { return }
    addPlaces(&draft, opening.place, .at)
  }

  private static let staging: Set<String> = [
    "begin", "carry", "complete", "conduct", "make", "order", "stage", "start",
  ]

  /// "The fighting has taken place near X", "there is fighting": the place stands behind the verb,
  /// or was said before.
  func addPlacesOfHappening(_ draft: inout Draft, _ index: Int) {
    let next = reading.verbs.first { $0.tokens.lowerBound > index }
    if let next, next.isFinite, next.tokens.lowerBound - index <= 3 {
      for chunk in reading.complements(of: next) where chunk.isPlaceLike {
        guard ["in", "at", "near", "around", "inside", "outside"].contains(chunk.preposition) else {
          continue
        }
        if isPartOfNominal(draft.places.last?.chunk, chunk), let last = draft.places.popLast() {
          addPlaces(&draft, chunk, last.role)
        } else {
          addPlaces(&draft, chunk, chunk.preposition == "near" ? .near : .at)
        }
      }
      if !draft.places.isEmpty { return }
    }
    let there = reading.verbs.last { $0.tokens.upperBound <= index }
    if let there, index - there.tokens.upperBound <= 3,
      text.word(there.tokens.lowerBound - 1) == "there"
    {
      draft.takesPlaceFromContext = true
    }
  }

  func isModal(_ verb: VerbGroup) -> Bool { verb.modal != nil || verb.isInfinitive }

  /// The verb whose subject or object an event noun is.
  func governing(_ index: Int) -> VerbGroup? {
    reading.verbs.last { verb in
      verb.tokens.upperBound <= index && index - verb.tokens.upperBound <= 4
        && !(verb.tokens.upperBound..<index).contains {
          text.has(.preposition, $0)
        }
    }
  }

  func adjectiveDraft(_ index: Int) -> Draft? {
    guard let (predicate, polarity) = text.adjective(index) else { return nil }
    let before = text.word(index - 1)
    if before == "remain" || before == "remained" || before == "remains" || before == "stayed" {
      // "remained unconquered".
      let verb = reading.verb(endingAt: index - 1)
      guard let verb, let subject = reading.subject(of: verb), placeLike(subject) else {
        return nil
      }
      var draft = Draft(
        predicate: predicate, trigger: index..<(index + 1), verb: nil,
        span: verb.tokens.lowerBound..<(index + 1), confidence: 0.7, sentence: sentence)
      draft.isNegated = polarity == .negative
      addPlaces(&draft, subject, .at)
      return draft
    }
    // "rebel-held Aleppo".
    guard index > 1, text.tokens[index - 1].kind == .hyphen,
      let holder = reading.chunk(at: index - 2), holder.isActor,
      let place = reading.chunks.first(where: {
        $0.tokens.lowerBound > index && $0.tokens.lowerBound <= index + 4
      }), place.isPlaceLike
    else { return nil }
    var draft = Draft(
      predicate: predicate, trigger: index..<(index + 1), verb: nil,
      span: (index - 2)..<(index + 1), confidence: 0.65, sentence: sentence)
    draft.isNegated = polarity == .negative
    addActor(&draft, holder)
    addPlaces(&draft, place, .at)
    return draft
  }
}
