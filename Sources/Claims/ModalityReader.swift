import Gazetteer
import Text

/// Reads whether a claim is affirmed or negated, and as what it is put forward.
///
/// Of several modalities the strongest counts, in the order of ``Modality/precedence``.
struct ModalityReader {
  struct Result {
    var polarity: Polarity
    var modality: Modality
    var note: String
  }

  let text: TaggedText
  let lexicon: Lexicon
  let reading: SentenceReading

  func read(_ draft: Draft, _ attribution: Attributor.Result) -> Result {
    var negations = draft.isNegated ? 1 : 0
    var modalities: [Modality] = []
    var note = ""
    if let modality = draft.modality { modalities.append(modality) }
    if let verb = draft.verb {
      readVerb(verb, attribution, &negations, &modalities)
      if isOfNobody(verb) { negations += 1 }
      if isSuspectNegation(verb) {
        note = "“have no” before a participle may be a slip for “now”: check"
      }
    }
    if draft.isNoun, isNoEvent(draft.trigger.lowerBound) { negations += 1 }
    if let actor = draft.actor, isNone(actor) { negations += 1 }
    if draft.actor == nil, let place = draft.places.first?.chunk, isNone(place) { negations += 1 }
    if let outer = permission(draft) { readVerb(outer, attribution, &negations, &modalities) }
    if let effect = judgement(draft) { apply(effect, &negations, &modalities) }
    if let effect = clauseGovernor(draft) { apply(effect, &negations, &modalities) }
    if isPictured(draft) { modalities.append(.possible) }
    if isConditional(draft) || isAsked(draft) { modalities.append(.hypothetical) }
    if attribution.isSaid {
      switch attribution.cueClass {
      case .deny:
        negations += 1
        modalities.append(.denied)
      default:
        modalities.append(attribution.isParty ? .claimed : .reported)
      }
    }
    let strongest = Modality.precedence.first { modalities.contains($0) } ?? .asserted
    return Result(
      polarity: negations % 2 == 1 ? .negative : .positive, modality: strongest, note: note)
  }

  /// "Footage appears to show fighters entering X": what somebody makes of pictures.
  private func isPictured(_ draft: Draft) -> Bool {
    let start = draft.verb?.tokens.lowerBound ?? draft.trigger.lowerBound
    guard let shows = reading.verbs.last(where: { $0.tokens.upperBound <= start }),
      shows.isInfinitive, start - shows.tokens.upperBound <= 12,
      shows.lemmas.contains(where: { $0.lemma == "show" || $0.lemma == "depict" })
    else { return false }
    return text.governor(shows.tokens.lowerBound - 1) == .possible
  }

  private static let nones: Set<String> = ["no", "neither", "none"]

  /// "Nobody took X", "no one has entered it": a subject that is nobody.
  private func isOfNobody(_ verb: VerbGroup) -> Bool {
    let before = verb.tokens.lowerBound - 1
    guard before >= reading.range.lowerBound, reading.chunk(at: before) == nil else { return false }
    let word = text.word(before)
    return word == "nobody" || word == "none"
      || word == "one" && text.word(before - 1) == "no"
  }

  /// "no assault", "no further fighting".
  private func isNoEvent(_ index: Int) -> Bool {
    let before = text.word(index - 1)
    return before == "no"
      || text.word(index - 2) == "no" && reading.chunk(at: index - 1) == nil
        && text.noun(index - 1) == nil
  }

  /// "no fighters", "that no town", "none of the districts", "neither A nor B".
  private func isNone(_ chunk: Chunk) -> Bool {
    let start = chunk.tokens.lowerBound
    if text.word(start - 1) == "of", Self.nones.contains(text.word(start - 2)) { return true }
    if ["neither", "nor"].contains(text.word(start - 1)) { return true }
    return (start..<min(start + 2, chunk.tokens.upperBound)).contains {
      Self.nones.contains(text.word($0))
    }
  }

