import Gazetteer
import Resolver
import Text

/// Reads the drafts of claims in one sentence: verbs with their frames, event nouns, holder nouns
/// and state phrases.
struct ClauseExtractor {
  let reading: SentenceReading
  let lexicon: Lexicon
  let sentence: Int
  let mentions: [Mention]

  private var text: TokenizedDocument { reading.text }

  func drafts() -> [Draft] {
    var drafts: [Draft] = []
    var used: Set<Int> = []
    for (index, draft) in phraseDrafts() {
      drafts.append(draft)
      used.formUnion(index)
    }
    for verb in reading.verbs where !used.contains(verb.main) {
      for form in verb.lemmas {
        if let draft = verbDraft(verb, form.lemma) {
          drafts.append(draft)
          used.formUnion(draft.trigger)
          break
        }
      }
    }
    drafts = withoutDoubles(drafts)
    drafts += drafts.compactMap(gapped)
    for index in reading.range where !used.contains(index) {
      if let draft = nounDraft(index) { drafts.append(draft) }
      if let draft = adjectiveDraft(index) { drafts.append(draft) }
    }
    return drafts
  }

  /// "capture and conquer X" is one claim.
  private func withoutDoubles(_ drafts: [Draft]) -> [Draft] {
    var kept: [Draft] = []
    for draft in drafts {
      let double = kept.contains { other in
        other.predicate == draft.predicate && other.places.count == draft.places.count
          && zip(other.places, draft.places).allSatisfy { $0.chunk.tokens == $1.chunk.tokens }
          && draft.trigger.lowerBound - other.trigger.upperBound <= 3
          && draft.trigger.lowerBound >= other.trigger.upperBound
      }
      if !double { kept.append(draft) }
    }
    return kept
  }

  /// "was never taken by X or by Y": the second agent makes a claim of its own.
  private func gapped(_ draft: Draft) -> Draft? {
    guard let verb = draft.verb, verb.isPassive, let first = draft.actor, first.preposition == "by",
      let second = reading.chunks.first(where: {
        $0.tokens.lowerBound > first.tokens.upperBound && $0.preposition == "by" && acts($0)
      }),
      (first.tokens.upperBound..<second.tokens.lowerBound).contains(where: {
        ["or", "and", "nor"].contains(text.word($0))
      }), second.tokens.lowerBound - first.tokens.upperBound <= 8
    else { return nil }
    var other = draft
    other.actor = second
    let start = second.tokens.lowerBound - 2
    other.trigger = start..<second.tokens.upperBound
    other.span = start..<second.tokens.upperBound
    return other
  }

  // MARK: Verbs

  private func verbDraft(_ verb: VerbGroup, _ lemma: String) -> Draft? {
    for entry in lexicon.verbs[lemma] ?? [] {
      guard let end = particleEnd(entry, verb) else { continue }
      var group = verb
      if end.contiguous {
        group.tokens = verb.tokens.lowerBound..<max(end.end, verb.tokens.upperBound)
      }
      if let draft = frameDraft(entry, group, triggerEnd: end.end) { return draft }
    }
    return nil
  }

  private static let loose: Set<String> = [
    "full", "complete", "total", "effective", "firm", "partial", "the", "their", "its", "some",
    "further", "significant", "more", "new", "up", "steadily", "almost", "right", "still", "now",
    "also", "already", "back", "firm",
  ]

  /// Particles that may stand behind the object: "hand it over".
  private static let adverbial: Set<String> = [
    "over", "back", "up", "off", "out", "away", "down", "go", "on",
  ]

