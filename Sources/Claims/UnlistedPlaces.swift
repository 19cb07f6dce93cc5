import Chronology
import Gazetteer
import Resolver
import Text

/// Finds names of places that the gazetteer lacks, where the words around leave no doubt: "the town
/// of Minova", "Minova town", "seized Minova", "Kabul, Minova and Ghazni".
///
/// Their claims are listed without a point. Without them "the town" would mean another place.
struct UnlistedPlaces {
  let text: TaggedText
  let lexicon: Lexicon
  let actors: ActorMatches
  let mentions: [Mention]
  /// Which tokens belong to a mention, an actor of the table or a time.
  private let taken: [Bool]
  /// The tokens behind which, and at which, a place of the gazetteer ends or starts.
  private let ends: Set<Int>
  private let starts: Set<Int>

  init(
    text: TaggedText, mentions: [Mention], times: [TimeExpression], lexicon: Lexicon,
    actors: ActorMatches
  ) {
    self.text = text
    self.lexicon = lexicon
    self.actors = actors
    self.mentions = mentions
    var taken = [Bool](repeating: false, count: text.tokens.count)
    func take(_ tokens: Range<Int>) {
      for token in tokens.clamped(to: taken.indices) { taken[token] = true }
    }
    for mention in mentions { take(mention.tokens) }
    for time in times { take(time.tokens) }
    for index in text.tokens.indices {
      if let (_, end) = actors.match(index) { take(index..<end) }
    }
    self.taken = taken
    let places = mentions.filter { $0.status != .notAPlace && $0.type == .name }
    ends = Set(places.map(\.tokens.upperBound))
    starts = Set(places.map(\.tokens.lowerBound))
  }

  /// The mentions of the gazetteer's places, and behind them those of places that it lacks.
  func allMentions() -> [Mention] {
    var kinds: [String: PlaceKind] = [:]
    var names: [Range<Int>] = []
    var ends = ends
    var index = 0
    while index < text.tokens.count {
      guard let name = name(at: index) else {
        index += 1
        continue
      }
      names.append(name)
      let key = text.text(name)
      if let kind = kind(of: name, ends) {
        if kinds[key] == nil { kinds[key] = kind }
        ends.insert(name.upperBound)
      }
      index = name.upperBound
    }
    guard !kinds.isEmpty else { return mentions }
    return mentions
      + names.compactMap { name in
        let key = text.text(name)
        return kinds[key].map {
          Mention(unlisted: key, kind: $0, bytes: text.bytes(name), tokens: name)
        }
      }
  }

  // MARK: Names

  /// Capitalised words that may be a name, from a token on.
  private func name(at start: Int) -> Range<Int>? {
    guard isName(start), start == 0 || !isPartOfName(start) else { return nil }
    var end = start + 1
    while end < text.tokens.count, end - start < 5, !text.tokens[end].startsParagraph {
      if isName(end) {
        end += 1
      } else if text.tokens[end].kind == .hyphen, !text.tokens[end].followsSpace,
        end + 1 < text.tokens.count, !text.tokens[end + 1].followsSpace,
        isName(end + 1) || isName(end + 2) && text.word(end + 1).utf8.count <= 3
      {
        end += isName(end + 1) ? 2 : 3
      } else {
        break
      }
    }
    guard end - start <= 5, !taken[start..<min(end, taken.count)].contains(true) else { return nil }
    return start..<end
  }

  private func isName(_ index: Int) -> Bool {
    guard text.tokens.indices.contains(index) else { return false }
    let token = text.tokens[index]
    return token.kind == .word && token.capitals == .initial && !taken[index]
      && token.folded.utf8.count > 1
      && !text.has([.title, .noName, .determiner, .preposition, .pronoun, .auxiliary], index)
      && text.group(index) == nil && text.head(index) == nil && !text.has(.direction, index)
  }

  /// Whether capitalised words before a token carry on into it: a person's name, an outlet's.
  private func isPartOfName(_ start: Int) -> Bool {
    let before = text.tokens[start - 1]
    guard before.kind == .word, !text.tokens[start].startsParagraph else { return false }
    return before.capitals != .none && !text.has([.preposition, .determiner], start - 1)
      && text.forms(start - 1) == nil && text.head(start - 1) == nil
      || text.has(.title, start - 1)
  }

