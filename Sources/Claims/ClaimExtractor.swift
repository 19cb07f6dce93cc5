import Chronology
public import Gazetteer
public import Reports
public import Resolver
public import Text

/// Reads who says who holds or moves where, when, and how surely.
///
/// Everything that depends on words lives in the tables of the language; everything that depends
/// on a conflict in the tables of places and actors.
public struct ClaimExtractor: Sendable {
  private let gazetteer: Gazetteer
  private let resolver: Resolver
  private let lexicon: Lexicon
  private let actors: ActorFinder

  /// Prepares an extractor for a gazetteer with its actors and a language.
  public init(gazetteer: Gazetteer, language: LanguageTables, resolver: Resolver) {
    self.gazetteer = gazetteer
    self.resolver = resolver
    lexicon = Lexicon(language)
    actors = ActorFinder(gazetteer.allActors)
  }

  /// The claims of a report, in the order of its text, not yet related to those of other reports.
  public func claims(in report: Report) -> [Claim] {
    let text = TokenizedDocument(report.document)
    return claims(in: report, text: text, mentions: resolver.mentions(in: text, detail: .best))
  }

  /// The claims of a report whose places were resolved before.
  public func claims(
    in report: Report, text: TokenizedDocument, mentions: [Mention]
  ) -> [Claim] {
    claims(in: report, TaggedText(text, lexicon: lexicon), mentions)
  }

  private func claims(
    in report: Report, _ text: TaggedText, _ mentions: [Mention]
  ) -> [Claim] {
    let times = TimeReader(text: text, published: report.published).expressions()
    let matches = ActorMatches(actors, in: text)
    let mentions = UnlistedPlaces(
      text: text, mentions: mentions, times: times, lexicon: lexicon, actors: matches
    ).allMentions()
    let chunks = Chunker(
      text: text, mentions: mentions, times: times, lexicon: lexicon, actors: matches
    ).chunks()
    let readings = sentenceReadings(text, chunks)
    let speeches = SpeechIndex(
      AttributionReader(text: text, lexicon: lexicon, readings: readings).speeches(), text: text)
    let discourse = Discourse(
      text: text, mentions: mentions, chunks: chunks, gazetteer: gazetteer, actors: actors,
      readings: readings, lexicon: lexicon, voice: voice(of: report, text))
    var claims: [Claim] = []
    for (index, reading) in readings.enumerated() {
      let drafts = ClauseExtractor(
        reading: reading, lexicon: lexicon, sentence: index, mentions: mentions
      ).drafts()
      let finisher = ClaimFinisher(
        report: report, text: text, lexicon: lexicon, actors: actors, discourse: discourse,
        speeches: speeches, times: times, reading: reading)
      let before = claims.count
      for draft in drafts { finisher.appendClaims(from: draft, to: &claims) }
      if let denial = finisher.denial(of: claims, onlyApposed: claims.count > before) {
        claims.append(denial)
      }
    }
    return ClaimIdentifier.assigned(claims, plain: claims.map(\.id))
  }

  /// The party whose own statement a report is: it publishes it, or the first line says so.
  private func voice(of report: Report, _ text: TaggedText) -> Actor? {
    func party(_ words: TaggedText, from start: Int, to end: Int) -> Actor? {
      for index in start..<min(end, words.tokens.count) {
        if let (actor, _) = actors.match(words.tokens, index) {
          return actor.kind == .party || actor.kind == .government ? actor : nil
        }
      }
      return nil
    }
    if let outlet = report.outlet {
      let words = TaggedText(TokenizedDocument(Document(outlet)), lexicon: lexicon)
      if let actor = party(words, from: 0, to: 1) { return actor }
    }
    // "Statement by the Ministry of Defence"
    guard let first = text.sentences.first?.tokens, first.count <= 12,
      let heading = first.first(where: {
        ["statement", "communique", "declaration", "announcement"].contains(text.word($0))
      }),
      ["by", "of", "from"].contains(text.word(heading + 1))
    else { return nil }
    return party(text, from: heading + 2, to: min(heading + 5, first.upperBound))
  }

  private func sentenceReadings(
    _ text: TaggedText, _ chunks: [Chunk]
  ) -> [SentenceReading] {
    var readings: [SentenceReading] = []
    var next = 0
    for sentence in text.sentences {
      var own: [Chunk] = []
      while next < chunks.count, chunks[next].tokens.lowerBound < sentence.tokens.upperBound {
        own.append(chunks[next])
        next += 1
      }
      let verbs = VerbReader(
        text: text, lexicon: lexicon, sentence: sentence.tokens, chunks: own
      ).groups(in: sentence)
      readings.append(
        SentenceReading(
          text: text, lexicon: lexicon, range: sentence.tokens, chunks: own, verbs: verbs))
    }
    return readings
  }
}
