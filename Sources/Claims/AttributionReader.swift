import Gazetteer
import Text

/// Words of a text that somebody is said to have said.
struct Speech {
  /// The tokens that are said.
  let content: Range<Int>
  /// Who says it, or `nil` when only an outlet or channel is named.
  let speaker: Chunk?
  /// The token of the cue, and its words.
  let cue: Range<Int>
  let cueClass: CueClass
  /// The channel that the cue itself tells: "tweeted".
  let medium: String?
  /// The sentence that holds the cue.
  let sentence: Int
  /// Whether "according to" or "quoting" introduces the speaker.
  let isSourcePhrase: Bool
}

/// Finds who is said to say what: cues before, behind and around their content, and quotes that
/// run over sentences.
struct AttributionReader {
  let text: TaggedText
  let lexicon: Lexicon
  let readings: [SentenceReading]

  func speeches() -> [Speech] {
    var speeches: [Speech] = []
    for (index, reading) in readings.enumerated() {
      speeches += cues(in: reading, sentence: index)
      speeches += sources(in: reading, sentence: index)
    }
    speeches += quotes(speeches)
    return speeches
  }

  // MARK: Verbs of speech

  private func cues(in reading: SentenceReading, sentence: Int) -> [Speech] {
    var speeches: [Speech] = []
    for verb in reading.verbs {
      guard let lemma = verb.lemmas.first(where: { lexicon.cues[$0.lemma] != nil })?.lemma,
        let cue = lexicon.cues[lemma]
      else { continue }
      // "to say", "saying" carry on a speech that another cue opens, or open one.
      if verb.isInfinitive, cue == .say { continue }
      if let speech = speech(verb, lemma, cue, reading, sentence) { speeches.append(speech) }
    }
    return speeches
  }

  private func speech(
    _ verb: VerbGroup, _ lemma: String, _ cue: CueClass, _ reading: SentenceReading,
    _ sentence: Int
  ) -> Speech? {
    let range = reading.range
    let medium = lexicon.cueMedia[lemma]
    func make(_ start: Int, _ end: Int, _ speaker: Chunk?) -> Speech? {
      start < end
        ? Speech(
          content: start..<end, speaker: speaker, cue: verb.tokens, cueClass: cue, medium: medium,
          sentence: sentence, isSourcePhrase: false) : nil
    }
    if cue == .quote {
      // "X was quoted as saying …", "Y quoted X as saying …", "reports quoting X, …".
      if verb.isPassive {
        let subject = reading.subject(of: verb)
        let end = sayingEnd(verb.tokens.upperBound, reading)
        if isTrailing(verb, subject, reading) {
          return make(range.lowerBound, verb.tokens.lowerBound, subject)
        }
        return make(end, range.upperBound, subject)
      }
      let object = reading.complements(of: verb).first { !$0.isTime }
      guard let object, object.isActor || object.pronoun != nil else { return nil }
      if verb.isGerund { return make(object.tokens.upperBound, range.upperBound, object) }
      if isTrailing(verb, reading.subject(of: verb), reading) {
        return make(range.lowerBound, verb.tokens.lowerBound, object)
      }
      return make(object.tokens.upperBound, range.upperBound, object)
    }
    if reading.deniesApposed(verb) { return nil }
    // "was said to", "is reported to": nobody is named; the governor table deals with it.
    if verb.isPassive { return nil }
    if let (speaker, start) = inverted(verb, reading) {
      // In the middle of a sentence the words on both sides are said.
      let behind = speaker.tokens.upperBound
      let goesOn =
        text.word(behind) == "," && ["and", "but"].contains(text.word(behind + 1))
        && text.tokens[verb.tokens.lowerBound - 1].kind != .quote
      return make(
        range.lowerBound, goesOn ? range.upperBound : min(start, verb.tokens.lowerBound), speaker)
    }
    guard let subject = reading.subject(of: verb) else {
      guard verb.isGerund else { return nil }
      return make(verb.tokens.upperBound, range.upperBound, nil)
    }
    // "A day after stating that …, the army": what is said ends where the main clause begins.
    if verb.isGerund, let main = reading.mainVerb(behind: verb),
      let own = reading.subject(of: main),
      own.tokens == subject.tokens, own.tokens.lowerBound > verb.tokens.upperBound
    {
      return make(verb.tokens.upperBound, own.tokens.lowerBound, subject)
    }
    if isTrailing(verb, subject, reading) {
      let start = min(subject.tokens.lowerBound, verb.tokens.lowerBound)
      // In the middle of a sentence the words on both sides are said.
      let end =
        text.word(endOfTime(verb.tokens.upperBound, reading)) == "," ? range.upperBound : start
      return make(range.lowerBound, end, subject)
    }
    return make(
      verb.tokens.upperBound, cue == .vow ? vowEnd(verb, reading) : range.upperBound, subject)
  }

