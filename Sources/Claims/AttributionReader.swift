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
      speeches += SourcePhraseReader(
        text: text, lexicon: lexicon, reading: reading, sentence: index
      ).speeches()
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
