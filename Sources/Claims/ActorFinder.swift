import Gazetteer
import Text

/// Finds names of the actor table in a text.
struct ActorFinder: Sendable {
  private let phrases: PhraseTable
  private let actors: [Actor]
  private let byID: [String: Actor]

  init(_ actors: [Actor]) {
    phrases = PhraseTable(
      actors.enumerated().flatMap { index, actor in
        ([actor.name] + actor.aliases).map { name in
          var words = NameKey.words(name)
          if words.count > 1, words.first == "the" { words.removeFirst() }
          return (words, index)
        }
      })
    self.actors = actors
    byID = Dictionary(actors.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether a folded word starts the name of an actor.
  func startsName(_ word: String) -> Bool { phrases.starts(with: word) }

  /// The actor whose name starts at a token, the longest name first, and the token behind it.
  ///
  /// Names of persons, outlets and organisations count only with a capital; so does a name of one
  /// word that is common otherwise.
  func match(_ tokens: [Token], _ start: Int) -> (Actor, Int)? {
    guard start < tokens.count, tokens[start].kind == .word else { return nil }
    let found = phrases.longestMatch(
      from: start,
      word: { index in
        guard index < tokens.count, tokens[index].isMatched else { return nil }
        if index > start, tokens[index].startsParagraph { return nil }
        return tokens[index].matchingWord
      },
      skip: { index in
        index < tokens.count && tokens[index].kind == .hyphen ? 1 : 0
      })
    guard let found else { return nil }
    let capital = tokens[start].capitals != .none
    for value in found.values {
      let actor = actors[value]
      switch actor.kind {
      case .party, .government, .civilians: return (actor, found.end)
      case .person, .outlet, .organisation: if capital { return (actor, found.end) }
      }
    }
    return nil
  }

  /// The government of the table that bears the name of a country.
  func state(named country: String) -> Actor? {
    actors.first {
      $0.kind == .government && ($0.name == country || $0.aliases.contains(country))
    }
  }

  func actor(_ id: String) -> Actor? { byID[id] }

  /// The party that an actor belongs to or speaks for.
  func side(of actor: Actor) -> Actor? { byID[actor.side] }
}