  /// "A siege of the town is likely", "is announced": what is said of an event noun.
  private func judgement(_ draft: Draft) -> Governance? {
    guard draft.isNoun,
      let verb = reading.verbs.first(where: { $0.tokens.lowerBound >= draft.span.upperBound }),
      verb.tokens.lowerBound - draft.span.upperBound <= 2
    else { return nil }
    if verb.isPassive {
      if verb.lemmas.contains(where: { lexicon.cues[$0.lemma] == .say }) { return .reported }
      let effect = text.governor(verb.main)
      return effect == .possible || effect == .intended ? effect : nil
    }
    guard verb.lemmas.contains(where: { ["be", "remain", "seem", "appear"].contains($0.lemma) }),
      let effect = text.governor(verb.tokens.upperBound), effect == .possible || effect == .intended
    else { return nil }
    return effect
  }

  private func readVerb(
    _ verb: VerbGroup, _ attribution: Attributor.Result, _ negations: inout Int,
    _ modalities: inout [Modality]
  ) {
    if verb.isNegated, !isSuspectNegation(verb) { negations += 1 }
    if verb.adverbs.contains("reportedly") { modalities.append(.reported) }
    if verb.adverbs.contains("allegedly") || verb.adverbs.contains("apparently")
      || verb.adverbs.contains(where: { lexicon.governors[$0] == .possible })
      || text.governor(verb.tokens.lowerBound - 1) == .possible
        && text.word(verb.tokens.lowerBound - 1).hasSuffix("ly")
    {
      modalities.append(.possible)
    }
    switch verb.modal {
    case "will", "wont", "shall": modalities.append(.intended)
    case "would", "wouldnt":
      let perfect = verb.tokens.contains { text.word($0) == "have" }
      let isIf = reading.range.contains { ["if", "unless"].contains(text.word($0)) }
      modalities.append(attribution.isSaid && !perfect && !isIf ? .intended : .hypothetical)
    case "may", "might": modalities.append(.possible)
    // "can hold the town": what somebody is able to do.
    case "can":
      if !verb.isNegated, !verb.adverbs.contains("seen") { modalities.append(.possible) }
    case "could": if !verb.isNegated { modalities.append(.possible) }
    case "must", "should", "shouldnt", "mustnt": modalities.append(.demanded)
    default: break
    }
    if verb.isInfinitive { readGovernor(verb, attribution, &negations, &modalities) }
    if verb.isGerund { readGerund(verb, attribution, &negations, &modalities) }
  }

  /// The word that governs an infinitive, and the verb that it belongs to.
  private func readGovernor(
    _ verb: VerbGroup, _ attribution: Attributor.Result, _ negations: inout Int,
    _ modalities: inout [Modality]
  ) {
    var index = verb.tokens.lowerBound - 1
    if ["not", "never"].contains(text.word(index)) { index -= 1 }
    // Over the object: "urged X to surrender", "told X he had four hours to".
    if let chunk = reading.chunk(at: index), !chunk.isTime,
      ["", "for", "on", "upon", "to", "with"].contains(chunk.preposition)
    {
      if isRanked(chunk) { return }
      index = chunk.tokens.lowerBound - 1
      if ["for", "on", "upon", "to", "with"].contains(text.word(index)) { index -= 1 }
    }
    // "the third capital in X to fall": it did fall.
    if let named = reading.chunks.last(where: { $0.tokens.upperBound <= verb.tokens.lowerBound }),
      let ranked = reading.chunks.last(where: { $0.tokens.upperBound <= named.tokens.lowerBound }),
      named.tokens.upperBound == verb.tokens.lowerBound, ["in", "of"].contains(named.preposition),
      ranked.tokens.upperBound >= named.tokens.lowerBound - 2, isRanked(ranked)
    {
      return
    }
    if reading.chunk(at: index)?.isTime == true { index -= 1 }
    let word = text.word(index)
    if let effect = lexicon.governors[word] {
      apply(effect, &negations, &modalities)
      if let outer = reading.verb(endingAt: index) {
        if outer.isNegated, !isSuspectNegation(outer) { negations += 1 }
        // "are trying to", "will try to", "is thought to be planning to".
        var rest: [Modality] = []
        var ignored = 0
        let plain = VerbGroup(
          tokens: outer.tokens, main: outer.main, lemmas: outer.lemmas, isPassive: outer.isPassive,
          isNegated: false, modal: outer.modal, isInfinitive: outer.isInfinitive,
          isGerund: false, isProgressive: outer.isProgressive, isBarePast: outer.isBarePast,
          adverbs: outer.adverbs)
        readVerb(plain, attribution, &ignored, &rest)
        modalities += rest
      } else if isNegatedBefore(index) {
        negations += 1
      }
      return
    }
    if let outer = reading.verb(endingAt: index) {
      if outer.lemmas.contains(where: { $0.lemma == "be" }) {
        // "is to withdraw": arranged.
        modalities.append(.intended)
        return
      }
      if outer.lemmas.contains(where: { $0.lemma == "have" }) {
        modalities.append(.demanded)
        return
      }
      if outer.lemmas.contains(where: { lexicon.cues[$0.lemma] != nil }) {
        // "claimed to be in control", "claimed to have won it back": speech, not purpose.
        return
      }
    }
    // A purpose: "heading there to control it".
    modalities.append(.intended)
  }

