import Gazetteer
import Resolver
import Text

/// Frames of moving, staying and fighting.
extension ClauseExtractor {
  /// Whether subject and verb agree in number: a bare "surrender" behind "the leader" is a noun.
  func agrees(_ verb: VerbGroup, _ subject: Chunk?) -> Bool {
    guard verb.modal == nil, !verb.isInfinitive, !verb.isGerund, !verb.isBarePast,
      verb.tokens.count - verb.adverbs.count <= 1,
      verb.lemmas.allSatisfy({ $0.forms.contains(.base) && !$0.forms.contains(.past) })
    else { return true }
    guard let subject else { return true }
    // "demands that the army withdraw"
    if let outer = reading.verbs.last(where: { $0.tokens.upperBound <= subject.tokens.lowerBound }),
      text.governor(outer.main) == .demanded, text.word(outer.tokens.upperBound) == "that"
    {
      return true
    }
    switch subject.kind {
    case .actor(let reference):
      return reference.isPlural || reference.actor?.kind == .party
        || reference.actor?.kind == .government
    case .pronoun(let word): return !["he", "she", "it"].contains(word)
    default: return false
    }
  }

  func goDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    var draft = make(entry, verb, end, confidence: 0.8)
    var subject = reading.subject(of: verb)
    if readsAsPassive(verb), entry.frame == .go { return nil }
    if !agrees(verb, subject) { return nil }
    if let pronoun = subject?.pronoun, pronoun == "it", verb.isProgressive == false,
      entry.lemma == "move" || entry.lemma == "head", !verb.isGerund
    {
      subject = nil
    }
    guard movers(subject) else { return nil }
    addActor(&draft, subject)
    let fromBase: PlaceRole =
      entry.predicate == .advancing || entry.predicate == .arrived
      ? .to : .from
    addMotion(&draft, verb, defaultRole: fromBase)
    // The object of "flee": "fled the city".
    if let object = reading.object(of: verb), placeLike(object), object.pronoun != "it",
      entry.frame == .flee
    {
      addPlaces(&draft, object, .from)
    }
    if draft.places.isEmpty {
      if ["move", "push", "press", "head", "march", "pour", "stream", "cross", "surge"]
        .contains(entry.lemma), entry.particle.isEmpty
      {
        return nil
      }
      draft.takesPlaceFromContext = true
      draft.confidence = 0.55
    }
    // "advance" with an object is no march: "advance the talks".
    if draft.places.isEmpty, let object = reading.object(of: verb), !object.isPlaceLike,
      !object.isTime
    {
      return nil
    }
    if entry.lemma == "cross" {
      draft.predicate = isCivilian(draft.actor) ? .fleeing : .arrived
    }
    if entry.frame == .flee, !isCivilian(draft.actor), entry.lemma == "escape" { return nil }
    return draft
  }

  func isCivilian(_ chunk: Chunk?) -> Bool { chunk?.actor?.group == .civilians }

  func reachDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    guard !readsAsPassive(verb) else { return nil }
    let subject = reading.subject(of: verb)
    guard movers(subject) else { return nil }
    var object = reading.object(of: verb)
    if entry.particle.last == "on" {
      object = reading.chunks.first {
        $0.tokens.lowerBound >= end && $0.tokens.lowerBound < end + 6 && !$0.isTime
      }
    }
    guard let object, object.isPlaceLike else { return nil }
    var draft = make(entry, verb, end, confidence: 0.8)
    addActor(&draft, subject)
    addPlaces(&draft, object, entry.predicate == .arrived ? .at : .to)
    addContainers(&draft, verb, after: object.tokens.upperBound)
    return draft
  }

  /// Words behind "left" with which it tells no place that was left: "left for X", "left behind".
  private static let onward: Set<String> = ["for", "to", "by", "with", "in", "on", "behind", "out"]

  func leaveDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    guard !readsAsPassive(verb), let subject = reading.subject(of: verb), movers(subject) else {
      return nil
    }
    // "left X heading for Y": a march, no retreat.
    if let next = reading.verbs.first(where: { $0.tokens.lowerBound >= verb.tokens.upperBound }),
      next.isGerund, next.tokens.lowerBound <= reading.clauseEnd(after: verb),
      next.lemmas.contains(where: { lexicon.verbs[$0.lemma]?.first?.predicate == .advancing })
    {
      return nil
    }
    var draft = make(entry, verb, end, confidence: 0.65)
    addActor(&draft, subject)
    if let object = reading.object(of: verb) {
      guard object.isPlaceLike || object.pronoun == "it" && subject.actor?.isForce == true else {
        return nil
      }
      addPlaces(&draft, object, .from)
    } else {
      // "after the troops left": from where, the text said before.
      guard subject.actor?.isForce == true, reading.endsPhrase(verb.tokens.upperBound),
        !Self.onward.contains(text.word(verb.tokens.upperBound)),
        text.word(verb.tokens.lowerBound - 1) != "have"
      else { return nil }
      draft.takesPlaceFromContext = true
      draft.confidence = 0.45
    }
    if isCivilian(draft.actor) { draft.predicate = .fleeing }
    return draft
  }

  func sendDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    var draft = make(entry, verb, end, confidence: 0.7)
    var subject = reading.subject(of: verb)
    let reduced = reducedSubject(verb)
    if let reduced { subject = reduced }
    if readsAsPassive(verb) || reduced != nil {
      guard movers(subject) else { return nil }
      let agent = agent(verb)
      addActor(&draft, agent.flatMap { acts($0) ? $0 : nil } ?? subject)
      if let subject { draft.cover(subject.tokens) }
    } else if let object = reading.object(of: verb), object.isActor || entry.predicate == .evacuated
    {
      guard acts(subject) || subject == nil else { return nil }
      if entry.predicate == .evacuated, object.isPlaceLike {
        addActor(&draft, subject)
        addPlaces(&draft, object, .from)
        return draft.actor == nil ? nil : draft
      }
      guard object.actor.map({ $0.isForce || entry.predicate == .evacuated }) ?? false else {
        return nil
      }
      addActor(&draft, subject ?? object)
      draft.cover(object.tokens)
    } else if entry.predicate == .evacuated, acts(subject), reading.object(of: verb) == nil,
      reading.complements(of: verb).contains(where: { placeLike($0) && $0.preposition == "from" })
    {
      // "evacuated staff from X": whoever they are.
      addActor(&draft, subject)
    } else if !["send", "bring", "dispatch", "airlift", "move"].contains(entry.lemma) {
      // "troops gathering in the valley": the subject itself moves.
      guard movers(subject) else { return nil }
      addActor(&draft, subject)
    } else {
      return nil
    }
    addMotion(
      &draft, verb, defaultRole: entry.predicate == .evacuated ? .from : .to)
    guard !draft.places.isEmpty else { return nil }
    return draft
  }

  /// "Reinforcements sent from X have been stuck": a participle right behind its noun.
  private func reducedSubject(_ verb: VerbGroup) -> Chunk? {
    guard verb.isBarePast, ["from", "to", "into"].contains(text.word(verb.tokens.upperBound)),
      let before = reading.chunk(at: verb.tokens.lowerBound - 1), before.isActor,
      reading.verbs.contains(where: {
        $0.isFinite && !$0.isBarePast && $0.tokens.lowerBound > verb.tokens.upperBound
      })
    else { return nil }
    return before
  }

  func reinforceDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    var draft = make(entry, verb, end, confidence: 0.65)
    let subject = reading.subject(of: verb)
    if readsAsPassive(verb) {
      guard movers(subject) else { return nil }
      addActor(&draft, subject)
      addMotion(&draft, verb, defaultRole: .at)
      draft.takesPlaceFromContext = true
      return draft
    }
    guard movers(subject), let object = reading.object(of: verb) else { return nil }
    addActor(&draft, subject)
    if object.isPlaceLike {
      addPlaces(&draft, object, .at)
    } else {
      addMotion(&draft, verb, defaultRole: .at)
    }
    return draft.places.isEmpty ? nil : draft
  }

  func stayDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    if entry.lemma == "establish", !verb.isPassive { return nil }
    if entry.lemma == "base", !verb.isPassive { return nil }
    let subject = reading.subject(of: verb)
    guard movers(subject), subject?.pronoun != "it" else { return nil }
    // "is in", "is inside": only of forces, and only when the place follows.
    if entry.lemma == "be", let particle = entry.particle.last {
      guard subject?.actor?.isForce == true || subject?.pronoun != nil,
        particle != "in" && particle != "inside"
          || reading.complements(of: verb).first(where: { !$0.isTime }).map({
            placeLike($0) && $0.preposition == particle && $0.tokens.lowerBound - end <= 3
          }) == true
      else { return nil }
    }
    var draft = make(entry, verb, end, confidence: 0.75)
    addActor(&draft, subject)
    var sawPlace = false
    for chunk in reading.complements(of: verb) where placeLike(chunk) {
      switch chunk.preposition {
      case "in", "at", "inside", "on", "within": addPlaces(&draft, chunk, sawPlace ? .in : .at)
      case "near", "around", "outside": addPlaces(&draft, chunk, .near)
      case "" where chunk.pronoun == "there": addPlaces(&draft, chunk, .at)
      default: continue
      }
      sawPlace = true
    }
    // "In X the rebels remain entrenched."
    if draft.places.isEmpty, entry.lemma != "be", let subject,
      let front = reading.chunks.last(where: {
        $0.tokens.upperBound <= subject.tokens.lowerBound && !$0.isTime
      }), placeLike(front), ["in", "at", "near"].contains(front.preposition),
      subject.tokens.lowerBound - front.tokens.upperBound <= 2
    {
      addPlaces(&draft, front, front.preposition == "near" ? .near : .at)
    }
    // "the quarter where they are holding out".
    if draft.places.isEmpty, entry.lemma != "be", let area = areaBefore(verb) {
      addPlaces(&draft, area, .at)
    }
    // "are still there": the place is part of the trigger.
    if draft.places.isEmpty, entry.particle.last == "there",
      let there = reading.chunk(at: end - 1)
    {
      addPlaces(&draft, there, .at)
    }
    if let index = draft.places.firstIndex(where: {
      isPartOfNominal($0.chunk, draft.places.last?.chunk ?? $0.chunk)
    }),
      draft.places.count > 1
    {
      draft.places.remove(at: index)
      if let last = draft.places.last, last.role == .in {
        draft.places[draft.places.count - 1].role = .at
      }
    }
    return draft.places.isEmpty ? nil : draft
  }

  func fightDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    let subject = reading.subject(of: verb)
    guard subject.map({ movers($0) || isBothSides($0) }) ?? false else { return nil }
    var draft = make(entry, verb, end, confidence: entry.frame == .gain ? 0.8 : 0.6)
    if entry.frame == .gain { draft.extent = "parts of" }
    addActor(&draft, subject)
    if let object = reading.object(of: verb) {
      if object.isPlaceLike {
        addPlaces(&draft, object, .at)
      } else if object.isActor {
        draft.target = object
        draft.cover(object.tokens)
      }
    }
    for chunk in reading.complements(of: verb)
    where placeLike(chunk) && chunk.pronoun == nil {
      // "clash over control of X".
      if chunk.preposition == "of", text.word(chunk.tokens.lowerBound - 2) == "control" {
        addPlaces(&draft, chunk, .at)
        continue
      }
      guard let role = Self.roles[chunk.preposition] else { continue }
      switch role {
      case .at, .near: addPlaces(&draft, chunk, draft.places.isEmpty ? role : .in)
      case .to where draft.places.isEmpty: addPlaces(&draft, chunk, .at)
      default: continue
      }
    }
    if draft.places.isEmpty {
      // "the area where X have been battling Y".
      if let area = areaBefore(verb) { addPlaces(&draft, area, .at) }
    }
    return draft.places.isEmpty ? nil : draft
  }

  func isBothSides(_ chunk: Chunk) -> Bool {
    if case .bothSides = chunk.kind { true } else { false }
  }

  func areaBefore(_ verb: VerbGroup) -> Chunk? {
    var index = verb.tokens.lowerBound - 1
    while index > reading.range.lowerBound {
      if text.word(index) == "where" {
        return reading.chunks.last { $0.tokens.upperBound <= index && $0.isPlaceLike }
      }
      index -= 1
    }
    return nil
  }

  func trapDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    guard let subject = reading.subject(of: verb) else { return nil }
    var draft = make(entry, verb, end, confidence: 0.55)
    if verb.isPassive || verb.isBarePast, agent(verb) == nil {
      draft.target = subject
    } else {
      addActor(&draft, verb.isPassive ? agent(verb) : subject)
    }
    for chunk in reading.complements(of: verb)
    where placeLike(chunk) && ["in", "at", "of", "inside", "near"].contains(chunk.preposition) {
      addPlaces(&draft, chunk, .at)
      break
    }
    return draft.places.isEmpty ? nil : draft
  }

  func barDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    guard verb.isNegated, let subject = reading.subject(of: verb), movers(subject) else {
      return nil
    }
    var draft = make(entry, verb, end, confidence: 0.7)
    draft.isNegated = true  // The verb's "not" is turned over: not letting in is blocking.
    addActor(&draft, subject)
    let place = reading.chunks.first {
      $0.tokens.lowerBound > verb.tokens.upperBound && $0.isPlaceLike
        && ["into", "in", "to", "through", "out"].contains($0.preposition)
    }
    guard let place else { return nil }
    addPlaces(&draft, place, .at)
    return draft
  }
}
