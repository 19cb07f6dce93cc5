import Gazetteer
import Resolver
import Text

extension ClaimPlace {
  /// The place of the gazetteer that it is, or `nil`.
  fileprivate var resolved: ResolvedPlace? {
    guard role != .in, let placeID, let kind else { return nil }
    return ResolvedPlace(id: placeID, name: name, kind: kind, country: nil, coordinate: coordinate)
  }
}

/// What a text has spoken of so far: the antecedents of pronouns and of "the valley".
final class Discourse {
  let text: TaggedText
  let mentions: [Mention]
  let chunks: [Chunk]
  let gazetteer: Gazetteer
  let actors: ActorFinder
  let readings: [SentenceReading]
  let lexicon: Lexicon
  /// Who speaks where nobody is named: the party whose statement the report is.
  let voice: Actor?

  /// The places that nouns and pronouns stand for, chunk by chunk.
  var meant: [[ResolvedPlace]] = []

  init(
    text: TaggedText, mentions: [Mention], chunks: [Chunk], gazetteer: Gazetteer,
    actors: ActorFinder, readings: [SentenceReading], lexicon: Lexicon, voice: Actor?
  ) {
    self.text = text
    self.mentions = mentions
    self.chunks = chunks
    self.gazetteer = gazetteer
    self.actors = actors
    self.readings = readings
    self.lexicon = lexicon
    self.voice = voice
    meant = [[ResolvedPlace]](repeating: [], count: chunks.count)
    for index in chunks.indices {
      guard case .nominal = chunks[index].kind else { continue }
      meant[index] = places(of: chunks[index]).compactMap(\.resolved)
    }
  }

  /// An actor as a claim names it.
  struct Party: Hashable {
    var name: String
    var id: String?
    /// The party on whose side it stands.
    var side: String?
    var group: GroupNoun.Class
    var kind: ActorKind?
    /// The force of no table for which a speaker speaks.
    var body: String?
    /// Whether it is one human being.
    var isHuman = false
  }

  /// The chunks that name a party or government of the table.
  lazy var partyChunks: [Int] = chunks.indices.filter { party(at: $0) != nil }

  /// The parties and governments of the table that the text names, each once.
  lazy var parties: [Actor] = {
    var seen: Set<String> = []
    return partyChunks.compactMap { party(at: $0) }.filter { seen.insert($0.id).inserted }
  }()

  /// The two parties that the text names most.
  lazy var mainParties: [Party] = {
    var counts: [Party: Int] = [:]
    for index in chunks.indices {
      guard let reference = chunks[index].actor,
        let actor = reference.affiliation ?? reference.actor,
        actor.kind == .party || actor.kind == .government
      else { continue }
      let party = Party(
        name: actor.name, id: actor.id, side: actor.id, group: .forces, kind: actor.kind)
      counts[party, default: 0] += 1
    }
    let order = counts.sorted { ($1.value, $0.key.name) < ($0.value, $1.key.name) }
    return order.prefix(2).map(\.key)
  }()

  /// The chunks that are for one human being.
  lazy var personChunks: [Int] = chunks.indices.filter {
    chunks[$0].actor.map { $0.isPerson || $0.isHuman } ?? false
  }

  /// The chunks of persons of no table, by each word of their names.
  lazy var personsByWord: [String: [Int]] = {
    var list: [String: [Int]] = [:]
    for index in personChunks {
      guard let actor = chunks[index].actor, actor.isPerson, actor.actor == nil else { continue }
      for word in Set(Folding.words(actor.text)) { list[word, default: []].append(index) }
    }
    return list
  }()

  lazy var mentionAt: [Int: Int] = Dictionary(
    mentions.indices.map { (mentions[$0].tokens.lowerBound, $0) },
    uniquingKeysWith: { first, _ in first })

  /// The first place where the text speaks of a provincial capital without naming it.
  lazy var firstProvincialCapital: Int? = chunks.first { chunk in
    guard case .nominal(_, _, "capital") = chunk.kind else { return false }
    return chunk.tokens.contains { text.word($0) == "provincial" }
  }?.tokens.upperBound

  lazy var quotes = text.quotes()

  /// How many phrases back an antecedent may stand.
  static let memory = 400

  /// How many of some chunk indices, in order, lie below one.
  func position(of index: Int, in list: [Int]) -> Int {
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle] < index { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The index of the chunk that ends at a token.
  func index(endingAt token: Int) -> Int? {
    let index = chunkIndex(before: token)
    return index >= 0 && chunks[index].tokens.upperBound == token ? index : nil
  }

  /// The index of the last chunk that ends at or before a token, or -1.
  func chunkIndex(before token: Int) -> Int {
    var low = 0
    var high = chunks.count
    while low < high {
      let middle = (low + high) / 2
      if chunks[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  /// The chunk that ends right before a token.
  func chunk(endingAt token: Int) -> Chunk? { index(endingAt: token).map { chunks[$0] } }

  /// The chunks that start at or behind a token.
  func chunks(from token: Int) -> ArraySlice<Chunk> {
    var start = chunkIndex(before: token) + 1
    while start < chunks.count, chunks[start].tokens.lowerBound < token { start += 1 }
    return chunks[start...]
  }

  /// Whether a token stands between double quotes.
  func isQuoted(_ token: Int) -> Bool {
    var low = 0
    var high = quotes.count
    while low < high {
      let middle = (low + high) / 2
      if quotes[middle].upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < quotes.count && quotes[low].contains(token)
  }
}
