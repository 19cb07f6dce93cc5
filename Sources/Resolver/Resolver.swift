public import Gazetteer
public import Text

/// Finds the names of places in a text and decides which place each one means.
///
/// The decision is a log-linear score a candidate: kind, population, status of the name, head
/// nouns, containment ("Lund in Sweden"), and what the rest of the text is about. Every reason is
/// kept in words.
public struct Resolver: Sendable {
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
    recogniser = Recogniser(
      vocabulary: Vocabulary(language), names: names, demonyms: demonyms, actors: actors,
      abbreviations: Abbreviations(language, names, gazetteer))
    let weights = Weights(language)
    ranker = Ranker(
      gazetteer: gazetteer,
      candidates: Candidates(gazetteer, weights: weights),
      weights: weights)
  }

  /// The mentions of a text, in order: places, demonyms, and names that are no places here.
  public func mentions(in text: TokenizedDocument) -> [Mention] {
    ranker.rank(recogniser.spans(in: text), in: text)
  }
}