  /// Where the particle of an entry ends, or `nil` when it does not stand behind the verb. The
  /// object may stand between verb and particle: "hand it over".
  private func particleEnd(
    _ entry: VerbEntry, _ verb: VerbGroup
  ) -> (end: Int, contiguous: Bool)? {
    guard !entry.particle.isEmpty else { return (verb.tokens.upperBound, true) }
    var index = verb.tokens.upperBound
    var contiguous = true
    for (position, word) in entry.particle.enumerated() {
      var skipped = 0
      while index < reading.range.upperBound, text.word(index) != word, skipped < 4 {
        if position == 0, Self.adverbial.contains(word), let chunk = reading.chunk(at: index),
          chunk.tokens.count <= 5, chunk.preposition.isEmpty, contiguous
        {
          index = chunk.tokens.upperBound
          contiguous = false
          skipped += 1
          continue
        }
        guard Self.loose.contains(text.word(index)) || text.word(index).hasSuffix("ly"),
          reading.chunk(at: index) == nil
        else { return nil }
        index += 1
        skipped += 1
      }
      guard index < reading.range.upperBound, text.word(index) == word else { return nil }
      index += 1
    }
    return (index, contiguous)
  }

  private func placeLike(_ chunk: Chunk) -> Bool {
    switch chunk.kind {
    case .place, .nominal: true
    case .pronoun(let word): ["it", "them", "there"].contains(word)
    default: false
    }
  }

  /// A name of an actor that may stand for a place too is left to actors.
  private func acts(_ chunk: Chunk?) -> Bool {
    guard let chunk else { return false }
    switch chunk.kind {
    case .actor, .bothSides: return true
    case .pronoun(let word): return word != "there"
    case .place(let index):
      // A country acts: "Ethiopia is moving tanks".
      return mentions[index].place?.kind == .country
    default: return false
    }
  }

  private func make(
    _ entry: VerbEntry, _ verb: VerbGroup, _ triggerEnd: Int, confidence: Double
  ) -> Draft {
    Draft(
      predicate: entry.predicate, trigger: verb.main..<max(triggerEnd, verb.main + 1), verb: verb,
      span: verb.tokens.lowerBound..<max(triggerEnd, verb.tokens.upperBound),
      confidence: confidence, sentence: sentence)
  }

  private func addActor(_ draft: inout Draft, _ chunk: Chunk?) {
    guard let chunk, acts(chunk) else { return }
    draft.actor = chunk
    if abs(draft.span.lowerBound - chunk.tokens.upperBound) < 14
      || abs(chunk.tokens.lowerBound - draft.span.upperBound) < 8
    {
      if chunk.tokens.lowerBound >= reading.range.lowerBound { draft.cover(chunk.tokens) }
    }
  }

  private func addPlaces(_ draft: inout Draft, _ chunk: Chunk, _ role: PlaceRole) {
    for member in reading.list(from: chunk) {
      if draft.places.contains(where: { $0.chunk.tokens == member.tokens }) { continue }
      draft.places.append((member, role))
      draft.cover(member.tokens)
    }
  }

  private static let containers: Set<String> = [
    "in", "of", "inside", "within", "across", "near",
    "outside", "around", "at",
  ]

  /// Adds "in Baghlan" behind the object, or makes it the place when the object is none.
  private func addContainers(_ draft: inout Draft, _ verb: VerbGroup, after start: Int) {
    var position = start
    for chunk in reading.complements(of: verb) where chunk.tokens.lowerBound >= start {
      // Only phrases that follow one another belong together.
      guard chunk.tokens.lowerBound - position <= 5 else { break }
      position = max(position, chunk.tokens.upperBound)
      guard placeLike(chunk), chunk.pronoun == nil, Self.containers.contains(chunk.preposition)
      else { continue }
      if draft.places.contains(where: { $0.chunk.tokens == chunk.tokens }) { continue }
      if draft.places.isEmpty {
        addPlaces(&draft, chunk, chunk.preposition == "near" ? .near : .at)
      } else if chunk.preposition == "near" {
        addPlaces(&draft, chunk, .near)
      } else if case .place = chunk.kind {
        if isPartOfNominal(draft.places.last?.chunk, chunk) {
          // "several districts of Aleppo": the named place is what is meant.
          draft.places.removeLast()
          addPlaces(&draft, chunk, .at)
        } else {
          draft.places.append((chunk, .in))
          draft.cover(chunk.tokens)
        }
      } else if case .nominal = chunk.kind {
        draft.places.append((chunk, .in))
        draft.cover(chunk.tokens)
      }
    }
  }

