import Gazetteer
import Resolver
import Text

/// A sentence with its phrases and verbs, and the grammar that a claim needs: subjects, objects,
/// governors.
final class SentenceReading {
  let text: TaggedText
  let lexicon: Lexicon
  let range: Range<Int>
  let chunks: [Chunk]
  let verbs: [VerbGroup]
  /// The chunk and the verb that hold each token of the sentence, or -1.
  private let chunkOfToken: [Int32]
  private let verbOfToken: [Int32]
  /// The first verb that starts at each token, or -1.
  private let verbFromToken: [Int32]

  init(
    text: TaggedText, lexicon: Lexicon, range: Range<Int>, chunks: [Chunk], verbs: [VerbGroup]
  ) {
    self.text = text
    self.lexicon = lexicon
    self.range = range
    self.chunks = chunks
    self.verbs = verbs
    func index(_ ranges: [Range<Int>]) -> [Int32] {
      var map = [Int32](repeating: -1, count: range.count)
      for (index, tokens) in ranges.enumerated().reversed() {
        for token in tokens.clamped(to: range) { map[token - range.lowerBound] = Int32(index) }
      }
      return map
    }
    chunkOfToken = index(chunks.map(\.tokens))
    verbOfToken = index(verbs.map(\.tokens))
    verbFromToken = index(
      verbs.map { $0.tokens.lowerBound..<min($0.tokens.upperBound, $0.tokens.lowerBound + 1) })
  }

  static let subordinators: Set<String> = [
    "that", "as", "after", "before", "while", "when", "if", "since", "because", "until",
    "although", "though", "where", "unless", "once", "whereas", "so", "saying", "how", "whether",
  ]

  static let relatives: Set<String> = ["who", "which", "that"]
  static let conjunctions: Set<String> = ["and", "or", "but", "nor", "then"]

  static let clauseEnds: Set<String> = [
    ";", ":", "—", "–", "who", "which", "where", "while", "because", "although", "though",
    "unless", "if", "when", "but", "according",
  ]

  static let clauseLinks: Set<String> = [
    "after", "before", "since", "as", "until", "that", "once",
  ]

  /// The chunk that holds a token.
  func chunk(at token: Int) -> Chunk? {
    guard range.contains(token) else { return nil }
    let index = Int(chunkOfToken[token - range.lowerBound])
    return index < 0 ? nil : chunks[index]
  }

  /// The first phrase behind another.
  func chunk(behind chunk: Chunk) -> Chunk? {
    chunks.first { $0.tokens.lowerBound >= chunk.tokens.upperBound }
  }

  func verb(endingAt token: Int) -> VerbGroup? {
    guard range.contains(token) else { return nil }
    let index = Int(verbOfToken[token - range.lowerBound])
    return index < 0 ? nil : verbs[index]
  }

  /// The first verb that starts at a token.
  func verb(startingAt token: Int) -> VerbGroup? {
    guard range.contains(token) else { return nil }
    let index = Int(verbFromToken[token - range.lowerBound])
    return index < 0 ? nil : verbs[index]
  }

  func previousVerb(before token: Int, finite: Bool = false) -> VerbGroup? {
    verbs.last { $0.tokens.upperBound <= token && (!finite || $0.isFinite) }
  }

  func nextVerb(after token: Int) -> VerbGroup? {
    verbs.first { $0.tokens.lowerBound >= token && $0.isFinite }
  }

  func acting(_ chunk: Chunk) -> Bool {
    if case .bothSides = chunk.kind { return true }
    return chunk.isActor || chunk.pronoun != nil
  }
}