  /// Where what is vowed ends: "vowed to retake X after losing it" vows no loss.
  private func vowEnd(_ verb: VerbGroup, _ reading: SentenceReading) -> Int {
    let end = reading.range.upperBound
    guard text.word(verb.tokens.upperBound) == "to" else { return end }
    return (verb.tokens.upperBound..<end).first { index in
      ["after", "amid", "as", "despite", "following", "since", "though", "although", "while"]
        .contains(text.word(index)) && reading.chunk(at: index) == nil
    } ?? end
  }

  private func sayingEnd(_ start: Int, _ reading: SentenceReading) -> Int {
    var index = start
    while index < reading.range.upperBound, index < start + 4 {
      if text.word(index) == "saying" { return index + 1 }
      index += 1
    }
    return start
  }

  /// `"…," said X` and `…, said X, the commander.`
  private func inverted(_ verb: VerbGroup, _ reading: SentenceReading) -> (Chunk, Int)? {
    let before = verb.tokens.lowerBound - 1
    guard before >= reading.range.lowerBound,
      text.tokens[before].kind == .quote || text.word(before) == ","
    else { return nil }
    let next = reading.chunks.first { $0.tokens.lowerBound >= verb.tokens.upperBound }
    guard let next, next.tokens.lowerBound - verb.tokens.upperBound <= 3, next.isActor,
      next.preposition.isEmpty
    else { return nil }
    // "X, speaking in Kabul, said Y had": a subject of its own before the comma rules it out.
    if text.tokens[before].kind != .quote,
      reading.verbs.contains(where: {
        $0.isFinite && $0.tokens.lowerBound >= next.tokens.upperBound
          && $0.tokens.lowerBound - next.tokens.upperBound <= 2
          && text.word($0.tokens.lowerBound - 1) != "who"
      })
    {
      return nil
    }
    return (next, before)
  }

  /// Whether the cue stands behind its content: a comma or closing quote before the speaker, and
  /// a verb before that.
  private func isTrailing(
    _ verb: VerbGroup, _ subject: Chunk?, _ reading: SentenceReading
  ) -> Bool {
    // "…," X told reporters, adding that …: what is added follows.
    if verb.isGerund, let subject,
      reading.verbs.contains(where: {
        $0.tokens.lowerBound >= subject.tokens.upperBound
          && $0.tokens.upperBound <= verb.tokens.lowerBound
      })
    {
      return false
    }
    let start = min(subject?.tokens.lowerBound ?? verb.tokens.lowerBound, verb.tokens.lowerBound)
    var before = start - 1
    // Back over the words of the speaker, and over others who say it too: "X and three Y said".
    while before >= reading.range.lowerBound {
      if let chunk = reading.chunk(at: before) {
        guard chunk.isActor, chunk.isPossessive || text.word(chunk.tokens.upperBound) == "and"
        else { break }
        before = chunk.tokens.lowerBound - 1
        continue
      }
      guard [.word, .hyphen, .possessive].contains(text.tokens[before].kind) else { break }
      before -= 1
    }
    guard before > reading.range.lowerBound,
      text.word(before) == "," || text.tokens[before].kind == .quote || text.word(before) == "-"
        || text.tokens[before].kind == .hyphen
    else { return false }
    guard reading.verbs.contains(where: { $0.tokens.upperBound <= before }) else { return false }
    // "…, but X claimed to have": a new clause, whose content follows.
    if ["but", "and", "while", "although", "though", "as", "yet"].contains(text.word(before + 1)) {
      return false
    }
    if reading.verbs.contains(where: {
      $0.isInfinitive && $0.tokens.lowerBound == verb.tokens.upperBound
    }) {
      return false
    }
    // "…, a witness said, …" in the middle: a comma or the end right behind the cue.
    let next = text.word(endOfTime(verb.tokens.upperBound, reading))
    if text.word(before) == ",", next == "," || next == "." || next == ";" { return true }
    // Content behind the cue as well means that the cue opens it: "… , X said Y had left".
    let behind = reading.verbs.contains {
      $0.tokens.lowerBound >= verb.tokens.upperBound && $0.isFinite
    }
    if text.tokens[before].kind == .quote { return !behind || isClosingQuote(before) }
    return !behind
  }