  private func isPartOfNominal(_ inner: Chunk?, _ outer: Chunk) -> Bool {
    guard let inner, case .nominal(let kind, let plural, _) = inner.kind,
      ["of", "in"].contains(outer.preposition)
    else { return false }
    // "the three districts, in Baghlan" are spoken of before; "the centre of Sirte" is Sirte.
    let words = inner.tokens.map { text.word($0) }
    if plural, ["the", "these", "those", "its"].contains(words[0]), outer.preposition == "in" {
      return false
    }
    // "an outpost in X" is somewhere in X; "the hospital in X" is a place of its own.
    let first = text.word(inner.tokens.lowerBound)
    if kind == .facility, !plural, !["a", "an", "another", "one"].contains(first) { return false }
    return outer.tokens.lowerBound - inner.tokens.upperBound <= 3
  }

  /// The agent behind "by".
  private func agent(_ verb: VerbGroup) -> Chunk? {
    reading.complements(of: verb).first { $0.preposition == "by" && !$0.isTime }
  }

  private func frameDraft(_ entry: VerbEntry, _ verb: VerbGroup, triggerEnd: Int) -> Draft? {
    switch entry.frame {
    case .take, .have, .close: takeDraft(entry, verb, triggerEnd)
    case .lose: loseDraft(entry, verb, triggerEnd)
    case .fall: fallDraft(entry, verb, triggerEnd)
    case .oust: oustDraft(entry, verb, triggerEnd)
    case .go, .flee: goDraft(entry, verb, triggerEnd)
    case .reach: reachDraft(entry, verb, triggerEnd)
    case .leave: leaveDraft(entry, verb, triggerEnd)
    case .send: sendDraft(entry, verb, triggerEnd)
    case .reinforce: reinforceDraft(entry, verb, triggerEnd)
    case .stay: stayDraft(entry, verb, triggerEnd)
    case .fight, .gain: fightDraft(entry, verb, triggerEnd)
    case .repel: repelDraft(entry, verb, triggerEnd)
    case .trap: trapDraft(entry, verb, triggerEnd)
    case .bar: barDraft(entry, verb, triggerEnd)
    case .launch: nil
    }
  }

  /// A past form without auxiliary that "by" follows is a participle: "districts seized by rebels".
  private func readsAsPassive(_ verb: VerbGroup) -> Bool {
    if verb.isPassive { return true }
    guard verb.isBarePast else { return false }
    let next = reading.chunks.first { $0.tokens.lowerBound >= verb.tokens.upperBound }
    guard let next, next.tokens.lowerBound - verb.tokens.upperBound <= 3 else { return false }
    return next.preposition == "by"
  }

