import Gazetteer
import Resolver
import Text

/// Verbs and how their frames fill the roles of a claim.
extension ClauseExtractor {
  func verbDraft(_ verb: VerbGroup, _ lemma: String) -> Draft? {
    for entry in lexicon.verbs[lemma] ?? [] {
      guard let end = particleEnd(entry, verb) else { continue }
      let group =
        end.contiguous && end.end > verb.tokens.upperBound ? verb.reaching(end.end) : verb
      if let draft = frameDraft(entry, group, triggerEnd: end.end) { return draft }
    }
    return nil
  }

  static let loose: Set<String> = [
    "full", "complete", "total", "effective", "firm", "partial", "the", "their", "its", "some",
    "further", "significant", "more", "new", "up", "steadily", "almost", "right", "still", "now",
    "also", "already", "back", "firm",
  ]

  /// Particles that may stand behind the object: "hand it over".
  static let adverbial: Set<String> = [
    "over", "back", "up", "off", "out", "away", "down", "go", "on",
  ]

  /// Where the particle of an entry ends, or `nil` when it does not stand behind the verb. The
  /// object may stand between verb and particle: "hand it over".
  func particleEnd(
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
        guard text.has(.loose, index) || text.word(index).hasSuffix("ly"),
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

  func placeLike(_ chunk: Chunk) -> Bool {
    switch chunk.kind {
    case .place, .nominal: true
    case .pronoun(let word): ["it", "them", "there"].contains(word)
    default: false
    }
  }

  /// A name of an actor that may stand for a place too is left to actors.
  func acts(_ chunk: Chunk?) -> Bool {
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

  func make(
    _ entry: VerbEntry, _ verb: VerbGroup, _ triggerEnd: Int, confidence: Double
  ) -> Draft {
    Draft(
      predicate: entry.predicate, trigger: verb.main..<max(triggerEnd, verb.main + 1), verb: verb,
      span: verb.tokens.lowerBound..<max(triggerEnd, verb.tokens.upperBound),
      confidence: confidence, sentence: sentence)
  }

  func addActor(_ draft: inout Draft, _ chunk: Chunk?) {
    // "told X that": X only hears it.
    guard let chunk, acts(chunk), text.word(chunk.tokens.lowerBound - 1) != "told" else { return }
    draft.actor = chunk
    if abs(draft.span.lowerBound - chunk.tokens.upperBound) < 14
      || abs(chunk.tokens.lowerBound - draft.span.upperBound) < 8
    {
      if chunk.tokens.lowerBound >= reading.range.lowerBound { draft.cover(chunk.tokens) }
    }
  }

  func addPlaces(_ draft: inout Draft, _ chunk: Chunk, _ role: PlaceRole) {
    let first = included(in: chunk) ?? chunk
    for named in reading.list(from: first) {
      // "A, B and the upper part of C"
      let outer = named.tokens == first.tokens ? nil : reading.chunk(behind: named)
      let member = outer.flatMap { isShare(named, of: $0) ? $0 : nil } ?? named
      if draft.places.contains(where: { $0.chunk.tokens == member.tokens }) { continue }
      draft.places.append((member, role))
      draft.cover(member.tokens)
    }
  }

  private func isShare(_ inner: Chunk, of outer: Chunk) -> Bool {
    guard case .nominal(.area, _, _) = inner.kind, outer.isPlace else { return false }
    return text.word(inner.tokens.upperBound) == "of"
      && outer.tokens.lowerBound - inner.tokens.upperBound <= 2
  }

  /// "nine districts, including X and Y": the first of those that are named.
  private func included(in chunk: Chunk) -> Chunk? {
    guard case .nominal(_, true, _) = chunk.kind else { return nil }
    var index = chunk.tokens.upperBound
    if text.word(index) == "," { index += 1 }
    let opener = [["including"], ["among", "them"]].first { text.reads($0, at: index) }
    guard let opener, let first = reading.chunk(at: index + opener.count),
      first.tokens.lowerBound == index + opener.count, case .place = first.kind
    else { return nil }
    return first
  }

  static let containers: Set<String> = [
    "in", "of", "inside", "within", "across", "near",
    "outside", "around", "at", "above", "overlooking",
  ]

  /// Adds "in Baghlan" behind the object, or makes it the place when the object is none.
  func addContainers(_ draft: inout Draft, _ verb: VerbGroup, after start: Int) {
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
      } else if ["near", "above", "overlooking"].contains(chunk.preposition) {
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

  func isPartOfNominal(_ inner: Chunk?, _ outer: Chunk) -> Bool {
    // "the capital of Panjshir" is a town, not Panjshir.
    guard let inner, case .nominal(let kind, let plural, let head) = inner.kind,
      ["of", "in"].contains(outer.preposition), head != "capital"
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
  func agent(_ verb: VerbGroup) -> Chunk? {
    reading.complements(of: verb).first { $0.preposition == "by" && !$0.isTime }
  }

  func frameDraft(_ entry: VerbEntry, _ verb: VerbGroup, triggerEnd: Int) -> Draft? {
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
    case .repel, .foil: repelDraft(entry, verb, triggerEnd)
    case .trap: trapDraft(entry, verb, triggerEnd)
    case .bar: barDraft(entry, verb, triggerEnd)
    }
  }

  /// A past form without auxiliary that "by" follows is a participle: "districts seized by rebels".
  func readsAsPassive(_ verb: VerbGroup) -> Bool {
    if verb.isPassive { return true }
    guard verb.isBarePast else { return false }
    let next = reading.chunks.first { $0.tokens.lowerBound >= verb.tokens.upperBound }
    guard let next, next.tokens.lowerBound - verb.tokens.upperBound <= 3 else { return false }
    return next.preposition == "by"
  }
}
