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
    let denials = DenialReader(text: text, lexicon: lexicon, reading: reading)
    for verb in reading.verbs {
      guard !verb.isNegated, let (subject, start) = denials.denier(verb, onlyApposed: onlyApposed),
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
    let dating = ClaimDating(
      report: report, text: text, lexicon: lexicon, discourse: discourse, times: times,
      reading: reading)
    var date = dating.date(of: draft, attribution)
    // "must give it up before Monday": a deadline dates no event.
    if date != nil, [.intended, .demanded, .hypothetical].contains(grammar.modality),
      reading.chunks.contains(where: {
        $0.isTime && ["before", "until", "by"].contains(text.word($0.tokens.lowerBound - 1))
      })
    {
      date = nil
    }
    let background = dating.isBackground(draft, date)
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
}
