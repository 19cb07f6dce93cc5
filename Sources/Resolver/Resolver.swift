public import Gazetteer
public import Text

/// How much a mention tells of its candidates.
package enum MentionDetail: Sendable {
  /// The best one, without reasons: all that reading a text needs.
  case best
  /// The likely ones, with the reasons for the best.
  case candidates
  /// All of them, with all reasons.
  case explained
}

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
    let demonyms = gazetteer.demonyms.enumerated().map { index, demonym in
      (words: NameKey.words(demonym.name), value: index)
    }
    // A single word is a name of an outlet alone.
    let allActors = gazetteer.allActors
    let actors = allActors.enumerated().flatMap { index, actor in
      ([actor.name] + actor.aliases).map { (words: NameKey.words($0), value: index) }
    }
    let searched = actors.filter { $0.words.count > 1 || allActors[$0.value].kind == .outlet }
    let abbreviations = Abbreviations(language, names, gazetteer)
    var vocabulary = Vocabulary(language)
    vocabulary.add(.abbreviation, abbreviations.words)
    vocabulary.add(.startsDemonym, demonyms.lazy.compactMap(\.words.first))
    vocabulary.add(.startsActor, actors.lazy.compactMap(\.words.first))
    self.vocabulary = vocabulary
    recogniser = Recogniser(
      names: names, demonyms: PhraseTable(demonyms), actors: PhraseTable(searched),
      abbreviations: abbreviations,
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
    mentions(in: text, detail: explained ? .explained : .candidates)
  }

  /// The mentions of a text, with as much about their candidates as is asked for.
  package func mentions(in text: TokenizedDocument, detail: MentionDetail) -> [Mention] {
    let passage = Passage(text, vocabulary)
    return ranker.rank(recogniser.spans(in: passage), in: passage, detail: detail)
  }
}