  // MARK: What they are

  /// The kind of place that a name is by the words around it, or `nil` when they do not say so.
  private func kind(of name: Range<Int>, _ ends: Set<Int>) -> PlaceKind? {
    let end = name.upperBound
    // People and what belongs to somebody.
    if end < text.tokens.count, text.tokens[end].kind == .possessive { return nil }
    if text.group(end) != nil || actors.match(end) != nil { return nil }
    return headKind(name) ?? explainedKind(name)
      ?? (isTaken(name) || isListed(name, ends) ? .town : nil)
  }

  /// "the town of X", "X district".
  private func headKind(_ name: Range<Int>) -> PlaceKind? {
    let start = name.lowerBound
    if text.word(start - 1) == "of", let head = text.head(start - 2), Self.isUnit(head.kind),
      text.word(start - 2) != "capital"
    {
      return head.kind
    }
    let sentence = text.sentences[text.sentenceIndex(ofToken: start)].tokens.lowerBound
    guard let head = text.head(name.upperBound), !head.isPlural, Self.isUnit(head.kind),
      start > sentence, text.tokens[name.upperBound].capitals == .none,
      !text.tokens[name.upperBound].startsParagraph
    else { return nil }
    return head.kind
  }

  private static func isUnit(_ kind: PlaceKind) -> Bool {
    kind.isSettlement
      || [.district, .province, .valley, .pass, .road, .river, .tunnel].contains(kind)
  }

  /// "X, some 25 km west of Y", "X, a village in Z".
  private func explainedKind(_ name: Range<Int>) -> PlaceKind? {
    guard text.word(name.upperBound) == "," else { return nil }
    var index = name.upperBound + 1
    if ["a", "the", "another"].contains(text.word(index)) {
      for word in (index + 1)..<(index + 5) {
        guard text.tokens.indices.contains(word), text.tokens[word].kind == .word else {
          return nil
        }
        if let head = text.head(word), !head.isPlural {
          return Self.isUnit(head.kind) ? head.kind : nil
        }
        if text.tokens[word].capitals != .none || text.has(.preposition, word) { return nil }
      }
      return nil
    }
    if ["some", "about", "around", "roughly"].contains(text.word(index)) { index += 1 }
    return text.tellsDistance(index) ? .town : nil
  }

  /// "seized X": the object of a verb of taking or holding.
  private func isTaken(_ name: Range<Int>) -> Bool {
    let verb = name.lowerBound - 1
    guard verb >= 0, text.tokens[verb].kind == .word, text.tokens[verb].capitals == .none,
      endsPhrase(name.upperBound), name.count == 1 || text.word(verb) != "captured"
    else { return false }
    return text.forms(verb)?.contains { form in
      lexicon.verbs[form.lemma]?.contains {
        $0.particle.isEmpty && ($0.frame == .take || $0.frame == .have || $0.frame == .lose)
      } ?? false
    } ?? false
  }

  /// "A, X and C", "A and X": between places, or behind the "and" of a list of them.
  private func isListed(_ name: Range<Int>, _ ends: Set<Int>) -> Bool {
    let before = name.lowerBound - 1
    let end = name.upperBound
    let isJoined = ["and", "or"].contains(text.word(before)) && ends.contains(before)
    if isJoined
      || text.word(before) == "and" && text.word(before - 1) == "," && ends.contains(before - 1)
    {
      return endsPhrase(end)
    }
    guard text.word(before) == ",", ends.contains(before) else { return false }
    return ["and", "or"].contains(text.word(end))
      && (starts.contains(end + 1) || isName(end + 1))
  }

  /// Whether a phrase may end before a token: no verb follows whose subject the name could be.
  private func endsPhrase(_ index: Int) -> Bool {
    guard text.tokens.indices.contains(index) else { return true }
    if text.tokens[index].startsParagraph { return true }
    guard text.tokens[index].kind == .word else { return text.tokens[index].kind != .quote }
    return text.has([.preposition, .conjunction, .subordinator, .clauseLink, .adverb], index)
      || taken[index]
  }
}
