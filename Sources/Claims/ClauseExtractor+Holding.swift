import Gazetteer
import Resolver
import Text

/// Frames of taking, having, losing and closing places.
extension ClauseExtractor {
  func takeDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    var draft = make(entry, verb, end, confidence: 0.85)
    let subject = reading.subject(of: verb)
    if readsAsPassive(verb) || isBarePassive(verb) {
      guard entry.frame != .have else { return nil }
      let agent = agent(verb)
      // "is surrounded by Baghlan and Takhar" is geography.
      if let agent, !acts(agent) || isPlaceName(agent) { return nil }
      if let ends = roadEnds(entry, verb, subject) {
        for (chunk, role) in ends { addPlaces(&draft, chunk, role) }
      } else if let subject, placeLike(subject) {
        addPlaces(&draft, subject, .at)
      } else if let subject, acts(subject),
        entry.predicate == .besieged || entry.predicate == .cleared
      {
        draft.target = subject
      } else if subject == nil || verb.isBarePast {
        return nil
      } else {
        return nil
      }
      if let agent { addActor(&draft, agent) }
      addContainers(&draft, verb, after: verb.tokens.upperBound)
      draft.takesPlaceFromContext = true
      return draft.places.isEmpty && draft.target == nil ? nil : draft
    }
    var object = reading.object(of: verb)
    if let last = entry.particle.last,
      ["of", "over", "in", "to", "into", "on", "onto"].contains(last)
    {
      object = reading.complements(of: verb).first { !$0.isTime && $0.tokens.lowerBound >= end }
      // "take control of the town": the chunk may stand behind the particle's own "of".
      object =
        object
        ?? reading.chunks.first {
          $0.tokens.lowerBound >= end && $0.tokens.lowerBound < end + 6 && !$0.isTime
        }
    }
    if object == nil, entry.frame == .close {
      if let ends = roadEnds(entry, verb, subject) {
        for (chunk, role) in ends { addPlaces(&draft, chunk, role) }
        return draft
      }
      // "the road reopened": the subject is what opens.
      guard let subject, placeLike(subject), subject.pronoun == nil else {
        return openDraft(entry, verb, subject, end)
      }
      addPlaces(&draft, subject, .at)
      return draft
    }
    guard let object else {
      guard entry.predicate == .repelled else { return nil }
      return nil
    }
    if placeLike(object) {
      guard !isPersonPronoun(object) else { return nil }
      // "We do not occupy towns": a habit, no event.
      if isNominal(object), object.tokens.count == 1, object.pronoun == nil,
        object.preposition.isEmpty,
        verb.modal == nil, !verb.isInfinitive, !verb.isGerund, !verb.isProgressive,
        verb.lemmas.allSatisfy({ $0.forms.isSubset(of: .bare) }),
        case .nominal(_, true, _) = object.kind
      {
        return nil
      }
      // "surrounding villages": an adjective.
      if verb.isGerund, isNominal(object), object.tokens.lowerBound == verb.tokens.upperBound,
        object.tokens.count == 1
      {
        return nil
      }
      // "cut the town in two" closes nothing; "cut the road" does.
      if entry.lemma == "cut", entry.particle.isEmpty, !isWay(object) { return nil }
      // A place that takes a place is geography or a figure of speech.
      if let subject, !acts(subject) { return nil }
      if entry.frame == .have {
        // "to have blown up a bridge": the object follows "have" itself.
        guard
          (verb.tokens.upperBound..<max(verb.tokens.upperBound, object.tokens.lowerBound))
            .allSatisfy({
              text.has(.determiner, $0) || text.has(.direction, $0) || text.head($0) != nil
                || text.word($0) == "of" || entry.particle.contains(text.word($0))
            })
        else { return nil }
        guard let subject, subject.isActor || subject.pronoun != nil,
          entry.particle.isEmpty == false
            || isNominal(object)
        else { return nil }
      }
      let ends = roadEnds(behind: object, entry)
      if ends.isEmpty {
        addPlaces(&draft, object, .at)
      } else {
        for (chunk, role) in ends { addPlaces(&draft, chunk, role) }
      }
      addActor(&draft, subject)
      if draft.actor == nil, let owner = ownerOfNoun(before: verb) { draft.actorPronoun = owner }
      addContainers(&draft, verb, after: object.tokens.upperBound)
      if object.pronoun != nil, draft.actor == nil, !verb.isInfinitive { return nil }
      return draft
    }
    // "Ethiopia has soldiers in Somalia".
    if entry.frame == .have, entry.particle.isEmpty, object.actor?.isForce == true, acts(subject) {
      addContainers(&draft, verb, after: object.tokens.upperBound)
      guard !draft.places.isEmpty else { return nil }
      draft.predicate = .present
      addActor(&draft, subject)
      return draft
    }
    // "surrounded the resistance forces in the valley".
    if entry.predicate == .besieged, object.isActor {
      draft.target = object
      draft.cover(object.tokens)
      addActor(&draft, subject)
      addContainers(&draft, verb, after: object.tokens.upperBound)
      draft.takesPlaceFromContext = true
      return draft.actor == nil ? nil : draft
    }
    return nil
  }

  /// "Defenders of X surrounded, Y says": a past form without object or auxiliary, as headings
  /// have it.
  private func isBarePassive(_ verb: VerbGroup) -> Bool {
    guard verb.isBarePast, reading.object(of: verb) == nil,
      verb.lemmas.contains(where: { $0.forms.contains(.participle) }),
      reading.endsPhrase(verb.tokens.upperBound),
      let subject = reading.subject(of: verb), subject.pronoun == nil
    else { return false }
    return placeLike(subject) || subject.actor?.isForce == true
  }

  /// "The road from X to Y", "the road between X and Y": its ends, when the road has no name.
  func roadEnds(
    _ entry: VerbEntry, _ verb: VerbGroup, _ subject: Chunk?
  ) -> [(Chunk, PlaceRole)]? {
    guard entry.frame == .close else { return nil }
    let road = reading.chunks.last { chunk in
      guard chunk.tokens.upperBound <= verb.tokens.lowerBound else { return false }
      if case .nominal(.road, _, _) = chunk.kind { return true }
      return false
    }
    guard let road else { return nil }
    let ends = roadEnds(from: road, until: verb.tokens.lowerBound)
    return ends.isEmpty ? nil : ends
  }

  /// The ends of a road without a name that is the object: "reopened the road to X".
  func roadEnds(behind object: Chunk, _ entry: VerbEntry) -> [(Chunk, PlaceRole)] {
    guard entry.frame == .close || entry.frame == .take, case .nominal(.road, _, _) = object.kind
    else { return [] }
    return roadEnds(from: object, until: reading.range.upperBound)
  }

  func roadEnds(from road: Chunk, until limit: Int) -> [(Chunk, PlaceRole)] {
    var ends: [(Chunk, PlaceRole)] = []
    var position = road.tokens.upperBound
    for chunk in reading.chunks
    where chunk.tokens.lowerBound >= road.tokens.upperBound && chunk.tokens.upperBound <= limit {
      guard chunk.isPlaceLike, chunk.tokens.lowerBound - position <= 4 else { break }
      position = chunk.tokens.upperBound
      switch chunk.preposition {
      case "from": ends.append((chunk, .from))
      case "to", "into": ends.append((chunk, .to))
      case "between": ends += reading.list(from: chunk).map { ($0, .at) }
      case "in", "through", "of": ends.append((chunk, .at))
      case "" where ["linking", "connecting"].contains(text.word(chunk.tokens.lowerBound - 1)):
        ends += reading.list(from: chunk).map { ($0, .at) }
      case "with" where ends.last?.1 == .at: ends.append((chunk, .at))
      default: continue
      }
    }
    return ends
  }

  /// "our fight to capture": the pronoun that owns the noun an infinitive hangs on.
  func ownerOfNoun(before verb: VerbGroup) -> String? {
    var index = verb.tokens.lowerBound
    if !verb.isInfinitive {
      guard
        let first = reading.verbs.last(where: {
          $0.isInfinitive && $0.tokens.upperBound <= index && index - $0.tokens.upperBound <= 2
        })
      else { return nil }
      index = first.tokens.lowerBound
    }
    let word = text.word(index - 2)
    return ["our", "their", "its", "his", "her", "my"].contains(word) ? word : nil
  }

  func openDraft(
    _ entry: VerbEntry, _ verb: VerbGroup, _ subject: Chunk?, _ end: Int
  ) -> Draft? {
    guard entry.predicate == .opened || entry.predicate == .blocked, !verb.isGerund else {
      return nil
    }
    var draft = make(entry, verb, end, confidence: 0.6)
    // "road links to the valley are open".
    let before = reading.chunks.last {
      $0.tokens.upperBound <= verb.tokens.lowerBound && placeLike($0)
    }
    guard let before, before.pronoun == nil, ["to", "of", "from"].contains(before.preposition)
    else { return nil }
    addPlaces(&draft, before, .at)
    return draft
  }

  /// A road, bridge, pass or the like.
  private func isWay(_ chunk: Chunk) -> Bool {
    let kind: PlaceKind? =
      switch chunk.kind {
      case .nominal(let kind, _, _): kind
      case .place(let index): mentions[index].place?.kind
      default: nil
      }
    return [.road, .facility, .pass, .tunnel, .river].contains(kind)
  }

  func isPlaceName(_ chunk: Chunk) -> Bool {
    if case .place = chunk.kind { true } else { false }
  }

  func isNominal(_ chunk: Chunk) -> Bool {
    if case .nominal = chunk.kind { true } else { false }
  }

  func isPersonPronoun(_ chunk: Chunk) -> Bool {
    guard let word = chunk.pronoun else { return false }
    return word != "it" && word != "there" && word != "them"
  }

  func loseDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    var draft = make(entry, verb, end, confidence: 0.8)
    let subject = reading.subject(of: verb)
    let to = reading.complements(of: verb).first {
      ($0.preposition == "to" || $0.preposition == "by") && $0.isActor
    }
    draft.target = to
    if let to { draft.cover(to.tokens) }
    if readsAsPassive(verb) {
      guard let subject, placeLike(subject) else { return nil }
      addPlaces(&draft, subject, .at)
      let agent = agent(verb)
      if let agent { addActor(&draft, agent) }
      return draft
    }
    var object = reading.object(of: verb)
    if entry.particle.last == "of" || entry.particle.last == "over" {
      object =
        reading.chunks.first {
          $0.tokens.lowerBound >= end && $0.tokens.lowerBound < end + 6 && !$0.isTime
            && ["", "of", "over"].contains($0.preposition)
        } ?? object
    }
    addActor(&draft, subject)
    if let object, placeLike(object), !isPersonPronoun(object) {
      addPlaces(&draft, object, .at)
      addContainers(&draft, verb, after: object.tokens.upperBound)
      return draft
    }
    // "refused to surrender": whose place, the text said before.
    guard agrees(verb, subject), entry.predicate == .ceded, object == nil, draft.actor != nil,
      entry.particle.isEmpty
    else { return nil }
    draft.takesPlaceFromContext = true
    draft.confidence = 0.4
    return draft
  }

  func fallDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    guard let subject = reading.subject(of: verb), placeLike(subject) else { return nil }
    var draft = make(entry, verb, end, confidence: 0.85)
    addPlaces(&draft, subject, .at)
    let complements = reading.complements(of: verb)
    if let to = complements.first(where: {
      ["to", "under", "of", "into"].contains($0.preposition) && acts($0)
    }) {
      addActor(&draft, to)
    } else if entry.particle.isEmpty, complements.contains(where: { $0.preposition == "to" }) {
      return nil
    } else if subject.pronoun != nil {
      // "if it falls again"
      guard ["if", "should", "when", "once"].contains(text.word(subject.tokens.lowerBound - 1))
      else {
        return nil
      }
    }
    return draft
  }

  func oustDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    var draft = make(entry, verb, end, confidence: 0.75)
    let subject = reading.subject(of: verb)
    if readsAsPassive(verb) {
      addActor(&draft, subject)
      draft.target = agent(verb)
    } else {
      guard let object = reading.object(of: verb), object.isActor || object.pronoun == "them"
      else { return nil }
      addActor(&draft, object)
      draft.target = subject
      if let subject { draft.cover(subject.tokens) }
    }
    guard draft.actor != nil else { return nil }
    for chunk in reading.complements(of: verb)
    where placeLike(chunk) && ["from", "of", "out"].contains(chunk.preposition) {
      addPlaces(&draft, chunk, .from)
    }
    if draft.places.isEmpty {
      guard entry.lemma != "drive" || verb.isPassive else { return nil }
      draft.takesPlaceFromContext = true
    }
    return draft
  }

  static let roles: [String: PlaceRole] = [
    "to": .to, "towards": .to, "toward": .to, "into": .to, "on": .to, "onto": .to, "for": .to,
    "from": .from, "out": .from, "via": .via, "through": .via, "along": .via, "over": .via,
    "across": .via, "in": .at, "at": .at, "inside": .at, "near": .near, "around": .near,
    "outside": .near, "off": .from, "of": .from,
  ]

  func addMotion(_ draft: inout Draft, _ verb: VerbGroup, defaultRole: PlaceRole) {
    for chunk in reading.complements(of: verb)
    where placeLike(chunk) && (chunk.pronoun != "it" || !chunk.preposition.isEmpty) {
      if chunk.pronoun == "them" { continue }
      guard var role = chunk.preposition.isEmpty ? nil : Self.roles[chunk.preposition] else {
        if chunk.pronoun == "there" { addPlaces(&draft, chunk, defaultRole) }
        continue
      }
      if chunk.preposition == "of" {
        // "closer to the center of Sirte": part of the place before it, or what it is made of.
        guard draft.places.isEmpty || isPartOfNominal(draft.places.last?.chunk, chunk),
          !isOfEvent(chunk)
        else { continue }
        if !draft.places.isEmpty { draft.places.removeLast() }
        role = defaultRole
      }
      if chunk.preposition == "for", draft.predicate != .advancing { continue }
      if role == .at, !draft.places.isEmpty {
        if isPartOfNominal(draft.places.last?.chunk, chunk), let last = draft.places.last {
          draft.places.removeLast()
          addPlaces(&draft, chunk, last.role)
          continue
        }
        role = .in
      }
      addPlaces(&draft, chunk, role)
    }
  }

  /// "the seizure of X": an event's place, not that of a move before it.
  private func isOfEvent(_ chunk: Chunk) -> Bool {
    var index = chunk.tokens.lowerBound - 1
    while index > reading.range.lowerBound, text.word(index) != "of" { index -= 1 }
    return text.noun(index - 1)?.isHolder == false
  }

  func movers(_ chunk: Chunk?) -> Bool {
    guard let chunk else { return false }
    switch chunk.kind {
    case .actor(let actor):
      return !actor.isPerson && actor.group != .third && actor.group != .person
    case .pronoun(let word): return ["they", "we", "it", "others"].contains(word)
    case .place: return acts(chunk)
    default: return false
    }
  }
}