  private func takeDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    var draft = make(entry, verb, end, confidence: 0.85)
    let subject = reading.subject(of: verb)
    if readsAsPassive(verb) {
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
      // "surrounding villages": an adjective.
      if verb.isGerund, isNominal(object), object.tokens.lowerBound == verb.tokens.upperBound,
        object.tokens.count == 1
      {
        return nil
      }
      // A place that takes a place is geography or a figure of speech.
      if let subject, !acts(subject) { return nil }
      if entry.frame == .have {
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

  /// "The road from X to Y", "the road between X and Y": its ends, when the road has no name.
  private func roadEnds(
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
  private func roadEnds(behind object: Chunk, _ entry: VerbEntry) -> [(Chunk, PlaceRole)] {
    guard entry.frame == .close, case .nominal(.road, _, _) = object.kind else { return [] }
    return roadEnds(from: object, until: reading.range.upperBound)
  }

  private func roadEnds(from road: Chunk, until limit: Int) -> [(Chunk, PlaceRole)] {
    var ends: [(Chunk, PlaceRole)] = []
    var position = road.tokens.upperBound
    for chunk in reading.chunks
    where chunk.tokens.lowerBound >= road.tokens.upperBound && chunk.tokens.upperBound <= limit {
      guard case .place = chunk.kind, chunk.tokens.lowerBound - position <= 4 else { break }
      position = chunk.tokens.upperBound
      switch chunk.preposition {
      case "from": ends.append((chunk, .from))
      case "to", "into": ends.append((chunk, .to))
      case "between": ends += reading.list(from: chunk).map { ($0, .at) }
      case "in", "through", "of": ends.append((chunk, .at))
      default: continue
      }
    }
    return ends
  }

  /// "our fight to capture": the pronoun that owns the noun an infinitive hangs on.
  private func ownerOfNoun(before verb: VerbGroup) -> String? {
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

  private func openDraft(
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

  private func isPlaceName(_ chunk: Chunk) -> Bool {
    if case .place = chunk.kind { true } else { false }
  }

  private func isNominal(_ chunk: Chunk) -> Bool {
    if case .nominal = chunk.kind { true } else { false }
  }

  private func isPersonPronoun(_ chunk: Chunk) -> Bool {
    guard let word = chunk.pronoun else { return false }
    return word != "it" && word != "there" && word != "them"
  }

  private func loseDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
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

  private func fallDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
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
      return nil
    }
    return draft
  }

  private func oustDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
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

  private static let roles: [String: PlaceRole] = [
    "to": .to, "towards": .to, "toward": .to, "into": .to, "on": .to, "onto": .to, "for": .to,
    "from": .from, "out": .from, "via": .via, "through": .via, "along": .via, "over": .via,
    "across": .via, "in": .at, "at": .at, "inside": .at, "near": .near, "around": .near,
    "outside": .near, "off": .from, "of": .from,
  ]

  private func addMotion(_ draft: inout Draft, _ verb: VerbGroup, defaultRole: PlaceRole) {
    for chunk in reading.complements(of: verb) where placeLike(chunk) && chunk.pronoun != "it" {
      if chunk.pronoun == "them" { continue }
      guard var role = chunk.preposition.isEmpty ? nil : Self.roles[chunk.preposition] else {
        if chunk.pronoun == "there" { addPlaces(&draft, chunk, defaultRole) }
        continue
      }
      if chunk.preposition == "of" {
        // "closer to the center of Sirte": part of the place before it, or what it is made of.
        guard draft.places.isEmpty || isPartOfNominal(draft.places.last?.chunk, chunk) else {
          continue
        }
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

  private func movers(_ chunk: Chunk?) -> Bool {
    guard let chunk else { return false }
    switch chunk.kind {
    case .actor(let actor):
      return !actor.isPerson && actor.group != .third && actor.group != .person
    case .pronoun(let word): return word == "they" || word == "we" || word == "it"
    case .place: return acts(chunk)
    default: return false
    }
  }

  /// Whether subject and verb agree in number: a bare "surrender" behind "the leader" is a noun.
  private func agrees(_ verb: VerbGroup, _ subject: Chunk?) -> Bool {
    guard verb.modal == nil, !verb.isInfinitive, !verb.isGerund, !verb.isBarePast,
      verb.tokens.count - verb.adverbs.count <= 1,
      verb.lemmas.allSatisfy({ $0.forms.contains(.base) && !$0.forms.contains(.past) })
    else { return true }
    guard let subject else { return true }
    switch subject.kind {
    case .actor(let reference):
      return reference.isPlural || reference.actor?.kind == .party
        || reference.actor?.kind == .government
    case .pronoun(let word): return !["he", "she", "it"].contains(word)
    default: return false
    }
  }

  private func goDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
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

  private func isCivilian(_ chunk: Chunk?) -> Bool { chunk?.actor?.group == .civilians }

  private func reachDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
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

  private func leaveDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    guard !readsAsPassive(verb), let subject = reading.subject(of: verb), movers(subject),
      let object = reading.object(of: verb), object.isPlaceLike
    else { return nil }
    var draft = make(entry, verb, end, confidence: 0.65)
    addActor(&draft, subject)
    addPlaces(&draft, object, .from)
    if isCivilian(draft.actor) { draft.predicate = .fleeing }
    return draft
  }

  private func sendDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    var draft = make(entry, verb, end, confidence: 0.7)
    let subject = reading.subject(of: verb)
    if readsAsPassive(verb) {
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
    } else if ["mass", "gather", "concentrate", "assemble", "muster", "deploy"].contains(
      entry.lemma)
    {
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

  private func reinforceDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
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

  private func stayDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    if entry.lemma == "establish", !verb.isPassive { return nil }
    if entry.lemma == "base", !verb.isPassive { return nil }
    let subject = reading.subject(of: verb)
    guard movers(subject), subject?.pronoun != "it" else { return nil }
    var draft = make(entry, verb, end, confidence: 0.75)
    addActor(&draft, subject)
    var sawPlace = false
    for chunk in reading.complements(of: verb) where placeLike(chunk) {
      switch chunk.preposition {
      case "in", "at", "inside", "on", "within": addPlaces(&draft, chunk, sawPlace ? .in : .at)
      case "near", "around", "outside": addPlaces(&draft, chunk, .near)
      default: continue
      }
      sawPlace = true
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

  private func fightDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
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

  private func isBothSides(_ chunk: Chunk) -> Bool {
    if case .bothSides = chunk.kind { true } else { false }
  }

  private func areaBefore(_ verb: VerbGroup) -> Chunk? {
    var index = verb.tokens.lowerBound - 1
    while index > reading.range.lowerBound {
      if text.word(index) == "where" {
        return reading.chunks.last { $0.tokens.upperBound <= index && $0.isPlaceLike }
      }
      index -= 1
    }
    return nil
  }

  private func repelDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    if verb.isPassive, let agent = agent(verb), acts(agent),
      let attacker = reading.subject(of: verb),
      movers(attacker)
    {
      // "X was repelled by Y".
      var draft = make(entry, verb, end, confidence: 0.65)
      addActor(&draft, agent)
      draft.target = attacker
      addContainers(&draft, verb, after: verb.tokens.upperBound)
      draft.takesPlaceFromContext = true
      return draft
    }
    guard !readsAsPassive(verb), let subject = reading.subject(of: verb), acts(subject) else {
      return nil
    }
    var draft = make(entry, verb, end, confidence: 0.75)
    addActor(&draft, subject)
    // The object is an attack; its place follows.
    for chunk in reading.complements(of: verb) where placeLike(chunk) {
      guard ["on", "in", "at", "against", "near", "from"].contains(chunk.preposition) else {
        continue
      }
      if chunk.preposition == "from", entry.lemma != "drive", entry.lemma != "push",
        entry.lemma != "throw"
      {
        continue
      }
      addPlaces(&draft, chunk, .at)
      break
    }
    return draft.places.isEmpty ? nil : draft
  }

  private func trapDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
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

  private func barDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
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

  // MARK: State phrases

  private func phraseDrafts() -> [(Set<Int>, Draft)] {
    var list: [(Set<Int>, Draft)] = []
    var index = reading.range.lowerBound
    while index < reading.range.upperBound {
      var next = index + 1
      for phrase in lexicon.phrases {
        guard let match = match(phrase, at: index) else { continue }
        if let draft = phraseDraft(phrase, match, index) {
          list.append((Set(index..<match.end), draft))
          next = match.end
          break
        }
      }
      index = next
    }
    return list
  }

  private struct PhraseMatch {
    var actor: Chunk?
    var pronoun: String?
    var place: Chunk?
    var end: Int
  }

  private func match(_ phrase: StatePhrase, at start: Int) -> PhraseMatch? {
    var match = PhraseMatch(end: start)
    for (position, part) in phrase.parts.enumerated() {
      switch part {
      case .word(let word):
        var index = match.end
        if position > 0 {
          while Self.loose.contains(text.word(index)), text.word(index) != word,
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
          }), placeLike(chunk), !isPersonPronoun(chunk)
        else { return nil }
        match.place = chunk
        match.end = chunk.tokens.upperBound
      }
    }
    return match
  }

  private func phraseDraft(_ phrase: StatePhrase, _ match: PhraseMatch, _ start: Int) -> Draft? {
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
    let subject =
      verb.flatMap { reading.subject(of: $0) }
      ?? reading.chunks.last { $0.tokens.upperBound <= start && !$0.isTime }
    if phrase.subjectIsPlace {
      let near = reading.chunks.last { $0.tokens.upperBound <= start && placeLike($0) }
      guard let place = subject.flatMap({ placeLike($0) ? $0 : nil }) ?? near,
        !isPersonPronoun(place)
      else { return nil }
      addPlaces(&draft, place, .at)
      if let verb { draft.cover(verb.tokens) }
    } else {
      addActor(&draft, subject)
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

  // MARK: Nouns and adjectives

  private func nounDraft(_ index: Int) -> Draft? {
    guard let noun = lexicon.nouns[text.word(index)], text.tokens[index].kind == .word,
      reading.verb(endingAt: index) == nil || isNounHere(index) || isBehindPlace(index)
    else {
      // "hold-out" is three tokens.
      let joined = text.word(index) + "-" + text.word(index + 2)
      guard index + 2 < reading.range.upperBound, text.tokens[index + 1].kind == .hyphen,
        let noun = lexicon.nouns[joined], noun.isHolder
      else { return nil }
      return holderDraft(noun, index, index + 3)
    }
    if noun.isHolder { return holderDraft(noun, index, index + 1) }
    return eventDraft(noun, index)
  }

  /// Whether a word that is a verb form too stands as a noun: behind an article, a possessive, an
  /// adjective or a preposition.
  private func isNounHere(_ index: Int) -> Bool {
    let before = text.word(index - 1)
    if text.tokens[index].kind == .word, index > 0,
      text.tokens[index - 1].kind == .possessive
    {
      return true
    }
    let lead: Set<String> = [
      "the", "a", "an", "its", "their", "his", "our", "of", "some", "any", "more", "new", "heavy",
      "fierce", "ongoing", "further", "week's", "this", "reported", "as", "after", "during",
      "intense", "the", "by", "under", "for", "before", "between", "despite", "amid", "tactical",
      "rebel", "in", "on", "first", "second", "last", "chaotic", "prolonged", "is", "was",
    ]
    if lead.contains(before) { return true }
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
  private func isBehindPlace(_ index: Int) -> Bool {
    guard let chunk = reading.chunk(at: index - 1), case .place = chunk.kind else { return false }
    return !chunk.isPossessive
  }

  private func holderDraft(_ noun: EventNoun, _ start: Int, _ end: Int) -> Draft? {
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

  private func eventDraft(_ noun: EventNoun, _ index: Int) -> Draft? {
    var draft = Draft(
      predicate: noun.predicate, trigger: index..<(index + 1), verb: governing(index),
      span: index..<(index + 1), confidence: 0.65, sentence: sentence)
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
    for chunk in reading.chunks where chunk.tokens.lowerBound > index {
      guard chunk.tokens.lowerBound - position <= 4 else { break }
      if chunk.isTime {
        position = chunk.tokens.upperBound
        continue
      }
      if noun.prepositions.contains(chunk.preposition), chunk.isPlaceLike {
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
      if ["by", "between"].contains(chunk.preposition), chunk.isActor, draft.actor == nil {
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
    if draft.places.isEmpty, noun.predicate == .contested {
      addPlacesOfHappening(&draft, max(index, position - 1))
    }
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

  /// "The fighting has taken place near X", "there is fighting": the place stands behind the verb,
  /// or was said before.
  private func addPlacesOfHappening(_ draft: inout Draft, _ index: Int) {
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

  private func isModal(_ verb: VerbGroup) -> Bool { verb.modal != nil || verb.isInfinitive }

  /// The verb whose subject or object an event noun is.
  private func governing(_ index: Int) -> VerbGroup? {
    reading.verbs.last { verb in
      verb.tokens.upperBound <= index && index - verb.tokens.upperBound <= 4
        && !(verb.tokens.upperBound..<index).contains {
          Chunker.prepositions.contains(text.word($0))
        }
    }
  }

  private func adjectiveDraft(_ index: Int) -> Draft? {
    guard let (predicate, polarity) = lexicon.adjectives[text.word(index)] else { return nil }
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
