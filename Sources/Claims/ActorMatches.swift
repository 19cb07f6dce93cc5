import Gazetteer
import Text

/// The names of actors in a text, each found once.
final class ActorMatches {
  private let finder: ActorFinder
  private let found: [(actor: Actor, end: Int)]
  private let foundAt: [Int32]

  init(_ finder: ActorFinder, in text: TaggedText) {
    self.finder = finder
    var found: [(actor: Actor, end: Int)] = []
    var foundAt = [Int32](repeating: -1, count: text.tokens.count)
    let mayStart = text.words.map(finder.startsName)
    for index in text.tokens.indices where mayStart[Int(text.tokens[index].word)] {
      guard let (actor, end) = finder.match(text.tokens, index) else { continue }
      foundAt[index] = Int32(found.count)
      found.append((actor, end))
    }
    // "resistance forces" are those of the table only where the text is about its parties.
    func isPlain(_ index: Int) -> Bool {
      let sentence = text.sentences[text.sentenceIndex(ofToken: index)].tokens.lowerBound
      return (index..<found[Int(foundAt[index])].end).allSatisfy {
        (text.tokens[$0].capitals == .none || $0 == sentence)
          && (text.group($0) != nil || text.has([.groupModifier, .common], $0))
      }
    }
    let parties = foundAt.indices.filter {
      foundAt[$0] >= 0 && found[Int(foundAt[$0])].actor.kind == .party
    }
    if parties.allSatisfy(isPlain) {
      for index in parties { foundAt[index] = -1 }
    }
    self.found = found
    self.foundAt = foundAt
  }

  /// The actor whose name starts at a token, and the token behind it.
  func match(_ index: Int) -> (Actor, Int)? {
    guard foundAt.indices.contains(index), foundAt[index] >= 0 else { return nil }
    return found[Int(foundAt[index])]
  }

  func side(of actor: Actor) -> Actor? { finder.side(of: actor) }
  func state(named country: String) -> Actor? { finder.state(named: country) }
}
