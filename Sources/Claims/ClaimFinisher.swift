import Chronology
import Gazetteer
import Reports
import Text

/// Makes claims of drafts: resolves actors and places, finds who says it, when, and how surely.
struct ClaimFinisher {
  let report: Report
  let text: TaggedText
  let lexicon: Lexicon
  let actors: ActorFinder
  let discourse: Discourse
  let speeches: SpeechIndex
  let times: [TimeExpression]
  let reading: SentenceReading

  /// Appends the claims of a draft: one, or one for each of both sides.
  func appendClaims(from draft: Draft, to claims: inout [Claim]) {
    let parties: [Discourse.Party?]
    if let actor = draft.actor, case .bothSides = actor.kind {
      parties = bothSides()
    } else {
      parties = bothNamed(draft) ?? [nil]
    }
    for party in parties {
      if let claim = claim(from: draft, side: party) { claims.append(claim) }
    }
  }

  /// "The government denied those claims": the last claim of another speaker, denied.
  ///
  /// - Parameter onlyApposed: whether only "…, a claim the army rejected" and "said that was not
  ///   true" count: the sentence has claims of its own.
  func denial(of claims: [Claim], onlyApposed: Bool) -> Claim? {
    for verb in reading.verbs {
      guard !verb.isNegated, let (subject, start) = denier(verb, onlyApposed: onlyApposed),
        let speaker = discourse.speaker(subject),
        // "rejected this" behind a demand denies nothing.
        claims.last?.modality != .demanded,
        let denied = claims.suffix(60).last(where: {
          $0.plot == .claim && $0.attribution.claimant != speaker.name
            && $0.range.map { range in
              text.document.codePointOffset(ofByte: text.bytes(reading.range).lowerBound)
                - range.upperBound < 600
            } ?? false
        })
      else { continue }
      // "…, denying this, the army said": the subject may stand behind.
      let bytes = text.bytes(
        min(
          start, subject.tokens.lowerBound, verb.tokens.lowerBound)..<max(
            subject.tokens.upperBound, verb.tokens.upperBound))
      let trigger = text.bytes(verb.tokens)
      let range = text.document.codePoints(bytes)
      var claim = denied
      claim.id = ClaimIdentifier.make(
        document: report.id, range: range, predicate: denied.predicate)
      claim.polarity = .negative
      claim.modality = .denied
      claim.attribution = Attribution(claimant: speaker.name, cue: text.text(verb.tokens))
      claim.quote = text.document.text(bytes)
      claim.range = range
      claim.trigger = text.document.text(trigger)
      claim.triggerRange = text.document.codePoints(trigger)
      claim.confidence = 0.5
      claim.places = denied.places.map { place in
        var place = place
        place.resolution = .implicit
        place.surface = ""
        place.range = nil
        return place
      }
      claim.relations = [Relation(type: .answers, claim: denied.id)]
      return claim
    }
    return nil
  }