  private static let ranks: Set<String> = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "last", "latest", "only", "next", "largest", "biggest",
  ]

  /// "the third town", "the only city", "the latest district".
  private func isRanked(_ chunk: Chunk) -> Bool {
    guard chunk.isPlaceLike else { return false }
    let start = max(reading.range.lowerBound, chunk.tokens.lowerBound - 3)
    return (start..<chunk.tokens.upperBound).contains {
      Self.ranks.contains(text.word($0)) || text.word($0).hasSuffix("teenth")
    }
  }

  /// "urged them to let civilians leave": the verb that lets, whose modality is that of leaving.
  private func permission(_ draft: Draft) -> VerbGroup? {
    guard let verb = draft.verb, verb.modal == nil, !verb.isInfinitive, verb.tokens.count == 1,
      verb.lemmas.contains(where: { $0.forms.contains(.base) }), let actor = draft.actor,
      actor.tokens.upperBound == verb.tokens.lowerBound,
      let outer = reading.verb(endingAt: actor.tokens.lowerBound - 1),
      outer.lemmas.contains(where: { $0.lemma == "let" })
    else { return nil }
    return outer
  }

  /// "demanded that the gunmen leave", "doubt that it can hold X": a verb that governs the clause
  /// through "that".
  private func clauseGovernor(_ draft: Draft) -> Governance? {
    guard let verb = draft.verb, verb.isFinite,
      let outer = reading.verbs.last(where: { $0.tokens.upperBound <= verb.tokens.lowerBound }),
      text.word(outer.tokens.upperBound) == "that"
    else { return nil }
    let effect = text.governor(outer.main)
    return effect == .demanded || effect == .negated ? effect : nil
  }

  /// "Who captured X?": a question claims nothing. What stands before it in the sentence may.
  private func isAsked(_ draft: Draft) -> Bool {
    var last = reading.range.upperBound - 1
    while last > reading.range.lowerBound, text.tokens[last].kind == .quote { last -= 1 }
    guard text.word(last) == "?", draft.span.upperBound <= last else { return false }
    return !(draft.span.upperBound..<last).contains {
      text.word($0) == "," && ["and", "but", "so", "or"].contains(text.word($0 + 1))
    }
  }

  /// "could not say who controls X": a question inside a sentence.
  private func isWhoAsked(_ index: Int) -> Bool {
    guard text.word(index) == "who" else { return false }
    guard index > reading.range.lowerBound else { return true }
    return reading.verb(endingAt: index - 1) != nil
      || ["over", "about", "on", "clear", "unclear", "sure"].contains(text.word(index - 1))
  }

  /// "when reinforcements arrive", "once X falls": a time to come.
  private func isAwaited(_ draft: Draft, behind word: String) -> Bool {
    guard ["when", "once", "until", "till"].contains(word), let verb = draft.verb,
      verb.modal == nil, !verb.isInfinitive, !verb.isGerund, !verb.isProgressive
    else { return false }
    if verb.isPassive { return ["is", "are"].contains(text.word(verb.tokens.lowerBound)) }
    return verb.main == verb.tokens.lowerBound
      && !["was", "were", "had", "did"].contains(text.word(verb.main))
      && verb.lemmas.allSatisfy { $0.forms.isSubset(of: .bare) }
  }

  private func isNegatedBefore(_ index: Int) -> Bool {
    (min(index, max(reading.range.lowerBound, index - 3))..<index).contains {
      text.has(.negation, $0)
    }
  }

  private func readGerund(
    _ verb: VerbGroup, _ attribution: Attributor.Result, _ negations: inout Int,
    _ modalities: inout [Modality]
  ) {
    let before = verb.tokens.lowerBound - 1
    if before >= reading.range.lowerBound, reading.verb(endingAt: before) != nil,
      let effect = text.governor(before)
    {
      apply(effect, &negations, &modalities)
      return
    }
    if text.word(before) == "without" { negations += 1 }
    // "prevented it from taking", "on the verge of taking".
    if ["from", "of", "at", "with"].contains(text.word(before)) {
      let limit = max(reading.range.lowerBound, before - 6)
      for index in (limit..<max(limit, before)).reversed() {
        guard let effect = text.governor(index) else { continue }
        let fits: Bool =
          switch effect {
          case .negated: text.word(before) == "from"
          case .possible: text.word(before) == "of" && before - index == 1
          case .reported: text.word(before) == "of"
          case .intended: text.word(before) != "from" && before - index == 1
          default: false
          }
        if fits {
          apply(effect, &negations, &modalities)
          if effect == .negated, let outer = reading.verb(endingAt: index), outer.isNegated {
            negations += 1
          }
          return
        }
      }
    }
    // A gerund that is the subject of "would" or of a judgement: "Taking Sirte would bring".
    let opens =
      before < reading.range.lowerBound
      || ["but", "and", "that", "yet"].contains(text.word(before))
      || (text.tokens[before].kind == .quote && before == reading.range.lowerBound)
    guard opens else { return }
    let next = nextFinite(after: verb)
    if let next, text.word(next - 1) != ",", !commaBetween(verb.tokens.upperBound, next) {
      modalities.append(.hypothetical)
    }
  }

  private static let finites: Set<String> = [
    "would", "could", "may", "might", "will", "is", "was", "carries", "means", "meant", "remains",
    "has", "brings", "requires", "gives", "opens", "marks",
  ]

  /// The first word behind a verb that is an auxiliary, modal or known verb.
  private func nextFinite(after verb: VerbGroup) -> Int? {
    return (verb.tokens.upperBound..<reading.range.upperBound).first {
      Self.finites.contains(text.word($0)) && reading.chunk(at: $0) == nil
    }
  }

  private func commaBetween(_ start: Int, _ end: Int) -> Bool {
    (start..<max(start, end)).contains { text.word($0) == "," }
  }

  private func apply(
    _ effect: Governance, _ negations: inout Int, _ modalities: inout [Modality]
  ) {
    switch effect {
    case .intended: modalities.append(.intended)
    case .demanded: modalities.append(.demanded)
    case .possible: modalities.append(.possible)
    case .reported: modalities.append(.reported)
    case .negated: negations += 1
    case .fact: break
    }
  }

  /// "If the army takes the town, …": from "if" to the next comma.
  private func isConditional(_ draft: Draft) -> Bool {
    let token = draft.trigger.lowerBound
    var index = token - 1
    while index >= reading.range.lowerBound {
      let word = text.word(index)
      if word == "if" || word == "unless" || word == "whether" || word == "whoever"
        || word == "should" && index == reading.range.lowerBound
      {
        return true
      }
      if word == "in", text.word(index + 1) == "case" { return true }
      if isAwaited(draft, behind: word) || isWhoAsked(index) { return true }
      if word == ",", reading.chunk(at: index) == nil, !isListComma(index) { return false }
      if word == ";" { return false }
      index -= 1
    }
    return false
  }

  private func isListComma(_ index: Int) -> Bool {
    guard let before = reading.chunk(at: index - 1), let after = reading.chunk(at: index + 1)
    else { return false }
    return before.isPlaceLike == after.isPlaceLike
  }

  /// "have no laid siege": "no" between "have" and a participle is a slip, most often for "now".
  private func isSuspectNegation(_ verb: VerbGroup) -> Bool {
    guard verb.adverbs.contains("no"), !verb.adverbs.contains("longer") else { return false }
    return !verb.adverbs.contains("not") && !verb.adverbs.contains("never")
  }
}
