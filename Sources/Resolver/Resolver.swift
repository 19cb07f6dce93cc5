public import Gazetteer
public import Text

/// Finds the names of places in a text and decides which place each one means.
///
/// The decision is a log-linear score a candidate: kind, population, status of the name, head
/// nouns, containment ("Lund in Sweden"), and what the rest of the text is about. Every reason is
/// kept in words.
public struct Resolver: Sendable {
  private let vocabulary: Vocabulary
  private let recogniser: Recogniser
  private let ranker: Ranker

  /// Prepares a resolver for a gazetteer.
  public init(gazetteer: Gazetteer, language: LanguageTables) {
    let names = gazetteer.phrases
    let demonyms = PhraseTable(
      gazetteer.demonyms.enumerated().map { index, demonym in
        (Tokenizer.matchingWords(demonym.name), index)
      })
    let actors = PhraseTable(
      gazetteer.allActors.enumerated().flatMap { index, actor in
        ([actor.name] + actor.aliases).map { Tokenizer.matchingWords($0) }
          .filter { $0.count > 1 || actor.kind == .outlet }.map { ($0, index) }
      })
    let abbreviations = Abbreviations(language, names, gazetteer)
    var vocabulary = Vocabulary(language)
    vocabulary.add(.abbreviation, abbreviations.words)
    vocabulary.add(
      .startsDemonym,
      gazetteer.demonyms.lazy.compactMap { Tokenizer.matchingWords($0.name).first })
    vocabulary.add(
      .startsActor,
      gazetteer.allActors.lazy.flatMap { [$0.name] + $0.aliases }.compactMap {
        Tokenizer.matchingWords($0).first
      })
    self.vocabulary = vocabulary
    recogniser = Recogniser(
      names: names, demonyms: demonyms, actors: actors, abbreviations: abbreviations,
      denyList: DenyList(gazetteer))
    let weights = Weights(language)
    ranker = Ranker(
      candidates: Candidates(gazetteer, weights: weights), weights: weights)
  }

  /// The weights, as `model,sign`, that word tables lack: without them names are told much worse.
  public static func missingWeights(in language: LanguageTables) -> [String] {
    Weights.missing(in: language)
  }

  /// The mentions of a text, in order: places, demonyms, and names that are no places here.
  ///
  /// When explained, each lists all its candidates with their reasons, and the signs for and
  /// against a place; else the likely candidates, with the reasons for the best one in words.
  public func mentions(in text: TokenizedDocument, explained: Bool = false) -> [Mention] {
    let passage = Passage(text, vocabulary)
    return ranker.rank(recogniser.spans(in: passage), in: passage, isExplained: explained)
  }
}
