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

  var text: TaggedText { reading.text }

  func drafts() -> [Draft] {
    var drafts: [Draft] = []
    let range = reading.range
    var used = [Bool](repeating: false, count: range.count)
    func use(_ tokens: Range<Int>) {
      for token in tokens.clamped(to: range) { used[token - range.lowerBound] = true }
    }
    for (tokens, draft) in phraseDrafts() {
      drafts.append(draft)
      use(tokens)
    }
    for verb in reading.verbs where !used[verb.main - range.lowerBound] {
      for form in verb.lemmas {
        if let draft = verbDraft(verb, form.lemma) {
          drafts.append(draft)
          use(draft.trigger)
          if let consumed = draft.consumed { use(consumed) }
          break
        }
      }
    }
    drafts = withoutDoubles(drafts)
    drafts += drafts.compactMap(gapped)
    for index in range where !used[index - range.lowerBound] {
      if let draft = nounDraft(index) { drafts.append(draft) }
      if let draft = adjectiveDraft(index) { drafts.append(draft) }
    }
    return drafts
  }

  /// "capture and conquer X" is one claim.
  func withoutDoubles(_ drafts: [Draft]) -> [Draft] {
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
  func gapped(_ draft: Draft) -> Draft? {
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
}
