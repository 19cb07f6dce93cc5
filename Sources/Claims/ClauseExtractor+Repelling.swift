import Gazetteer
import Resolver
import Text

/// Attacks that were beaten off.
extension ClauseExtractor {
  func repelDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    if readsAsPassive(verb) { return repelledDraft(entry, verb, end) }
    guard let subject = reading.subject(of: verb), acts(subject) else { return nil }
    var draft = make(entry, verb, end, confidence: 0.75)
    addActor(&draft, subject)
    let limit = attackEnd(verb)
    let attack = (verb.tokens.upperBound..<limit).first { isAttack($0) }
    if entry.frame == .foil, attack == nil { return nil }
    // The object is an attack; its place follows.
    let sources: Set<String> = ["drive", "push", "throw"]
    for chunk in reading.chunks
    where chunk.tokens.lowerBound >= verb.tokens.upperBound && chunk.tokens.lowerBound < limit
      && placeLike(chunk) && chunk.pronoun != "there"
    {
      guard ["on", "in", "at", "against", "near", "from", "into"].contains(chunk.preposition),
        chunk.preposition != "from" || sources.contains(entry.lemma)
      else { continue }
      addPlaces(&draft, chunk, .at)
      break
    }
    if let attack { draft.consumed = attack..<max(attack + 1, limit) }
    if draft.places.isEmpty, let attack, ["the", "this"].contains(text.word(attack - 1)) {
      draft.takesPlaceFromContext = true
      return draft
    }
    return draft.places.isEmpty ? nil : draft
  }

  /// "X was repelled by Y", "attacks on X were beaten back".
  private func repelledDraft(_ entry: VerbEntry, _ verb: VerbGroup, _ end: Int) -> Draft? {
    var draft = make(entry, verb, end, confidence: 0.65)
    if let agent = agent(verb), acts(agent) { addActor(&draft, agent) }
    if let attack = attackBefore(verb) {
      var position = attack + 1
      for chunk in reading.chunks
      where chunk.tokens.lowerBound > attack && chunk.tokens.upperBound <= verb.tokens.lowerBound {
        guard chunk.tokens.lowerBound - position <= 4 else { break }
        position = chunk.tokens.upperBound
        if chunk.preposition == "by", acts(chunk) { draft.target = chunk }
        guard placeLike(chunk), let role = Self.roles[chunk.preposition], role != .from else {
          continue
        }
        addPlaces(&draft, chunk, role == .near ? .near : .at)
      }
      draft.cover(attack..<(attack + 1))
      draft.consumed = attack..<verb.tokens.lowerBound
    } else if entry.frame == .repel, let attacker = reading.subject(of: verb), movers(attacker) {
      guard draft.actor != nil || !verb.isBarePast else { return nil }
      draft.target = attacker
      draft.cover(attacker.tokens)
    } else {
      return nil
    }
    if draft.places.isEmpty { addContainers(&draft, verb, after: verb.tokens.upperBound) }
    draft.takesPlaceFromContext = true
    return draft
  }

  /// A noun for an attack or an attempt.
  private func isAttack(_ index: Int) -> Bool {
    let word = text.word(index)
    if word == "attempt" || word == "attempts" { return true }
    guard let noun = lexicon.nouns[word], !noun.isHolder else { return false }
    return [.contested, .advancing, .entered].contains(noun.predicate)
  }

  /// Where the object ends: "repelled an attempt to cross the river at X" takes the infinitive in.
  private func attackEnd(_ verb: VerbGroup) -> Int {
    let end = reading.clauseEnd(after: verb)
    guard
      let next = reading.verbs.first(where: { $0.tokens.lowerBound == end }), next.isInfinitive,
      end > verb.tokens.upperBound, isAttack(end - 1)
    else { return end }
    return reading.clauseEnd(after: next)
  }

  /// The attack that is the subject of a passive verb.
  private func attackBefore(_ verb: VerbGroup) -> Int? {
    let start =
      reading.verbs.last {
        $0.tokens.upperBound <= verb.tokens.lowerBound && $0.isFinite && !isAttack($0.main)
      }?.tokens.upperBound ?? reading.range.lowerBound
    return (start..<max(start, verb.tokens.lowerBound)).first { index in
      isAttack(index) && (reading.verb(endingAt: index)?.isFinite ?? true || isNounHere(index))
    }
  }
}