  /// Past "on Sunday" behind a cue.
  private func endOfTime(_ index: Int, _ reading: SentenceReading) -> Int {
    var index = index
    // "told this newspaper on Sunday": whom they told.
    if let heard = reading.chunk(at: index), heard.isActor, heard.preposition.isEmpty {
      index = heard.tokens.upperBound
    }
    for start in [index, index + 1] {
      if let chunk = reading.chunk(at: start), chunk.isTime { return chunk.tokens.upperBound }
    }
    return index
  }

  private func isClosingQuote(_ index: Int) -> Bool {
    !text.tokens[index].followsSpace
  }

  // MARK: According to

  private func sources(in reading: SentenceReading, sentence: Int) -> [Speech] {
    var speeches: [Speech] = []
    for index in reading.range where text.word(index) == "according" && text.word(index + 1) == "to"
    {
      let speaker = reading.chunks.first { $0.tokens.lowerBound >= index + 2 }
      let named = speaker.flatMap { $0.tokens.lowerBound - index <= 8 ? $0 : nil }
      guard let named, named.isActor || ["him", "her"].contains(named.pronoun) else { continue }
      speeches.append(
        Speech(
          content: reading.range, speaker: deepest(named, reading), cue: index..<(index + 2),
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
    if let speech = labelled(reading, sentence) { speeches.append(speech) }
    if let speech = falsified(reading, sentence) ?? dismissed(reading, sentence) {
      speeches.append(speech)
    }
    return speeches
  }

  /// "UN: thousands flee": a name and a colon open the sentence.
  private func labelled(_ reading: SentenceReading, _ sentence: Int) -> Speech? {
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
  private func dismissed(_ reading: SentenceReading, _ sentence: Int) -> Speech? {
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
  private func falsified(_ reading: SentenceReading, _ sentence: Int) -> Speech? {
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
  private func deepest(_ chunk: Chunk, _ reading: SentenceReading) -> Chunk {
    guard let actor = chunk.actor, !actor.isPerson else { return chunk }
    let next = reading.chunks.first { $0.tokens.lowerBound >= chunk.tokens.upperBound }
    guard let next, next.actor != nil, next.tokens.lowerBound - chunk.tokens.upperBound <= 3,
      next.preposition == "of" || next.preposition == "by",
      !["seen", "obtained", "reviewed", "viewed", "read"].contains(
        text.word(next.tokens.lowerBound - 2))
    else { return chunk }
    return next
  }

  // MARK: Quotes over several sentences

  /// Gives the sentences inside a quote to the speaker who is named where it opens or closes.
  private func quotes(_ speeches: [Speech]) -> [Speech] {
    text.quotes().compactMap { speech(around: $0.lowerBound, $0.upperBound - 1, speeches) }
  }

  /// Where the speeches of a sentence start, in speeches in the order of their sentences.
  private func position(of sentence: Int, in speeches: [Speech]) -> Int {
    var low = 0
    var high = speeches.count
    while low < high {
      let middle = (low + high) / 2
      if speeches[middle].sentence < sentence { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func speech(around start: Int, _ end: Int, _ speeches: [Speech]) -> Speech? {
    guard end - start > 4 else { return nil }
    let first = text.sentenceIndex(ofToken: start)
    let last = text.sentenceIndex(ofToken: end)
    // The cue behind the closing quote, then the one before the opening one, then the speaker of
    // the sentence before.
    let speeches = speeches[
      position(of: first - 2, in: speeches)..<position(of: last + 1, in: speeches)]
    let near =
      speeches.first { ($0.sentence == last || $0.sentence == first) && $0.cue.lowerBound > end }
      ?? speeches.last { $0.sentence == first && $0.cue.upperBound <= start }
      ?? speeches.last {
        $0.speaker != nil && $0.sentence < first && first - $0.sentence <= 2
          && readings[$0.sentence].range.upperBound <= start
      }
    guard let near else { return nil }
    return Speech(
      content: start..<(end + 1), speaker: near.speaker, cue: near.cue, cueClass: near.cueClass,
      medium: near.medium, sentence: near.sentence, isSourcePhrase: false)
  }
}
