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
    var names = PhraseTrie()
    for (index, toponym) in gazetteer.allNames.enumerated() {
      let words = Tokenizer.matchingWords(toponym.name)
      // One or two letters are abbreviations: only in capitals, with stops or known as such.
      guard words.joined().unicodeScalars.count > 1 else { continue }
      names.insert(words, value: index)
    }
    var demonyms = PhraseTrie()
    for (index, demonym) in gazetteer.demonyms.enumerated() {
      demonyms.insert(Tokenizer.matchingWords(demonym.name), value: index)
    }
    var actors = PhraseTrie()
    for (index, actor) in gazetteer.allActors.enumerated() {
      for name in [actor.name] + actor.aliases {
        let words = Tokenizer.matchingWords(name)
        if words.count > 1 || actor.kind == .outlet { actors.insert(words, value: index) }
      }
    }
    recogniser = Recogniser(
      vocabulary: Vocabulary(language), names: names, demonyms: demonyms, actors: actors,
      abbreviations: Abbreviations(language, names, gazetteer))
    let weights = Weights(language)
    ranker = Ranker(
      gazetteer: gazetteer,
      candidates: Candidates(
        index: PlaceIndex(gazetteer), names: gazetteer.allNames, demonyms: gazetteer.demonyms,
        weights: weights),
      weights: weights)
  }

  /// The mentions of a text, in order: places, demonyms, and names that are no places here.
  public func mentions(in text: TokenizedDocument) -> [Mention] {
    ranker.rank(recogniser.spans(in: text), in: text)
  }
}