  /// Who denies by a verb, and where the words that do so start.
  private func denier(_ verb: VerbGroup, onlyApposed: Bool) -> (Chunk, start: Int)? {
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

  /// "Both sides claimed to be in control": the two parties named most.
  private func bothSides() -> [Discourse.Party] {
    let sides = discourse.mainParties
    return sides.count == 2 ? sides : []
  }

  /// "Both X and Y claimed": the two that are named.
  private func bothNamed(_ draft: Draft) -> [Discourse.Party]? {
    guard let second = draft.actor, second.isActor,
      text.word(second.tokens.lowerBound - 1) == "and",
      let first = discourse.chunk(endingAt: second.tokens.lowerBound - 1),
      first.isActor, first.tokens.contains(where: { text.word($0) == "both" })
    else { return nil }
    let parties = [first, second].compactMap { discourse.party(of: $0, speaker: nil) }
    return parties.count == 2 ? parties : nil
  }

  private func claim(from draft: Draft, side: Discourse.Party?) -> Claim? {
    var attribution = Attributor(
      text: text, lexicon: lexicon, discourse: discourse, speeches: speeches, reading: reading
    ).attribution(of: draft)
    let own = draft.actor.flatMap { discourse.speaker($0)?.name }
    if let side, attribution.isSaid,
      attribution.attribution.claimant == nil || attribution.attribution.claimant == own
        || attribution.isOfBothSides
    {
      // "Both sides claimed": each speaks for itself.
      attribution.attribution.claimant = side.name
      attribution.isParty = true
    }
    if attribution.attribution.claimant == nil, attribution.attribution.outlet == nil,
      let voice = discourse.voice
    {
      // The report is itself a party's statement.
      attribution.attribution.claimant = voice.name
      attribution.speaker = Discourse.Party(
        name: voice.name, id: voice.id, side: voice.id, group: .party, kind: voice.kind)
      attribution.isParty = true
      attribution.isSaid = true
    }
    if attribution.attribution.claimant == nil, let demander = demander(of: draft) {
      attribution.attribution.claimant = demander.name
      attribution.speaker = demander
      attribution.isParty = true
    }
    let speaker = attribution.speaker
    var actor = side
    if actor == nil, let pronoun = draft.actorPronoun {
      let chunk = Chunk(
        kind: .pronoun(pronoun), tokens: draft.trigger, isPossessive: true, preposition: "")
      actor = discourse.party(of: chunk, speaker: speaker)
    }
    // "X's camp said it held Y", with a speaker that nobody can tell: "it" is no party named before.
    let isUnknown =
      draft.actor?.pronoun == "it" && attribution.isSaid && speaker == nil
      && attribution.attribution.outlet == nil
    if actor == nil, let chunk = draft.actor, !isUnknown {
      actor = discourse.party(of: chunk, speaker: speaker)
    }
    if actor == nil, draft.actor == nil, draft.predicate == .repelled, let speaker,
      speaker.side != nil
    {
      // "attacks on X were beaten back": by those who say so.
      actor = discourse.sided(speaker)
    }
    if actor == nil, let opponent = draft.opponentOf,
      let party = discourse.party(of: opponent, speaker: speaker)
    {
      actor = discourse.opponent(of: party)
    }
    var places: [ClaimPlace] = []
    for (chunk, role) in draft.places {
      for var place in discourse.places(of: chunk) {
        if place.role != .in { place.role = role }
        if let placeID = place.placeID,
          places.contains(where: { $0.placeID == placeID && $0.role == role })
        {
          continue
        }
        places.append(place)
      }
    }
    if places.isEmpty || places.allSatisfy({ $0.role == .in }), draft.takesPlaceFromContext {
      let context = discourse.contextPlace(
        before: draft.trigger.lowerBound,
        leaving: [.retreating, .fleeing, .evacuated, .lost].contains(draft.predicate))
      for var place in context {
        place.role = implicitRole(draft.predicate)
        places.insert(place, at: 0)
      }
    }
    guard !places.isEmpty else { return nil }
    // A claim needs somebody who acts, or a state that needs nobody.
    if actor == nil {
      switch draft.predicate {
      case .contested, .opened, .blocked, .besieged, .captured, .recaptured, .ceded, .lost,
        .repelled:
        break
      default: return nil
      }
    }
    return build(draft, actor, places, attribution)
  }

  /// Who demands, in "X urged Y to surrender Z".
  private func demander(of draft: Draft) -> Discourse.Party? {
    guard let verb = draft.verb, let object = draft.actor,
      object.tokens.upperBound <= verb.tokens.lowerBound
    else { return nil }
    // "demanded that X surrender Z", "gave X four hours to leave Z".
    if let outer = reading.verbs.last(where: { $0.tokens.upperBound <= object.tokens.lowerBound }),
      let subject = reading.subject(of: outer), subject.tokens != object.tokens
    {
      let demands =
        verb.isFinite
        ? text.word(outer.tokens.upperBound) == "that" && text.governor(outer.main) == .demanded
        : verb.isInfinitive && outer.lemmas.contains { $0.lemma == "give" }
          && text.governor(verb.tokens.lowerBound - 1) == .demanded
      if demands { return discourse.speaker(subject) }
    }
    guard verb.isInfinitive else { return nil }
    var index = object.tokens.lowerBound - 1
    if ["on", "upon", "for", "to", "with"].contains(text.word(index)) { index -= 1 }
    guard let governor = reading.verb(endingAt: index) ?? reading.verb(endingAt: index - 1),
      text.governor(governor.main) == .demanded,
      let subject = reading.subject(of: governor), subject.tokens != object.tokens
    else { return nil }
    return discourse.speaker(subject)
  }

  private func implicitRole(_ predicate: Predicate) -> PlaceRole {
    switch predicate {
    case .retreating, .fleeing, .evacuated: .from
    case .advancing: .to
    default: .at
    }
  }

  private func build(
    _ draft: Draft, _ actor: Discourse.Party?, _ places: [ClaimPlace],
    _ attribution: Attributor.Result
  ) -> Claim? {
    let grammar = ModalityReader(
      text: text, lexicon: lexicon, reading: reading
    ).read(draft, attribution)
    var date = self.date(of: draft, attribution)
    // "must give it up before Monday": a deadline dates no event.
    if date != nil, [.intended, .demanded, .hypothetical].contains(grammar.modality),
      reading.chunks.contains(where: {
        $0.isTime && ["before", "until", "by"].contains(text.word($0.tokens.lowerBound - 1))
      })
    {
      date = nil
    }
    let background = isBackground(draft, date)
    let bytes = text.bytes(draft.span)
    let trigger = text.bytes(draft.trigger)
    let range = text.document.codePoints(bytes)
    var claim = Claim(
      id: ClaimIdentifier.make(
        document: report.id, range: range, predicate: draft.predicate),
      document: report.id, documentDigest: report.digest, predicate: draft.predicate)
    claim.actor = actor?.name
    claim.actorID = actor?.id
    claim.target = draft.target.flatMap {
      discourse.party(of: $0, speaker: attribution.speaker)?.name
    }
    claim.places = places
    claim.polarity = grammar.polarity
    claim.modality = grammar.modality
    claim.isBackground = background
    claim.attribution = attribution.attribution
    claim.date = date
    claim.reportDate = report.published
    claim.reportDateIsAssumed = report.publishedBasis == .assumed
    claim.extent = draft.extent ?? extent(of: draft)
    claim.magnitude = draft.actor?.actor?.magnitude
    claim.quote = text.document.text(bytes)
    claim.range = range
    claim.trigger = text.document.text(trigger)
    claim.triggerRange = text.document.codePoints(trigger)
    claim.confidence = confidence(draft, places)
    claim.outlet = report.outlet
    claim.title = report.title
    claim.url = report.url
    claim.note = grammar.note
    return claim
  }

  /// "most of" before the place.
  private func extent(of draft: Draft) -> String? {
    guard let chunk = draft.places.first?.chunk else { return nil }
    for index
      in (max(0, chunk.tokens.lowerBound - 5)..<chunk.tokens.lowerBound)
      .reversed()
    where text.word(index) == "of" && Chunker.shares.contains(text.word(index - 1)) {
      let share = text.word(index - 1)
      let isRate = share == "percent" || share == "cent" || share == "%"
      return (isRate ? text.text((index - 2)..<index) : share) + " of"
    }
    return part(before: chunk)
  }

  private static let definite: Set<String> = [
    "the", "all", "its", "their", "this", "that", "these", "those", "both",
  ]

  /// "three towns in" before the province that is named.
  private func part(before chunk: Chunk) -> String? {
    // "several villages": those of the place that was spoken of.
    if case .nominal(_, true, _) = chunk.kind,
      !Self.definite.contains(text.word(chunk.tokens.lowerBound))
    {
      return text.text(chunk.tokens)
    }
    guard ["in", "of"].contains(chunk.preposition),
      let part = reading.chunks.last(where: { $0.tokens.upperBound <= chunk.tokens.lowerBound }),
      case .nominal = part.kind, !Self.definite.contains(text.word(part.tokens.lowerBound)),
      let preposition = (part.tokens.upperBound..<chunk.tokens.lowerBound).first(where: {
        text.word($0) == chunk.preposition
      }), preposition - part.tokens.upperBound <= 1
    else { return nil }
    return text.text(part.tokens.lowerBound..<(preposition + 1))
  }

  private func confidence(_ draft: Draft, _ places: [ClaimPlace]) -> Double {
    var value = draft.confidence
    switch places.first?.resolution {
    case .anaphor: value -= 0.1
    case .implicit: value -= 0.2
    default: break
    }
    if places.allSatisfy({ $0.placeID == nil }) { value -= 0.1 }
    return (max(0.1, value) * 100).rounded() / 100
  }

  // MARK: Time

  private func date(of draft: Draft, _ attribution: Attributor.Result) -> ClaimDate? {
    let sentence = reading.range
    var here = reading.chunks.filter(\.isTime)
    if here.isEmpty, let cue = attribution.cue,
      !reading.range.contains(cue.lowerBound)
    {
      // A quote over several sentences takes the time of the words that introduce it.
      here = discourse.chunks(from: cue.upperBound).prefix {
        $0.tokens.lowerBound - cue.upperBound <= 6
      }.filter(\.isTime)
    }
    guard !here.isEmpty else { return nil }
    let verbEnd = draft.verb?.tokens.upperBound ?? draft.span.upperBound
    // In the clause first: behind the verb, then before it; then the cue's own time.
    let clauseEnd =
      draft.verb.map { reading.clauseEnd(after: $0) } ?? min(sentence.upperBound, verbEnd + 12)
    let clauseStart = draft.verb?.tokens.lowerBound ?? draft.trigger.lowerBound
    let inClause = here.filter {
      $0.tokens.lowerBound >= clauseStart && $0.tokens.lowerBound < clauseEnd + 1
    }
    // "or by the others in the 1990s": words of its own.
    let chunk =
      here.first {
        $0.tokens.clamped(to: draft.span) == $0.tokens && !draft.span.contains(clauseStart)
      }
      ?? here.first {
        $0.tokens.lowerBound >= draft.span.upperBound
          && $0.tokens.lowerBound - draft.span.upperBound <= 2 && !draft.span.contains(clauseStart)
      }
      ?? inClause.first
      ?? here.min {
        distance($0.tokens, draft.span) < distance($1.tokens, draft.span)
      }
    guard let chunk, case .time(let index) = chunk.kind else { return nil }
    let time = times[index]
    guard let interval = time.interval else { return nil }
    // History elsewhere in the sentence does not date this clause.
    if inClause.isEmpty, let published = report.published,
      interval.end.dayNumber < published.dayNumber - 400
    {
      return nil
    }
    if let lag = lag(before: draft), time.granularity == .day,
      let shifted = DateInterval(
        start: interval.start.advanced(by: -lag.days), end: interval.end.advanced(by: -lag.days))
    {
      return ClaimDate(
        interval: shifted, granularity: .day,
        expression: text.text(lag.words) + ", " + text.text(time.tokens),
        how: "counted back from the other date of the sentence")
    }
    return ClaimDate(
      interval: interval, granularity: time.granularity,
      expression: text.text(time.tokens), how: time.how)
  }

  /// "retook X on Monday, three days after losing it": how long before the dated verb, and the
  /// words that say so.
  private func lag(before draft: Draft) -> (days: Int, words: Range<Int>)? {
    guard let verb = draft.verb else { return nil }
    var after = verb.tokens.lowerBound - 1
    while after > reading.range.lowerBound, verb.tokens.lowerBound - after <= 6,
      text.word(after) != "after", reading.verb(endingAt: after) == nil
    { after -= 1 }
    guard text.word(after) == "after",
      let count = TimeReader.numbers[text.word(after - 2)] ?? Int(text.word(after - 2)),
      (1...400).contains(count), text.word(after - 2) != "few"
    else { return nil }
    switch text.word(after - 1) {
    case "day", "days": return (count, (after - 2)..<(after + 1))
    case "week", "weeks": return (7 * count, (after - 2)..<(after + 1))
    default: return nil
    }
  }

  private func distance(_ a: Range<Int>, _ b: Range<Int>) -> Int {
    if a.lowerBound >= b.upperBound { return a.lowerBound - b.upperBound }
    if b.lowerBound >= a.upperBound { return b.lowerBound - a.upperBound }
    return 0
  }

  /// "In the 1990s, when X held it": a time long past before the verb, and no verb between.
  private func opensWithHistory(before start: Int) -> Bool {
    guard let published = report.published else { return false }
    return reading.chunks.contains { chunk in
      guard case .time(let index) = chunk.kind, chunk.tokens.upperBound <= start,
        let end = times[index].interval?.end, end.dayNumber < published.dayNumber - 400
      else { return false }
      return !reading.verbs.contains {
        $0.tokens.lowerBound >= chunk.tokens.upperBound && $0.tokens.upperBound <= start
      }
    }
  }

  private func isBackground(_ draft: Draft, _ date: ClaimDate?) -> Bool {
    if let date, let published = report.published,
      date.interval.end.dayNumber < published.dayNumber - 400
    {
      return true
    }
    let start = draft.verb?.tokens.lowerBound ?? draft.trigger.lowerBound
    let limit = min(reading.range.upperBound, draft.trigger.upperBound + 14)
    // The next finite verb opens another clause.
    let end =
      reading.verbs.first {
        $0.isFinite && $0.tokens.lowerBound >= draft.trigger.upperBound
      }.map { min(limit, $0.tokens.lowerBound) } ?? limit
    // "Decades ago X took it": what stands before the verb counts, back to the verb before it.
    let begin =
      reading.verbs.last { $0.tokens.upperBound <= start }?.tokens.upperBound
      ?? reading.range.lowerBound
    for index in begin..<max(begin, end) where text.has(.startsHistory, index) {
      let tells = lexicon.history.contains { phrase in
        index + phrase.count <= end && text.reads(phrase, at: index)
      }
      if tells { return true }
    }
    if opensWithHistory(before: start) { return true }
    // Years and decades in a report without a date.
    if let date, report.published == nil, date.granularity == .year { return true }
    return false
  }
}
