import Text

/// Finds who is said to say what of one sentence without a verb of speech: "according to X", "X: …",
/// "reports of", "no truth to rumours that".
struct SourcePhraseReader {
  let text: TaggedText
  let lexicon: Lexicon
  let reading: SentenceReading
  let sentence: Int

  func speeches() -> [Speech] {
    var speeches: [Speech] = []
    for index in reading.range where text.word(index) == "according" && text.word(index + 1) == "to"
    {
      let speaker = reading.chunks.first { $0.tokens.lowerBound >= index + 2 }
      let named = speaker.flatMap { $0.tokens.lowerBound - index <= 8 ? $0 : nil }
      guard let named, named.isActor || ["him", "her"].contains(named.pronoun) else { continue }
      speeches.append(
        Speech(
          content: reading.range, speaker: deepest(named), cue: index..<(index + 2),
          cueClass: .say, medium: nil, sentence: sentence, isSourcePhrase: true))
    }
    // "reports of", "claims that": a noun that says so, without a verb.
    for chunk in reading.chunks {
      guard let actor = chunk.actor, actor.group == .third,
        ["report", "reports", "media reports", "accounts"].contains(Folding.key(actor.text))
          || Folding.words(actor.text).last == "reports"
      else { continue }
      var index = chunk.tokens.upperBound
      // "denies reports that …": the reports say it, but who denies counts.
      if reading.verbs.contains(where: { verb in
        verb.tokens.upperBound <= chunk.tokens.lowerBound
          && chunk.tokens.lowerBound - verb.tokens.upperBound <= 3
          && verb.lemmas.contains { lexicon.cues[$0.lemma] == .deny }
      }) {
        continue
      }
      if let verb = reading.verbs.first(where: { $0.tokens.lowerBound == index }) {
        index = verb.tokens.upperBound
      }
      guard ["of", "that"].contains(text.word(index)), index < reading.range.upperBound else {
        continue
      }
      speeches.append(
        Speech(
          content: index..<reading.range.upperBound, speaker: chunk, cue: chunk.tokens,
          cueClass: .say, medium: nil, sentence: sentence, isSourcePhrase: true))
    }
    if let speech = labelled() { speeches.append(speech) }
    if let speech = falsified() ?? dismissed() {
      speeches.append(speech)
    }
    return speeches
  }

  /// "UN: thousands flee": a name and a colon open the sentence.
  private func labelled() -> Speech? {
    guard let first = reading.chunks.first(where: { !$0.isTime }), first.isActor,
      first.tokens.lowerBound - reading.range.lowerBound <= 4
    else { return nil }
    var colon = first.tokens.upperBound
    while colon < reading.range.upperBound, colon - first.tokens.upperBound <= 2,
      text.word(colon) != ":", text.tokens[colon].kind != .punctuation
    { colon += 1 }
    guard colon + 1 < reading.range.upperBound, text.word(colon) == ":" else { return nil }
    return Speech(
      content: (colon + 1)..<reading.range.upperBound, speaker: first, cue: first.tokens,
      cueClass: .say, medium: nil, sentence: sentence, isSourcePhrase: true)
  }

  /// Words for what somebody said.
  static let statements: Set<String> = [
    "claim", "claims", "report", "reports", "rumour", "rumours", "rumor", "rumors",
    "allegation", "allegations", "assertion", "assertions", "suggestion", "suggestions",
    "statement", "statements",
  ]

  /// "No truth to rumours that X fell", "no sign that it has": what follows is denied.
  private func dismissed() -> Speech? {
    for no in reading.range where text.word(no) == "no" {
      guard
        let noun = ((no + 1)..<min(no + 5, reading.range.upperBound)).first(where: {
          text.has(.statement, $0) || Self.proofs.contains(text.word($0))
        })
      else { continue }
      // "no truth to rumours that": behind the last of the nouns.
      let last =
        ((noun + 1)..<max(noun + 1, min(noun + 4, reading.range.upperBound))).last {
          text.has(.statement, $0)
        } ?? noun
      guard ["that", "of"].contains(text.word(last + 1)), last + 2 < reading.range.upperBound,
        text.has(.statement, last) && last > noun || Self.proofs.contains(text.word(noun))
      else { continue }
      return Speech(
        content: (last + 2)..<reading.range.upperBound, speaker: nil, cue: no..<(last + 1),
        cueClass: .deny, medium: nil, sentence: sentence, isSourcePhrase: false)
    }
    return nil
  }

  private static let proofs: Set<String> = [
    "truth", "evidence", "sign", "signs", "indication", "indications", "proof",
  ]

  /// "Claims that the town has fallen are false": what they say is denied.
  private func falsified() -> Speech? {
    for start in reading.range where text.has(.statement, start) {
      guard
        let that = (start..<min(start + 8, reading.range.upperBound)).first(where: {
          text.word($0) == "that"
        })
      else { continue }
      for index in (that + 1)..<max(that + 1, reading.range.upperBound) {
        guard
          lexicon.denials.contains(where: { text.reads($0, at: index) }),
          let verb = reading.verbs.last(where: {
            $0.tokens.upperBound <= index && index - $0.tokens.upperBound <= 3
          }), !verb.isNegated, verb.lemmas.contains(where: { $0.lemma == "be" })
        else { continue }
        return Speech(
          content: (that + 1)..<index, speaker: nil, cue: index..<(index + 1), cueClass: .deny,
          medium: nil, sentence: sentence, isSourcePhrase: false)
      }
    }
    return nil
  }

  /// "the Twitter account of spokesman X", "an update shared by X": the person counts.
  private func deepest(_ chunk: Chunk) -> Chunk {
    guard let actor = chunk.actor, !actor.isPerson else { return chunk }
    let next = reading.chunks.first { $0.tokens.lowerBound >= chunk.tokens.upperBound }
    guard let next, next.actor != nil, next.tokens.lowerBound - chunk.tokens.upperBound <= 3,
      next.preposition == "of" || next.preposition == "by",
      !["seen", "obtained", "reviewed", "viewed", "read"].contains(
        text.word(next.tokens.lowerBound - 2))
    else { return chunk }
    return next
  }
}
